/// The hierarchy of builtin exceptions, as CPython's manual draws it.
extension TypeObject {
  package nonisolated(unsafe) static let baseException = builtin("BaseException", .object)
  package nonisolated(unsafe) static let exception = builtin("Exception", .baseException)
  package nonisolated(unsafe) static let typeError = builtin("TypeError", .exception)
  package nonisolated(unsafe) static let valueError = builtin("ValueError", .exception)
  package nonisolated(unsafe) static let lookupError = builtin("LookupError", .exception)
  package nonisolated(unsafe) static let indexError = builtin("IndexError", .lookupError)
  package nonisolated(unsafe) static let attributeError = builtin("AttributeError", .exception)
  package nonisolated(unsafe) static let runtimeError = builtin("RuntimeError", .exception)

  private static func builtin(_ name: String, _ base: TypeObject) -> TypeObject {
    TypeObject(name, bases: [base]) { type, arguments in
      .object(Exception(type, Array(arguments.positional)))
    }
  }
}
