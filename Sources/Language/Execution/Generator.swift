/// A function that has stopped at a `yield`; it keeps its registers.
package final class Generator: Iterator, ReturningIterator {
  let function: Function
  /// The registers, while there is something to resume.
  let registers: UnsafeMutablePointer<Value>
  /// The next instruction.
  var place: Int
  var state = State.fresh
  /// The exception that it is handling while it waits.
  var handled: Exception?
  /// What the `return` gave, for `yield from`.
  package private(set) var result = Value.none

  enum State { case fresh, waiting, running, finished }

  init(_ function: Function, registers source: UnsafeMutablePointer<Value>) {
    self.function = function
    let count = function.code.registerCount
    registers = .allocate(capacity: max(1, count))
    registers.initialize(from: source, count: count)
    place = 0
    super.init(layout: .generator)
  }

  deinit {
    Disposal.drop(
      UnsafeMutableBufferPointer(start: registers, count: function.code.registerCount))
    Disposal.drop(&result)
    registers.deallocate()
  }

  package override var type: TypeObject { .generator }

  package override func next() throws -> Value? { try resume(.value(.none)) }

  // MARK: Resumption

  enum Message {
    case value(Value)
    case error(Exception)
  }

  /// The next value after something is sent in; nil at the end.
  func resume(_ message: Message) throws -> Value? {
    switch state {
    case .running: throw PythonError.valueError("generator already executing")
    case .finished:
      if case .error(let exception) = message { throw PythonError(exception) }
      return nil
    case .fresh, .waiting: break
    }
    if case .value(let value) = message, state == .fresh, !value.isNone {
      throw PythonError.typeError("can't send non-None value to a just-started generator")
    }
    if state == .fresh, case .error(let exception) = message {
      willChange()
      finish()
      throw PythonError(exception)
    }
    willChange()
    let wasFresh = state == .fresh
    state = .running
    do {
      let value = try Machine.shared.resume(self, message, isFresh: wasFresh)
      guard state == .finished else { return value }
      finish()
      result = value
      return nil
    } catch {
      finish()
      throw stopped(by: PythonError(any: error))
    }
  }

  /// A `StopIteration` must not leave a generator.
  private func stopped(by error: PythonError) -> PythonError {
    guard error.exception.type.isSubclass(of: .stopIteration) else { return error }
    let outer = PythonError.runtimeError("generator raised StopIteration")
    outer.exception.cause = error.exception
    outer.exception.context = error.exception
    return outer
  }

  private func finish() {
    state = .finished
    handled = nil
    for index in 0..<function.code.registerCount { registers[index] = .undefined }
  }

  /// `generator.close()`
  func close() throws {
    do {
      if try resume(.error(Exception(.generatorExit, []))) != nil {
        throw PythonError.runtimeError("generator ignored GeneratorExit")
      }
    } catch let error as PythonError
      where error.exception.type.isSubclass(of: .generatorExit)
      || error.exception.type.isSubclass(of: .stopIteration)
    {}
  }

  package override func restoration() -> (() -> Void)? {
    let count = function.code.registerCount
    let old = Array(UnsafeBufferPointer(start: registers, count: count))
    let (oldPlace, oldState, oldHandled, oldResult) = (place, state, handled, result)
    return { [self] in
      for index in 0..<count { registers[index] = old[index] }
      (place, state, handled, result) = (oldPlace, oldState, oldHandled, oldResult)
    }
  }

  package override func repr() throws -> String {
    "<generator object \(function.code.qualifiedName) at \(address)>"
  }

  // MARK: Methods

  static func populate(_ type: TypeObject) {
    let methods = MethodTable(type) { $0.as(Generator.self) }
    methods.unary("send") { generator, value in
      try generator.resume(.value(value)) ?? generator.raiseStop()
    }
    methods.positional("throw", 1...3) { generator, arguments in
      let exception = try thrown(arguments[0], arguments.at(1) ?? .none)
      return try generator.resume(.error(exception)) ?? generator.raiseStop()
    }
    methods.property("__name__") { .str($0.function.name) }
    methods.property("__qualname__") { .str($0.function.code.qualifiedName) }
    methods.property("gi_running") { .bool($0.state == .running) }
    methods.nullary("close") { generator in
      try generator.close()
      return .none
    }
  }

  /// The exception that `throw(kind, value)` means.
  private static func thrown(_ kind: Value, _ value: Value) throws -> Exception {
    guard let type = kind.typeObject, type.isSubclass(of: .baseException) else {
      guard kind.as(Exception.self) != nil else {
        throw PythonError.typeError(
          "exceptions must be classes or instances deriving from BaseException, "
            + "not \(kind.type.name)")
      }
      guard value.isNone else {
        throw PythonError.typeError("instance exception may not have a separate value")
      }
      return try Machine.exception(from: kind)
    }
    if value.type.isSubclass(of: type) { return try Machine.exception(from: value) }
    let arguments = value.isNone ? [] : value.tuple?.items ?? [value]
    return try Machine.exception(from: Arguments.with(arguments) { try type.call($0) })
  }

  private func raiseStop() throws -> Value {
    throw PythonError(Exception(.stopIteration, result.isNone ? [] : [result]))
  }
}
