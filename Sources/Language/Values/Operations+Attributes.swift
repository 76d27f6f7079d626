import Safety

extension Operations {
  // MARK: Attributes

  /// `value.name`.
  @inline(__always)
  package static func getAttribute(_ value: Value, _ name: Name) throws -> Value {
    if case .object(let object) = value { return try object.getAttribute(name) }
    return try plainAttribute(value, name)
  }

  private static func plainAttribute(_ value: Value, _ name: Name) throws -> Value {
    let type = value.type
    guard let found = type.lookup(name) else {
      throw PythonError.attributeError(
        "'\(type.name)' object has no attribute '\(name)'", name: name, on: value)
    }
    return try bind(found, to: value, in: type)
  }

  /// What an attribute of a class becomes when it is read through an instance, or through the
  /// class itself (`receiver` is nil).
  @inline(__always)
  package static func bind(
    _ attribute: Value, to receiver: Value?, in type: TypeObject
  ) throws -> Value {
    guard case .object(let object) = attribute else { return attribute }
    return try object.bound(to: receiver, in: type)
  }

  /// `value.name`, or nil where there is no such attribute; other errors go through.
  package static func attributeIfAny(_ value: Value, _ name: Name) throws -> Value? {
    do {
      return try getAttribute(value, name)
    } catch let error as PythonError
      where error.exception.type.isSubclass(of: .attributeError)
    {
      return nil
    }
  }

  /// `value.name = new`.
  package static func setAttribute(_ value: Value, _ name: Name, _ new: Value) throws {
    guard case .object(let object) = value else { throw readOnly(value, name) }
    try object.setAttribute(name, new)
  }

  /// `del value.name`.
  package static func deleteAttribute(_ value: Value, _ name: Name) throws {
    guard case .object(let object) = value else { throw readOnly(value, name) }
    try object.deleteAttribute(name)
  }

  private static func readOnly(_ value: Value, _ name: Name) -> PythonError {
    let type = value.type
    if type.lookup(name) != nil {
      return .attributeError(
        "'\(type.name)' object attribute '\(name)' is read-only", name: name, on: value)
    }
    return .attributeError(
      "'\(type.name)' object has no attribute '\(name)'", name: name, on: value)
  }

  // MARK: Calls

  /// `callee(...)`.
  @inline(__always)
  package static func call(_ callee: Value, _ arguments: Arguments) throws -> Value {
    guard case .object(let object) = callee else {
      throw PythonError.typeError("'\(callee.type.name)' object is not callable")
    }
    return try object.call(arguments)
  }

  /// `callee(...)` with positional arguments.
  package static func call(_ callee: Value, _ values: Value...) throws -> Value {
    try Arguments.with(values) { try call(callee, $0) }
  }

  /// `receiver.name(...)`, without a bound method in between where the class has the method.
  package static func callMethod(
    _ receiver: Value, _ name: Name, _ values: Value...
  ) throws -> Value {
    if receiver.object == nil || receiver.object?.hasOwnAttributes == false,
      case .object(let method)? = receiver.type.lookup(name), method.isMethod
    {
      return try Arguments.with([receiver] + values) { try method.call($0) }
    }
    let callee = try getAttribute(receiver, name)
    return try Arguments.with(values) { try call(callee, $0) }
  }

  /// Whether `callable(value)`.
  package static func isCallable(_ value: Value) -> Bool {
    guard case .object(let object) = value else { return false }
    return object.isCallable
  }

  /// Throws `KeyboardInterrupt` if a stop was asked for, `MemoryError` where memory runs short.
  @inline(__always)
  package static func checkInterrupt() throws {
    if Interrupt.needsAttention { try attend() }
  }

  @inline(never)
  private static func attend() throws {
    do {
      try Interrupt.check()
    } catch {
      throw PythonError(any: error)
    }
  }
}
