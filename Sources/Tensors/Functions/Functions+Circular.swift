/// The trigonometric functions and their inverses.
extension Functions {
  enum Sin: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.sin(x) }
    @inline(__always)
    static func fast(_ x: SIMD8<Float>) -> Doubles {
      let (rest, quadrant) = FastMath.reduceAngle(Doubles(x))
      return FastMath.sine(rest, quadrant)
    }
  }

  enum Cos: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.cos(x) }
    @inline(__always)
    static func fast(_ x: SIMD8<Float>) -> Doubles {
      let (rest, quadrant) = FastMath.reduceAngle(Doubles(x))
      return FastMath.sine(rest, quadrant &+ 1)
    }
  }

  enum Tan: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.tan(x) }
    @inline(__always)
    static func fast(_ x: SIMD8<Float>) -> Doubles {
      let (rest, quadrant) = FastMath.reduceAngle(Doubles(x))
      return FastMath.sine(rest, quadrant) / FastMath.sine(rest, quadrant &+ 1)
    }
  }

  enum Asin: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.asin(x) }
    @inline(__always)
    static func fast(_ x: SIMD8<Float>) -> Doubles { FastMath.asin(Doubles(x)) }
  }

  enum Acos: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.acos(x) }
    @inline(__always)
    static func fast(_ x: SIMD8<Float>) -> Doubles { FastMath.acos(Doubles(x)) }
  }

  enum Atan: ElementaryFunction {
    static func exact(_ x: Double) -> DoubleDouble { Exact.atan(x) }
    @inline(__always)
    static func fast(_ x: SIMD8<Float>) -> Doubles { FastMath.atan(Doubles(x)) }
  }
}
