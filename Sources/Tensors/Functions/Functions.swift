/// The elementary functions that tensors offer, each with its exact and, if it is much used, its
/// vectorised form.
enum Functions {
  enum Exp: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.exp(x) }
    static var hasFast: Bool { true }
    @inline(__always)
    static func fast(_ x: Doubles) -> Doubles {
      let (rest, multiple) = FastMath.reduce(x)
      return FastMath.scale(FastMath.expm1(rest) + 1, by: multiple)
    }
    @inline(__always)
    static func isFast(_ x: SIMD8<Float>) -> SIMDMask<SIMD8<Int32>> {
      x.absolute .< SIMD8(repeating: 87)
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
      let power = FastMath.scale(Doubles(repeating: 1), by: multiple)
      let p = (power - 1).addingProduct(power, FastMath.expm1(rest))
      let value = p * FastMath.reciprocal(p + 2)
      return unsafeBitCast(unsafeBitCast(value, to: SIMD8<Int64>.self) | sign, to: Doubles.self)
    }
    @inline(__always)
    static func isFast(_ x: SIMD8<Float>) -> SIMDMask<SIMD8<Int32>> {
      (x.absolute .< SIMD8(repeating: 40)) .& (x.absolute .> SIMD8(repeating: 0x1p-100))
    }
  }

  enum Log: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.log(x) }
    static var hasFast: Bool { true }
    @inline(__always)
    static func fast(_ x: Doubles) -> Doubles { FastMath.log(x) }
    @inline(__always)
    static func isFast(_ x: SIMD8<Float>) -> SIMDMask<SIMD8<Int32>> { isPositiveNormal(x) }
  }

  enum Log2: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.log2(x) }
    static var hasFast: Bool { true }
    @inline(__always)
    static func fast(_ x: Doubles) -> Doubles { FastMath.log(x) * Exact.log2e.high }
    @inline(__always)
    static func isFast(_ x: SIMD8<Float>) -> SIMDMask<SIMD8<Int32>> { isPositiveNormal(x) }
  }

  enum Log10: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.log10(x) }
    static var hasFast: Bool { true }
    @inline(__always)
    static func fast(_ x: Doubles) -> Doubles { FastMath.log(x) * Exact.log10e.high }
    @inline(__always)
    static func isFast(_ x: SIMD8<Float>) -> SIMDMask<SIMD8<Int32>> { isPositiveNormal(x) }
  }

  @inline(__always)
  private static func isPositiveNormal(_ x: SIMD8<Float>) -> SIMDMask<SIMD8<Int32>> {
    (x .>= SIMD8(repeating: Float.leastNormalMagnitude)) .& (x .< SIMD8(repeating: .infinity))
  }

  enum Exp2: ElementaryFunction { static func exact(_ x: Double) -> DoubleDouble { Exact.exp2(x) } }
  enum Expm1: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.expm1(x) }
  }
  enum Log1p: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.log1p(x) }
  }
  enum Sin: ElementaryFunction { static func exact(_ x: Double) -> DoubleDouble { Exact.sin(x) } }
  enum Cos: ElementaryFunction { static func exact(_ x: Double) -> DoubleDouble { Exact.cos(x) } }
  enum Tan: ElementaryFunction { static func exact(_ x: Double) -> DoubleDouble { Exact.tan(x) } }
  enum Asin: ElementaryFunction { static func exact(_ x: Double) -> DoubleDouble { Exact.asin(x) } }
  enum Acos: ElementaryFunction { static func exact(_ x: Double) -> DoubleDouble { Exact.acos(x) } }
  enum Atan: ElementaryFunction { static func exact(_ x: Double) -> DoubleDouble { Exact.atan(x) } }
  enum Sinh: ElementaryFunction { static func exact(_ x: Double) -> DoubleDouble { Exact.sinh(x) } }
  enum Cosh: ElementaryFunction { static func exact(_ x: Double) -> DoubleDouble { Exact.cosh(x) } }
  enum Erf: ElementaryFunction { static func exact(_ x: Double) -> DoubleDouble { Exact.erf(x) } }
}
