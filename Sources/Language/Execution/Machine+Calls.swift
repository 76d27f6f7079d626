import Safety

/// Calls, beside those that `execute` does itself.
extension Machine {
  /// The function of the program that a callee is, if it is one.
  @inline(__always)
  func function(_ callee: Registers) -> Function? {
    guard case .object(let object) = callee.pointee, object.layout == .function else {
      return nil
    }
    return unsafeDowncast(object, to: Function.self)
  }

  /// Begins the call of a class of the program that has nothing but `__init__` to run: the new
  /// instance takes the class's place before the arguments. False for any other callee.
  @inline(__always)
  func construct(
    _ base: Registers, _ count: Int, _ result: Int32,
    _ frame: UnsafeMutablePointer<Frame>, _ pc: UnsafeMutablePointer<Instruction>
  ) throws -> Bool {
    guard case .object(let object) = base.pointee, object.layout == .type,
      frame.pointee.generator == nil, let type = object as? UserClass, type.isPlainlyMade,
      case .object(let initializer)? = type.special(.initialize),
      initializer.layout == .function
    else { return false }
    let function = unsafeDowncast(initializer, to: Function.self)
    if function.code.isGenerator { return false }
    try checkDepth()
    try checkInterrupt(frame, pc)
    try reserve(base + function.code.registerCount)
    let instance = Instance(type)
    base.pointee = .object(instance)
    try bind(function, at: base, count: count &+ 1, [])
    frame.pointee.pc = pc
    push(function, at: base, result: result, isEntry: false, instance: instance)
    return true
  }

  /// Adds an item to a list; false, and nothing done, where one of the two is something else.
  @inline(__always)
  func append(_ item: Registers, to receiver: Registers) throws -> Bool {
    guard let list = receiver.held, !item.pointee.isUndefined else { return false }
    return try list._withUnsafeGuaranteedRef { object in
      guard object.layout == .list else { return false }
      try unsafeDowncast(object, to: List.self).append(item.pointee)
      return true
    }
  }

  /// Does the call that stands at `base` if it is `list.append(list, item)`; false otherwise.
  @inline(__always)
  func append(_ base: Registers) throws -> Bool {
    guard case .object(let callee) = base.pointee, callee === ListType.append else { return false }
    return try append(base + 2, to: base + 1)
  }

  /// Lets a request to stop through at a call: a recursion may have no loop that does.
  @inline(__always)
  private func checkInterrupt(
    _ frame: UnsafeMutablePointer<Frame>, _ pc: UnsafeMutablePointer<Instruction>
  ) throws {
    if Interrupt.needsAttention {
      frame.pointee.pc = pc
      try Interrupt.check()
    }
  }

  @inline(__always)
  static func checkInitialized(_ result: Value) throws {
    guard result.isNone else {
      throw PythonError.typeError("__init__() should return None, not '\(result.type.name)'")
    }
  }

  /// Begins the call of a function whose arguments stand at `window`. A generator function's
  /// generator is the result at once.
  @inline(__always)
  func enter(
    _ function: Function, _ window: Registers, _ count: Int,
    _ keywords: [Name], _ result: Int32, _ frame: UnsafeMutablePointer<Frame>,
    _ pc: UnsafeMutablePointer<Instruction>
  ) throws {
    try checkDepth()
    try checkInterrupt(frame, pc)
    try reserve(window + function.code.registerCount)
    try bind(function, at: window, count: count, keywords)
    if function.code.isGenerator {
      let generator = try makeGenerator(function, at: window)
      place(result, frame.pointee.registers, frame.pointee.pool).pointee = generator
      return
    }
    frame.pointee.pc = pc
    push(function, at: window, result: result, isEntry: false)
  }

  /// Calls what is no function of the program, or from a generator's registers.
  func callSlowly(
    _ base: Registers, _ count: Int, _ keywords: [Name], _ frame: UnsafeMutablePointer<Frame>
  ) throws -> Value {
    let window = UnsafeBufferPointer(start: base + 1, count: count + keywords.count)
    return try Operations.call(base.pointee, Arguments(window, keywords: keywords))
  }

  /// A call with a list of arguments and a dict of keywords.
  func callUnpacked(_ base: Registers) throws -> Value {
    let (values, keywords) = try Machine.unpacked(base)
    return try withExtendedLifetime(values) {
      try Operations.call(base.pointee, Arguments(values.buffer, keywords: keywords))
    }
  }

  /// The arguments in the list and the dict behind a callee, all in the list, which nothing else
  /// refers to.
  static func unpacked(_ base: Registers) throws -> (List, [Name]) {
    let values = base[1].list ?? List()
    var keywords: [Name] = []
    for (key, value) in base[2].dict?.pairs ?? [] {
      guard let key = key.string else {
        throw PythonError.typeError("keywords must be strings")
      }
      keywords.append(Name(key.text))
      try values.append(value)
    }
    return (values, keywords)
  }
}
