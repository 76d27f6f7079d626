import Autograd
import Tensors

private func loss(
  _ name: String, _ sizes: [[Int]],
  _ function: @escaping @Sendable ([Variable], LossReduction) throws -> Variable
) -> [DerivativeCase] {
  [LossReduction.none, .mean, .sum].map { reduction in
    DerivativeCase("\(name) \(reduction)", sizes) { try function($0, reduction) }
  }
}

/// Losses, with each way to reduce them.
let lossesCases: [DerivativeCase] =
  loss("mse", [[3, 2], [3, 2]]) {
    try Losses.mse($0[0], $0[1], reduction: $1)
  }
  + loss("mse broadcast", [[3, 2], [2]]) {
    try Losses.mse($0[0], $0[1], reduction: $1)
  }
  + loss("l1", [[3, 2], [3, 2]]) {
    try Losses.l1($0[0], $0[1], reduction: $1)
  }
  + loss("nll", [[3, 4]]) {
    try Losses.nll($0[0], integers([1, 3, 0]), reduction: $1)
  }
  + loss("nll weighted", [[3, 4]]) {
    try Losses.nll(
      $0[0], integers([1, 3, 2]), weight: numbers(4, positive: true), reduction: $1,
      ignoreIndex: 3)
  }
  + loss("cross_entropy", [[3, 4]]) {
    try Losses.crossEntropy($0[0], integers([1, 3, 0]), reduction: $1)
  }
  + loss("cross_entropy of places", [[2, 4, 3]]) {
    let places = Variable(try integers([1, 3, 0, 2, 2, 1]).tensor.reshape([2, 3]))
    return try Losses.crossEntropy($0[0], places, reduction: $1)
  }
  + loss("cross_entropy one", [[4]]) {
    try Losses.crossEntropy($0[0], Variable(Tensor(scalar: 2, dtype: .int64)), reduction: $1)
  }
  + loss("cross_entropy smoothed", [[3, 4]]) {
    try Losses.crossEntropy(
      $0[0], integers([1, 3, 0]), weight: numbers(4, positive: true), reduction: $1,
      ignoreIndex: 3, labelSmoothing: 0.1)
  }
  + loss("cross_entropy of probabilities", [[3, 4], [3, 4]]) {
    try Losses.crossEntropy(
      $0[0], $0[1], weight: numbers(4, positive: true), reduction: $1, labelSmoothing: 0.1)
  }
  + loss("bce", [[3, 2], [3, 2]]) {
    try Losses.binaryCrossEntropy(
      Activations.sigmoid($0[0]), Activations.sigmoid($0[1]), reduction: $1)
  }
  + loss("bce weighted", [[3, 2], [3, 2]]) {
    try Losses.binaryCrossEntropy(
      Activations.sigmoid($0[0]), Activations.sigmoid($0[1]), weight: numbers(2, positive: true),
      reduction: $1)
  }
  + loss("bce with logits", [[3, 2], [3, 2]]) {
    try Losses.binaryCrossEntropyWithLogits($0[0], $0[1], reduction: $1)
  }
  + loss("bce with logits, weighted", [[3, 2], [3, 2]]) {
    try Losses.binaryCrossEntropyWithLogits(
      $0[0], $0[1], weight: numbers(2, positive: true),
      positiveWeight: numbers(2, seed: 3, positive: true), reduction: $1)
  }

/// Normalizations.
let normalizationCases: [DerivativeCase] = [
  DerivativeCase("batch_norm", [[4, 3]]) {
    try Normalization.batchNorm(
      $0[0], runningMean: nil, runningVariance: nil, weight: nil, bias: nil, training: true)
  },
  DerivativeCase(
    "batch_norm 3-D", [[4, 3, 2], [3], [3]]
  ) {
    try Normalization.batchNorm(
      $0[0], runningMean: nil, runningVariance: nil, weight: $0[1], bias: $0[2], training: true)
  },
  DerivativeCase(
    "batch_norm running", [[4, 3], [3], [3]]
  ) {
    try Normalization.batchNorm(
      $0[0], runningMean: numbers(3, seed: 4), runningVariance: numbers(3, seed: 5, positive: true),
      weight: $0[1], bias: $0[2], training: false)
  },
  DerivativeCase(
    "layer_norm", [[4, 3, 2], [3, 2], [3, 2]]
  ) { try Normalization.layerNorm($0[0], [3, 2], weight: $0[1], bias: $0[2]) },
  DerivativeCase("layer_norm plain", [[4, 3]]) {
    try Normalization.layerNorm($0[0], [3], weight: nil, bias: nil)
  },
]
