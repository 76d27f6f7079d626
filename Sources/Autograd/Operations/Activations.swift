import Tensors

/// Activation functions.
package enum Activations {
  package static let sigmoid = Unary(
    .sigmoid, "SigmoidBackward0", "d sigmoid(a)/da = sigmoid(a) * (1 - sigmoid(a))", uses: .result
  ) { grad, kept in
    let y = try kept.result
    return try grad * (1 - y) * y
  }

  package static let relu = Unary(
    .relu, "ReluBackward0", "d relu(a)/da = 1 where a > 0, else 0", uses: .result
  ) { grad, kept in
    // What is not a number lets the gradient through.
    try Selection.maskedFill(grad, kept.result.compared(.le, 0), 0)
  }

  package static let erf = Unary(
    .erf, "ErfBackward0", "d erf(a)/da = 2/sqrt(pi) * exp(-a**2)", uses: .first
  ) { grad, kept in
    try 1.1283791670955126 * Powers.exp(-Powers.pow(kept[0], 2)) * grad
  }

  // MARK: leaky_relu, elu

  private static let leakyReluOperation = Operation<Scalar>(
    "LeakyReluBackward0",
    Gradient("1 where a > 0, else the slope: grad * torch.where(a > 0, 1, i)", uses: .first) {
      grad, kept in
      try Selection.choose(kept[0].compared(.gt, 0), grad, grad * kept.parameters)
    })

  /// `a` where positive, `slope * a` elsewhere.
  package static func leakyRelu(_ a: Variable, slope: Scalar = 0.01) throws -> Variable {
    let plain = Variable(a.tensor)
    let result = try Selection.choose(plain.compared(.gt, 0), plain, plain * slope)
    return try leakyReluOperation.record(result.tensor, a, slope)
  }

  private static let eluOperation = Operation<(alpha: Scalar, scale: Scalar)>(
    "EluBackward0",
    Gradient(
      "scale where a > 0, else scale * alpha * exp(a): "
        + "grad * torch.where(a > 0, 1, exp(a))", uses: .first
    ) { grad, kept in
      let (alpha, scale) = kept.parameters
      let a = try kept[0]
      let below = try grad * .double(alpha.asDouble * scale.asDouble) * Powers.exp(a)
      return try Selection.choose(a.compared(.le, 0), below, grad * scale)
    })

  /// `scale * a` where positive, `scale * alpha * (exp(a) - 1)` elsewhere.
  package static func elu(_ a: Variable, alpha: Scalar = 1, scale: Scalar = 1) throws -> Variable {
    let plain = Variable(a.tensor)
    let below = try Powers.expm1(plain) * .double(alpha.asDouble * scale.asDouble)
    let result = try Selection.choose(plain.compared(.le, 0), below, plain * scale)
    return try eluOperation.record(result.tensor, a, (alpha, scale))
  }

  // MARK: softplus, silu, gelu

  private static let softplusOperation = Operation<(beta: Scalar, threshold: Scalar)>(
    "SoftplusBackward0",
    Gradient("d softplus(a)/da = sigmoid(beta * a): grad * sigmoid(a)", uses: .first) {
      grad, kept in
      let (beta, threshold) = kept.parameters
      let scaled = try kept[0] * beta
      let z = try Powers.exp(scaled)
      let below = try grad * z / (z + 1)
      return try Selection.choose(scaled.compared(.gt, threshold), grad, below)
    })

  /// `log(1 + exp(beta * a)) / beta`, and `a` itself above the threshold.
  package static func softplus(_ a: Variable, beta: Scalar = 1, threshold: Scalar = 20) throws
    -> Variable
  {
    let plain = Variable(a.tensor)
    let scaled = try plain * beta
    let below = try Powers.log1p(Powers.exp(scaled)) / beta
    let result = try Selection.choose(scaled.compared(.gt, threshold), plain, below)
    return try softplusOperation.record(result.tensor, a, (beta, threshold))
  }

  private static let siluOperation = Operation<Void>(
    "SiluBackward0",
    Gradient("d silu(a)/da = sigmoid(a) * (1 + a * (1 - sigmoid(a)))", uses: .first) {
      grad, kept in
      let a = try kept[0]
      let s = try sigmoid(a)
      let slope = try s * (1 + a * (1 - s))
      return try grad * slope
    })

  /// `a * sigmoid(a)`.
  package static func silu(_ a: Variable) throws -> Variable {
    let plain = Variable(a.tensor)
    return try siluOperation.record((plain * sigmoid(plain)).tensor, a, ())
  }

  private static let geluOperation = Operation<Void>(
    "GeluBackward0",
    Gradient("d gelu(a)/da = cdf(a) + a * pdf(a)", uses: .first) { grad, kept in
      let a = try kept[0]
      let doubled = try 1 + erf(a * 0.7071067811865476)
      let cdf = try 0.5 * doubled
      let pdf = try Powers.exp(-0.5 * (a * a)) * 0.3989422804014327
      return try grad * (cdf + a * pdf)
    })

  /// `a` times the normal distribution's probability of less than `a`.
  package static func gelu(_ a: Variable) throws -> Variable {
    let plain = Variable(a.tensor)
    let doubled = try 1 + erf(plain * 0.7071067811865476)
    let result = try plain * 0.5 * doubled
    return try geluOperation.record(result.tensor, a, ())
  }

  private static let tanhGeluOperation = Operation<Void>(
    "GeluBackward0",
    Gradient("the derivative of 0.5 * a * (1 + tanh(...))", uses: .first) { grad, kept in
      let a = try kept[0]
      let inner = try tanhGeluInner(a)
      let t = try Trigonometry.tanh(inner)
      let growth = try 1 + 0.134145 * (a * a)
      let left = try 0.5 * (1 + t)
      let flatness = try 1 - t * t
      let right = try 0.5 * a * flatness * (0.7978845608028654 * growth)
      return try grad * (left + right)
    })

  private static func tanhGeluInner(_ a: Variable) throws -> Variable {
    let cube = try a * a * a
    return try 0.7978845608028654 * (a + 0.044715 * cube)
  }

  /// `gelu` with tanh for the probability.
  package static func tanhGelu(_ a: Variable) throws -> Variable {
    let plain = Variable(a.tensor)
    let doubled = try 1 + Trigonometry.tanh(tanhGeluInner(plain))
    let result = try 0.5 * plain * doubled
    return try tanhGeluOperation.record(result.tensor, a, ())
  }

  // MARK: dropout

  /// `a` with each element kept, and divided by `1 - p`, where `mask` is true.
  package static func dropout(_ a: Variable, mask: Variable, p: Double) throws -> Variable {
    // PyTorch draws the mask, divides it, and multiplies.
    try a * (mask.to(a.dtype) / .double(1 - p))
  }
}
