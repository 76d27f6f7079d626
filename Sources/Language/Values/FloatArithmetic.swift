#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Arithmetic of floats.
package enum FloatArithmetic {
  /// `a op b`; nil where floats have no such operator.
  @inline(__always)
  package static func apply(_ op: BinaryOperator, _ a: Double, _ b: Double) throws -> Value? {
    switch op {
    case .add: return .float(a + b)
    case .subtract: return .float(a - b)
    case .multiply: return .float(a * b)
    case .trueDivide:
      guard b != 0 else { throw division("float division by zero") }
      return .float(a / b)
    case .floorDivide:
      guard b != 0 else { throw division("float floor division by zero") }
      return .float(divide(a, b).quotient)
    case .modulo:
      guard b != 0 else { throw division("float modulo") }
      return .float(divide(a, b).remainder)
    case .power: return .float(try power(a, b))
    case .matmul, .leftShift, .rightShift, .and, .or, .xor: return nil
    }
  }

  private static func division(_ message: String) -> PythonError {
    PythonError(.zeroDivisionError, message)
  }

  /// Quotient and remainder, rounded down; CPython's steps, which decide the last bit and the
  /// sign of zeros. `b` is not 0.
  package static func divide(_ a: Double, _ b: Double) -> (quotient: Double, remainder: Double) {
    var remainder = fmod(a, b)
    var quotient = (a - remainder) / b
    if remainder != 0 {
      if (b < 0) != (remainder < 0) {
        remainder += b
        quotient -= 1
      }
    } else {
      remainder = copysign(0, b)
    }
    guard quotient != 0 else { return (copysign(0, a / b), remainder) }
    let floored = quotient.rounded(.down)
    return (quotient - floored > 0.5 ? floored + 1 : floored, remainder)
  }

  /// `base ** exponent`; throws where Python does, or would make a complex number.
  package static func power(_ base: Double, _ exponent: Double) throws -> Double {
    if base == 0, exponent < 0 {
      throw division("0.0 cannot be raised to a negative power")
    }
    if base < 0, base.isFinite, exponent.isFinite, exponent != exponent.rounded() {
      throw PythonError.valueError(
        "a negative number raised to a fractional power is complex; "
          + "complex numbers are not in the dojo")
    }
    let result = pow(base, exponent)
    if result.isInfinite, base.isFinite, exponent.isFinite {
      throw PythonError(
        Exception(.overflowError, [.int(34), .str("Numerical result out of range")]))
    }
    return result
  }

  /// CPython's hash of a float: equal to that of the int of the same value.
  package static func hash(_ value: Double) -> Int {
    if let int = Int(exactly: value) { return IntegerText.hash(int) }
    if value.isInfinite { return value > 0 ? 314_159 : -314_159 }
    if value.isNaN { return 0 }
    // 28 bits of the significand at a time, modulo 2^61 - 1. (Python/pyhash.c)
    let modulus: UInt64 = (1 << 61) - 1
    var significand = value.magnitude.significand / 2
    var exponent = Int(value.exponent) + 1
    var state: UInt64 = 0
    while significand != 0 {
      state = (state << 28 & modulus) | state >> 33
      significand *= 268_435_456
      exponent -= 28
      let bits = UInt64(significand)
      significand -= Double(bits)
      state += bits
      if state >= modulus { state -= modulus }
    }
    let rotation = exponent >= 0 ? exponent % 61 : 60 - (-1 - exponent) % 61
    state = (state << UInt64(rotation) & modulus) | state >> UInt64(61 - rotation)
    let hash = value < 0 ? -Int(state) : Int(state)
    return hash == -1 ? -2 : hash
  }

  /// How an int compares with a float, exactly; nil for NaN.
  package static func order(_ a: Int, _ b: Double) -> Int? {
    if b.isNaN { return nil }
    if b >= 9.3e18 { return -1 }
    if b <= -9.3e18 { return 1 }
    let converted = Double(a)
    if converted != b { return converted < b ? -1 : 1 }
    // Equal after rounding: the int may have been rounded.
    guard let exact = Int(exactly: b) else { return -1 }
    return a == exact ? 0 : a < exact ? -1 : 1
  }
}
