/// What instructions do beyond their fast paths.
extension Machine {
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
    let value = frame.pointee.code._withUnsafeGuaranteedRef { $0.builtinValues[Int(i.c)] }
    guard value.isUndefined else { return value }
    let code = frame.pointee.code.takeUnretainedValue()
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

  /// `a = b + [c]`: a list that nothing else holds, such as a slice, grows in place.
  @inline(never)
  func addItem(_ i: Instruction, _ registers: Registers, _ pool: Registers) throws {
    let (left, item) = (place(i.b, registers, pool), place(i.c, registers, pool))
    guard left.pointee.isPlainList, !item.pointee.isUndefined else {
      let (x, y) = (try value(i.b, registers, pool), try value(i.c, registers, pool))
      place(i.a, registers, pool).pointee = try Operations.binary(.add, x, .list([y]))
      return
    }
    let added = UnsafeBufferPointer(start: item, count: 1)
    let first = current.pointee.code._withUnsafeGuaranteedRef { $0.firstTemporary }
    let sum: List
    if i.b >= first {
      let value = left.move()
      left.initialize(to: .undefined)
      sum = Machine.extended(value, added)
    } else {
      sum = Machine.longer(left.pointee, added)
    }
    place(i.a, registers, pool).pointee = .object(sum)
  }

  /// Takes over a list, and gives it or its copy with more items.
  private static func extended(
    _ value: consuming Value, _ added: UnsafeBufferPointer<Value>
  ) -> List {
    guard case .object(var object) = consume value else { return List() }
    guard isKnownUniquelyReferenced(&object) else { return longer(.object(object), added) }
    let own = unsafeDowncast(object, to: List.self)
    own.willChange()
    own.add(added)
    return own
  }

  /// A copy of a list with more items.
  private static func longer(_ value: Value, _ added: UnsafeBufferPointer<Value>) -> List {
    guard case .object(let object) = value else { return List() }
    let list = unsafeDowncast(object, to: List.self)
    let result = List.withRoom(for: list.count + added.count)
    result.add(list.buffer)
    result.add(added)
    return result
  }

  @inline(never)
  func binary(_ i: Instruction, _ registers: Registers, _ pool: Registers) throws {
    let count = UInt8(BinaryOperator.allCases.count)
    let isInPlace = i.op.rawValue >= Opcode.addInPlace.rawValue
    let op = BinaryOperator.allCases[Int(isInPlace ? i.op.rawValue - count : i.op.rawValue)]
    let (left, right) = (place(i.b, registers, pool), place(i.c, registers, pool))
    if op == .add, case .str = left.pointee, case .str(let y) = right.pointee {
      if i.a == i.b { return try StrOperators.append(y, to: left) }
      guard case .str(let x) = left.pointee else { return }
      place(i.a, registers, pool).pointee = .str(try StrOperators.concatenated(x, y))
      return
    }
    if let result = Machine.mixed(op, left, right) {
      place(i.a, registers, pool).pointee = .float(result)
      return
    }
    if !isInPlace {
      let first = current.pointee.code._withUnsafeGuaranteedRef { $0.firstTemporary }
      if i.b >= first, try overwrite(left, op, right, i, registers, pool, isSecond: false) {
        return
      }
      if i.c >= first, try overwrite(right, op, left, i, registers, pool, isSecond: true) {
        return
      }
    }
    let x = try value(i.b, registers, pool)
    let y = try value(i.c, registers, pool)
    place(i.a, registers, pool).pointee =
      isInPlace ? try Operations.inPlace(op, x, y) : try Operations.binary(op, x, y)
  }

  /// Makes over an object in a temporary register, which no instruction will read again, if nothing
  /// else holds it; false, and nothing done, otherwise.
  @inline(__always)
  private func overwrite(
    _ temporary: Registers, _ op: BinaryOperator, _ other: Registers, _ i: Instruction,
    _ registers: Registers, _ pool: Registers, isSecond: Bool
  ) throws -> Bool {
    guard case .object = temporary.pointee else { return false }
    let isOver = try Machine.overwrite(
      temporary.move(), back: temporary, op, other, isSecond: isSecond)
    if isOver {
      let result = temporary.move()
      temporary.initialize(to: .undefined)
      place(i.a, registers, pool).pointee = result
    }
    return isOver
  }

  private static func overwrite(
    _ value: consuming Value, back place: Registers, _ op: BinaryOperator, _ other: Registers,
    isSecond: Bool
  ) throws -> Bool {
    guard case .object(var object) = consume value else { return false }
    let isOwn = isKnownUniquelyReferenced(&object)
    place.initialize(to: .object(object))
    return isOwn ? try object.overwrite(op, other, isSecond: isSecond) : false
  }

  /// A float, or an int that a float can hold exactly.
  @inline(__always)
  private static func double(_ value: Registers) -> Double? {
    switch value.pointee {
    case .float(let value): value
    case .int(let value) where value.magnitude <= 1 << 53: Double(value)
    default: nil
    }
  }

  /// Arithmetic of a float with an int, and `/` of two ints.
  @inline(__always)
  private static func mixed(_ op: BinaryOperator, _ a: Registers, _ b: Registers) -> Double? {
    guard let x = double(a), let y = double(b) else { return nil }
    if op == .trueDivide { return y == 0 ? nil : x / y }
    if case .int = a.pointee, case .int = b.pointee { return nil }
    switch op {
    case .add: return x + y
    case .subtract: return x - y
    case .multiply: return x * y
    default: return nil
    }
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

  // MARK: Parts of fast paths

  /// Whether `x op y`, for an operator by its place among all.
  @inline(__always)
  static func holds<T: Comparable>(_ place: UInt8, _ x: T, _ y: T) -> Bool {
    switch place {
    case 0: x < y
    case 1: x <= y
    case 2: x == y
    case 3: x != y
    case 4: x > y
    default: x >= y
    }
  }

  @inline(__always)
  func globals(_ frame: UnsafeMutablePointer<Frame>) -> UnsafeMutablePointer<Value> {
    frame.pointee.code._withUnsafeGuaranteedRef { $0.globalValues }
  }

  @inline(__always)
  func cell(_ registers: UnsafeMutablePointer<Value>, _ register: Int32) -> Cell {
    // The compiler puts nothing but cells into such registers.
    if case .object(let object) = registers[Int(register)] {
      return unsafeDowncast(object, to: Cell.self)
    }
    return Cell(.undefined)
  }
}
