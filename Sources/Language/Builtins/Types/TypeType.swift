/// `type`, the class of classes.
enum TypeType {
  /// Makes a class from a name, its bases and its attributes: what `type(name, bases, dict)` does.
  /// Set by the part of the program that runs class statements.
  nonisolated(unsafe) static var makeClass: ((Arguments) throws -> Value)?

  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    switch arguments.values.count {
    case 1:
      return .object(arguments[0].type)
    case 3:
      guard let makeClass else { throw PythonError.notInDojo("type() with three arguments") }
      return try makeClass(arguments)
    default:
      throw PythonError.typeError("type() takes 1 or 3 arguments")
    }
  }

  static func populate(_ type: TypeObject) {
    let methods = MethodTable(type) { $0.typeObject }
    methods.property("__name__") { .str($0.name) }
    methods.property("__qualname__") { type in
      if case .str(let name)? = type.attributes["__qualname__"] { return .str(name) }
      return .str(type.name)
    }
    methods.property("__module__") { .str($0.module) }
    methods.property("__bases__") { .tuple($0.bases.map { .object($0) }) }
    methods.property("__base__") { $0.bases.first.map { .object($0) } ?? .none }
    methods.property("__mro__") { .tuple($0.order.map { .object($0) }) }
    methods.property("__doc__") { $0.attributes["__doc__"] ?? .none }
    methods.property("__dict__") { type in
      .object(
        Dict(names: type.attributeNames.map { ($0.text, type.attributes[$0] ?? .none) }))
    }
    let call = NativeFunction("__call__", owner: type) { arguments in
      guard let type = arguments.at(0)?.typeObject else {
        throw PythonError.typeError("unbound method type.__call__() needs an argument")
      }
      let rest = arguments.dropFirst()
      guard let own = type as? UserClass else { return try type.call(rest) }
      return try own.callPlainly(rest)
    }
    type.define("__call__", .object(call))
    methods.nullary("mro") { .list($0.order.map { .object($0) }) }
  }
}
