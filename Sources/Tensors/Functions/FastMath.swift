/// Building blocks of the vectorised functions.
///
/// Polynomials are nearly best approximations (interpolation at Chebyshev points, computed with 200
/// bits), grouped in pairs: fused steps stand between plain vector operations, so that the compiler
/// keeps them in vectors.
enum FastMath {
  /// 1.5 · 2⁵²: from there on a double's bits count in ones, so adding it rounds to an integer.
  private static let rounder = 0x1.8p52

  /// Has the sign bit set where a magnitude, given as a float's bits, is not within a range.
  @inline(__always)
  static func outside(_ bits: SIMD8<Int32>, _ range: ClosedRange<Float>) -> SIMD8<Int32> {
    let magnitude = bits & Int32.max
    return (magnitude &- Int32(bitPattern: range.lowerBound.bitPattern))
      | (SIMD8(repeating: Int32(bitPattern: range.upperBound.bitPattern)) &- magnitude)
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

  /// exp(r + n ln 2) - 1 from exp(r) - 1 and n.
  @inline(__always)
  static func expm1(_ r: Doubles, _ multiple: SIMD8<Int64>) -> Doubles {
    let power = scale(Doubles(repeating: 1), by: multiple)
    return (power - Doubles(repeating: 1)) + power * expm1(r)
  }

  /// Multiplies a normal number by two to the power of the low bits of `multiple`.
  @inline(__always)
  static func scale(_ x: Doubles, by multiple: SIMD8<Int64>) -> Doubles {
    unsafeBitCast(unsafeBitCast(x, to: SIMD8<Int64>.self) &+ (multiple &<< 52), to: Doubles.self)
  }

  // MARK: Logarithms

  /// 1 / x to about 2⁻⁴⁷: a float division and a step of Newton's. `x` is within float's range.
  @inline(__always)
  static func reciprocal(_ x: Doubles) -> Doubles {
    let rough = Doubles(SIMD8<Float>(repeating: 1) / SIMD8<Float>(x))
    return rough.addingProduct(rough, Doubles(repeating: 1) - x * rough)
  }

  /// The natural logarithm of normal floats, to 2⁻⁴³: 2ⁿ m with m in [√½, √2), log m = 2 artanh s
  /// with s = (m - 1) / (m + 1).
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

  // MARK: Circular functions

  /// Splits off the multiple of π/2 nearest to x, |x| < 2¹⁰: gives the rest and the quadrant.
  @inline(__always)
  static func reduceAngle(_ x: Doubles) -> (rest: Doubles, quadrant: SIMD8<Int64>) {
    let shifted = line(rounder, 0x1.45f306dc9c883p-1, x)
    let multiple = shifted - Doubles(repeating: rounder)
    // π/2 in three parts, of which the first two have so few bits that the products are exact.
    let first = x - multiple * Doubles(repeating: 0x1.921fb54400000p+0)
    let second = first - multiple * Doubles(repeating: 0x1.0b4611a600000p-34)
    let rest = second - multiple * Doubles(repeating: 0x1.3198a2e037073p-69)
    return (rest, unsafeBitCast(shifted, to: SIMD8<Int64>.self))
  }

  /// The sine of r in even quadrants, the cosine in odd ones, negative in the quadrants 2 and 3;
  /// |r| ≤ π/4, to 2⁻⁴³.
  @inline(__always)
  static func sine(_ r: Doubles, _ quadrant: SIMD8<Int64>) -> Doubles {
    let z = r * r
    let z2 = z * z
    let sine =
      (line(0x1.fffffffffffd9p-1, -0x1.5555555550e49p-3, z)
        + (line(0x1.1111110bd3b54p-7, -0x1.a019f89438a1fp-13, z)
          + line(0x1.71d72a4b779d6p-19, -0x1.a94de9088c46dp-26, z) * z2) * z2)
      * r
    let cosine =
      line(0x1.ffffffffffe05p-1, -0x1.ffffffffe32cfp-2, z)
      + (line(0x1.5555554453abep-5, -0x1.6c16b2bd7f04fp-10, z)
        + line(0x1.a00e8adcbe9d3p-16, -0x1.23c3a83845c31p-22, z) * z2) * z2
    let isOdd = SIMD8<Int64>(repeating: 0) &- (quadrant & 1)
    let value =
      (unsafeBitCast(cosine, to: SIMD8<Int64>.self) & isOdd)
      | (unsafeBitCast(sine, to: SIMD8<Int64>.self) & ~isOdd)
    return unsafeBitCast(value ^ ((quadrant & 2) &<< 62), to: Doubles.self)
  }

  // MARK: Error function

  /// erf x for |x| ≤ 4.5: 2/√π e^(-x²) times the series Σ (2x²)ⁿ x / (1·3·…·(2n+1)).
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
    let (rest, multiple) = reduce(Doubles(repeating: 0) - square)
    let power = scale(exp(rest), by: multiple)
    return sum * power * Doubles(repeating: 0x1.20dd750429b6dp+0)
  }
}
