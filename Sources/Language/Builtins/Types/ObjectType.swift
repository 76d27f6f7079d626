/// `object`: what every class inherits.
enum ObjectType {
  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    guard type === TypeObject.object else {
      throw PythonError.typeError("cannot create '\(type.qualifiedName)' instances")
    }
    guard arguments.values.isEmpty else {
      throw PythonError.typeError("object() takes no arguments")
    }
    return .object(PlainObject())
  }

  static func populate(_ type: TypeObject) {
    let methods = MethodTable(type) { $0 }
    methods.property("__class__") { .object($0.type) }
    type.define("__doc__", .none)
    let new = NativeFunction("__new__", makeInstance)
    type.define("__new__", .object(StaticMethod(.object(new))))
    let initialize = NativeFunction("__init__", owner: type) { arguments in
      guard let receiver = arguments.at(0) else {
        throw PythonError.typeError("unbound method object.__init__() needs an argument")
      }
      if let instance = receiver.as(Instance.self) {
        try initializeInstance(instance, arguments.dropFirst())
      }
      return .none
    }
    type.define("__init__", .object(initialize))
    methods.nullary("__repr__") { .str(try plain($0)?.genericRepr ?? Operations.repr($0)) }
    methods.nullary("__str__") { receiver in
      if let text = receiver.payload?.string { return .str(text) }
      return .str(try plain(receiver)?.repr() ?? Operations.str(receiver))
    }
    methods.nullary("__hash__") { receiver in
      if let payload = receiver.payload { return .int(try Operations.hash(payload)) }
      return .int(try plain(receiver)?.identityHash ?? Operations.hash(receiver))
    }
    methods.nullary("__dir__") { .list(Builtins.attributeNames(of: $0).map { .str($0.text) }) }
    methods.unary("__format__") { receiver, spec in
      let spec = try Operations.str(spec)
      guard let object = plain(receiver) else {
        return .str(try Operations.format(receiver, spec))
      }
      guard spec.isEmpty else {
        throw PythonError.typeError(
          "unsupported format string passed to \(object.type.name).__format__")
      }
      return .str(try object.str())
    }
    defineAttributes(methods)
    for (name, op) in SlotMethods.comparisons {
      methods.unary(name) { receiver, other in
        guard plain(receiver) != nil else {
          return try SlotMethods.compare(op, receiver, other) ?? .notImplemented
        }
        return op == .equal && Operations.identical(receiver, other)
          ? .bool(true) : .notImplemented
      }
    }
  }

  /// `object.__init__(self, *args)`: arguments are for a builtin base, or for a `__new__`.
  private static func initializeInstance(
    _ instance: Instance, _ arguments: Arguments
  ) throws {
    let type = instance.userClass
    guard type.nativeBase == nil, !arguments.values.isEmpty else {
      return try instance.initializePayload(arguments)
    }
    let rest = "takes exactly one argument (the instance to initialize)"
    if type.special(.initialize) != nil {
      throw PythonError.typeError("object.__init__() \(rest)")
    }
    if type.special(.new) == nil {
      throw PythonError.typeError("\(type.name).__init__() \(rest)")
    }
  }

  /// `object.__new__(cls, *args)`, which every class inherits.
  private static func makeInstance(_ arguments: Arguments) throws -> Value {
    guard let value = arguments.at(0) else {
      throw PythonError.typeError("object.__new__(): not enough arguments")
    }
    guard let type = value.typeObject else {
      throw PythonError.typeError(
        "object.__new__(X): X is not a type object (\(value.type.name))")
    }
    let rest = arguments.dropFirst()
    guard let own = type as? UserClass else { return try type.call(rest) }
    if own.nativeBase == nil, !rest.values.isEmpty {
      if own.special(.new) != nil {
        throw PythonError.typeError(
          "object.__new__() takes exactly one argument (the type to instantiate)")
      }
      if own.special(.initialize) == nil {
        throw PythonError.typeError("\(own.name)() takes no arguments")
      }
    }
    return try own.plainInstance(rest)
  }

  private static func defineAttributes(_ methods: MethodTable<Value>) {
    methods.unary("__getattribute__") { receiver, name in
      let name = try Builtins.attributeName(name)
      return try receiver.object?.genericGetAttribute(name)
        ?? Operations.getAttribute(receiver, name)
    }
    methods.positional("__setattr__", 2...2) { receiver, arguments in
      let name = try Builtins.attributeName(arguments[0])
      guard let object = receiver.object else {
        throw PythonError.typeError("can't apply this __setattr__ to \(receiver.type.name) object")
      }
      try object.genericSetAttribute(name, arguments[1])
      return .none
    }
    methods.unary("__delattr__") { receiver, name in
      try receiver.object?.genericDeleteAttribute(Builtins.attributeName(name))
      return .none
    }
  }

  /// An object whose special methods may be the program's: `object`'s own must not ask for them.
  private static func plain(_ value: Value) -> Object? {
    value.object.flatMap { $0.layout == .other || $0.layout == .instance ? $0 : nil }
  }
}

/// `object()`.
final class PlainObject: Object {}
