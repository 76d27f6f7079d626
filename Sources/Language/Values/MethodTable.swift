/// Defines the methods of a builtin class: each gets its receiver as what it is in Swift.
package struct MethodTable<Receiver> {
  /// The class that gets the methods.
  package let type: TypeObject
  private let receiver: (Value) -> Receiver?

  /// `receiver` answers nil for a value that is not an instance of the class.
  package init(_ type: TypeObject, receiver: @escaping (Value) -> Receiver?) {
    self.type = type
    self.receiver = receiver
  }

  /// A method without arguments.
  package func nullary(_ name: String, _ body: @escaping (Receiver) throws -> Value) {
    define(name) { receiver, arguments in
      guard arguments.keywords.isEmpty else { throw takesNoKeywords(name) }
      guard arguments.values.isEmpty else {
        throw PythonError.typeError(
          "\(type.name).\(name)() takes no arguments (\(arguments.values.count) given)")
      }
      return try body(receiver)
    }
  }

  /// A method with one positional argument.
  package func unary(_ name: String, _ body: @escaping (Receiver, Value) throws -> Value) {
    define(name) { receiver, arguments in
      guard arguments.keywords.isEmpty else { throw takesNoKeywords(name) }
      guard arguments.values.count == 1 else {
        throw PythonError.typeError(
          "\(type.name).\(name)() takes exactly one argument (\(arguments.values.count) given)")
      }
      return try body(receiver, arguments[0])
    }
  }

  /// A method with a number of positional arguments.
  package func positional(
    _ name: String, _ counts: ClosedRange<Int>,
    _ body: @escaping (Receiver, Arguments) throws -> Value
  ) {
    define(name) { receiver, arguments in
      guard arguments.keywords.isEmpty else { throw takesNoKeywords(name) }
      try ArgumentError.check(arguments.values.count, counts, of: name)
      return try body(receiver, arguments)
    }
  }

  /// A method with Python parameters; the signature does not name the receiver.
  package func method(
    _ name: String, _ signature: String, _ body: @escaping (Receiver, [Value]) throws -> Value
  ) {
    // CPython's messages name a class written in Python with its methods, a builtin one not.
    let isBuiltin = type.module == "builtins"
    let signature = Signature(signature, style: isBuiltin ? .builtin : .python)
    let shownName = isBuiltin ? name : "\(type.name).\(name)"
    define(name) { receiver, arguments in
      try body(receiver, signature.bind(arguments, to: shownName))
    }
  }

  /// An attribute that is computed from the receiver.
  package func property(_ name: String, _ body: @escaping (Receiver) throws -> Value) {
    type.define(
      Name(name), .object(Property(name) { try body(checked($0, for: name)) }))
  }

  private func define(_ name: String, _ body: @escaping (Receiver, Arguments) throws -> Value) {
    let function = NativeFunction(name, owner: type) { arguments in
      guard arguments.positionalCount > 0 else {
        throw PythonError.typeError("unbound method \(type.name).\(name)() needs an argument")
      }
      return try body(checked(arguments[0], for: name), arguments.dropFirst())
    }
    type.define(Name(name), .object(function))
  }

  private func checked(_ value: Value, for name: String) throws -> Receiver {
    guard let receiver = receiver(value) else {
      throw PythonError.typeError(
        "descriptor '\(name)' for '\(type.name)' objects "
          + "doesn't apply to a '\(value.type.name)' object")
    }
    return receiver
  }

  private func takesNoKeywords(_ name: String) -> PythonError {
    .typeError("\(type.name).\(name)() takes no keyword arguments")
  }
}

extension Arguments {
  /// The arguments after the first.
  package func dropFirst() -> Arguments {
    Arguments(UnsafeBufferPointer(rebasing: values.dropFirst()), keywords: keywords)
  }

  /// The positional argument at an index, or nil where there are fewer.
  package func at(_ index: Int) -> Value? { index < positionalCount ? values[index] : nil }
}

extension ArgumentError {
  /// Throws unless a builtin function got as many positional arguments as it takes.
  package static func check(_ given: Int, _ counts: ClosedRange<Int>, of name: String) throws {
    guard !counts.contains(given) else { return }
    let (bound, limit) =
      given < counts.lowerBound ? ("at least ", counts.lowerBound) : ("at most ", counts.upperBound)
    throw PythonError.typeError(
      "\(name) expected \(counts.count == 1 ? "" : bound)\(limit) "
        + "argument\(limit == 1 ? "" : "s"), got \(given)")
  }
}
