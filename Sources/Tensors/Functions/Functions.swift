import CWideFunctions

/// The elementary functions that tensors offer, each with its exact and its vectorised form.
enum Functions {
  enum Exp: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.exp(x) }
    static var wide: WideFunction? { wide_exp }
    static var error: Double { 0x1p-38 }
    @inline(__always)
    static func fast(_ x: SIMD8<Float>) -> Doubles { FastMath.fullExp(Doubles(x)) }
    @inline(__always)
    static func outside(_ bits: SIMD8<Int32>) -> SIMD8<Int32> { FastMath.outside(bits, 0...87) }
  }

  /// 2ˣ = 2ⁿ exp(r ln 2) with the whole number n nearest to x.
  enum Exp2: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.exp2(x) }
    static var error: Double { 0x1p-38 }
    @inline(__always)
    static func fast(_ x: SIMD8<Float>) -> Doubles {
      let bounded = Doubles(FastMath.bounded(x, -160...130))
      let (rest, integer) = FastMath.splitInteger(bounded)
      let power = FastMath.exp(rest * Doubles(repeating: 0x1.62e42fefa39efp-1))
      return FastMath.scale(power, by: integer)
    }
  }

  enum Expm1: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.expm1(x) }
    @inline(__always)
    static func fast(_ x: SIMD8<Float>) -> Doubles {
      FastMath.fullExpm1(Doubles(FastMath.bounded(x, -50...100)))
    }
    /// Also -0, which the fast way makes a 0.
    @inline(__always)
    static func outside(_ bits: SIMD8<Int32>) -> SIMD8<Int32> {
      FastMath.outside(bits, Float.leastNonzeroMagnitude...Float.infinity)
    }
  }

  // MARK: Logarithms

  enum Log: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.log(x) }
    static var wide: WideFunction? { wide_log }
    @inline(__always)
    static func fast(_ x: SIMD8<Float>) -> Doubles { FastMath.log(x) }
    @inline(__always)
    static func outside(_ bits: SIMD8<Int32>) -> SIMD8<Int32> { FastMath.notNormal(bits) }
  }

  enum Log2: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.log2(x) }
    @inline(__always)
    static func fast(_ x: SIMD8<Float>) -> Doubles {
      FastMath.log(x) * Doubles(repeating: 0x1.71547652b82fep+0)
    }
    @inline(__always)
    static func outside(_ bits: SIMD8<Int32>) -> SIMD8<Int32> { FastMath.notNormal(bits) }
  }

  enum Log10: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.log10(x) }
    @inline(__always)
    static func fast(_ x: SIMD8<Float>) -> Doubles {
      FastMath.log(x) * Doubles(repeating: 0x1.bcb7b1526e50ep-2)
    }
    @inline(__always)
    static func outside(_ bits: SIMD8<Int32>) -> SIMD8<Int32> { FastMath.notNormal(bits) }
  }

  /// log(1 + x) as the logarithm of the rounded sum, plus what the rounding took away.
  enum Log1p: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.log1p(x) }
    @inline(__always)
    static func fast(_ x: SIMD8<Float>) -> Doubles {
      let (x, one) = (Doubles(x), Doubles(repeating: 1))
      let sum = one + x
      return FastMath.log(sum) + (x - (sum - one)) * FastMath.reciprocal(sum)
    }
    /// Also -0, which the fast way makes a 0, and numbers below -¾.
    @inline(__always)
    static func outside(_ bits: SIMD8<Int32>) -> SIMD8<Int32> {
      FastMath.outside(bits, Float.leastNonzeroMagnitude...Float.greatestFiniteMagnitude)
        | (bits & FastMath.outside(bits, 0...0.75))
    }
  }

  // MARK: Hyperbolic

  /// With p = exp(2|x|) - 1, tanh |x| = p / (p + 2).
  enum Tanh: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.tanh(x) }
    static var wide: WideFunction? { wide_tanh }
    @inline(__always)
    static func fast(_ x: SIMD8<Float>) -> Doubles {
      let x = Doubles(x)
      let magnitude = FastMath.magnitude(x)
      let p = FastMath.fullExpm1(magnitude + magnitude)
      return FastMath.signed(p * FastMath.reciprocal(p + Doubles(repeating: 2)), as: x)
    }
    @inline(__always)
    static func outside(_ bits: SIMD8<Int32>) -> SIMD8<Int32> { FastMath.outside(bits, 0...40) }
  }

  /// With p = exp(|x|) - 1, sinh |x| = (p + p / (p + 1)) / 2.
  enum Sinh: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.sinh(x) }
    @inline(__always)
    static func fast(_ x: SIMD8<Float>) -> Doubles {
      let x = Doubles(FastMath.bounded(x, -100...100))
      let p = FastMath.fullExpm1(FastMath.magnitude(x))
      let other = p * FastMath.reciprocal(p + Doubles(repeating: 1))
      return FastMath.signed((p + other) * Doubles(repeating: 0.5), as: x)
    }
  }

  enum Cosh: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.cosh(x) }
    static var error: Double { 0x1p-37 }
    @inline(__always)
    static func fast(_ x: SIMD8<Float>) -> Doubles {
      let power = FastMath.fullExp(FastMath.magnitude(Doubles(FastMath.bounded(x, -100...100))))
      return (power + FastMath.reciprocal(power)) * Doubles(repeating: 0.5)
    }
  }

  enum Erf: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.erf(x) }
    static var error: Double { 0x1p-37 }
    @inline(__always)
    static func fast(_ x: SIMD8<Float>) -> Doubles {
      FastMath.erf(Doubles(FastMath.bounded(x, -4.4...4.4)))
    }
  }
}
