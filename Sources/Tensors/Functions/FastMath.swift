/// Building blocks of the vectorised functions.
///
/// Polynomials are nearly best approximations (interpolation at Chebyshev points, computed with 200
/// bits), grouped in pairs: fused steps stand between plain vector operations, so that the compiler
/// keeps them in vectors.
enum FastMath {
  /// 1.5 · 2⁵²: from there on a double's bits count in ones, so adding it rounds to an integer.
  static let rounder = 0x1.8p52

  /// Has the sign bit set where a magnitude, given as a float's bits, is not within a range.
  @inline(__always)
  static func outside(_ bits: SIMD8<Int32>, _ range: ClosedRange<Float>) -> SIMD8<Int32> {
    let magnitude = bits & Int32.max
    return (magnitude &- Int32(bitPattern: range.lowerBound.bitPattern))
      | (SIMD8(repeating: Int32(bitPattern: range.upperBound.bitPattern)) &- magnitude)
  }

  /// Has the sign bit set for floats, given by their bits, that are not positive, finite and normal.
  @inline(__always)
  static func notNormal(_ bits: SIMD8<Int32>) -> SIMD8<Int32> {
    bits | outside(bits, Float.leastNormalMagnitude...Float.greatestFiniteMagnitude)
  }

  /// Moves numbers into a range; what is not a number stays.
  @inline(__always)
  static func bounded(_ x: SIMD8<Float>, _ range: ClosedRange<Float>) -> SIMD8<Float> {
    let (low, high) = (SIMD8(repeating: range.lowerBound), SIMD8(repeating: range.upperBound))
    let above = x.replacing(with: low, where: x .< low)
    return above.replacing(with: high, where: above .> high)
  }

  @inline(__always)
  static func magnitude(_ x: Doubles) -> Doubles {
    unsafeBitCast(unsafeBitCast(x, to: SIMD8<Int64>.self) & Int64.max, to: Doubles.self)
  }

  /// A number that is not negative, with the sign of another.
  @inline(__always)
  static func signed(_ magnitude: Doubles, as x: Doubles) -> Doubles {
    let sign = unsafeBitCast(x, to: SIMD8<Int64>.self) & Int64.min
    return unsafeBitCast(unsafeBitCast(magnitude, to: SIMD8<Int64>.self) | sign, to: Doubles.self)
  }

  /// `a + b x`, rounded once.
  @inline(__always)
  static func line(_ a: Double, _ b: Double, _ x: Doubles) -> Doubles {
    Doubles(repeating: a).addingProduct(Doubles(repeating: b), x)
  }

  // MARK: Exponentials

  /// Splits off the multiple n of ln 2 nearest to x: gives x - n ln 2, and n as the low bits.
  @inline(__always)
  static func reduce(_ x: Doubles) -> (rest: Doubles, multiple: SIMD8<Int64>) {
    let shifted = line(rounder, 0x1.71547652b82fep+0, x)
    let multiple = shifted - Doubles(repeating: rounder)
    let rest = x.addingProduct(multiple, Doubles(repeating: -0x1.62e42fefa39efp-1))
    return (rest, unsafeBitCast(shifted, to: SIMD8<Int64>.self))
  }

  /// Splits off the nearest integer: gives the rest, and the integer as the low bits.
  @inline(__always)
  static func splitInteger(_ x: Doubles) -> (rest: Doubles, integer: SIMD8<Int64>) {
    let shifted = x + Doubles(repeating: rounder)
    let rest = x - (shifted - Doubles(repeating: rounder))
    return (rest, unsafeBitCast(shifted, to: SIMD8<Int64>.self))
  }

  /// exp(r) for |r| ≤ ½ ln 2, to 2⁻³⁸·⁶.
  @inline(__always)
  static func exp(_ r: Doubles) -> Doubles {
    let r2 = r * r
    let low =
      line(0x1.fffffffff615bp-1, 0x1.fffffffffe048p-2, r)
      + line(0x1.5555557e90c81p-3, 0x1.55555565d1ffbp-5, r) * r2
    let high =
      line(0x1.1110a5eb56603p-7, 0x1.6c166bbb7fd49p-10, r)
      + line(0x1.a17e4e342227ap-13, 0x1.a136f968afca4p-16, r) * r2
    return Doubles(repeating: 1) + (low + high * (r2 * r2)) * r
  }

  /// exp(r) - 1 for |r| ≤ ½ ln 2, to 2⁻⁴³ of itself.
  @inline(__always)
  static func expm1(_ r: Doubles) -> Doubles {
    let r2 = r * r
    let r4 = r2 * r2
    let low =
      line(1, 0x1.fffffffff713dp-2, r)
      + line(0x1.5555555553b63p-3, 0x1.5555557440915p-5, r) * r2
    let high =
      line(0x1.1111111c4e74fp-7, 0x1.6c164db90c301p-10, r)
      + line(0x1.a019ad80eed25p-13, 0x1.a15aa1ba58173p-16, r) * r2
    return (low + (high + r4 * Doubles(repeating: 0x1.72c75c67ac6b9p-19)) * r4) * r
  }

  /// exp(x) for results within double's range, to 2⁻³⁸·⁵.
  @inline(__always)
  static func fullExp(_ x: Doubles) -> Doubles {
    let (rest, multiple) = reduce(x)
    return scale(exp(rest), by: multiple)
  }

  /// exp(x) - 1 for results within double's range: from exp(r) - 1 and x = r + n ln 2.
  @inline(__always)
  static func fullExpm1(_ x: Doubles) -> Doubles {
    let (rest, multiple) = reduce(x)
    let power = scale(Doubles(repeating: 1), by: multiple)
    return (power - Doubles(repeating: 1)) + power * expm1(rest)
  }

  /// Multiplies a normal number by two to the power of the low bits of `multiple`.
  @inline(__always)
  static func scale(_ x: Doubles, by multiple: SIMD8<Int64>) -> Doubles {
    unsafeBitCast(unsafeBitCast(x, to: SIMD8<Int64>.self) &+ (multiple &<< 52), to: Doubles.self)
  }

  // MARK: Logarithms

  /// 1 / x to about 2⁻⁴⁷: a float division and a step of Newton's. Where `x` is above float's range
  /// the result is 0.
  @inline(__always)
  static func reciprocal(_ x: Doubles) -> Doubles {
    let rough = Doubles(SIMD8<Float>(repeating: 1) / SIMD8<Float>(x))
    return rough.addingProduct(rough, Doubles(repeating: 1) - x * rough)
  }

  /// The natural logarithm of positive normal floats, to 2⁻⁴³: 2ⁿ m with m in [√½, √2), log m =
  /// 2 artanh s with s = (m - 1) / (m + 1).
  @inline(__always)
  static func log(_ x: SIMD8<Float>) -> Doubles {
    // Exponent and significand, with the border between two exponents moved from 1 to √½.
    let border: Int32 = 0x3F35_04F3
    let offset = unsafeBitCast(x, to: SIMD8<Int32>.self) &- border
    let m = unsafeBitCast((offset & 0x007F_FFFF) &+ border, to: SIMD8<Float>.self)
    // The exponent as a float: put into the low bits of 1.5 · 2²³.
    let biased = unsafeBitCast((offset &>> 23) &+ 0x4B40_0000, to: SIMD8<Float>.self)
    let exponent = Doubles(biased - SIMD8(repeating: 0x1.8p23))
    let rough = Doubles(SIMD8<Float>(repeating: 1) / (m + SIMD8(repeating: 1)))
    let (one, wide) = (Doubles(repeating: 1), Doubles(m))
    let numerator = wide - one
    let quotient = numerator * rough
    let rest = numerator.addingProduct(quotient, Doubles(repeating: -1) - wide)
    return logSeries(quotient.addingProduct(rest, rough))
      .addingProduct(exponent, Doubles(repeating: 0x1.62e42fefa39efp-1))
  }

  /// The same for doubles of about float's range.
  @inline(__always)
  static func log(_ x: Doubles) -> Doubles {
    let bits = unsafeBitCast(x, to: SIMD8<Int64>.self)
    // Exponent and significand, with the border between two exponents moved from 1 to √½.
    let border = SIMD8<Int64>(repeating: 0x3FE6_A09E_667F_3BCD)
    let offset = bits &- border
    let m = unsafeBitCast((offset & 0x000F_FFFF_FFFF_FFFF) &+ border, to: Doubles.self)
    // The exponent as a double: put into the low bits of 1.5 · 2⁵². Floats' exponents are small.
    let biased = ((offset &>> 52) & 0xFFF) ^ 0x800
    let exponent =
      unsafeBitCast(biased &+ 0x4338_0000_0000_0000, to: Doubles.self)
      - Doubles(repeating: rounder + 2048)
    let one = Doubles(repeating: 1)
    let s = (m - one) * reciprocal(m + one)
    return logSeries(s).addingProduct(exponent, Doubles(repeating: 0x1.62e42fefa39efp-1))
  }

  /// 2 artanh s for |s| ≤ 0.1716.
  @inline(__always)
  private static func logSeries(_ s: Doubles) -> Doubles {
    let z = s * s
    let z2 = z * z
    let sum =
      line(0x1.fffffffffff11p+0, 0x1.5555555672018p-1, z)
      + line(0x1.9999962a3bcdfp-2, 0x1.249438e1a4736p-2, z)
      .addingProduct(line(0x1.c620abef8569ap-3, 0x1.9196d0e1f1946p-3, z), z2) * z2
    return sum * s
  }

  // MARK: Error function

  /// erf x for |x| ≤ 4.5, to 2⁻³⁸: 2/√π e^(-x²) times the series Σ (2x²)ⁿ x / (1·3·…·(2n+1)).
  @inline(__always)
  static func erf(_ x: Doubles) -> Doubles {
    let square = x * x
    var term = x
    var sum = x
    var odd = 3.0
    // For |x| = 4.5 the 90th term is below 2⁻⁴² of the sum.
    while odd < 181 {
      term = term * (square * Doubles(repeating: 2 / odd))
      sum = sum + term
      odd += 2
    }
    let power = fullExp(Doubles(repeating: 0) - square)
    return sum * power * Doubles(repeating: 0x1.20dd750429b6dp+0)
  }
}
