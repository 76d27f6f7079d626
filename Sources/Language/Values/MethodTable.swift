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
    let receiver = self.receiver
    add(name) { arguments in
      guard arguments.values.count == 1, arguments.keywords.isEmpty,
        let object = receiver(arguments[0]) ?? inherited(arguments[0])
      else { throw misuse(name, arguments, 0...0) }
      return try body(object)
    }
  }

  /// A method with one positional argument.
  package func unary(_ name: String, _ body: @escaping (Receiver, Value) throws -> Value) {
    let receiver = self.receiver
    add(name) { arguments in
      guard arguments.values.count == 2, arguments.keywords.isEmpty,
        let object = receiver(arguments[0]) ?? inherited(arguments[0])
      else { throw misuse(name, arguments, 1...1) }
      return try body(object, arguments[1])
    }
  }

  /// A method with a number of positional arguments.
  package func positional(
    _ name: String, _ counts: ClosedRange<Int>,
    _ body: @escaping (Receiver, Arguments) throws -> Value
  ) {
    let receiver = self.receiver
    add(name) { arguments in
      guard counts.contains(arguments.values.count &- 1), arguments.keywords.isEmpty,
        let object = receiver(arguments[0]) ?? inherited(arguments[0])
      else { throw misuse(name, arguments, counts, exactly: false) }
      return try body(object, arguments.dropFirst())
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
    add(name) { arguments in
      guard arguments.positionalCount > 0 else {
        throw PythonError.typeError("unbound method \(type.name).\(name)() needs an argument")
      }
      return try body(checked(arguments[0], for: name), arguments.dropFirst())
    }
  }

  private func add(_ name: String, _ body: @escaping (Arguments) throws -> Value) {
    type.define(Name(name), .object(NativeFunction(name, owner: type, body)))
  }

  /// The receiver that an instance of a class of the program carries.
  @inline(never)
  private func inherited(_ value: Value) -> Receiver? { value.payload.flatMap(receiver) }

  private func checked(_ value: Value, for name: String) throws -> Receiver {
    guard let receiver = receiver(value) ?? inherited(value) else {
      throw wrongReceiver(value, name)
    }
    return receiver
  }

  private func wrongReceiver(_ value: Value, _ name: String) -> PythonError {
    .typeError(
      "descriptor '\(name)' for '\(type.name)' objects "
        + "doesn't apply to a '\(value.type.name)' object")
  }

  /// What is wrong with a call that does not fit.
  @inline(never)
  private func misuse(
    _ name: String, _ arguments: Arguments, _ counts: ClosedRange<Int>, exactly: Bool = true
  ) -> PythonError {
    guard arguments.positionalCount > 0 else {
      return .typeError("unbound method \(type.name).\(name)() needs an argument")
    }
    guard receiver(arguments[0]) ?? inherited(arguments[0]) != nil else {
      return wrongReceiver(arguments[0], name)
    }
    guard arguments.keywords.isEmpty else {
      return .typeError("\(type.name).\(name)() takes no keyword arguments")
    }
    let given = arguments.values.count - 1
    guard exactly else { return ArgumentError.wrongCount(given, counts, of: name) }
    let wanted = counts.upperBound == 0 ? "no arguments" : "exactly one argument"
    return .typeError("\(type.name).\(name)() takes \(wanted) (\(given) given)")
  }
}

extension Arguments {
  /// The arguments after the first.
  package func dropFirst() -> Arguments {
    Arguments(UnsafeBufferPointer(rebasing: values.dropFirst()), keywords: keywords)
  }

  /// The positional arguments alone.
  var withoutKeywords: Arguments {
    Arguments(UnsafeBufferPointer(rebasing: values.prefix(positionalCount)), keywords: [])
  }

  /// The positional argument at an index, or nil where there are fewer.
  package func at(_ index: Int) -> Value? { index < positionalCount ? values[index] : nil }
}

extension ArgumentError {
  /// Throws unless a builtin function got as many positional arguments as it takes.
  package static func check(_ given: Int, _ counts: ClosedRange<Int>, of name: String) throws {
    guard !counts.contains(given) else { return }
    throw wrongCount(given, counts, of: name)
  }

  /// `pop expected at most 1 argument, got 2`.
  static func wrongCount(
    _ given: Int, _ counts: ClosedRange<Int>, of name: String
  ) -> PythonError {
    let (bound, limit) =
      given < counts.lowerBound ? ("at least ", counts.lowerBound) : ("at most ", counts.upperBound)
    return .typeError(
      "\(name) expected \(counts.count == 1 ? "" : bound)\(limit) "
        + "argument\(limit == 1 ? "" : "s"), got \(given)")
  }
}
