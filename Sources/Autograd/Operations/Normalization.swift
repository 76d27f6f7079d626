import Safety
import Tensors

/// Batch and layer normalization: elements made to have mean 0 and variance 1.
package enum Normalization {
  /// What a normalization's derivative needs to know.
  struct Plan {
    /// The dimensions over which mean and variance are taken.
    let dims: [Int]
    /// The shape in which scale and shift broadcast over the input.
    let shape: [Int]
    let eps: Double
    /// Mean and variance that were given; the input's own if nil.
    let fixed: (mean: Variable, variance: Variable)?

    /// The distance from the mean, and one over the standard deviation.
    func centered(_ a: Variable) throws -> (distance: Variable, inverse: Variable) {
      let mean = try fixed?.mean ?? a.mean(dims, keepdim: true)
      let distance = try a - mean
      let variance = try fixed?.variance ?? (distance * distance).mean(dims, keepdim: true)
      return (distance, try 1 / Powers.sqrt(variance + .double(eps)))
    }

    /// The input with mean 0 and variance 1.
    func normalized(_ a: Variable) throws -> Variable {
      let (distance, inverse) = try centered(a)
      return try distance * inverse
    }

    /// A gradient for scale or shift, from that for the result.
    func reduced(_ grad: Variable, to sizes: Dims) throws -> Variable {
      try grad.sum(toSize: Dims(shape)).reshape(Array(sizes))
    }
  }

  private static func operation(_ name: String) -> Operation<Plan> {
    Operation(
      name,
      Gradient(
        "gamma/std * (grad - mean(grad) - x * mean(grad * x)), x the result before gamma and beta",
        uses: [.first, .second]
      ) { grad, kept in
        let plan = kept.parameters
        let a = try kept[0]
        let scaled = try grad * kept[1].reshape(plan.shape)
        let (distance, inverse) = try plan.centered(a)
        if plan.fixed != nil { return try scaled * inverse }
        let x = try distance * inverse
        let along = try (scaled * x).mean(plan.dims, keepdim: true)
        return try (scaled - scaled.mean(plan.dims, keepdim: true) - x * along) * inverse
      },
      Gradient("d(w * x + b)/dw = x, summed", uses: .first) { grad, kept in
        let plan = kept.parameters
        return try plan.reduced(grad * plan.normalized(kept[0]), to: kept.sizes)
      },
      Gradient("d(w * x + b)/db = 1, summed") { grad, kept in
        try kept.parameters.reduced(grad, to: kept.sizes)
      })
  }

  private static let batchOperation = operation("NativeBatchNormBackward0")
  private static let layerOperation = operation("NativeLayerNormBackward0")

  private static func apply(
    _ operation: Operation<Plan>, _ a: Variable, _ weight: Variable?, _ bias: Variable?,
    _ plan: Plan
  ) throws -> Variable {
    let ones = try Variable(number: 1, like: a.tensor)
    let weight = try weight ?? ones.expand(plan.shape.filter { $0 != 1 })
    var result = try plan.normalized(Variable(a.tensor))
    result = try result * Variable(weight.tensor).reshape(plan.shape)
    if let bias { result = try result + Variable(bias.tensor).reshape(plan.shape) }
    let zero = try bias ?? Variable(number: 0, like: a.tensor)
    return operation.record(result.tensor, all: [a, weight, zero], plan)
  }

  /// `[n, channels, ...]` with each channel normalized: by its own mean and variance in training,
  /// which also move the running ones, otherwise by the running ones.
  package static func batchNorm(
    _ a: Variable, runningMean: Variable?, runningVariance: Variable?, weight: Variable?,
    bias: Variable?, training: Bool, momentum: Double = 0.1, eps: Double = 1e-5
  ) throws -> Variable {
    guard a.rank >= 2 else {
      throw NamedError(
        "ValueError", "expected 2D or 3D input (got \(a.rank)D input)")
    }
    let dims = (0..<a.rank).filter { $0 != 1 }
    let shape = (0..<a.rank).map { $0 == 1 ? a.sizes[1] : 1 }
    let count = dims.reduce(1) { $0 &* a.sizes[$1] }
    if training && count <= 1 {
      throw NamedError(
        "ValueError",
        "Expected more than 1 value per channel when training, got input size torch.Size"
          + "(\(a.sizes))")
    }
    for (values, name) in [
      (runningMean, "running_mean"), (runningVariance, "running_var"), (weight, "weight"),
      (bias, "bias"),
    ] {
      guard let values, values.tensor.count != a.sizes[1] else { continue }
      throw NamedError(
        "RuntimeError",
        "\(name) should contain \(a.sizes[1]) elements not \(values.tensor.count)")
    }
    var fixed: (mean: Variable, variance: Variable)?
    if let runningMean, let runningVariance {
      if training {
        try move(runningMean, a.tensor.mean(dims: dims, keepdim: false), momentum)
        try move(
          runningVariance, a.tensor.variance(dims: dims, correction: 1, keepdim: false), momentum)
      } else {
        fixed = (try runningMean.reshape(shape), try runningVariance.reshape(shape))
      }
    }
    return try apply(
      batchOperation, a, weight, bias, Plan(dims: dims, shape: shape, eps: eps, fixed: fixed))
  }

  private static func move(_ running: Variable, _ new: Tensor, _ momentum: Double) throws {
    let next =
      try Variable(running.tensor) * .double(1 - momentum)
      + Variable(new) * .double(momentum)
    try running.tensor.copy_(from: next.tensor)
  }

  /// The last dimensions, of the sizes `shape`, normalized together.
  package static func layerNorm(
    _ a: Variable, _ shape: [Int], weight: Variable?, bias: Variable?, eps: Double = 1e-5
  ) throws -> Variable {
    let first = a.rank - shape.count
    guard !shape.isEmpty, first >= 0, Array(a.sizes[first...]) == shape else {
      throw NamedError(
        "RuntimeError",
        "Given normalized_shape=\(shape), expected input with shape [*, "
          + shape.map(String.init).joined(separator: ", ")
          + "], but got input of size\(a.sizes)")
    }
    return try apply(
      layerOperation, a, weight, bias,
      Plan(dims: Array(first..<a.rank), shape: shape, eps: eps, fixed: nil))
  }
}
