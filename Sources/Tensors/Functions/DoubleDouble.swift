/// A number as the exact sum of two doubles: about 106 significant bits.
///
/// The algorithms are those of T. J. Dekker (1971) and D. E. Knuth (TAOCP 2, 4.2.2); products use a
/// fused multiply-add. `high` is the value rounded to double.
struct DoubleDouble {
  var high: Double
  var low: Double

  @inline(__always)
  init(_ high: Double, _ low: Double = 0) {
    self.high = high
    self.low = low
  }

  /// The exact sum of two doubles.
  @inline(__always)
  init(sum a: Double, _ b: Double) {
    let sum = a + b
    let part = sum - a
    self.init(sum, (a - (sum - part)) + (b - part))
  }

  /// The exact sum of two doubles of which the first is not smaller in magnitude.
  @inline(__always)
  init(ordered a: Double, _ b: Double) {
    let sum = a + b
    self.init(sum, b - (sum - a))
  }

  /// The exact product of two doubles.
  @inline(__always)
  init(product a: Double, _ b: Double) {
    let product = a * b
    self.init(product, (-product).addingProduct(a, b))
  }

  @inline(__always)
  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let high = DoubleDouble(sum: a.high, b.high)
    let low = DoubleDouble(sum: a.low, b.low)
    let middle = DoubleDouble(ordered: high.high, high.low + low.high)
    return DoubleDouble(ordered: middle.high, middle.low + low.low)
  }

  @inline(__always)
  static func + (a: DoubleDouble, b: Double) -> DoubleDouble {
    let high = DoubleDouble(sum: a.high, b)
    return DoubleDouble(ordered: high.high, high.low + a.low)
  }

  @inline(__always)
  static prefix func - (a: DoubleDouble) -> DoubleDouble { DoubleDouble(-a.high, -a.low) }

  @inline(__always)
  static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + -b }

  @inline(__always)
  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let product = DoubleDouble(product: a.high, b.high)
    let cross = (a.high * b.low).addingProduct(a.low, b.high)
    return DoubleDouble(ordered: product.high, product.low + cross)
  }

  @inline(__always)
  static func * (a: DoubleDouble, b: Double) -> DoubleDouble {
    let product = DoubleDouble(product: a.high, b)
    return DoubleDouble(ordered: product.high, product.low.addingProduct(a.low, b))
  }

  static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let first = a.high / b.high
    let rest = a - b * first
    let second = rest.high / b.high
    let third = (rest - b * second).high / b.high
    return DoubleDouble(ordered: first, second) + third
  }

  /// The square root of a positive number: Newton's correction of the double one.
  var squareRoot: DoubleDouble {
    guard high > 0 else { return DoubleDouble(high.squareRoot()) }
    let root = high.squareRoot()
    let rest = self - DoubleDouble(product: root, root)
    return DoubleDouble(ordered: root, rest.high / (2 * root))
  }

  /// The value times a power of two.
  func scaled(by exponent: Int) -> DoubleDouble {
    DoubleDouble(
      Double(sign: .plus, exponent: exponent, significand: high),
      Double(sign: .plus, exponent: exponent, significand: low))
  }
}

extension RealElement {
  /// An exact value rounded once to this type.
  init(rounding value: DoubleDouble) {
    if Self.self == Float.self {
      self = Self(Float(nearest: value))
    } else {
      self = Self(value.high)
    }
  }
}

extension Float {
  /// The nearest number; a tie goes to the even one.
  ///
  /// Only where the high part lies exactly between two floats does the low part decide. A low part
  /// under 2⁻⁸⁰ of the value is taken for the error of an exact tie, as in 9 ** 1.5.
  fileprivate init(nearest value: DoubleDouble) {
    let high = value.high
    let nearest = Float(high)
    let error = high - Double(nearest)
    self = nearest
    guard error != 0, error.isFinite else { return }
    let other = error > 0 ? nearest.nextUp : nearest.nextDown
    guard Double(other) - high == error, value.low.magnitude > high.magnitude * 0x1p-80 else {
      return
    }
    self = (value.low > 0) == (other > nearest) ? other : nearest
  }
}
