import BigInt
import Safety

/// Arithmetic of ints: 64 bits where they suffice, any size where not.
package enum IntegerArithmetic {
  /// `a op b` for operands in 64 bits; nil for `@`.
  @inline(__always)
  package static func apply(_ op: BinaryOperator, _ a: Int, _ b: Int) throws -> Value? {
    switch op {
    case .add:
      let (sum, overflow) = a.addingReportingOverflow(b)
      if !overflow { return .int(sum) }
    case .subtract:
      let (difference, overflow) = a.subtractingReportingOverflow(b)
      if !overflow { return .int(difference) }
    case .multiply:
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      if !overflow { return .int(product) }
    case .floorDivide:
      if b != 0, b != -1 { return .int(floorQuotient(a, b)) }
    case .modulo:
      if b != 0, b != -1 { return .int(floorRemainder(a, b)) }
    case .trueDivide:
      // Up to here ints are doubles exactly.
      if b != 0, a.magnitude <= 1 << 53, b.magnitude <= 1 << 53 {
        return .float(Double(a) / Double(b))
      }
    case .and: return .int(a & b)
    case .or: return .int(a | b)
    case .xor: return .int(a ^ b)
    case .rightShift: if b >= 0 { return .int(b > 63 ? (a < 0 ? -1 : 0) : a >> b) }
    case .leftShift:
      if b >= 0, b < 62, abs(Double(a)) < Double(sign: .plus, exponent: 62 - b, significand: 1) {
        return .int(a << b)
      }
    case .power: return try power(a, b)
    case .matmul: return nil
    }
    return try apply(op, BigInt(a), BigInt(b))
  }

  /// `a // b`, rounded down; `b` is neither 0 nor -1.
  @inline(__always)
  package static func floorQuotient(_ a: Int, _ b: Int) -> Int {
    let quotient = a / b
    return (a ^ b) < 0 && quotient &* b != a ? quotient &- 1 : quotient
  }

  /// `a % b`, with the sign of `b`; `b` is neither 0 nor -1.
  @inline(__always)
  package static func floorRemainder(_ a: Int, _ b: Int) -> Int {
    let rest = a % b
    return rest != 0 && (rest ^ b) < 0 ? rest &+ b : rest
  }

  private static func power(_ base: Int, _ exponent: Int) throws -> Value {
    guard exponent >= 0 else {
      return .float(try FloatArithmetic.power(Double(base), Double(exponent)))
    }
    var (result, square, rest) = (1, base, exponent)
    while true {
      if rest & 1 == 1 {
        let (product, overflow) = result.multipliedReportingOverflow(by: square)
        if overflow { return try bigPower(BigInt(base), exponent) }
        result = product
      }
      rest >>= 1
      if rest == 0 { return .int(result) }
      let (product, overflow) = square.multipliedReportingOverflow(by: square)
      if overflow { return try bigPower(BigInt(base), exponent) }
      square = product
    }
  }

  private static func bigPower(_ base: BigInt, _ exponent: Int) throws -> Value {
    if base.magnitude == 1 { return .integer(exponent & 1 == 1 ? base : 1) }
    if base.signum() == 0 { return .int(exponent == 0 ? 1 : 0) }
    try checkBits(base.magnitude.bitWidth, times: exponent)
    var (result, square, rest) = (BigInt(1), base, exponent)
    while true {
      try Interrupt.check()
      if rest & 1 == 1 { result = try LongArithmetic.product(result, square) }
      rest >>= 1
      if rest == 0 { return .integer(result) }
      square = try LongArithmetic.product(square, square)
    }
  }

  /// Throws `MemoryError` where there is no memory for an int of `bits` x `times` bits, or no end to
  /// computing it.
  private static func checkBits(_ bits: Int, times: Int = 1) throws {
    let (total, overflow) = bits.multipliedReportingOverflow(by: times)
    guard !overflow, total <= 1 << 30 else { throw PythonError(Exception(.memoryError, [])) }
    // What computes with it takes several times its size.
    try Sequences.checkMemory(bits / 8 + 1, times: times, bytesEach: 4)
  }

  // MARK: Any size

  /// `a op b` for ints of any size; nil for `@`.
  @inline(never)
  package static func apply(_ op: BinaryOperator, _ a: BigInt, _ b: BigInt) throws -> Value? {
    switch op {
    case .add: return .integer(a + b)
    case .subtract: return .integer(a - b)
    case .multiply:
      try checkBits(a.magnitude.bitWidth + b.magnitude.bitWidth)
      return .integer(try LongArithmetic.product(a, b))
    case .floorDivide:
      return .integer(try divide(a, b, "integer division or modulo by zero").quotient)
    case .modulo: return .integer(try divide(a, b, "integer modulo by zero").remainder)
    case .trueDivide: return .float(try trueQuotient(a, b))
    case .and: return .integer(a & b)
    case .or: return .integer(a | b)
    case .xor: return .integer(a ^ b)
    case .leftShift: return .integer(try shifted(a, left: b))
    case .rightShift:
      guard b.signum() >= 0 else { throw PythonError.valueError("negative shift count") }
      return .integer(floorShift(a, Int(clamping: b)))
    case .power:
      if b.signum() < 0 { return .float(try FloatArithmetic.power(a.toDouble(), b.toDouble())) }
      return try bigPower(a, Int(clamping: b))
    case .matmul: return nil
    }
  }

  /// Quotient and remainder, rounded down as Python does.
  package static func divide(
    _ a: BigInt, _ b: BigInt, _ message: String = "integer division or modulo by zero"
  ) throws -> (quotient: BigInt, remainder: BigInt) {
    guard b.signum() != 0 else { throw PythonError(.zeroDivisionError, message) }
    let magnitudes = try LongArithmetic.divide(a.magnitude, b.magnitude)
    var quotient = BigInt(sign: a.sign == b.sign ? .plus : .minus, magnitude: magnitudes.quotient)
    var remainder = BigInt(sign: a.sign, magnitude: magnitudes.remainder)
    if remainder.signum() != 0, remainder.sign != b.sign {
      quotient -= 1
      remainder += b
    }
    return (quotient, remainder)
  }

  /// `a / b`, rounded once.
  private static func trueQuotient(_ a: BigInt, _ b: BigInt) throws -> Double {
    guard b.signum() != 0 else { throw PythonError(.zeroDivisionError, "division by zero") }
    guard a.signum() != 0 else { return 0 }
    // Scale the numerator so that the quotient has at least 66 bits; its last bit then stands for
    // all that is cut off.
    let shift = 66 + b.magnitude.bitWidth - a.magnitude.bitWidth
    let (numerator, denominator) =
      shift > 0 ? (a.magnitude << shift, b.magnitude) : (a.magnitude, b.magnitude << -shift)
    var (quotient, remainder) = try LongArithmetic.divide(numerator, denominator)
    if !remainder.isZero { quotient |= 1 }
    let negative = (a.sign == .minus) != (b.sign == .minus)
    let leading = scaled(quotient, by: -shift)
    guard leading.isFinite else {
      throw PythonError(.overflowError, "integer division result too large for a float")
    }
    return negative ? -leading : leading
  }

  /// `quotient * 2^exponent`, rounded once even where the result is subnormal.
  private static func scaled(_ quotient: BigUInt, by exponent: Int) -> Double {
    let width = quotient.bitWidth
    let lowest = -1074
    // How many of the leading bits the result has room for.
    let room = min(53, width + exponent - lowest)
    guard room >= 0 else { return 0 }
    let drop = width - room
    guard drop > 0 else {
      return Double(sign: .plus, exponent: exponent, significand: Double(UInt64(quotient)))
    }
    var kept = UInt64(quotient >> drop)
    let rest = quotient - (BigUInt(kept) << drop)
    let half = BigUInt(1) << (drop - 1)
    if rest > half || rest == half && kept & 1 == 1 { kept += 1 }
    return Double(sign: .plus, exponent: exponent + drop, significand: Double(kept))
  }

  private static func shifted(_ a: BigInt, left b: BigInt) throws -> BigInt {
    guard b.signum() >= 0 else { throw PythonError.valueError("negative shift count") }
    guard a.signum() != 0 else { return 0 }
    guard let bits = Int(exactly: b) else {
      throw PythonError(.overflowError, "too many digits in integer")
    }
    try checkBits(bits)
    try checkBits(a.magnitude.bitWidth)
    return a << bits
  }

  /// `a >> bits`, rounded down.
  private static func floorShift(_ a: BigInt, _ bits: Int) -> BigInt {
    let width = a.magnitude.bitWidth
    guard bits < width else { return a.sign == .minus ? -1 : 0 }
    let magnitude = a.magnitude >> bits
    guard a.sign == .minus else { return BigInt(magnitude) }
    let isExact = a.magnitude.trailingZeroBitCount >= bits
    return -BigInt(magnitude) - (isExact ? 0 : 1)
  }

  // MARK: One operand

  /// `op a`.
  package static func apply(_ op: UnaryOperator, _ a: BigInt) -> Value {
    switch op {
    case .negative: .integer(-a)
    case .positive: .integer(a)
    case .invert: .integer(-a - 1)
    }
  }

  /// `pow(base, exponent, modulus)`.
  package static func power(_ base: BigInt, _ exponent: BigInt, modulus: BigInt) throws -> Value {
    guard modulus.signum() != 0 else {
      throw PythonError.valueError("pow() 3rd argument cannot be 0")
    }
    guard modulus.magnitude > 1 else { return .int(0) }
    var (base, exponent) = (base, exponent)
    if exponent.signum() < 0 {
      guard
        let inverse = try divide(base, BigInt(modulus.magnitude)).remainder
          .inverse(BigInt(modulus.magnitude))
      else { throw PythonError.valueError("base is not invertible for the given modulus") }
      (base, exponent) = (inverse, -exponent)
    }
    let magnitude = BigInt(modulus.magnitude)
    let power = try LongArithmetic.power(
      divide(base, magnitude).remainder.magnitude, exponent.magnitude, modulus: modulus.magnitude)
    return .integer(try divide(BigInt(power), modulus).remainder)
  }
}
