import Language

/// `import dataclasses`.
enum DataclassesModule {
  static func make() -> Module {
    Module(
      "dataclasses",
      functions: [
        NativeFunction(
          "dataclass",
          signature: "cls=None, /, *, init=True, repr=True, eq=True, order=False, "
            + "unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False"
        ) { bound in
          let options = Options(
            makesInit: try Operations.isTrue(bound[1]), makesRepr: try Operations.isTrue(bound[2]),
            makesEqual: try Operations.isTrue(bound[3]),
            makesOrder: try Operations.isTrue(bound[4]),
            isFrozen: try Operations.isTrue(bound[6]))
          if !bound[0].isNone { return try complete(bound[0], options) }
          return .object(NativeFunction("wrap", 1...1) { try complete($0[0], options) })
        },
        NativeFunction(
          "field",
          signature: "*, default=..., default_factory=..., init=True, repr=True, hash=None, "
            + "compare=True, metadata=None, kw_only=False"
        ) { bound in
          .object(
            Field(
              standard: bound[0].isUndefined ? nil : bound[0],
              factory: bound[1].isUndefined ? nil : bound[1],
              isInInit: try Operations.isTrue(bound[2]), isInRepr: try Operations.isTrue(bound[3]),
              isCompared: try Operations.isTrue(bound[5])))
        },
        NativeFunction("fields", 1...1) { arguments in
          .tuple(try fields(of: arguments[0]).map { .object($0) })
        },
        NativeFunction("is_dataclass", 1...1) { .bool((try? fields(of: $0[0])) != nil) },
        NativeFunction("asdict", 1...1) { try asDict($0[0]) },
        NativeFunction("astuple", 1...1) { arguments in
          .tuple(
            try fields(of: arguments[0]).map {
              try Operations.getAttribute(arguments[0], Name($0.name))
            })
        },
        NativeFunction("replace", replaced),
      ], types: [frozenInstanceError])
  }

  private nonisolated(unsafe) static let frozenInstanceError = TypeObject(
    "FrozenInstanceError", module: "dataclasses", bases: [.attributeError])

  private struct Options {
    let makesInit: Bool
    let makesRepr: Bool
    let makesEqual: Bool
    let makesOrder: Bool
    let isFrozen: Bool
  }

  /// One field of a dataclass.
  fileprivate final class Field: Object {
    var name = ""
    var declaredType = Value.none
    let standard: Value?
    let factory: Value?
    let isInInit: Bool
    let isInRepr: Bool
    let isCompared: Bool

    init(
      standard: Value?, factory: Value? = nil, isInInit: Bool = true, isInRepr: Bool = true,
      isCompared: Bool = true
    ) {
      self.standard = standard
      self.factory = factory
      self.isInInit = isInInit
      self.isInRepr = isInRepr
      self.isCompared = isCompared
      super.init()
    }

    private nonisolated(unsafe) static let fieldType = TypeObject(
      "Field", module: "dataclasses",
      populate: { type in
        let methods = MethodTable(type) { $0.as(Field.self) }
        methods.property("name") { .str($0.name) }
        methods.property("type") { $0.declaredType }
        methods.property("default") { $0.standard ?? .none }
      })

    override var type: TypeObject { Field.fieldType }
  }

  // MARK: Making a dataclass

  private static let fieldsName: Name = "__dataclass_fields__"

  private static func complete(_ value: Value, _ options: Options) throws -> Value {
    guard let type = value.typeObject else {
      throw PythonError.typeError("dataclass() should be called on a class")
    }
    let fields = try collectFields(type)
    type.define(fieldsName, .tuple(fields.map { .object($0) }))
    type.define("__match_args__", .tuple(fields.map { .str($0.name) }))
    if options.makesInit { defineInit(type, fields) }
    if options.makesRepr { defineRepr(type, fields) }
    if options.makesEqual { defineComparisons(type, fields, [("__eq__", .equal)]) }
    if options.makesOrder {
      defineComparisons(
        type, fields,
        [
          ("__lt__", .less), ("__le__", .lessEqual), ("__gt__", .greater),
          ("__ge__", .greaterEqual),
        ])
    }
    if options.makesEqual { defineHash(type, fields, isFrozen: options.isFrozen) }
    if options.isFrozen { defineFrozen(type) }
    return value
  }

  /// The fields of the base classes, then those that the class annotates.
  private static func collectFields(_ type: TypeObject) throws -> [Field] {
    var fields: [Field] = []
    for base in type.order.dropFirst().reversed() {
      for field in base.attributes[fieldsName]?.tuple?.items ?? [] {
        guard let field = field.as(Field.self) else { continue }
        fields.removeAll { $0.name == field.name }
        fields.append(field)
      }
    }
    for (key, annotation) in type.attributes["__annotations__"]?.dict?.pairs ?? [] {
      let name = try Operations.str(key)
      let text = try Operations.str(annotation)
      if text.hasPrefix("typing.ClassVar") || text.hasPrefix("ClassVar") { continue }
      let field = try field(name, type)
      field.declaredType = annotation
      if let place = fields.firstIndex(where: { $0.name == name }) {
        fields[place] = field
      } else {
        fields.append(field)
      }
    }
    try checkOrder(fields)
    return fields
  }

  private static func field(_ name: String, _ type: TypeObject) throws -> Field {
    let given = type.attributes[Name(name)]
    let field = given?.as(Field.self) ?? Field(standard: given)
    field.name = name
    if let standard = field.standard {
      if standard.list != nil || standard.dict != nil || standard.set?.isFrozen == false {
        throw PythonError.valueError(
          "mutable default \(try Operations.repr(.object(standard.type))) for field \(name) "
            + "is not allowed: use default_factory")
      }
      type.define(Name(name), standard)
    } else if given != nil {
      _ = type.undefine(Name(name))
    }
    return field
  }

  private static func checkOrder(_ fields: [Field]) throws {
    var sawDefault = false
    for field in fields where field.isInInit {
      if field.standard != nil || field.factory != nil {
        sawDefault = true
      } else if sawDefault {
        throw PythonError.typeError(
          "non-default argument '\(field.name)' follows default argument")
      }
    }
  }

  // MARK: Methods of a dataclass

  private static func defineInit(_ type: TypeObject, _ fields: [Field]) {
    let parameters = fields.filter(\.isInInit).map {
      $0.name + ($0.standard == nil && $0.factory == nil ? "" : "=...")
    }
    let signature = Signature((["self"] + parameters).joined(separator: ", "))
    let function = NativeFunction("__init__", owner: type) { [unowned type] arguments in
      let bound = try signature.bind(arguments, to: "\(type.name).__init__")
      guard let instance = bound[0].object else { return .none }
      var given = bound.dropFirst()
      for field in fields {
        var value = field.isInInit ? given.popFirst() ?? .undefined : .undefined
        if value.isUndefined {
          if let factory = field.factory {
            value = try Operations.call(factory)
          } else if let standard = field.standard {
            value = standard
          } else {
            continue
          }
        }
        try instance.genericSetAttribute(Name(field.name), value)
      }
      if type.lookup("__post_init__") != nil {
        _ = try Operations.call(Operations.getAttribute(bound[0], "__post_init__"))
      }
      return .none
    }
    type.define("__init__", .object(function))
  }

  private static func defineRepr(_ type: TypeObject, _ fields: [Field]) {
    guard type.attributes["__repr__"] == nil else { return }
    let function = NativeFunction("__repr__", owner: type) { arguments in
      guard let instance = arguments.at(0)?.object else { return .str("") }
      let text = try Recursion.showing(instance, else: "...") {
        let parts = try fields.filter(\.isInRepr).map {
          try "\($0.name)=\(Operations.repr(instance.getAttribute(Name($0.name))))"
        }
        return "\(instance.type.name)(\(parts.joined(separator: ", ")))"
      }
      return .str(text)
    }
    type.define("__repr__", .object(function))
  }

  private static func defineComparisons(
    _ type: TypeObject, _ fields: [Field], _ names: [(Name, ComparisonOperator)]
  ) {
    for (name, op) in names where type.attributes[name] == nil {
      let function = NativeFunction(name.text, owner: type) { arguments in
        guard let other = arguments.at(1), arguments[0].type === other.type else {
          return .notImplemented
        }
        return try Operations.compare(
          op, comparable(arguments[0], fields), comparable(other, fields))
      }
      type.define(name, .object(function))
    }
  }

  private static func comparable(_ value: Value, _ fields: [Field]) throws -> Value {
    .tuple(
      try fields.filter(\.isCompared).map {
        try Operations.getAttribute(value, Name($0.name))
      })
  }

  private static func defineHash(_ type: TypeObject, _ fields: [Field], isFrozen: Bool) {
    guard type.attributes["__hash__"] == nil else { return }
    guard isFrozen else { return type.define("__hash__", .none) }
    let function = NativeFunction("__hash__", owner: type) { arguments in
      .int(try Operations.hash(comparable(arguments[0], fields)))
    }
    type.define("__hash__", .object(function))
  }

  private static func defineFrozen(_ type: TypeObject) {
    for (name, verb) in [("__setattr__", "assign to"), ("__delattr__", "delete")] {
      let function = NativeFunction(name, owner: type) { arguments in
        let field = try arguments.at(1).map(Operations.str) ?? ""
        throw PythonError(frozenInstanceError, "cannot \(verb) field '\(field)'")
      }
      type.define(Name(name), .object(function))
    }
  }

  // MARK: Functions of dataclasses

  private static func fields(of value: Value) throws -> [Field] {
    let type = value.typeObject ?? value.type
    guard let fields = type.lookup(fieldsName)?.tuple else {
      throw PythonError.typeError("must be called with a dataclass type or instance")
    }
    return fields.items.compactMap { $0.as(Field.self) }
  }

  private static func asDict(_ value: Value) throws -> Value {
    if let list = value.list { return .list(try list.items.map(asDict)) }
    if let dict = value.dict {
      return .object(try Dict(dict.pairs.map { ($0.key, try asDict($0.value)) }))
    }
    guard value.type.lookup(fieldsName) != nil else { return try Copying.deep(value) }
    return .object(
      Dict(
        names: try fields(of: value).map {
          ($0.name, try asDict(Operations.getAttribute(value, Name($0.name))))
        }))
  }

  private static func replaced(_ arguments: Arguments) throws -> Value {
    guard let instance = arguments.at(0) else {
      throw ArgumentError.missing("replace", ["obj"], kind: "positional")
    }
    var names = arguments.keywords
    var values = Array(arguments.values[arguments.positionalCount...])
    for field in try fields(of: instance) where field.isInInit && !names.contains(Name(field.name))
    {
      names.append(Name(field.name))
      values.append(try Operations.getAttribute(instance, Name(field.name)))
    }
    return try Arguments.with(values, keywords: names) {
      try Operations.call(.object(instance.type), $0)
    }
  }
}
