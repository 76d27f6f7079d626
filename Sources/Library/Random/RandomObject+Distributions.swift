import Language

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// Real-valued distributions.

extension RandomObject {
  static func defineDistributions(_ methods: MethodTable<RandomObject>) {
    methods.method("uniform", "a, b") { random, arguments in
      let width = try Operations.binary(.subtract, arguments[1], arguments[0])
      return try RandomObject.sum(arguments[0], width, random.draw { $0.random() })
    }
    methods.method("gauss", "mu=0.0, sigma=1.0") { random, arguments in
      try RandomObject.sum(arguments[0], arguments[1], random.draw { $0.gauss() })
    }
    methods.method("normalvariate", "mu=0.0, sigma=1.0") { random, arguments in
      try RandomObject.sum(arguments[0], arguments[1], random.draw { $0.normal() })
    }
    methods.method("lognormvariate", "mu, sigma") { random, arguments in
      let exponent = try RandomObject.sum(
        arguments[0], arguments[1], random.draw { $0.normal() })
      return .float(exp(try Operations.double(exponent)))
    }
    methods.method("expovariate", "lambd") { random, arguments in
      try Operations.binary(
        .trueDivide, .float(random.draw { $0.exponential() }), arguments[0])
    }
    methods.method("triangular", "low=0.0, high=1.0, mode=None") { random, arguments in
      let (low, high) = (
        try Operations.double(arguments[0]), try Operations.double(arguments[1])
      )
      let mode = arguments[2].isNone ? nil : try Operations.double(arguments[2])
      return .float(random.draw { $0.triangular(low, high, mode) })
    }
    define(methods, "vonmisesvariate", "mu, kappa") { try $0.vonMises($1, $2) }
    define(methods, "weibullvariate", "alpha, beta") { $0.weibull($1, $2) }
    define(methods, "betavariate", "alpha, beta") { generator, alpha, beta in
      try RandomObject.checkGamma(alpha, 1)
      try RandomObject.checkGamma(beta, 1)
      return try generator.beta(alpha, beta)
    }
    define(methods, "gammavariate", "alpha, beta") { generator, alpha, beta in
      try RandomObject.checkGamma(alpha, beta)
      return try generator.gamma(alpha, beta)
    }
    methods.method("paretovariate", "alpha") { random, arguments in
      let alpha = try Operations.double(arguments[0])
      guard alpha != 0 else { throw PythonError(.zeroDivisionError, "float division by zero") }
      return .float(random.draw { $0.pareto(alpha) })
    }
  }

  /// A method with two real parameters.
  private static func define(
    _ methods: MethodTable<RandomObject>, _ name: String, _ signature: String,
    _ body: @escaping (inout PythonRandom, Double, Double) throws -> Double
  ) {
    methods.method(name, signature) { random, arguments in
      let (first, second) = (
        try Operations.double(arguments[0]), try Operations.double(arguments[1])
      )
      return .float(try random.draw { try body(&$0, first, second) })
    }
  }

  private static func checkGamma(_ alpha: Double, _ beta: Double) throws {
    guard alpha > 0, beta > 0 else {
      throw PythonError.valueError("gammavariate: alpha and beta must be > 0.0")
    }
  }

  /// `start + scale * draw`, with Python's own operators.
  private static func sum(_ start: Value, _ scale: Value, _ draw: Double) throws -> Value {
    let scaled = try Operations.binary(.multiply, scale, .float(draw))
    return try Operations.binary(.add, start, scaled)
  }
}
