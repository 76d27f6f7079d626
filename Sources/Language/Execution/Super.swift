/// `super()`: attributes of an object, looked up behind a class in the object's order.
package final class Super: Object {
  private let start: TypeObject
  private let receiver: Value
  /// The class whose order counts: the receiver's, or the receiver itself.
  private let receiverType: TypeObject

  init(_ start: TypeObject, _ receiver: Value) throws {
    self.start = start
    self.receiver = receiver
    if let type = receiver.typeObject, type.isSubclass(of: start) {
      receiverType = type
    } else if receiver.type.isSubclass(of: start) {
      receiverType = receiver.type
    } else {
      throw PythonError.typeError("super(type, obj): obj must be an instance or subtype of type")
    }
  }

  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    guard let start = arguments.at(0) else {
      throw PythonError.runtimeError("super(): no arguments")
    }
    guard let start = start.typeObject else {
      throw PythonError.typeError(
        "super() argument 1 must be a type, not \(start.type.name)")
    }
    guard let receiver = arguments.at(1) else {
      throw PythonError.notInDojo("super() with one argument")
    }
    return .object(try Super(start, receiver))
  }

  package override var type: TypeObject { .super }

  package override var ownAttributes: [Name] { ["__self__", "__thisclass__"] }

  package override func getAttribute(_ name: Name) throws -> Value {
    let order = receiverType.order
    let behind = order.firstIndex { $0 === start }.map { order[($0 + 1)...] } ?? []
    let isClass = receiver.typeObject === receiverType
    for type in behind {
      guard let found = type.attributes[name] else { continue }
      return try Operations.bind(found, to: isClass ? nil : receiver, in: receiverType)
    }
    switch name.text {
    case "__self__": return receiver
    case "__thisclass__": return .object(start)
    case "__init_subclass__":
      return .object(NativeFunction("__init_subclass__") { _ in .none })
    default:
      throw PythonError.attributeError(
        "'super' object has no attribute '\(name)'", name: name, on: .object(self))
    }
  }

  package override func repr() throws -> String {
    "<super: <class '\(start.name)'>, <\(receiverType.name) object>>"
  }
}
