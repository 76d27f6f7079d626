import BigInt
import Language
import Safety

/// A sum of doubles without rounding: an int of units of 2^-1074.
struct ExactSum {
  /// The sum in units of 2^-1074, the smallest double.
  private(set) var units: BigInt = 0

  /// The values have to be finite.
  init(_ values: [Double]) throws {
    for value in values where value != 0 && value.isFinite {
      try Interrupt.check()
      let bits = Int(value.exponent) + 1074
      // The significand has 53 bits at most: shifted by its exponent it is a whole number.
      let shift = max(0, bits - 52)
      let scaled = Double(
        sign: value.sign, exponent: Int(value.exponent) + 1074 - shift,
        significand: value.significand)
      units += BigInt(scaled) << shift
    }
  }

  /// `math.fsum(values)`: rounded once; infinities and NaN as in CPython.
  static func sum(_ values: [Double]) throws -> Double {
    let special = values.filter { !$0.isFinite }
    guard special.isEmpty else {
      let sum = special.reduce(0, +)
      if sum.isNaN, !special.contains(where: \.isNaN) {
        throw PythonError.valueError("-inf + inf in fsum")
      }
      return sum
    }
    return try ExactSum(values).rounded()
  }

  /// The sum, rounded once.
  func rounded() throws -> Double { try quotient(by: 1) }

  /// The sum divided by an int, rounded once.
  func quotient(by divisor: BigInt) throws -> Double {
    let denominator = divisor << 1074
    guard case .float(let result)? = try IntegerArithmetic.apply(.trueDivide, units, denominator)
    else { return 0 }
    return result
  }

  /// The square root of a fraction, rounded once: from an integer root of 109 bits or more, whose
  /// last bit stands for what was cut off.
  static func squareRoot(_ numerator: BigInt, over denominator: BigInt) throws -> Double {
    guard numerator.signum() > 0 else { return 0 }
    let widths = numerator.magnitude.bitWidth - denominator.magnitude.bitWidth
    let shift = (widths - 109) >> 1
    let scaled =
      shift >= 0
      ? numerator / (denominator << (2 * shift)) : (numerator << (-2 * shift)) / denominator
    var root = scaled.squareRoot()
    let isExact =
      shift >= 0
      ? root * root * (denominator << (2 * shift)) == numerator
      : root * root * denominator == numerator << (-2 * shift)
    if !isExact { root |= 1 }
    let result =
      shift >= 0
      ? try IntegerArithmetic.apply(.trueDivide, root << shift, 1)
      : try IntegerArithmetic.apply(.trueDivide, root, BigInt(1) << -shift)
    guard case .float(let value)? = result else { return .nan }
    return value
  }
}
