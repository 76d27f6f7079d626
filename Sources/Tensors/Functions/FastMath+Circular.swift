/// Circular functions and their inverses, eight numbers at once.
extension FastMath {
  /// Splits off the multiple of π/2 nearest to a float: gives the rest and the quadrant.
  @inline(__always)
  static func reduceAngle(_ x: Doubles) -> (rest: Doubles, quadrant: SIMD8<Int64>) {
    let isLarge = magnitude(x) .> Doubles(repeating: 1000)
    let near = reduceSmall(x)
    guard any(isLarge) else { return near }
    let far = reduceLarge(x)
    return (
      near.rest.replacing(with: far.rest, where: isLarge),
      near.quadrant.replacing(with: far.quadrant, where: isLarge)
    )
  }

  /// For |x| ≤ 1000.
  @inline(__always)
  private static func reduceSmall(_ x: Doubles) -> (rest: Doubles, quadrant: SIMD8<Int64>) {
    let shifted = line(rounder, 0x1.45f306dc9c883p-1, x)
    let multiple = shifted - Doubles(repeating: rounder)
    // π/2 in three parts, of which the first two have so few bits that the products are exact.
    let first = x - multiple * Doubles(repeating: 0x1.921fb54400000p+0)
    let second = first - multiple * Doubles(repeating: 0x1.0b4611a600000p-34)
    let rest = second - multiple * Doubles(repeating: 0x1.3198a2e037073p-69)
    return (rest, unsafeBitCast(shifted, to: SIMD8<Int64>.self))
  }

  /// 2/π for floats of one exponent: multiples of 4 that the product with such a float contains are
  /// left out (M. H. Payne and R. N. Hanek, 1983).
  private struct Turns {
    /// 29 bits: the product with a float is exact.
    var high = Double.nan
    /// The next 53 bits, and those after them.
    var middle = Double.nan
    var low = Double.nan
  }

  /// By the float's biased exponent; what is not a number or infinite has none.
  private static let turns: [Turns] = (0..<256).map { biased in
    guard biased > 127 && biased < 255 else { return Turns() }
    // x = M 2ᵉ with a whole M. The bits of 2/π that count in 4 and more after e places are left out.
    let e = biased - 127 - 23
    let scale = Double(sign: .plus, exponent: -e, significand: 1)
    return Turns(
      high: Double(Exact.twoOverPiBits(at: e - 2) >> 35) * 0x1p-27 * scale,
      middle: Double(Exact.twoOverPiBits(at: e + 27) >> 11) * 0x1p-80 * scale,
      low: Double(Exact.twoOverPiBits(at: e + 80) >> 11) * 0x1p-133 * scale)
  }

  /// For floats from 2 on.
  @inline(never)
  private static func reduceLarge(_ x: Doubles) -> (rest: Doubles, quadrant: SIMD8<Int64>) {
    var (high, middle, low) = (Doubles(), Doubles(), Doubles())
    for lane in 0..<8 {
      let turns = turns[Int(Float(x[lane]).exponentBitPattern)]
      (high[lane], middle[lane], low[lane]) = (turns.high, turns.middle, turns.low)
    }
    // The product in quarter turns is a + b + c: a exactly, c what rounding b took away, and more.
    let a = x * high
    let b = x * middle
    let c = (Doubles(repeating: 0) - b).addingProduct(x, middle) + x * low
    let shifted = (a + b) + Doubles(repeating: rounder)
    let rest = ((a - (shifted - Doubles(repeating: rounder))) + b) + c
    return (
      rest * Doubles(repeating: 0x1.921fb54442d18p+0),
      unsafeBitCast(shifted, to: SIMD8<Int64>.self)
    )
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

  // MARK: Inverses

  /// The arc tangent, to 2⁻⁴⁷: of num / den where one of 0, π/4 and π/2 is taken away first, so that
  /// the quotient is at most tan(π/8).
  @inline(__always)
  static func atan(_ x: Doubles) -> Doubles {
    let one = Doubles(repeating: 1)
    let t = magnitude(x)
    let isMiddle = t .> Doubles(repeating: 0x1.a827999fcef32p-2)
    let isLarge = t .> Doubles(repeating: 0x1.3504f333f9de6p+1)
    let numerator = t.replacing(with: t - one, where: isMiddle)
      .replacing(with: Doubles(repeating: -1), where: isLarge)
    let denominator = one.replacing(with: t + one, where: isMiddle)
      .replacing(with: t, where: isLarge)
    let start = Doubles(repeating: 0)
      .replacing(with: Doubles(repeating: 0x1.921fb54442d18p-1), where: isMiddle)
      .replacing(with: Doubles(repeating: 0x1.921fb54442d18p+0), where: isLarge)
    return signed(start + atanSeries(numerator / denominator), as: x)
  }

  /// The arc tangent for |x| ≤ tan(π/8).
  @inline(__always)
  private static func atanSeries(_ x: Doubles) -> Doubles {
    let z = x * x
    let z2 = z * z
    let z4 = z2 * z2
    let low =
      line(0x1.ffffffffffff7p-1, -0x1.5555555550690p-2, z)
      + line(0x1.999999922c6bfp-3, -0x1.249246f669ae0p-3, z) * z2
    let middle =
      line(0x1.c71bca9eb746ep-4, -0x1.744ea084efe17p-4, z)
      + line(0x1.3a4ed2c33ca13p-4, -0x1.0a7c01c8795edp-4, z) * z2
    let high = line(0x1.9b9fc92205f3ep-5, -0x1.9ec5f6b65c180p-6, z)
    return (low + (middle + high * z4) * z4) * x
  }

  /// The arc sine: for |x| > ½, π/2 less twice that of √((1 - |x|) / 2). To 2⁻⁴⁷.
  @inline(__always)
  static func asin(_ x: Doubles) -> Doubles {
    let t = magnitude(x)
    let isLarge = t .> Doubles(repeating: 0.5)
    let half = asinSeries(t.replacing(with: otherSine(t), where: isLarge))
    let turned = Doubles(repeating: 0x1.921fb54442d18p+0) - (half + half)
    return signed(half.replacing(with: turned, where: isLarge), as: x)
  }

  /// The arc cosine, in the same way.
  @inline(__always)
  static func acos(_ x: Doubles) -> Doubles {
    let t = magnitude(x)
    let isLarge = t .> Doubles(repeating: 0.5)
    let half = asinSeries(t.replacing(with: otherSine(t), where: isLarge))
    let isNegative = x .< Doubles(repeating: 0)
    let small = Doubles(repeating: 0x1.921fb54442d18p+0) - signed(half, as: x)
    let large = (half + half).replacing(
      with: Doubles(repeating: 0x1.921fb54442d18p+1) - (half + half), where: isNegative)
    return small.replacing(with: large, where: isLarge)
  }

  /// √((1 - t) / 2): the sine of half the angle whose cosine is t.
  @inline(__always)
  private static func otherSine(_ t: Doubles) -> Doubles {
    ((Doubles(repeating: 1) - t) * Doubles(repeating: 0.5)).squareRoot()
  }

  /// The arc sine for 0 ≤ x ≤ ½.
  @inline(__always)
  private static func asinSeries(_ x: Doubles) -> Doubles {
    let z = x * x
    let z2 = z * z
    let z4 = z2 * z2
    let low =
      line(0x1.ffffffffffffep-1, 0x1.55555555575c2p-3, z)
      + line(0x1.3333333031706p-4, 0x1.6db6dd2b73e9ap-5, z) * z2
    let middle =
      line(0x1.f1c697a184bcap-6, 0x1.6e9740e30dbfep-6, z)
      + line(0x1.1baaecd577501p-6, 0x1.d56064c12e4ddp-7, z) * z2
    let high =
      line(0x1.333f8f79fa40bp-7, 0x1.2b1cc4488d698p-6, z)
      + line(-0x1.7f2cb032de5f3p-7, 0x1.02164e3a1cbbdp-5, z) * z2
    return (low + (middle + high * z4) * z4) * x
  }
}
