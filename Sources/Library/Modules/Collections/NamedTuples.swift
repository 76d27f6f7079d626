import Language

/// An instance of a class that `namedtuple` made.
final class NamedTuple: Tuple {
  private let exactType: TypeObject
  /// The fields' names, in order.
  let fields: [String]

  init(_ type: TypeObject, _ fields: [String], _ items: [Value]) {
    exactType = type
    self.fields = fields
    super.init(items)
  }

  override var type: TypeObject { exactType }

  override func repr() throws -> String {
    try Recursion.showing(self, else: "\(type.name)(...)") {
      let parts = try zip(fields, items).map { try "\($0)=\(Operations.repr($1))" }
      return "\(type.name)(\(parts.joined(separator: ", ")))"
    }
  }

  override func copied(_ copying: Copying) throws -> Object? {
    copying.isDeep ? NamedTuple(exactType, fields, try items.map(copying.part)) : nil
  }
}

/// `collections.namedtuple`.
enum NamedTuples {
  static var function: NativeFunction {
    NativeFunction(
      "namedtuple", signature: "typename, field_names, *, rename=False, defaults=None, module=None"
    ) { bound in
      let name = try Operations.str(bound[0])
      let fields = try fieldNames(bound[1])
      let defaults = bound[3].isNone ? [] : try Operations.items(of: bound[3])
      guard defaults.count <= fields.count else {
        throw PythonError.typeError("Got more default values than field names")
      }
      return .object(makeType(name, fields, defaults))
    }
  }

  private static func fieldNames(_ value: Value) throws -> [String] {
    let names: [String]
    if case .str(let text) = value {
      names = text.text.split { $0 == "," || $0 == " " }.map(String.init)
    } else {
      names = try Operations.items(of: value).map(Operations.str)
    }
    for (index, name) in names.enumerated() {
      if name.hasPrefix("_") {
        throw PythonError.valueError(
          "Field names cannot start with an underscore: \(Str(name).repr)")
      }
      if names[..<index].contains(name) {
        throw PythonError.valueError("Encountered duplicate field name: \(Str(name).repr)")
      }
      guard case .bool(true) = try Operations.callMethod(.str(name), "isidentifier") else {
        throw PythonError.valueError(
          "Type names and field names must be valid identifiers: \(Str(name).repr)")
      }
    }
    return names
  }

  /// The class of named tuples with these fields; the last of them may have defaults.
  static func makeType(
    _ name: String, _ fields: [String], _ defaults: [Value]
  ) -> TypeObject {
    let signature = Signature((["_cls"] + fields).joined(separator: ", "))
    let construct: (TypeObject, Arguments) throws -> Value = { type, arguments in
      let items = try bind(arguments, .object(type), signature, fields, defaults)
      return .object(NamedTuple(type, fields, items))
    }
    return TypeObject(
      name, module: "__main__", bases: [.tuple], constructor: construct,
      populate: { populate($0, fields) })
  }

  private static func bind(
    _ arguments: Arguments, _ type: Value, _ signature: Signature, _ fields: [String],
    _ defaults: [Value]
  ) throws -> [Value] {
    let given = Set(arguments.keywords.map(\.text))
    let first = fields.count - defaults.count
    // A default becomes a keyword argument where nothing else gives the field.
    var (values, keywords) = ([type] + Array(arguments.values), arguments.keywords)
    for (index, field) in fields.enumerated()
    where index >= max(first, arguments.positionalCount) && !given.contains(field) {
      values.append(defaults[index - first])
      keywords.append(Name(field))
    }
    return try Arguments.with(values, keywords: keywords) {
      let name = type.typeObject?.name ?? ""
      return Array(try signature.bind($0, to: "\(name).__new__").dropFirst())
    }
  }

  private static func populate(_ type: TypeObject, _ fields: [String]) {
    let methods = MethodTable(type) { $0.as(NamedTuple.self) }
    for (index, field) in fields.enumerated() { methods.property(field) { $0.items[index] } }
    let names = Value.tuple(fields.map { .str($0) })
    type.define("_fields", names)
    type.define("__match_args__", names)
    methods.nullary("_asdict") { tuple in
      .object(Dict(names: zip(tuple.fields, tuple.items).map { ($0, $1) }))
    }
    let replace = NativeFunction("_replace", owner: type) { arguments in
      guard let receiver = arguments.at(0), let tuple = receiver.native(NamedTuple.self) else {
        throw PythonError.typeError("unbound method _replace() needs an argument")
      }
      var items = tuple.items
      for (offset, name) in arguments.keywords.enumerated() {
        guard let index = fields.firstIndex(of: name.text) else {
          throw PythonError.valueError("Got unexpected field names: ['\(name)']")
        }
        items[index] = arguments.values[arguments.positionalCount + offset]
      }
      return .object(NamedTuple(type, fields, items)).instance(of: receiver.type)
    }
    type.define("_replace", .object(replace))
    let make = NativeFunction("_make", 2...2) { [unowned type] arguments in
      let items = try Operations.items(of: arguments[1])
      guard items.count == fields.count else {
        throw PythonError.typeError("Expected \(fields.count) arguments, got \(items.count)")
      }
      return .object(NamedTuple(type, fields, items))
        .instance(of: arguments[0].typeObject ?? type)
    }
    type.define("_make", .object(ClassMethod(.object(make))))
  }
}
