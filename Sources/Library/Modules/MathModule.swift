import BigInt
import Language
import Safety

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `import math`.
enum MathModule {
  static func make() -> Module {
    Module(
      "math",
      functions: realFunctions + twoRealFunctions + predicates + integerFunctions
        + roundingFunctions + sums,
      values: [
        "pi": .float(.pi), "e": .float(M_E), "tau": .float(2 * .pi), "inf": .float(.infinity),
        "nan": .float(.nan),
      ])
  }

  private static let domainError = PythonError.valueError("math domain error")
  private static let rangeError = PythonError(.overflowError, "math range error")

  // MARK: Functions of one number

  /// A function of a real number: NaN from a number is a domain error, infinity from a finite
  /// number a range error, or a domain error where the function has a pole.
  private static func real(
    _ name: String, pole: Bool = false, _ function: @escaping (Double) -> Double
  ) -> NativeFunction {
    NativeFunction(name, 1...1) { arguments in
      let x = try Operations.double(arguments[0])
      let result = function(x)
      if result.isNaN, !x.isNaN { throw domainError }
      if result.isInfinite, x.isFinite { throw pole ? domainError : rangeError }
      return .float(result)
    }
  }

  private static var realFunctions: [NativeFunction] {
    [
      real("sqrt") { $0.squareRoot() }, real("cbrt", cbrt), real("exp", exp), real("exp2", exp2),
      real("expm1", expm1), real("log1p", pole: true, log1p), real("sin", sin), real("cos", cos),
      real("tan", tan), real("asin", asin), real("acos", acos), real("atan", atan),
      real("sinh", sinh), real("cosh", cosh), real("tanh", tanh), real("asinh", asinh),
      real("acosh", acosh), real("atanh", pole: true, atanh), real("erf", erf),
      real("erfc", erfc), real("gamma", gamma), real("lgamma", pole: true, lgammaValue),
      real("fabs") { $0.magnitude }, real("degrees") { $0 * (180 / .pi) },
      real("radians") { $0 * (.pi / 180) }, real("ulp") { $0.magnitude.ulp },
      logarithm("log2", log2), logarithm("log10", log10),
      NativeFunction("log", 1...2) { arguments in
        let numerator = try logarithm(arguments[0], log)
        guard let base = arguments.at(1) else { return .float(numerator) }
        let denominator = try logarithm(base, log)
        guard denominator != 0 else {
          throw PythonError(.zeroDivisionError, "float division by zero")
        }
        return .float(numerator / denominator)
      },
    ]
  }

  private static func gamma(_ x: Double) -> Double {
    x == x.rounded() && x <= 0 ? .nan : tgamma(x)
  }

  private static func lgammaValue(_ x: Double) -> Double { lgamma(x) }

  private static func logarithm(
    _ name: String, _ function: @escaping (Double) -> Double
  ) -> NativeFunction {
    NativeFunction(name, 1...1) { .float(try logarithm($0[0], function)) }
  }

  /// A logarithm of a number, which may be an int beyond the floats.
  private static func logarithm(
    _ value: Value, _ function: (Double) -> Double
  ) throws -> Double {
    if let big = value.bigInt, value.smallInt == nil {
      guard big.signum() > 0 else { throw domainError }
      let shift = max(0, big.magnitude.bitWidth - 64)
      return try function((big >> shift).toDouble()) + Double(shift) * function(2)
    }
    let x = try Operations.double(value)
    guard x > 0 || x.isNaN else { throw domainError }
    return function(x)
  }

  // MARK: Functions of two numbers

  private static func twoReals(
    _ name: String, _ function: @escaping (Double, Double) throws -> Double
  ) -> NativeFunction {
    NativeFunction(name, 2...2) { arguments in
      let (x, y) = (try Operations.double(arguments[0]), try Operations.double(arguments[1]))
      let result = try function(x, y)
      if result.isNaN, !x.isNaN, !y.isNaN { throw domainError }
      if result.isInfinite, x.isFinite, y.isFinite { throw rangeError }
      return .float(result)
    }
  }

  private static var twoRealFunctions: [NativeFunction] {
    [
      twoReals("pow") { x, y in
        if x == 0, y < 0 { throw domainError }
        return pow(x, y)
      },
      twoReals("atan2", atan2), twoReals("copysign", copysign), twoReals("fmod", fmod),
      twoReals("remainder", remainder), twoReals("nextafter", nextafter),
      NativeFunction("ldexp", 2...2) { arguments in
        let x = try Operations.double(arguments[0])
        let exponent = try Operations.bigIndex(arguments[1])
        let result = ldexp(x, Int32(clamping: exponent))
        if result.isInfinite, x.isFinite { throw rangeError }
        return .float(result)
      },
      NativeFunction("frexp", 1...1) { arguments in
        let x = try Operations.double(arguments[0])
        if x == 0 || !x.isFinite { return .tuple([.float(x), .int(0)]) }
        let (fraction, exponent): (Double, Int) = frexp(x.magnitude)
        return .tuple([.float(copysign(fraction, x)), .int(exponent)])
      },
      NativeFunction("modf", 1...1) { arguments in
        let x = try Operations.double(arguments[0])
        if x.isInfinite { return .tuple([.float(copysign(0, x)), .float(x)]) }
        let whole = x.rounded(.towardZero)
        return .tuple([.float(copysign(x - whole, x)), .float(whole)])
      },
    ]
  }

  // MARK: Questions

  private static func predicate(
    _ name: String, _ test: @escaping (Double) -> Bool
  ) -> NativeFunction {
    NativeFunction(name, 1...1) { .bool(test(try Operations.double($0[0]))) }
  }

  private static var predicates: [NativeFunction] {
    [
      predicate("isnan") { $0.isNaN }, predicate("isinf") { $0.isInfinite },
      predicate("isfinite") { $0.isFinite },
      NativeFunction("isclose", signature: "a, b, *, rel_tol=1e-9, abs_tol=0.0") { bound in
        let (a, b) = (try Operations.double(bound[0]), try Operations.double(bound[1]))
        let (relative, absolute) = (
          try Operations.double(bound[2]), try Operations.double(bound[3])
        )
        guard relative >= 0, absolute >= 0 else {
          throw PythonError.valueError("tolerances must be non-negative")
        }
        if a == b { return .bool(true) }
        if a.isInfinite || b.isInfinite { return .bool(false) }
        let difference = (b - a).magnitude
        return .bool(
          difference <= (relative * b).magnitude || difference <= (relative * a).magnitude
            || difference <= absolute)
      },
    ]
  }

  // MARK: Rounding

  private static func rounding(
    _ name: String, _ rule: FloatingPointRoundingRule
  ) -> NativeFunction {
    NativeFunction(name, 1...1) { arguments in
      let value = arguments[0]
      if value.isInteger { return value }
      if value.object?.type.lookup(Name("__\(name)__")) != nil {
        return try Operations.callMethod(value, Name("__\(name)__"))
      }
      let rounded = try Operations.double(value).rounded(rule)
      return try Operations.call(.object(TypeObject.int), .float(rounded))
    }
  }

  private static var roundingFunctions: [NativeFunction] {
    [
      rounding("floor", .down), rounding("ceil", .up), rounding("trunc", .towardZero),
    ]
  }

  // MARK: Ints

  private static var integerFunctions: [NativeFunction] {
    [
      NativeFunction("gcd") { arguments in
        .integer(
          try arguments.positional.reduce(BigInt(0)) {
            BigInt(
              try LongArithmetic.greatestCommonDivisor(
                $0.magnitude, Operations.bigIndex($1).magnitude))
          })
      },
      NativeFunction("lcm") { arguments in
        .integer(
          try arguments.positional.reduce(BigInt(1)) { result, value in
            let number = try Operations.bigIndex(value)
            if number.signum() == 0 || result.signum() == 0 { return 0 }
            let common = try LongArithmetic.greatestCommonDivisor(
              result.magnitude, number.magnitude)
            let part = try LongArithmetic.divide(result.magnitude, common).quotient
            return BigInt(try LongArithmetic.product(part, number.magnitude))
          })
      },
      NativeFunction("factorial", 1...1) { arguments in
        let n = try Operations.index(arguments[0])
        guard n >= 0 else {
          throw PythonError.valueError("factorial() not defined for negative values")
        }
        return .integer(try product(1, n))
      },
      NativeFunction("comb", 2...2) { arguments in
        let (n, k) = try chosen(arguments)
        guard k <= n else { return .int(0) }
        let least = min(k, n - k)
        if least == 0 { return .int(1) }
        let (quotient, _) = try LongArithmetic.divide(
          product(n - least + 1, n).magnitude, product(1, least).magnitude)
        return .integer(BigInt(quotient))
      },
      NativeFunction("perm", 1...2) { arguments in
        let n = try Operations.index(arguments[0])
        let given = arguments.at(1).flatMap { $0.isNone ? nil : $0 }
        let k = try given.map(Operations.index) ?? n
        guard n >= 0, k >= 0 else {
          throw PythonError.valueError("n must be a non-negative integer")
        }
        if k > n || k == 0 { return .int(k > n ? 0 : 1) }
        return .integer(try product(n - k + 1, n))
      },
      NativeFunction("isqrt", 1...1) { arguments in
        let n = try Operations.bigIndex(arguments[0])
        guard n.signum() >= 0 else {
          throw PythonError.valueError("isqrt() argument must be nonnegative")
        }
        return .integer(BigInt(try LongArithmetic.squareRoot(n.magnitude)))
      },
    ]
  }

  private static func chosen(_ arguments: Arguments) throws -> (Int, Int) {
    let (n, k) = (try Operations.index(arguments[0]), try Operations.index(arguments[1]))
    guard n >= 0 else { throw PythonError.valueError("n must be a non-negative integer") }
    guard k >= 0 else { throw PythonError.valueError("k must be a non-negative integer") }
    return (n, k)
  }

  /// `first * ... * last`, in halves so that the factors stay of one size.
  private static func product(_ first: Int, _ last: Int) throws -> BigInt {
    if first > last { return 1 }
    if last - first < 8 { return (first...last).reduce(BigInt(1)) { $0 * BigInt($1) } }
    try Operations.checkInterrupt()
    let middle = first + (last - first) / 2
    return try LongArithmetic.product(product(first, middle), product(middle + 1, last))
  }

  // MARK: Sums

  private static var sums: [NativeFunction] {
    [
      NativeFunction("fsum", 1...1) { arguments in
        .float(try ExactSum.sum(Operations.doubles(of: arguments[0])))
      },
      NativeFunction("prod", signature: "iterable, /, *, start=1") { bound in
        try Operations.items(of: bound[0]).reduce(bound[1]) { product, item in
          try Interrupt.check()
          return try Operations.binary(.multiply, product, item)
        }
      },
      NativeFunction("dist", 2...2) { arguments in
        let p = try Operations.doubles(of: arguments[0])
        let q = try Operations.doubles(of: arguments[1])
        guard p.count == q.count else {
          throw PythonError.valueError("both points must have the same number of dimensions")
        }
        return .float(try norm(zip(p, q).map { $0 - $1 }))
      },
      NativeFunction("hypot") { .float(try norm($0.positional.map(Operations.double))) },
    ]
  }

  /// The length of a vector, rounded once.
  private static func norm(_ values: [Double]) throws -> Double {
    if values.contains(where: \.isInfinite) { return .infinity }
    if values.contains(where: \.isNaN) { return .nan }
    let squares = try values.reduce(into: BigInt(0)) { sum, value in
      let units = try ExactSum([value]).units
      sum += units * units
    }
    return try PythonError.attempt { try ExactSum.squareRoot(squares, over: 1 << 2148) }
      ?? .infinity
  }
}
