import BigInt

/// Python's operations on any values: the data model's dispatch, with its error messages.
package enum Operations {
  // MARK: Two operands

  /// `a op b`.
  @inline(__always)
  package static func binary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    switch (a, b) {
    case (.int(let x), .int(let y)):
      if let result = try IntegerArithmetic.apply(op, x, y) { return result }
    case (.float(let x), .float(let y)):
      if let result = try FloatArithmetic.apply(op, x, y) { return result }
    default:
      break
    }
    return try generalBinary(op, a, b)
  }

  @inline(never)
  private static func generalBinary(
    _ op: BinaryOperator, _ a: Value, _ b: Value
  ) throws -> Value {
    if let result = try slotBinary(op, a, b) { return result }
    throw unsupported(op, a, b, assignment: false)
  }

  /// `a op= b`: the value to be bound anew.
  package static func inPlace(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    if case .object(let object) = a, let result = try object.inPlace(op, b) { return result }
    switch (a, b) {
    case (.int, .int), (.float, .float): return try binary(op, a, b)
    default: break
    }
    if let result = try slotBinary(op, a, b) { return result }
    throw unsupported(op, a, b, assignment: true)
  }

  /// `a op b` as the operands' classes have it; nil for `NotImplemented` both ways.
  static func slotBinary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value? {
    if case .object(let left) = a, case .object(let right) = b {
      // An instance of a class derived from list has another layout.
      if left.layout == .list, right.layout == .list { return try left.binary(op, b) }
      let (leftType, rightType) = (left.type, right.type)
      let isDerived = leftType !== rightType && rightType.isSubclass(of: leftType)
      if isDerived, let result = try right.reflected(op, a) { return result }
      if let result = try left.binary(op, b) { return result }
      if !isDerived, leftType !== rightType, let result = try right.reflected(op, a) {
        return result
      }
      return try numericBinary(op, a, b)
    }
    if case .object(let left) = a {
      if let result = try left.binary(op, b) ?? numericBinary(op, a, b) { return result }
      if op == .multiply, case .str(let text) = b { return try StrOperators.repeated(text, a) }
      return nil
    }
    if let result = try plainBinary(op, a, b) { return result }
    if case .object(let right) = b { return try right.reflected(op, a) }
    return nil
  }

  /// `a op b` where `a` is held in place.
  private static func plainBinary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value? {
    switch a {
    case .str(let text):
      return try StrOperators.binary(op, text, b)
    case .bool(let x):
      if case .bool(let y) = b {
        switch op {
        case .and: return .bool(x && y)
        case .or: return .bool(x || y)
        case .xor: return .bool(x != y)
        default: break
        }
      }
      return try numericBinary(op, a, b)
    case .int, .float:
      if op == .multiply, case .str(let text) = b { return try StrOperators.repeated(text, a) }
      return try numericBinary(op, a, b)
    case .none where op == .or:
      return TypeUnion.make(a, b)
    default:
      return nil
    }
  }

  /// Arithmetic of ints, bools and floats in any mixture; nil if one of them is none of these.
  private static func numericBinary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value? {
    if let x = a.smallInt, let y = b.smallInt { return try IntegerArithmetic.apply(op, x, y) }
    if case .bool(let flag) = a, op == .multiply, case .str(let text) = b {
      return try StrOperators.repeated(text, .int(flag ? 1 : 0))
    }
    if a.isInteger, b.isInteger, let x = a.bigInt, let y = b.bigInt {
      return try IntegerArithmetic.apply(op, x, y)
    }
    guard let x = try number(a), let y = try number(b) else { return nil }
    return try FloatArithmetic.apply(op, x, y)
  }

  /// The double of an int, a bool or a float; nil for anything else.
  private static func number(_ value: Value) throws -> Double? {
    switch value {
    case .float(let value): return value
    case .int(let value): return Double(value)
    case .bool(let value): return value ? 1 : 0
    default: return try value.bigInt?.toDouble()
    }
  }

  private static func unsupported(
    _ op: BinaryOperator, _ a: Value, _ b: Value, assignment: Bool
  ) -> PythonError {
    let (left, right) = (a.type.name, b.type.name)
    if op == .add, let payload = a.payload, payload.isSequence {
      return unsupported(op, payload, b, assignment: assignment)
    }
    if op == .add, a.object is Bytes { return .typeError("can't concat \(right) to bytes") }
    if op == .add, a.isSequence {
      return .typeError("can only concatenate \(left) (not \"\(right)\") to \(left)")
    }
    if op == .multiply, a.isSequence || b.isSequence {
      let other = a.isSequence ? right : left
      return .typeError("can't multiply sequence by non-int of type '\(other)'")
    }
    let sign = assignment ? "\(op.rawValue)=" : op == .power ? "** or pow()" : op.rawValue
    return .typeError("unsupported operand type(s) for \(sign): '\(left)' and '\(right)'")
  }

  // MARK: One operand

  /// `op a`.
  package static func unary(_ op: UnaryOperator, _ a: Value) throws -> Value {
    switch a {
    case .int(let value):
      switch op {
      case .negative: if value != .min { return .int(-value) }
      case .positive: return a
      case .invert: return .int(~value)
      }
      return IntegerArithmetic.apply(op, BigInt(value))
    case .bool(let value):
      return try unary(op, .int(value ? 1 : 0))
    case .float(let value) where op != .invert:
      return .float(op == .negative ? -value : value)
    case .object(let object):
      if let result = try object.unary(op) { return result }
      if let big = a.bigInt { return IntegerArithmetic.apply(op, big) }
    default:
      break
    }
    throw PythonError.typeError("bad operand type for unary \(op.rawValue): '\(a.type.name)'")
  }

  // MARK: Comparisons

  /// `a op b`, which may be any value.
  @inline(__always)
  package static func compare(_ op: ComparisonOperator, _ a: Value, _ b: Value) throws -> Value {
    switch (a, b) {
    case (.int(let x), .int(let y)): return .bool(op.holds(x, y))
    case (.float(let x), .float(let y)): return .bool(op.holds(x, y))
    default: return try generalCompare(op, a, b)
    }
  }

  @inline(never)
  private static func generalCompare(
    _ op: ComparisonOperator, _ a: Value, _ b: Value
  ) throws -> Value {
    if let holds = plainCompare(op, a, b) { return .bool(holds) }
    let right = b.object
    if let left = a.object {
      if let right, right.type !== left.type, right.type.isSubclass(of: left.type),
        let result = try right.compare(op.swapped, a)
      {
        return result
      }
      if let result = try left.compare(op, b) { return result }
    }
    if let right, let result = try right.compare(op.swapped, a) { return result }
    switch op {
    case .equal: return .bool(identical(a, b))
    case .notEqual: return .bool(!identical(a, b))
    default:
      throw PythonError.typeError(
        "'\(op.rawValue)' not supported between instances of "
          + "'\(a.type.name)' and '\(b.type.name)'")
    }
  }

  /// Comparisons of numbers and strs; nil for other values, or for two that have no order.
  private static func plainCompare(_ op: ComparisonOperator, _ a: Value, _ b: Value) -> Bool? {
    switch (a, b) {
    case (.str(let x), .str(let y)):
      switch op {
      case .equal: return x == y
      case .notEqual: return !(x == y)
      case .less: return x < y
      case .greater: return y < x
      case .lessEqual: return !(y < x)
      case .greaterEqual: return !(x < y)
      }
    case (.float(let x), .float(let y)):
      return op.holds(x, y)
    case (.float(let x), _):
      guard let order = b.order(against: x) else { return b.isInteger ? op == .notEqual : nil }
      return op.holds(0, order)
    case (_, .float(let y)):
      guard let order = a.order(against: y) else { return a.isInteger ? op == .notEqual : nil }
      return op.holds(order, 0)
    default:
      if let x = a.smallInt, let y = b.smallInt { return op.holds(x, y) }
      guard a.isInteger, b.isInteger, let x = a.bigInt, let y = b.bigInt else { return nil }
      return op.holds(x, y)
    }
  }

  /// `a == b` as containers ask it: identical values are equal.
  @inline(__always)
  package static func equal(_ a: Value, _ b: Value) throws -> Bool {
    switch (a, b) {
    case (.int(let x), .int(let y)): return x == y
    case (.str(let x), .str(let y)): return x == y
    default:
      if identical(a, b) { return true }
      return try isTrue(compare(.equal, a, b))
    }
  }

  /// `a is b`. Numbers held in place are identical when they have the same bits.
  @inline(__always)
  package static func identical(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.object(let x), .object(let y)): x === y
    case (.none, .none), (.undefined, .undefined): true
    case (.bool(let x), .bool(let y)): x == y
    case (.int(let x), .int(let y)): x == y
    case (.float(let x), .float(let y)): x.bitPattern == y.bitPattern
    case (.str(let x), .str(let y)): x === y
    default: false
    }
  }

  /// `bool(value)`.
  @inline(__always)
  package static func isTrue(_ value: Value) throws -> Bool {
    switch value {
    case .bool(let value): value
    case .none, .undefined: false
    case .int(let value): value != 0
    case .float(let value): value != 0
    case .str(let text): text.count > 0
    case .object(let object): try object.isTrue()
    }
  }
}

extension Value {
  /// Whether it is a str, a list or a tuple, for the messages of `+` and `*`.
  fileprivate var isSequence: Bool {
    switch self {
    case .str: true
    case .object(let object):
      object.layout == .list || object.layout == .tuple || object is Bytes
    default: false
    }
  }

  /// How an int of any size compares with a float: below, equal or above 0; nil for NaN or where
  /// the value is no int.
  fileprivate func order(against float: Double) -> Int? {
    if let small = smallInt { return FloatArithmetic.order(small, float) }
    guard let big = bigInt, !float.isNaN else { return nil }
    if float.isInfinite { return float > 0 ? -1 : 1 }
    let truncated = BigInt(float)
    if big != truncated { return big < truncated ? -1 : 1 }
    let rest = float - float.rounded(.towardZero)
    return rest == 0 ? 0 : rest > 0 ? -1 : 1
  }
}
