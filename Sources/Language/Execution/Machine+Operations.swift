/// What instructions do beyond their fast paths.
extension Machine {
  typealias Registers = UnsafeMutablePointer<Value>

  /// The address of an operand.
  @inline(__always)
  func place(_ operand: Int32, _ registers: Registers, _ pool: Registers) -> Registers {
    operand >= 0 ? registers + Int(operand) : pool + Int(~operand)
  }

  /// The value of an operand, which may be an unbound global name of a module.
  @inline(__always)
  func value(_ operand: Int32, _ registers: Registers, _ pool: Registers) throws -> Value {
    let place = place(operand, registers, pool)
    if case .undefined = place.pointee { return try unboundGlobal(operand) }
    return place.pointee
  }

  // MARK: Names

  @inline(never)
  private func unboundGlobal(_ operand: Int32) throws -> Value {
    let frame = current
    let code = frame.pointee.code.takeUnretainedValue()
    guard operand < 0 else { throw unbound(operand, frame) }
    let name = code.globals.name(at: Int(~operand))
    if let builtin = code.interpreter.builtins[name] { return builtin }
    throw PythonError.nameError(name)
  }

  @inline(never)
  func builtin(_ i: Instruction, _ frame: UnsafeMutablePointer<Frame>) throws -> Value {
    let code = frame.pointee.code.takeUnretainedValue()
    let value = code.interpreter.builtins.values[Int(i.c)]
    guard value.isUndefined else { return value }
    throw PythonError.nameError(code.globals.name(at: Int(i.b)))
  }

  @inline(never)
  func unbound(_ register: Int32, _ frame: UnsafeMutablePointer<Frame>) -> PythonError {
    let code = frame.pointee.code.takeUnretainedValue()
    guard code.variableNames.indices.contains(Int(register)) else {
      return .runtimeError("register \(register) has no value")
    }
    let name = code.variableNames[Int(register)]
    let isFree = Int(register) >= code.variableCount - code.freeCount
    let error =
      isFree
      ? PythonError(
        .nameError,
        "cannot access free variable '\(name)' where it is not associated with a value in "
          + "enclosing scope")
      : PythonError(
        .unboundLocalError,
        "cannot access local variable '\(name)' where it is not associated with a value")
    error.exception.missing = (name, nil)
    return error
  }

  // MARK: Operators

  @inline(never)
  func binary(_ i: Instruction, _ registers: Registers, _ pool: Registers) throws {
    let x = try value(i.b, registers, pool)
    let y = try value(i.c, registers, pool)
    let count = UInt8(BinaryOperator.allCases.count)
    let isInPlace = i.op.rawValue >= Opcode.addInPlace.rawValue
    let op = BinaryOperator.allCases[Int(isInPlace ? i.op.rawValue - count : i.op.rawValue)]
    place(i.a, registers, pool).pointee =
      isInPlace ? try Operations.inPlace(op, x, y) : try Operations.binary(op, x, y)
  }

  @inline(never)
  func compare(_ i: Instruction, _ registers: Registers, _ pool: Registers) throws {
    let op = ComparisonOperator.allCases[Int(i.op.rawValue - Opcode.less.rawValue)]
    place(i.a, registers, pool).pointee = try Operations.compare(
      op, value(i.b, registers, pool), value(i.c, registers, pool))
  }

  @inline(never)
  func comparison(
    _ index: UInt8, _ i: Instruction, _ registers: Registers, _ pool: Registers
  ) throws -> Bool {
    let op = ComparisonOperator.allCases[Int(index)]
    let result = try Operations.compare(
      op, value(i.a, registers, pool), value(i.b, registers, pool))
    return try Operations.isTrue(result)
  }

  // MARK: Iteration

  /// Starts an iteration: over a list or a tuple by place, over anything else by its iterator.
  func iterate(_ value: Value, at iteration: Registers) throws {
    if case .object(let object) = value {
      let type = object.type
      if object.layout == .list && type === TypeObject.list
        || object.layout == .tuple && type === TypeObject.tuple
      {
        iteration[0] = value
        iteration[1] = .int(0)
        iteration[2] = .none
        return
      }
    }
    iteration[0] = .object(try Operations.iterator(of: value))
    iteration[1] = .none
  }

  /// Puts an iteration's next value into a register; false at the end.
  @inline(never)
  func advance(_ iteration: Registers, into target: Registers) throws -> Bool {
    guard case .object(let object) = iteration[0] else { return false }
    if case .int(let index) = iteration[1] {
      let item: Value
      if object.layout == .list {
        let list = unsafeDowncast(object, to: List.self)
        guard index < list.items.count else { return false }
        item = list.items[index]
      } else {
        let tuple = unsafeDowncast(object, to: Tuple.self)
        guard index < tuple.items.count else { return false }
        item = tuple.items[index]
      }
      iteration[1] = .int(index &+ 1)
      target.pointee = item
      return true
    }
    guard let value = try unsafeDowncast(object, to: Iterator.self).next() else { return false }
    target.pointee = value
    return true
  }

  /// Starts an iteration over the result of calling `range`, or what has its name.
  func iterateRange(_ i: Instruction, _ registers: Registers) throws {
    let base = registers + Int(i.b)
    let iteration = registers + Int(i.a)
    let count = Int(i.c)
    if case .object(let callee) = base.pointee, callee === TypeObject.range,
      let numbers = Machine.rangeNumbers(base + 1, count)
    {
      let range = try Range(start: numbers.start, stop: numbers.stop, step: numbers.step)
      iteration[0] = .int(range.start)
      iteration[1] = .int(range.count)
      iteration[2] = .int(range.step)
      return
    }
    let arguments = Arguments(UnsafeBufferPointer(start: base + 1, count: count))
    try iterate(Operations.call(base.pointee, arguments), at: iteration)
  }

  private static func rangeNumbers(
    _ arguments: Registers, _ count: Int
  ) -> (start: Int, stop: Int, step: Int)? {
    guard let first = arguments[0].smallInt else { return nil }
    if count == 1 { return (0, first, 1) }
    guard let stop = arguments[1].smallInt else { return nil }
    if count == 2 { return (first, stop, 1) }
    guard let step = arguments[2].smallInt, step != 0 else { return nil }
    return (first, stop, step)
  }

  /// One step of `yield from`: the value to be given out, or nil at the end.
  func delegate(
    _ i: Instruction, _ registers: Registers, _ pool: Registers
  ) throws -> Value? {
    let source = registers[Int(i.b)]
    let sent = registers[Int(i.b) + 1]
    registers[Int(i.b) + 1] = .none
    guard let iterator = source.as(Iterator.self) else { return nil }
    let value: Value?
    if let generator = iterator as? Generator {
      value = try generator.resume(.value(sent))
    } else if sent.isNone {
      value = try iterator.next()
    } else {
      value = try Operations.callMethod(source, "send", sent)
    }
    if let value { return value }
    place(i.a, registers, pool).pointee = (iterator as? any ReturningIterator)?.result ?? .none
    return nil
  }

  // MARK: Calls

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
    return try Arguments.with(values, keywords: keywords) {
      try Operations.call(base.pointee, $0)
    }
  }

  /// The arguments in the list and the dict behind a callee.
  static func unpacked(_ base: Registers) throws -> ([Value], [Name]) {
    var values = base[1].list?.items ?? []
    var keywords: [Name] = []
    for (key, value) in base[2].dict?.pairs ?? [] {
      guard case .str(let key) = key else {
        throw PythonError.typeError("keywords must be strings")
      }
      keywords.append(Name(key.text))
      values.append(value)
    }
    return (values, keywords)
  }
}
