import Safety
import Tensors

/// Powers, roots, exponentials and logarithms.
package enum Powers {
  package static let exp = Unary(
    .exp, "ExpBackward0", "d exp(a)/da = exp(a)", uses: .result
  ) { grad, kept in try grad * kept.result }

  package static let exp2 = Unary(
    .exp2, "Exp2Backward0", "d 2**a/da = log(2) * 2**a", uses: .result
  ) { grad, kept in try grad * kept.result * .double(0.693147180559945309) }

  package static let expm1 = Unary(
    .expm1, "Expm1Backward0", "d(exp(a) - 1)/da = exp(a)", uses: .result
  ) { grad, kept in try grad * (kept.result + 1) }

  package static let log = Unary(.log, "LogBackward0", "d log(a)/da = 1/a", uses: .first) {
    grad, kept in try grad / kept[0]
  }

  package static let log2 = Unary(
    .log2, "Log2Backward0", "d log2(a)/da = 1/(a * log(2))", uses: .first
  ) { grad, kept in try grad / (kept[0] * 0.6931471805599453) }

  package static let log10 = Unary(
    .log10, "Log10Backward0", "d log10(a)/da = 1/(a * log(10))", uses: .first
  ) { grad, kept in try grad / (kept[0] * 2.3025850929940456) }

  package static let log1p = Unary(
    .log1p, "Log1PBackward0", "d log(1 + a)/da = 1/(a + 1)", uses: .first
  ) { grad, kept in try grad / (kept[0] + 1) }

  package static let sqrt = Unary(
    .sqrt, "SqrtBackward0", "d sqrt(a)/da = 1/(2 * sqrt(a))", uses: .result
  ) { grad, kept in try grad / (2 * kept.result) }

  package static let rsqrt = Unary(
    .rsqrt, "RsqrtBackward0", "d a**-0.5/da = -0.5 * a**-1.5", uses: .result
  ) { grad, kept in try -0.5 * grad * pow(kept.result, 3) }

  package static let reciprocal = Unary(
    .reciprocal, "ReciprocalBackward0", "d(1/a)/da = -1/a**2", uses: .result
  ) { grad, kept in try -grad * (kept.result * kept.result) }

  // MARK: hypot

  private static let hypotOperation = Operation<Void>(
    "HypotBackward0",
    Gradient("d hypot(a, b)/da = a/hypot(a, b)", uses: [.first, .result]) { grad, kept in
      try grad * (kept[0] / kept.result)
    },
    Gradient("d hypot(a, b)/db = b/hypot(a, b)", uses: [.second, .result]) { grad, kept in
      try grad * (kept[1] / kept.result)
    })

  /// The square root of `a**2 + b**2`; of float32 computed in float64 and rounded once.
  package static func hypot(_ a: Variable, _ b: Variable) throws -> Variable {
    let dtype = DType.promoted(a.dtype, b.dtype)
    _ = try Tensor.broadcastShapes(a.sizes, b.sizes)
    guard dtype.isFloatingPoint else {
      throw NamedError(
        "NotImplementedError", "\"hypot_cpu\" not implemented for '\(dtype.messageName)'")
    }
    let (x, y) = (try a.tensor.to(.float64), try b.tensor.to(.float64))
    let squares = try Tensor.binary(
      .add, .tensor(x.unary(.square)), .tensor(y.unary(.square)))
    // An infinite side makes it infinite, whatever the other is.
    let isInfinite = try Tensor.binary(
      .logicalOr, .tensor(x.unary(.isinf)), .tensor(y.unary(.isinf)))
    let root = try squares.unary(.sqrt).maskedFill(isInfinite, .double(.infinity))
    return try hypotOperation.record(root.to(dtype), a, b, ())
  }

  // MARK: Powers

  private static let powScalar = Operation<Scalar>(
    "PowBackward0",
    Gradient("d a**p/da = p * a**(p - 1)", uses: .first) { grad, kept in
      let exponent = kept.parameters.asDouble
      if exponent == 0 { return try kept[0].zerosLike() }
      return try grad * (pow(kept[0], .double(exponent - 1)) * .double(exponent))
    })

  /// `a ** exponent` for a number.
  package static func pow(_ a: Variable, _ exponent: Scalar) throws -> Variable {
    try powScalar.record(
      Tensor.binary(.pow, .tensor(a.tensor), .scalar(exponent)), a, exponent)
  }

  /// `a **= exponent` for a number.
  package static func pow_(_ a: inout Variable, _ exponent: Scalar) throws {
    try powScalar.change(&a, parameters: exponent) {
      try $0.binary_(.pow, .scalar(exponent))
    }
  }

  private static let baseGradient = Gradient<Void>(
    "d a**b/da = b * a**(b - 1)", uses: [.first, .second]
  ) { grad, kept in
    let (a, b) = (try kept[0], try kept[1])
    let slope = try grad * (b * pow(a, b - 1))
    return try Selection.maskedFill(slope, b.compared(.eq, 0), 0)
  }

  private static let exponentGradient = Gradient<Void>(
    "d a**b/db = log(a) * a**b", uses: [.first, .second, .result]
  ) { grad, kept in
    let (a, b) = (try kept[0], try kept[1])
    let flat = try a.compared(.eq, 0).compared(.logicalAnd, b.compared(.ge, 0))
    return try grad * Selection.maskedFill(kept.result * log(a), flat, 0)
  }

  private static let powTensor = Operation("PowBackward1", baseGradient, exponentGradient)

  /// `a ** b`.
  package static func pow(_ a: Variable, _ b: Variable) throws -> Variable {
    try powTensor.record(Tensor.binary(.pow, .tensor(a.tensor), .tensor(b.tensor)), a, b, ())
  }

  /// `a **= b`.
  package static func pow_(_ a: inout Variable, _ b: Variable) throws {
    try powTensor.change(&a, b, parameters: ()) {
      try $0.binary_(.pow, .tensor(b.tensor))
    }
  }

  private static let powBase = Operation<Scalar>(
    "PowBackward2",
    Gradient("d c**b/db = log(c) * c**b", uses: [.first, .result]) { grad, kept in
      let base = kept.parameters
      let factor = try Variable(number: base, like: kept.result.tensor)
      let slope = try kept.result * log(factor)
      if base.asDouble != 0 { return try grad * slope }
      return try grad * Selection.maskedFill(slope, kept[0].compared(.ge, 0), 0)
    })

  /// `base ** b` for a number.
  package static func pow(_ base: Scalar, _ b: Variable) throws -> Variable {
    try powBase.record(Tensor.binary(.pow, .scalar(base), .tensor(b.tensor)), b, base)
  }
}
