/// Elementary functions to about 100 bits, from which one rounding gives the float32 result exactly
/// and the float64 result within one unit in the last place. They use only IEEE arithmetic, so all
/// machines get the same bits.
///
/// The constants are ln 2, log₂ e, π and their like, each as the two doubles nearest to it and to
/// what is left.
enum Exact {
  static let ln2 = DoubleDouble(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56)
  static let log2e = DoubleDouble(0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56)
  static let log10e = DoubleDouble(0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57)

  /// 1 / n! for n up to 30.
  static let inverseFactorials: [DoubleDouble] = {
    var values = [DoubleDouble(1)]
    for n in 1...30 { values.append(values[n - 1] / DoubleDouble(Double(n))) }
    return values
  }()

  // MARK: exp

  /// `value + 1` times 2 to the power of `exponent` is the exponential.
  struct ExponentialParts {
    /// exp(r) - 1 for the reduced argument, |r| ≤ ½ ln 2.
    let value: DoubleDouble
    let exponent: Int
  }

  /// Takes a multiple of ln 2 away, sums 15 terms of Taylor's series for a sixteenth of the rest,
  /// and squares four times in the form (1 + p)² - 1 = p (2 + p), which loses nothing near 0.
  static func exponentialParts(_ x: DoubleDouble) -> ExponentialParts {
    let multiple = (x.high * log2e.high).rounded()
    let rest = x - ln2 * multiple
    let small = DoubleDouble(rest.high / 16, rest.low / 16)
    var power = inverseFactorials[15]
    for n in stride(from: 14, through: 1, by: -1) { power = power * small + inverseFactorials[n] }
    power = power * small
    for _ in 0..<4 { power = power * (power + 2) }
    return ExponentialParts(value: power, exponent: Int(multiple))
  }

  private static func exp(_ x: DoubleDouble) -> DoubleDouble {
    if x.high > 710 { return DoubleDouble(.infinity) }
    if x.high < -746 { return DoubleDouble(0) }
    let parts = exponentialParts(x)
    return (parts.value + 1).scaled(by: parts.exponent)
  }

  /// e to the power of `x`.
  static func exp(_ x: Double) -> DoubleDouble {
    x.isNaN ? DoubleDouble(x) : exp(DoubleDouble(x))
  }

  /// 2 to the power of `x`; the whole part of `x` is exact.
  static func exp2(_ x: Double) -> DoubleDouble {
    if x.isNaN { return DoubleDouble(x) }
    if x >= 1025 { return DoubleDouble(.infinity) }
    if x < -1080 { return DoubleDouble(0) }
    let whole = x.rounded()
    let parts = exponentialParts(ln2 * (x - whole))
    return (parts.value + 1).scaled(by: parts.exponent + Int(whole))
  }

  /// exp(x) - 1 without loss near 0.
  static func expm1(_ x: Double) -> DoubleDouble {
    if x == 0 || x.isNaN { return DoubleDouble(x) }
    if x > 710 { return DoubleDouble(.infinity) }
    if x < -80 { return DoubleDouble(ordered: -1, 0x1p-110) }
    return expm1(DoubleDouble(x))
  }

  private static func expm1(_ x: DoubleDouble) -> DoubleDouble {
    let parts = exponentialParts(x)
    if parts.exponent == 0 { return parts.value }
    return (parts.value + 1).scaled(by: parts.exponent) + -1
  }

  // MARK: log

  /// The natural logarithm of a positive finite number.
  ///
  /// With x = 2ⁿ m, an estimate y of log m is corrected by log(m e⁻ʸ), whose argument is so close to
  /// 1 that two terms of its series do.
  private static func log(_ x: DoubleDouble) -> DoubleDouble {
    var exponent = Int(x.high.exponent)
    if x.high.significand > 1.4142135623730951 { exponent += 1 }
    let reduced = x.scaled(by: -exponent)
    let estimate = logEstimate(reduced.high)
    let inverse = exponentialParts(DoubleDouble(-estimate))
    let power =
      inverse.exponent == 0
      ? inverse.value : (inverse.value + 1).scaled(by: inverse.exponent) + -1
    let error = reduced * power + (reduced + -1)
    let correction = error - error * error * 0.5
    return ln2 * Double(exponent) + (correction + estimate)
  }

  /// log m for m near 1, to about 50 bits: 2 artanh((m - 1) / (m + 1)).
  private static func logEstimate(_ m: Double) -> Double {
    let s = (m - 1) / (m + 1)
    let square = s * s
    var sum = 0.0
    for n in stride(from: 19, through: 1, by: -2) { sum = sum * square + 1 / Double(n) }
    return 2 * s * sum
  }

  /// What logarithms of 0, of negative numbers and of what is not finite are.
  private static func logSpecial(_ x: Double) -> DoubleDouble? {
    if x > 0 && x < .infinity { return nil }
    return DoubleDouble(x == 0 ? -.infinity : x < 0 ? .nan : x)
  }

  /// The natural logarithm.
  static func log(_ x: Double) -> DoubleDouble { logSpecial(x) ?? log(DoubleDouble(x)) }

  /// The logarithm to base 2.
  static func log2(_ x: Double) -> DoubleDouble {
    if let special = logSpecial(x) { return special }
    if x.significand == 1 { return DoubleDouble(Double(x.exponent)) }
    return log(DoubleDouble(x)) * log2e
  }

  /// The logarithm to base 10.
  static func log10(_ x: Double) -> DoubleDouble {
    logSpecial(x) ?? log(DoubleDouble(x)) * log10e
  }

  /// log(1 + x) without loss near 0.
  static func log1p(_ x: Double) -> DoubleDouble {
    if x == 0 { return DoubleDouble(x) }
    if let special = logSpecial(1 + x) { return special }
    if x.magnitude < 0x1p-54 { return DoubleDouble(x, -x * x / 2) }
    return log(DoubleDouble(sum: 1, x))
  }

  // MARK: pow

  /// `x` to the power of `y`, with C99's special cases.
  static func pow(_ x: Double, _ y: Double) -> DoubleDouble {
    if y == 0 || x == 1 { return DoubleDouble(1) }
    if x.isNaN || y.isNaN { return DoubleDouble(.nan) }
    let isOdd = y.magnitude < 0x1p53 && y.rounded() == y && (y / 2).rounded() != y / 2
    let isNegative = x.sign == .minus && isOdd
    if x == 0 || x.isInfinite {
      let isLarge = (x == 0) == (y < 0)
      let magnitude = isLarge ? Double.infinity : 0
      return DoubleDouble(isNegative ? -magnitude : magnitude)
    }
    if y.isInfinite {
      if x == -1 { return DoubleDouble(1) }
      return DoubleDouble((x.magnitude > 1) == (y > 0) ? .infinity : 0)
    }
    if x < 0 && y.rounded() != y { return DoubleDouble(.nan) }
    let power = positivePower(x.magnitude, y)
    return isNegative ? -power : power
  }

  private static func positivePower(_ x: Double, _ y: Double) -> DoubleDouble {
    let logarithm = log(DoubleDouble(x))
    let estimate = logarithm.high * y
    if estimate > 710 { return DoubleDouble(.infinity) }
    if estimate < -746 { return DoubleDouble(0) }
    return exp(logarithm * y)
  }

  // MARK: Hyperbolic

  /// (e²ˣ - 1) / (e²ˣ + 1).
  static func tanh(_ x: Double) -> DoubleDouble {
    if x == 0 || x.isNaN { return DoubleDouble(x) }
    if x.magnitude > 40 { return DoubleDouble(x < 0 ? -1 : 1) }
    let power = expm1(DoubleDouble(2 * x.magnitude))
    let value = power / (power + 2)
    return x < 0 ? -value : value
  }

  /// (eˣ - e⁻ˣ) / 2, from p = eˣ - 1 as (p + p / (p + 1)) / 2.
  static func sinh(_ x: Double) -> DoubleDouble {
    if x == 0 || !x.isFinite { return DoubleDouble(x) }
    if x.magnitude > 700 { return halfExponential(x.magnitude, negative: x < 0) }
    let power = expm1(DoubleDouble(x.magnitude))
    let value = (power + power / (power + 1)) * 0.5
    return x < 0 ? -value : value
  }

  /// (eˣ + e⁻ˣ) / 2.
  static func cosh(_ x: Double) -> DoubleDouble {
    if x.isNaN { return DoubleDouble(x) }
    if x.magnitude > 700 { return halfExponential(x.magnitude, negative: false) }
    let power = exp(DoubleDouble(x.magnitude))
    return (power + DoubleDouble(1) / power) * 0.5
  }

  /// eˣ / 2 where eˣ alone may be too large.
  private static func halfExponential(_ x: Double, negative: Bool) -> DoubleDouble {
    if x > 711 { return DoubleDouble(negative ? -.infinity : .infinity) }
    let parts = exponentialParts(DoubleDouble(x))
    let value = (parts.value + 1).scaled(by: parts.exponent - 1)
    return negative ? -value : value
  }

  // MARK: erf

  private static let twoOverRootPi = DoubleDouble(0x1.20dd750429b6dp+0, 0x1.1ae3a914fed80p-56)

  /// The error function: 2/√π e^(-x²) Σ 2ⁿ x²ⁿ⁺¹ / (1·3·…·(2n+1)), all terms of one sign.
  static func erf(_ x: Double) -> DoubleDouble {
    if x == 0 || x.isNaN { return DoubleDouble(x) }
    if x.magnitude > 6 { return DoubleDouble(x < 0 ? -1 : 1, x < 0 ? 0x1p-60 : -0x1p-60) }
    let square = DoubleDouble(product: x, x)
    var term = DoubleDouble(x)
    var sum = term
    var n = 1.0
    while term.high.magnitude > sum.high.magnitude * 0x1p-107 {
      term = term * square * 2 / DoubleDouble(2 * n + 1)
      sum = sum + term
      n += 1
    }
    return twoOverRootPi * exp(-square) * sum
  }
}
