/// Loops: what they go over, step by step.
extension Machine {
  /// Starts an iteration: over a list, a tuple or a str by place, over anything else by its iterator.
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
    if case .str = value {
      iteration[0] = value
      iteration[1] = .int(0)
      iteration[2] = .none
      return
    }
    iteration[0] = .object(try Operations.iterator(of: value))
    iteration[1] = .none
  }

  /// Puts an iteration's next value into a register; false at the end.
  @inline(never)
  func advance(_ iteration: Registers, into target: Registers) throws -> Bool {
    if case .str(let text) = iteration[0], case .int(let index) = iteration[1] {
      guard index < text.count else { return false }
      iteration[1] = .int(index &+ 1)
      target.put(.str(.character(text.scalar(at: index))))
      return true
    }
    guard case .object(let object) = iteration[0] else { return false }
    if case .int(let index) = iteration[1] {
      let item: Value
      if object.layout == .list {
        let list = unsafeDowncast(object, to: List.self)
        guard index < list.count else { return false }
        item = list[index]
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
      let (span, overflow) = numbers.stop.subtractingReportingOverflow(numbers.start)
      if numbers.step == 1 && !overflow {
        iteration[0] = .int(numbers.start)
        iteration[1] = .int(max(0, span))
        iteration[2] = .int(1)
        return
      }
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
    } else if let instance = iterator as? Instance {
      do {
        value =
          sent.isNone
          ? try instance.invoke(.next) : try Operations.callMethod(source, "send", sent)
      } catch let error as PythonError
        where error.exception.type.isSubclass(of: .stopIteration)
      {
        place(i.a, registers, pool).pointee = error.exception.arguments.first ?? .none
        return nil
      }
    } else if sent.isNone {
      value = try iterator.next()
    } else {
      value = try Operations.callMethod(source, "send", sent)
    }
    if let value { return value }
    place(i.a, registers, pool).pointee = (iterator as? any ReturningIterator)?.result ?? .none
    return nil
  }
}
