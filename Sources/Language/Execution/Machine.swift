import Safety

/// The virtual machine: frames on a stack of registers.
///
/// A frame's registers begin where its caller put the arguments. `execute` runs the top frame and
/// all that it calls; Swift's stack grows only where Swift code calls a function of the program.
final class Machine {
  /// The machine of the interpreter's one thread.
  nonisolated(unsafe) static let shared = Machine()
  /// How many frames there may be, as `sys.setrecursionlimit` sets it; CPython's to begin with.
  private(set) var recursionLimit = 1000
  /// More frames than this there are never.
  static let mostFrames = 50_000

  private let stack: UnsafeMutablePointer<Value>
  private static let stackSize = 1 << 20
  /// Registers below have been initialized.
  private var initializedEnd: UnsafeMutablePointer<Value>
  let frames: UnsafeMutablePointer<Frame>
  private(set) var depth = 0

  private init() {
    stack = .allocate(capacity: Machine.stackSize)
    initializedEnd = stack
    frames = .allocate(capacity: Machine.mostFrames + 2)
  }

  /// A call in progress.
  struct Frame {
    /// Held by the function, which the caller's registers hold, or by the entry.
    let code: Unmanaged<Code>
    let function: Unmanaged<Function>?
    var pc: UnsafeMutablePointer<Instruction>
    let registers: UnsafeMutablePointer<Value>
    let pool: UnsafeMutablePointer<Value>
    /// The first register behind the frame's.
    let top: UnsafeMutablePointer<Value>
    /// The operand of the caller that gets the result.
    let result: Int32
    /// Whether Swift code called: then `execute` returns with the frame.
    let isEntry: Bool
    let generator: Unmanaged<Generator>?
    /// The exception that it is handling.
    var handled: Exception?
    /// What a call of a class gives instead of `__init__`'s result.
    var instance: Instance?
  }

  /// The top frame.
  @inline(__always)
  var current: UnsafeMutablePointer<Frame> { frames + (depth &- 1) }

  /// Where registers of a new frame may begin.
  var stackTop: UnsafeMutablePointer<Value> { depth == 0 ? stack : current.pointee.top }

  /// Makes sure that registers up to `end` may be used.
  @inline(__always)
  func reserve(_ end: UnsafeMutablePointer<Value>) throws {
    if end > initializedEnd { try grow(to: end) }
  }

  @inline(never)
  private func grow(to end: UnsafeMutablePointer<Value>) throws {
    guard end - stack < Machine.stackSize - 256 else { throw Machine.tooDeep }
    let count = end - initializedEnd + 256
    initializedEnd.initialize(repeating: .undefined, count: count)
    initializedEnd += count
  }

  static var tooDeep: PythonError {
    PythonError(.recursionError, "maximum recursion depth exceeded")
  }

  // MARK: Frames

  /// Pushes the frame of a function whose arguments are bound at `registers`.
  @inline(__always)
  func push(
    _ function: Function, at registers: UnsafeMutablePointer<Value>, result: Int32,
    isEntry: Bool, instance: Instance? = nil
  ) {
    let code = function.code
    (frames + depth).initialize(
      to: Frame(
        code: .passUnretained(code), function: .passUnretained(function),
        pc: code.start, registers: registers, pool: code.pool,
        top: registers + code.registerCount, result: result, isEntry: isEntry,
        generator: nil, handled: nil, instance: instance))
    depth &+= 1
  }

  /// Removes the top frame and empties its registers.
  @inline(__always)
  func pop() {
    let frame = current
    if frame.pointee.generator == nil {
      let registers = frame.pointee.registers
      for index in 0..<(frame.pointee.top - registers) { registers[index] = .undefined }
    }
    depth &-= 1
    (frames + depth).deinitialize(count: 1)
  }

  @inline(__always)
  func checkDepth() throws {
    if depth >= recursionLimit { throw Machine.tooDeep }
  }

  /// `sys.setrecursionlimit(limit)`; throws where the program is deeper already.
  func setRecursionLimit(_ limit: Int) throws {
    guard limit > 0 else {
      throw PythonError.valueError("recursion limit must be greater or equal than 1")
    }
    guard limit > depth else {
      throw PythonError(
        .recursionError,
        "cannot set the recursion limit to \(limit) at the recursion depth \(depth): "
          + "the limit is too low")
    }
    recursionLimit = min(limit, Machine.mostFrames)
  }

  // MARK: Entries

  /// Runs a module's code; the value of its last expression.
  func run(_ code: Code) throws -> Value {
    try checkDepth()
    code.globals.willChange()
    let registers = stackTop
    try reserve(registers + code.registerCount)
    let variables = code.variableNames.count
    for index in 0..<variables { registers[index] = .undefined }
    for (index, constant) in code.constants.enumerated() {
      registers[variables + index] = constant
    }
    (frames + depth).initialize(
      to: Frame(
        code: .passUnretained(code), function: nil, pc: code.start, registers: registers,
        pool: code.globals.values, top: registers + code.registerCount, result: 0,
        isEntry: true, generator: nil, handled: nil))
    depth &+= 1
    return try withExtendedLifetime(code) { try execute() }
  }

  /// Calls a function of the program from Swift code.
  func call(_ function: Function, _ arguments: Arguments) throws -> Value {
    try checkDepth()
    try StackGuard.check()
    try Operations.checkInterrupt()
    let code = function.code
    code.globals.willChange()
    let window = stackTop
    try reserve(window + max(code.registerCount, arguments.values.count))
    for (index, value) in arguments.values.enumerated() { window[index] = value }
    try bind(function, at: window, count: arguments.positionalCount, arguments.keywords)
    if code.isGenerator { return try makeGenerator(function, at: window) }
    push(function, at: window, result: 0, isEntry: true)
    return try withExtendedLifetime(function) { try execute() }
  }

  /// Takes bound arguments into a generator.
  func makeGenerator(
    _ function: Function, at window: UnsafeMutablePointer<Value>
  ) throws -> Value {
    let generator = Generator(function, registers: window)
    for index in 0..<function.code.registerCount { window[index] = .undefined }
    return .object(generator)
  }

  /// Runs a generator to its next `yield`, or to its end: its state is then `finished`.
  func resume(
    _ generator: Generator, _ message: Generator.Message, isFresh: Bool
  ) throws -> Value {
    try checkDepth()
    try StackGuard.check()
    let function = generator.function
    let code = function.code
    code.globals.willChange()
    let top = stackTop
    (frames + depth).initialize(
      to: Frame(
        code: .passUnretained(code), function: .passUnretained(function),
        pc: code.start + generator.place, registers: generator.registers, pool: code.pool,
        top: top, result: 0, isEntry: true, generator: .passUnretained(generator),
        handled: generator.handled))
    depth &+= 1
    return try withExtendedLifetime(generator) {
      switch message {
      case .value(let value):
        if !isFresh { deliver(value, to: generator) }
        return try execute()
      case .error(let exception):
        switch delegate(exception, in: generator) {
        case .gaveOut(let value):
          suspend(generator, at: current.pointee.pc)
          return value
        case .returned: return try execute()
        case .raised(let exception): return try execute(raising: PythonError(exception))
        }
      }
    }
  }

  /// Removes a generator's frame; it goes on at `pc`.
  @inline(__always)
  func suspend(_ generator: Generator, at pc: UnsafeMutablePointer<Instruction>) {
    generator.place = pc - generator.function.code.start
    generator.handled = current.pointee.handled
    generator.state = .waiting
    pop()
  }

  /// Puts what is sent in where the `yield` wants it: the instruction before the next one.
  private func deliver(_ value: Value, to generator: Generator) {
    let pc = current.pointee.pc
    if pc.pointee.op == .delegate {
      generator.registers[Int(pc.pointee.b) + 1] = value
    } else {
      generator.registers[Int((pc - 1).pointee.a)] = value
    }
  }

  private enum Delegation {
    case gaveOut(Value)
    case returned
    case raised(Exception)
  }

  /// Throws an exception into the inner generator of a `yield from`, if there is one.
  private func delegate(_ exception: Exception, in generator: Generator) -> Delegation {
    let pc = current.pointee.pc
    guard pc.pointee.op == .delegate,
      let inner = generator.registers[Int(pc.pointee.b)].as(Generator.self)
    else {
      return .raised(exception)
    }
    do {
      if exception.type.isSubclass(of: .generatorExit) {
        try inner.close()
      } else if let value = try inner.resume(.error(exception)) {
        return .gaveOut(value)
      } else {
        generator.registers[Int(pc.pointee.a)] = inner.result
        current.pointee.pc += 1
        return .returned
      }
    } catch {
      current.pointee.pc += 1
      return .raised(PythonError(any: error).exception)
    }
    current.pointee.pc += 1
    return .raised(exception)
  }

  /// The variables of the running function or class body that have a value; nil at module level.
  var locals: Dict? {
    guard depth > 0 else { return nil }
    let frame = current.pointee
    let code = frame.code.takeUnretainedValue()
    guard code.kind != .module else { return nil }
    let locals = Dict()
    for (register, name) in code.variableNames.enumerated()
    where !code.hiddenVariables.contains(register) {
      var value = frame.registers[register]
      if let cell = value.as(Cell.self) { value = cell.value }
      if !value.isUndefined { locals[name.text] = value }
    }
    return locals
  }

  /// The exception that is being handled.
  var handled: Exception? {
    var index = depth - 1
    while index >= 0 {
      if let exception = frames[index].handled { return exception }
      index -= 1
    }
    return nil
  }

  /// What `raise value` raises.
  static func exception(from value: Value) throws -> Exception {
    if let exception = value.as(Exception.self) { return exception }
    if let type = value.typeObject, type.isSubclass(of: .baseException) {
      let made = try Arguments.with([]) { try type.call($0) }
      if let exception = made.as(Exception.self) { return exception }
      throw PythonError.typeError(
        "calling \(type.name) should have returned an instance of BaseException, "
          + "not \(made.type.name)")
    }
    throw PythonError.typeError("exceptions must derive from BaseException")
  }
}

extension Code {
  /// The first instruction.
  var start: UnsafeMutablePointer<Instruction> {
    // Code always ends with a return, so there is one.
    instructions.baseAddress.unsafelyUnwrapped
  }

  /// Where a function's negative operands lead to: its constants.
  var pool: UnsafeMutablePointer<Value> { constants.baseAddress.unsafelyUnwrapped }
}
