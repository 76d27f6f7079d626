/// The names that every program sees without an import.
package enum Builtins {
  /// Defines all builtin names in an interpreter.
  package static func install(into interpreter: Interpreter) {
    let names = interpreter.builtins
    for type in types + TypeObject.builtinExceptions { names[Name(type.name)] = .object(type) }
    names["EnvironmentError"] = .object(TypeObject.osError)
    names["IOError"] = .object(TypeObject.osError)
    names["NotImplemented"] = .notImplemented
    names["Ellipsis"] = .ellipsis
    names["__debug__"] = .bool(true)
    let functions =
      numberFunctions + iterationFunctions + attributeFunctions + textFunctions
      + outputFunctions(interpreter) + scopeFunctions(interpreter) + absentFunctions
    for function in functions { names[Name(function.name)] = .object(function) }
  }

  private static var types: [TypeObject] {
    [
      .object, .type, .int, .bool, .float, .str, .bytes, .list, .tuple, .dict, .set, .frozenset,
      .range, .slice, .property, .classMethod, .staticMethod, .enumerate, .zip, .map, .filter,
      .reversed,
    ]
  }

  /// What Python has and a dojo does not: each says so.
  private static var absentFunctions: [NativeFunction] {
    [
      "eval", "exec", "compile", "__import__", "breakpoint", "bytearray", "memoryview",
      "complex", "aiter", "anext",
    ].map { name in NativeFunction(name) { _ in throw PythonError.notInDojo(name) } }
  }

  /// A function with a number of positional arguments and no keywords.
  static func positional(
    _ name: String, _ counts: ClosedRange<Int>, _ body: @escaping (Arguments) throws -> Value
  ) -> NativeFunction {
    NativeFunction(name) { arguments in
      guard arguments.keywords.isEmpty else {
        throw PythonError.typeError("\(name)() takes no keyword arguments")
      }
      try ArgumentError.check(arguments.values.count, counts, of: name)
      return try body(arguments)
    }
  }

  /// A function with one positional argument.
  static func unary(_ name: String, _ body: @escaping (Value) throws -> Value) -> NativeFunction {
    NativeFunction(name) { arguments in
      guard arguments.keywords.isEmpty else {
        throw PythonError.typeError("\(name)() takes no keyword arguments")
      }
      guard arguments.values.count == 1 else {
        throw PythonError.typeError(
          "\(name)() takes exactly one argument (\(arguments.values.count) given)")
      }
      return try body(arguments[0])
    }
  }
}
