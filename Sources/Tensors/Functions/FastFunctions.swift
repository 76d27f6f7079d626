/// Eight doubles: what float32 rows are computed in.
typealias Doubles = SIMD8<Double>

/// A function of one real number.
///
/// `exact` serves float64 and the hard cases of float32. For the rest of float32, `fast` computes
/// eight numbers at once in double precision; where its result lies so close to the middle between
/// two floats that its error might matter, `exact` decides.
protocol ElementaryFunction {
  static func exact(_ x: Double) -> DoubleDouble

  /// Whether `fast` exists.
  static var hasFast: Bool { get }

  /// The function to a relative error below 2⁻⁴⁰ for the numbers of `isFast`.
  static func fast(_ x: Doubles) -> Doubles

  /// For which floats `fast` may be used; its results there are normal floats.
  static func isFast(_ x: SIMD8<Float>) -> SIMDMask<SIMD8<Int32>>
}

extension ElementaryFunction {
  static var hasFast: Bool { false }
  static func fast(_ x: Doubles) -> Doubles { x }
  static func isFast(_ x: SIMD8<Float>) -> SIMDMask<SIMD8<Int32>> { SIMDMask(repeating: false) }
}

/// Building blocks of the vectorised functions.
enum FastMath {
  /// A double's bits from 1.5 · 2⁵² on count in ones: adding it rounds to an integer.
  private static let rounder = 0x1.8p52

  /// Splits off the multiple n of ln 2 nearest to x: gives x - n ln 2, and n as the low bits.
  @inline(__always)
  static func reduce(_ x: Doubles) -> (rest: Doubles, multiple: SIMD8<Int64>) {
    let shifted = Doubles(repeating: rounder).addingProduct(
      x, Doubles(repeating: 0x1.71547652b82fep+0))
    let multiple = shifted - rounder
    let rest = x.addingProduct(multiple, Doubles(repeating: -0x1.62e42fefa39efp-1))
      .addingProduct(multiple, Doubles(repeating: -0x1.abc9e3b39803fp-56))
    return (rest, unsafeBitCast(shifted, to: SIMD8<Int64>.self))
  }

  /// exp(r) - 1 for |r| ≤ ½ ln 2: Taylor's series to r¹⁰, which leaves less than 2⁻⁴².
  @inline(__always)
  static func expm1(_ r: Doubles) -> Doubles {
    var sum = Doubles(repeating: 1 / 3628800)
    sum = Doubles(repeating: 1 / 362880).addingProduct(sum, r)
    sum = Doubles(repeating: 1 / 40320).addingProduct(sum, r)
    sum = Doubles(repeating: 1 / 5040).addingProduct(sum, r)
    sum = Doubles(repeating: 1 / 720).addingProduct(sum, r)
    sum = Doubles(repeating: 1 / 120).addingProduct(sum, r)
    sum = Doubles(repeating: 1 / 24).addingProduct(sum, r)
    sum = Doubles(repeating: 1 / 6).addingProduct(sum, r)
    sum = Doubles(repeating: 0.5).addingProduct(sum, r)
    sum = Doubles(repeating: 1).addingProduct(sum, r)
    return sum * r
  }

  /// Multiplies a normal number by two to the power of the low bits of `multiple`.
  @inline(__always)
  static func scale(_ x: Doubles, by multiple: SIMD8<Int64>) -> Doubles {
    unsafeBitCast(unsafeBitCast(x, to: SIMD8<Int64>.self) &+ (multiple &<< 52), to: Doubles.self)
  }

  /// 1 / x to about 2⁻⁴⁷: a float division and a step of Newton's. `x` is within float's range.
  @inline(__always)
  static func reciprocal(_ x: Doubles) -> Doubles {
    let rough = Doubles(1 / SIMD8<Float>(x))
    let error = Doubles(repeating: 1).addingProduct(-x, rough)
    return rough.addingProduct(rough, error)
  }

  /// The natural logarithm of normal floats: 2ⁿ m with m in [√½, √2), log m = 2 artanh s with
  /// s = (m - 1) / (m + 1), eight terms of its series, which leave less than 2⁻⁴⁴.
  @inline(__always)
  static func log(_ x: Doubles) -> Doubles {
    let bits = unsafeBitCast(x, to: SIMD8<Int64>.self)
    // Exponent and significand, with the border between two exponents moved from 1 to √½.
    let border = SIMD8<Int64>(repeating: 0x3FE6_A09E_667F_3BCD)
    let offset = bits &- border
    let one = SIMD8<Int64>(repeating: 0x000F_FFFF_FFFF_FFFF)
    let m = unsafeBitCast((offset & one) &+ border, to: Doubles.self)
    // The exponent as a double: put into the low bits of 1.5 · 2⁵². Floats' exponents are small.
    let biased = ((offset &>> 52) & 0xFFF) ^ 0x800
    let exponent =
      unsafeBitCast(biased &+ 0x4338_0000_0000_0000, to: Doubles.self) - (rounder + 2048)
    let s = (m - 1) * reciprocal(m + 1)
    let square = s * s
    var sum = Doubles(repeating: 2 / 15)
    sum = Doubles(repeating: 2 / 13).addingProduct(sum, square)
    sum = Doubles(repeating: 2 / 11).addingProduct(sum, square)
    sum = Doubles(repeating: 2 / 9).addingProduct(sum, square)
    sum = Doubles(repeating: 2 / 7).addingProduct(sum, square)
    sum = Doubles(repeating: 2 / 5).addingProduct(sum, square)
    sum = Doubles(repeating: 2 / 3).addingProduct(sum, square)
    sum = Doubles(repeating: 2).addingProduct(sum, square)
    return (sum * s).addingProduct(exponent, Doubles(repeating: 0x1.62e42fefa39efp-1))
  }
}
