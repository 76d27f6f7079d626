/// Trigonometric functions and their inverses.
extension Exact {
  // MARK: Argument reduction

  /// An angle as a multiple of π/2 (modulo 4) and a rest of at most about π/4.
  struct ReducedAngle {
    let quadrant: Int
    let rest: DoubleDouble
  }

  /// π/2 as the sum of four doubles.
  private static let halfPi = (
    0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54, -0x1.f1976b7ed8fbcp-110, 0x1.4cf98e804177dp-164
  )

  static func reduce(_ x: Double) -> ReducedAngle {
    x.magnitude < 0x1p45 ? reduceMedium(x) : reduceLarge(x)
  }

  /// Takes away the nearest multiple of π/2, whose products with the four parts are exact.
  private static func reduceMedium(_ x: Double) -> ReducedAngle {
    let multiple = (x * 0x1.45f306dc9c883p-1).rounded()
    var rest = DoubleDouble(x) - DoubleDouble(product: multiple, halfPi.0)
    rest = rest - DoubleDouble(product: multiple, halfPi.1)
    rest = rest - DoubleDouble(product: multiple, halfPi.2)
    rest = rest - DoubleDouble(product: multiple, halfPi.3)
    return ReducedAngle(quadrant: Int(multiple) & 3, rest: rest)
  }

  /// The bits of 2/π after the point.
  private static let twoOverPi: [UInt64] = [
    0xA2F9_836E_4E44_1529, 0xFC27_57D1_F534_DDC0, 0xDB62_9599_3C43_9041, 0xFE51_63AB_DEBB_C561,
    0xB724_6E3A_424D_D2E0, 0x0649_2EEA_09D1_921C, 0xFE1D_EB1C_B129_A73E, 0xE882_35F5_2EBB_4484,
    0xE99C_7026_B45F_7E41, 0x3991_D639_8353_39F4, 0x9C84_5F8B_BDF9_283B, 0x1FF8_97FF_DE05_980F,
    0xEF2F_118B_5A0A_6D1F, 0x6D36_7ECF_27CB_09B7, 0x4F46_3F66_9E5F_EA2D, 0x7527_BAC7_EBE5_F17B,
    0x3D07_39F7_8A52_92EA, 0x6BFB_5FB1_1F8D_5D08, 0x5603_3046_FC7B_6BAB, 0xF0CF_BC20_9AF4_361D,
    0xA9E3_9161_5EE6_1B08, 0x6599_855F_14A0_6840,
  ]

  /// 64 bits of 2/π from a bit position after the point; before it there are zeros.
  static func twoOverPiBits(at position: Int) -> UInt64 {
    if position < 0 { return twoOverPi[0] >> UInt64(-position) }
    let (word, shift) = (position / 64, UInt64(position % 64))
    let high = twoOverPi[word] << shift
    return shift == 0 ? high : high | twoOverPi[word + 1] >> (64 - shift)
  }

  /// M. H. Payne and R. N. Hanek's reduction (1983): of 2/π only those bits are multiplied that
  /// decide the quadrant and the fraction.
  private static func reduceLarge(_ x: Double) -> ReducedAngle {
    let mantissa = x.magnitude.significandBitPattern | 1 << 52
    // |x| = mantissa · 2^(shift); bits of 2/π above the start give whole turns.
    let shift = Int(x.exponent) - 52
    let start = max(0, shift - 2)
    var product: [UInt64] = [0, 0, 0, 0, 0]
    var carry: UInt64 = 0
    for i in stride(from: 3, through: 0, by: -1) {
      let (high, low) = mantissa.multipliedFullWidth(by: twoOverPiBits(at: start + 64 * i))
      let (sum, overflow) = low.addingReportingOverflow(carry)
      product[i + 1] = sum
      carry = high + (overflow ? 1 : 0)
    }
    product[0] = carry
    // The point stands before bit `point` of the product, counted from the highest.
    let point = 64 + shift - start
    var fraction = (0..<4).map { bits(product, at: point + 64 * $0) }
    var quadrant = Int(bits(product, at: point - 2) >> 62)
    let isNegative = fraction[0] >> 63 == 1
    if isNegative {
      quadrant += 1
      fraction = fraction.map(~)
    }
    var value = DoubleDouble(0)
    for (i, word) in fraction.enumerated() {
      value = value + Double(word >> 32) * scale(-64 * i - 32)
      value = value + Double(word & 0xFFFF_FFFF) * scale(-64 * i - 64)
    }
    if isNegative { value = -value }
    let rest = value * DoubleDouble(halfPi.0, halfPi.1)
    return x < 0
      ? ReducedAngle(quadrant: -quadrant & 3, rest: -rest)
      : ReducedAngle(quadrant: quadrant & 3, rest: rest)
  }

  private static func scale(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
  }

  /// 64 bits from a bit position of a long number; what lies outside is 0.
  private static func bits(_ words: [UInt64], at position: Int) -> UInt64 {
    func word(_ i: Int) -> UInt64 { words.indices.contains(i) ? words[i] : 0 }
    let index = position >> 6
    let shift = UInt64(position & 63)
    return shift == 0 ? word(index) : word(index) << shift | word(index + 1) >> (64 - shift)
  }

  // MARK: sin, cos, tan

  /// Taylor's series of the sine, |x| ≤ π/4.
  private static func sinSeries(_ x: DoubleDouble) -> DoubleDouble {
    let square = x * x
    var sum = DoubleDouble(0)
    for n in stride(from: 27, through: 3, by: -2) {
      sum = (sum + (n % 4 == 1 ? inverseFactorials[n] : -inverseFactorials[n])) * square
    }
    return x + sum * x
  }

  /// Taylor's series of the cosine, |x| ≤ π/4.
  private static func cosSeries(_ x: DoubleDouble) -> DoubleDouble {
    let square = x * x
    var sum = DoubleDouble(0)
    for n in stride(from: 28, through: 2, by: -2) {
      sum = (sum + (n % 4 == 0 ? inverseFactorials[n] : -inverseFactorials[n])) * square
    }
    return sum + 1
  }

  private static func sine(_ angle: ReducedAngle, quarterTurns: Int) -> DoubleDouble {
    let quadrant = (angle.quadrant + quarterTurns) & 3
    let value = quadrant & 1 == 0 ? sinSeries(angle.rest) : cosSeries(angle.rest)
    return quadrant & 2 == 0 ? value : -value
  }

  /// The sine.
  static func sin(_ x: Double) -> DoubleDouble {
    if x == 0 || x.isNaN { return DoubleDouble(x) }
    return x.isFinite ? sine(reduce(x), quarterTurns: 0) : DoubleDouble(.nan)
  }

  /// The cosine.
  static func cos(_ x: Double) -> DoubleDouble {
    x.isFinite ? sine(reduce(x), quarterTurns: 1) : DoubleDouble(.nan)
  }

  /// The tangent.
  static func tan(_ x: Double) -> DoubleDouble {
    if x == 0 || x.isNaN { return DoubleDouble(x) }
    if x.isInfinite { return DoubleDouble(.nan) }
    let angle = reduce(x)
    return sine(angle, quarterTurns: 0) / sine(angle, quarterTurns: 1)
  }

  // MARK: Inverses

  private static let pi = DoubleDouble(0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53)

  /// The angle of a point off the axes: a double estimate, turned to the x axis and corrected.
  private static func angle(_ y: DoubleDouble, _ x: DoubleDouble) -> DoubleDouble {
    let estimate = angleEstimate(y.high, x.high)
    let reduced = reduce(estimate)
    let (sin, cos) = (sine(reduced, quarterTurns: 0), sine(reduced, quarterTurns: 1))
    let error = (y * cos - x * sin) / (x * cos + y * sin)
    return (error - error * error * error * DoubleDouble(1.0 / 3)) + estimate
  }

  /// The angle of a point to about 40 bits: the arc tangent's series after two halvings.
  private static func angleEstimate(_ y: Double, _ x: Double) -> Double {
    let (small, large) = (min(y.magnitude, x.magnitude), max(y.magnitude, x.magnitude))
    var t = small / large
    for _ in 0..<2 { t /= 1 + (1 + t * t).squareRoot() }
    var sum = 0.0
    for n in stride(from: 25, through: 1, by: -2) { sum = 1 / Double(n) - sum * t * t }
    var angle = 4 * t * sum
    if y.magnitude > x.magnitude { angle = pi.high / 2 - angle }
    if x < 0 { angle = pi.high - angle }
    return y < 0 ? -angle : angle
  }

  /// The angle of the point (x, y), with C99's special cases.
  static func atan2(_ y: Double, _ x: Double) -> DoubleDouble {
    if x.isNaN || y.isNaN { return DoubleDouble(.nan) }
    func signed(_ value: DoubleDouble) -> DoubleDouble { y.sign == .minus ? -value : value }
    if y == 0 || (x.isInfinite && y.isFinite) {
      return x.sign == .plus ? DoubleDouble(Double(signOf: y, magnitudeOf: 0)) : signed(pi)
    }
    if x == 0 || (y.isInfinite && x.isFinite) { return signed(pi * 0.5) }
    if x.isInfinite { return signed(pi * (x > 0 ? 0.25 : 0.75)) }
    // The ratio alone decides: scaled, so that no product over- or underflows.
    let shift = -Int(max(x.magnitude, y.magnitude).exponent)
    let (sx, sy) = (
      x * scale(shift / 2) * scale(shift - shift / 2),
      y * scale(shift / 2) * scale(shift - shift / 2)
    )
    if sy.magnitude < 0x1p-500 || sx.magnitude < 0x1p-500 {
      if sx.magnitude < sy.magnitude { return signed(pi * 0.5) }
      return x > 0 ? DoubleDouble(y / x) : signed(pi)
    }
    return angle(DoubleDouble(sy), DoubleDouble(sx))
  }

  /// The arc tangent.
  static func atan(_ x: Double) -> DoubleDouble {
    x.magnitude < 0x1p-60 ? DoubleDouble(x) : atan2(x, 1)
  }

  /// The arc sine: the angle whose opposite side is x and whose adjacent side is √(1 - x²).
  static func asin(_ x: Double) -> DoubleDouble {
    if x.magnitude < 0x1p-60 { return DoubleDouble(x) }
    if x.magnitude == 1 { return pi * (x * 0.5) }
    guard x.magnitude < 1 else { return DoubleDouble(.nan) }
    return angle(DoubleDouble(x), otherSide(x))
  }

  /// The arc cosine.
  static func acos(_ x: Double) -> DoubleDouble {
    if x == 1 { return DoubleDouble(0) }
    if x == -1 { return pi }
    guard x.magnitude < 1 else { return DoubleDouble(.nan) }
    return x.magnitude < 0x1p-60 ? pi * 0.5 + -x : angle(otherSide(x), DoubleDouble(x))
  }

  /// √(1 - x²) as √((1 - x)(1 + x)).
  private static func otherSide(_ x: Double) -> DoubleDouble {
    (DoubleDouble(sum: 1, -x) * DoubleDouble(sum: 1, x)).squareRoot
  }
}
