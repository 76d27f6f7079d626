/// The elementary functions that tensors offer, each with its exact and, if it is much used, its
/// vectorised form.
enum Functions {
  enum Exp: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.exp(x) }
    static var hasFast: Bool { true }
    static var error: Double { 0x1p-38 }
    @inline(__always)
    static func fast(_ x: Doubles) -> Doubles {
      let (rest, multiple) = FastMath.reduce(x)
      return FastMath.scale(FastMath.exp(rest), by: multiple)
    }
    @inline(__always)
    static func outside(_ bits: SIMD8<Int32>) -> SIMD8<Int32> {
      FastMath.outside(bits, 0...87)
    }
  }

  enum Tanh: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.tanh(x) }
    static var hasFast: Bool { true }
    /// With p = exp(2x) - 1, tanh x = p / (p + 2).
    @inline(__always)
    static func fast(_ x: Doubles) -> Doubles {
      let bits = unsafeBitCast(x, to: SIMD8<Int64>.self)
      let sign = bits & Int64.min
      let positive = unsafeBitCast(bits & Int64.max, to: Doubles.self)
      let (rest, multiple) = FastMath.reduce(positive + positive)
      let p = FastMath.expm1(rest, multiple)
      let value = p * FastMath.reciprocal(p + Doubles(repeating: 2))
      return unsafeBitCast(unsafeBitCast(value, to: SIMD8<Int64>.self) | sign, to: Doubles.self)
    }
    @inline(__always)
    static func outside(_ bits: SIMD8<Int32>) -> SIMD8<Int32> {
      FastMath.outside(bits, 0x1p-100...40)
    }
  }

  enum Log: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.log(x) }
    static var hasFast: Bool { true }
    @inline(__always)
    static func fast(_ x: Doubles) -> Doubles { FastMath.log(x) }
    @inline(__always)
    static func outside(_ bits: SIMD8<Int32>) -> SIMD8<Int32> { outsidePositive(bits) }
  }

  enum Log2: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.log2(x) }
    static var hasFast: Bool { true }
    @inline(__always)
    static func fast(_ x: Doubles) -> Doubles {
      FastMath.log(x) * Doubles(repeating: 0x1.71547652b82fep+0)
    }
    @inline(__always)
    static func outside(_ bits: SIMD8<Int32>) -> SIMD8<Int32> { outsidePositive(bits) }
  }

  enum Log10: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.log10(x) }
    static var hasFast: Bool { true }
    @inline(__always)
    static func fast(_ x: Doubles) -> Doubles {
      FastMath.log(x) * Doubles(repeating: 0x1.bcb7b1526e50ep-2)
    }
    @inline(__always)
    static func outside(_ bits: SIMD8<Int32>) -> SIMD8<Int32> { outsidePositive(bits) }
  }

  /// Logarithms are fast for positive normal numbers.
  @inline(__always)
  private static func outsidePositive(_ bits: SIMD8<Int32>) -> SIMD8<Int32> {
    bits | FastMath.outside(bits, Float.leastNormalMagnitude...Float.greatestFiniteMagnitude)
  }

  /// 2ˣ = 2ⁿ exp(r ln 2) with the whole number n nearest to x.
  enum Exp2: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.exp2(x) }
    static var hasFast: Bool { true }
    static var error: Double { 0x1p-38 }
    @inline(__always)
    static func fast(_ x: Doubles) -> Doubles {
      let (rest, integer) = FastMath.splitInteger(x)
      let power = FastMath.exp(rest * Doubles(repeating: 0x1.62e42fefa39efp-1))
      return FastMath.scale(power, by: integer)
    }
    @inline(__always)
    static func outside(_ bits: SIMD8<Int32>) -> SIMD8<Int32> {
      FastMath.outside(bits, 0...125)
    }
  }

  enum Expm1: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.expm1(x) }
    static var hasFast: Bool { true }
    @inline(__always)
    static func fast(_ x: Doubles) -> Doubles {
      let (rest, multiple) = FastMath.reduce(x)
      return FastMath.expm1(rest, multiple)
    }
    @inline(__always)
    static func outside(_ bits: SIMD8<Int32>) -> SIMD8<Int32> {
      FastMath.outside(bits, 0x1p-100...87)
    }
  }

  /// log(1 + x) as the logarithm of the rounded sum, plus what the rounding took away.
  enum Log1p: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.log1p(x) }
    static var hasFast: Bool { true }
    @inline(__always)
    static func fast(_ x: Doubles) -> Doubles {
      let one = Doubles(repeating: 1)
      let sum = one + x
      return FastMath.log(sum) + (x - (sum - one)) * FastMath.reciprocal(sum)
    }
    @inline(__always)
    static func outside(_ bits: SIMD8<Int32>) -> SIMD8<Int32> {
      FastMath.outside(bits, 0x1p-100...0x1p100)
        | (bits & FastMath.outside(bits, 0...0.75))
    }
  }

  enum Sin: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.sin(x) }
    static var hasFast: Bool { true }
    @inline(__always)
    static func fast(_ x: Doubles) -> Doubles {
      let (rest, quadrant) = FastMath.reduceAngle(x)
      return FastMath.sine(rest, quadrant)
    }
    @inline(__always)
    static func outside(_ bits: SIMD8<Int32>) -> SIMD8<Int32> {
      FastMath.outside(bits, 0x1p-100...1000)
    }
  }

  enum Cos: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.cos(x) }
    static var hasFast: Bool { true }
    @inline(__always)
    static func fast(_ x: Doubles) -> Doubles {
      let (rest, quadrant) = FastMath.reduceAngle(x)
      return FastMath.sine(rest, quadrant &+ 1)
    }
    @inline(__always)
    static func outside(_ bits: SIMD8<Int32>) -> SIMD8<Int32> { FastMath.outside(bits, 0...1000) }
  }

  enum Erf: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.erf(x) }
    static var hasFast: Bool { true }
    @inline(__always)
    static func fast(_ x: Doubles) -> Doubles { FastMath.erf(x) }
    @inline(__always)
    static func outside(_ bits: SIMD8<Int32>) -> SIMD8<Int32> {
      FastMath.outside(bits, 0x1p-60...4.5)
    }
  }

  enum Tan: ElementaryFunction { static func exact(_ x: Double) -> DoubleDouble { Exact.tan(x) } }
  enum Asin: ElementaryFunction { static func exact(_ x: Double) -> DoubleDouble { Exact.asin(x) } }
  enum Acos: ElementaryFunction { static func exact(_ x: Double) -> DoubleDouble { Exact.acos(x) } }
  enum Atan: ElementaryFunction { static func exact(_ x: Double) -> DoubleDouble { Exact.atan(x) } }
  enum Sinh: ElementaryFunction { static func exact(_ x: Double) -> DoubleDouble { Exact.sinh(x) } }
  enum Cosh: ElementaryFunction { static func exact(_ x: Double) -> DoubleDouble { Exact.cosh(x) } }
}
