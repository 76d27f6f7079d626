import Safety
import Tensors

/// How a loss over many elements becomes one number.
package enum LossReduction: Sendable {
  case none, mean, sum

  func callAsFunction(_ losses: Variable) throws -> Variable {
    switch self {
    case .none: losses
    case .mean: try losses.mean()
    case .sum: try losses.sum()
    }
  }

  /// A gradient of the reduced loss divided by the number of elements, if that was done.
  fileprivate func perElement(_ gradient: Variable, _ count: Int) throws -> Variable {
    self == .mean ? try gradient / .int(count) : gradient
  }
}

/// Loss functions.
package enum Losses {
  // MARK: mse, l1

  private static let mseOperation = Operation<LossReduction>(
    "MseLossBackward0",
    Gradient("d (a - b)**2/da = 2 * (a - b)", uses: [.first, .second]) { grad, kept in
      try mseGradient(grad, kept[0], kept[1], kept.parameters)
    },
    Gradient("d (a - b)**2/db = 2 * (b - a)", uses: [.first, .second]) { grad, kept in
      try mseGradient(grad, kept[1], kept[0], kept.parameters)
    })

  private static func mseGradient(
    _ grad: Variable, _ a: Variable, _ b: Variable, _ reduction: LossReduction
  ) throws -> Variable {
    let difference = try a - b
    let norm = reduction == .mean ? 2 / Double(difference.tensor.count) : 2
    return try .double(norm) * difference * grad
  }

  /// The squares of the differences.
  package static func mse(
    _ a: Variable, _ b: Variable, reduction: LossReduction = .mean
  ) throws -> Variable {
    let (a, b) = try broadcast(a, b)
    let difference = try Variable(a.tensor) - Variable(b.tensor)
    return try mseOperation.record(
      reduction(difference * difference).tensor, a, b, reduction)
  }

  private static func broadcast(_ a: Variable, _ b: Variable) throws -> (Variable, Variable) {
    if a.sizes == b.sizes { return (a, b) }
    let shape = Array(try Tensor.broadcastShapes(a.sizes, b.sizes))
    return (try a.expand(shape), try b.expand(shape))
  }

  /// The absolute differences.
  package static func l1(
    _ a: Variable, _ b: Variable, reduction: LossReduction = .mean
  ) throws -> Variable {
    try reduction(Arithmetic.abs(a - b))
  }

  // MARK: nll, cross entropy

  /// What `nll_loss`'s derivative needs to know.
  struct NLL: KeepsTensors {
    let target: Tensor
    let weight: Tensor?
    let reduction: LossReduction
    let ignoreIndex: Int
    let totalWeight: Tensor

    var keptTensors: [Tensor] { [target, weight].compactMap { $0 } }
  }

  private static let nllOperation = Operation<NLL>(
    "NllLossBackward0",
    Gradient(
      "-1/n at each target, 0 elsewhere: -F.one_hot(b, a.shape[1]) / len(a) * grad",
      uses: .parameters
    ) { grad, kept in
      let nll = kept.parameters
      return Variable(
        try Tensor.nllLossGradient(
          grad.tensor, sizes: kept.sizes, target: nll.target, weight: nll.weight,
          reduction: nll.reduction, ignoreIndex: nll.ignoreIndex, totalWeight: nll.totalWeight))
    })

  /// The negative of the log-probability of each target.
  ///
  /// `logProbs` is `[n, classes]` or `[classes]`, `target` int64 `[n]` or a number; behind both may
  /// stand further dimensions, the same ones. Throws `IndexError` for a target out of range,
  /// `ValueError` and `RuntimeError` for other shapes.
  package static func nll(
    _ logProbs: Variable, _ target: Variable, weight: Variable? = nil,
    reduction: LossReduction = .mean, ignoreIndex: Int = -100
  ) throws -> Variable {
    if logProbs.rank > 2 {
      try checkPlaces(logProbs, target, weight)
      let classes = logProbs.sizes[1]
      let rows = try logProbs.movedim([1], [-1]).reshape([-1, classes])
      let losses = try nll(
        rows, Variable(target.tensor.reshape([-1])), weight: weight, reduction: reduction,
        ignoreIndex: ignoreIndex)
      return reduction == .none ? try losses.reshape(Array(target.sizes)) : losses
    }
    guard logProbs.rank > 0 else {
      throw NamedError("ValueError", "Expected 1 or more dimensions (got 0)")
    }
    let (loss, total) = try logProbs.tensor.nllLoss(
      target.tensor, weight: weight?.tensor, reduction: reduction, ignoreIndex: ignoreIndex)
    return try nllOperation.record(
      loss, logProbs,
      NLL(
        target: target.tensor, weight: weight?.tensor, reduction: reduction,
        ignoreIndex: ignoreIndex, totalWeight: total))
  }

  /// Throws `ValueError` or `RuntimeError` if there is not one target for each place.
  private static func checkPlaces(
    _ logProbs: Variable, _ target: Variable, _ weight: Variable?
  ) throws {
    if target.rank == 0 || target.sizes[0] != logProbs.sizes[0] {
      throw NamedError(
        "ValueError",
        "Expected input batch_size (\(logProbs.sizes[0])) to match target batch_size "
          + "(\(target.sizes.first ?? 0)).")
    }
    var places = logProbs.sizes
    places.remove(at: 1)
    guard target.sizes == places else {
      throw NamedError("RuntimeError", "Expected target size \(places), got \(target.sizes)")
    }
    guard target.dtype == .int64 || target.dtype == .uint8 else {
      throw NamedError(
        "RuntimeError",
        "expected target dtype to be Long or Byte, but got \(target.dtype.messageName)")
    }
    if let weight, weight.rank != 1 || weight.sizes[0] != logProbs.sizes[1] {
      throw NamedError(
        "RuntimeError", "weight tensor should be defined either for all or no classes")
    }
  }

  /// `nll` of `logSoftmax`; `target` holds classes, or probabilities in the logits' shape.
  package static func crossEntropy(
    _ logits: Variable, _ target: Variable, weight: Variable? = nil,
    reduction: LossReduction = .mean, ignoreIndex: Int = -100, labelSmoothing: Double = 0
  ) throws -> Variable {
    if logits.sizes == target.sizes && !target.dtype.isFloatingPoint {
      throw NamedError(
        "RuntimeError",
        "Expected floating point type for target with class probabilities, got "
          + target.dtype.messageName)
    }
    let logProbs = try logits.logSoftmax(logits.rank <= 1 ? 0 : 1)
    if logits.sizes == target.sizes {
      return try probabilityLoss(logProbs, target, weight, reduction, labelSmoothing)
    }
    if labelSmoothing == 0 {
      return try nll(
        logProbs, target, weight: weight, reduction: reduction, ignoreIndex: ignoreIndex)
    }
    return try smoothedLoss(logProbs, target, weight, reduction, ignoreIndex, labelSmoothing)
  }

  /// ATen/native/LossNLL.cpp, `cross_entropy_loss_prob_target`.
  private static func probabilityLoss(
    _ logProbs: Variable, _ target: Variable, _ weight: Variable?, _ reduction: LossReduction,
    _ smoothing: Double
  ) throws -> Variable {
    guard logProbs.rank > 0 else {
      throw NamedError("IndexError", "Dimension specified as 1 but tensor has no dimensions")
    }
    let dim = logProbs.rank == 1 ? 0 : 1
    let classes = logProbs.sizes[dim]
    let target =
      smoothing > 0
      ? try target * .double(1 - smoothing) + .double(smoothing / Double(classes)) : target
    var products = try logProbs * target
    if let weight { products = try products * weight.alongClasses(of: logProbs) }
    switch reduction {
    case .mean:
      return try logProbs.rank == 1
        ? -products.sum() : -products.sum() / .int(logProbs.tensor.count / max(classes, 1))
    case .sum: return try -products.sum()
    case .none: return try -products.sum([dim])
    }
  }

  /// ATen/native/LossNLL.cpp, `cross_entropy_loss_label_smoothing`.
  private static func smoothedLoss(
    _ logProbs: Variable, _ target: Variable, _ weight: Variable?, _ reduction: LossReduction,
    _ ignoreIndex: Int, _ smoothing: Double
  ) throws -> Variable {
    let dim = logProbs.rank == 1 ? 0 : 1
    let hit = try nll(
      logProbs, target, weight: weight, reduction: reduction, ignoreIndex: ignoreIndex)
    let weighted = try weight.map { try logProbs * $0.alongClasses(of: logProbs) } ?? logProbs
    var smooth = try -weighted.sum([dim])
    let ignored = try target.compared(.eq, .int(ignoreIndex))
    smooth = try Selection.maskedFill(smooth, ignored, 0)
    if reduction == .mean {
      if let weight {
        let known = try Selection.maskedFill(target, ignored, 0)
        let weights = try Selection.maskedFill(
          weight.gather(0, known.flatten()).reshape(Array(target.sizes)), ignored, 0)
        smooth = try smooth.sum() / weights.sum()
      } else {
        let counted = try target.compared(.ne, .int(ignoreIndex)).sum()
        smooth = try smooth.sum() / counted
      }
    } else {
      smooth = try reduction(smooth)
    }
    let classes = Double(logProbs.sizes[dim])
    return try .double(1 - smoothing) * hit + smooth * .double(smoothing / classes)
  }

  // MARK: Binary cross entropy

  private static let bceOperation = Operation<(weight: Variable?, reduction: LossReduction)>(
    "BinaryCrossEntropyBackward0",
    Gradient("d bce(a, t)/da = (a - t)/(a * (1 - a))", uses: [.first, .second]) { grad, kept in
      let (a, t) = (try kept[0], try kept[1])
      let (weight, reduction) = kept.parameters
      let spread = try Selection.maximum((1 - a) * a, Variable(number: 1e-12, like: a.tensor))
      var result = try grad * (a - t) / spread
      if let weight { result = try result * weight }
      return try reduction.perElement(result, a.tensor.count)
    },
    Gradient("d bce(a, t)/dt = log(1 - a) - log(a)", uses: [.first, .second]) { grad, kept in
      let a = try kept[0]
      let (weight, reduction) = kept.parameters
      var result = try (Powers.log1p(-a) - Powers.log(a)) * grad
      if let weight { result = try result * weight }
      return try reduction.perElement(result, a.tensor.count)
    })

  /// `-(t * log(a) + (1 - t) * log(1 - a))`, logarithms not below -100.
  package static func binaryCrossEntropy(
    _ a: Variable, _ target: Variable, weight: Variable? = nil, reduction: LossReduction = .mean
  ) throws -> Variable {
    guard a.sizes == target.sizes else {
      throw NamedError(
        "ValueError",
        "Using a target size (torch.Size(\(target.sizes))) that is different to the input size "
          + "(torch.Size(\(a.sizes))) is deprecated. Please ensure they have the same size.")
    }
    for (values, name) in [(a, "input"), (target, "target")] {
      let isInside = try values.compared(.ge, 0).compared(.logicalAnd, values.compared(.le, 1))
      guard try isInside.tensor.all().item().isTrue else {
        throw NamedError("RuntimeError", "all elements of \(name) should be between 0 and 1")
      }
    }
    let (p, t) = (Variable(a.tensor), Variable(target.tensor))
    func bounded(_ x: Variable) throws -> Variable {
      try Selection.maximum(x, Variable(number: -100, like: x.tensor))
    }
    var losses = try (t - 1) * bounded(Powers.log1p(-p)) - t * bounded(Powers.log(p))
    if let weight { losses = try losses * Variable(weight.tensor) }
    return try bceOperation.record(reduction(losses).tensor, a, target, (weight, reduction))
  }

  /// What the derivative of `binaryCrossEntropyWithLogits` needs to know.
  struct LogitsLoss {
    let weight: Variable?
    let positiveWeight: Variable?
    let reduction: LossReduction
  }

  private static let bceLogitsOperation = Operation<LogitsLoss>(
    "BinaryCrossEntropyWithLogitsBackward0",
    Gradient("d bce(a, t)/da = sigmoid(a) - t", uses: [.first, .second]) { grad, kept in
      let (a, t) = (try kept[0], try kept[1])
      let loss = kept.parameters
      var result: Variable
      if let positive = loss.positiveWeight {
        let scaled = try positive * t
        result = try ((scaled + 1 - t) * Activations.sigmoid(a) - scaled) * grad
      } else {
        result = try (Activations.sigmoid(a) - t) * grad
      }
      if let weight = loss.weight { result = try result * weight }
      return try loss.reduction.perElement(result, a.tensor.count)
    },
    Gradient("d bce(a, t)/dt = log(1 - sigmoid(a)) - log(sigmoid(a))", uses: .first) { grad, kept in
      let a = try kept[0]
      let loss = kept.parameters
      var result = try -a * grad
      if let positive = loss.positiveWeight {
        result = try (logSigmoid(-a) - positive * logSigmoid(a)) * grad
      }
      if let weight = loss.weight { result = try result * weight }
      return try loss.reduction.perElement(result, a.tensor.count)
    })

  /// `binaryCrossEntropy` of `sigmoid(a)`, computed so that it does not overflow.
  package static func binaryCrossEntropyWithLogits(
    _ a: Variable, _ target: Variable, weight: Variable? = nil, positiveWeight: Variable? = nil,
    reduction: LossReduction = .mean
  ) throws -> Variable {
    guard a.sizes == target.sizes else {
      throw NamedError(
        "ValueError",
        "Target size (torch.Size(\(target.sizes))) must be the same as input size "
          + "(torch.Size(\(a.sizes)))")
    }
    let (x, t) = (Variable(a.tensor), Variable(target.tensor))
    var losses: Variable
    if let positiveWeight {
      let factor = try (Variable(positiveWeight.tensor) - 1) * t + 1
      losses = try (1 - t) * x - factor * logSigmoid(x)
    } else {
      losses = try (1 - t) * x - logSigmoid(x)
    }
    if let weight { losses = try losses * Variable(weight.tensor) }
    return try bceLogitsOperation.record(
      reduction(losses).tensor, a, target,
      LogitsLoss(weight: weight, positiveWeight: positiveWeight, reduction: reduction))
  }

  /// `min(0, x) - log(1 + exp(-|x|))`.
  private static func logSigmoid(_ x: Variable) throws -> Variable {
    try Selection.minimum(x, x.zeroLike()) - Powers.log1p(Powers.exp(-Arithmetic.abs(x)))
  }
}

extension Variable {
  /// A weight for each class, in the shape that broadcasts over log-probabilities.
  fileprivate func alongClasses(of logProbs: Variable) throws -> Variable {
    if logProbs.rank == 1 { return self }
    return try view([1, tensor.count] + Array(repeating: 1, count: logProbs.rank - 2))
  }
}
