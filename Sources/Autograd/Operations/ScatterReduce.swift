import Tensors

// Elements brought together at positions: each gets its share of the gradient.

/// What `scatter_reduce` does, and where.
private struct Gathering: KeepsTensors {
  let dim: Int
  let index: Variable
  let how: ScatterReduction
  let includesSelf: Bool

  var keptTensors: [Tensor] { [index.tensor] }
}

extension Variable {
  private static let scatterReduceOperation = Operation<Gathering>(
    "ScatterReduceBackward0",
    Gradient(
      "the share of what was there", uses: [.first, .second, .result, .parameters]
    ) { grad, kept in
      let at = kept.parameters
      let share = try shareOfSelf(grad, kept, at)
      return at.includesSelf ? share : try share.scatter(at.dim, at.index, 0)
    },
    Gradient(
      "the share of each element that was brought", uses: [.first, .second, .result, .parameters]
    ) { grad, kept in try shareOfSource(grad, kept, kept.parameters) })

  // FunctionsManual.cpp, `scatter_reduce_backward`.

  private static func shareOfSelf(
    _ grad: Variable, _ kept: Context<Gathering>, _ at: Gathering
  ) throws -> Variable {
    switch at.how {
    case .sum: return grad
    case .mean: return try grad / counts(kept, at)
    case .prod:
      let a = try Selection.maskedFill(kept[0], kept[0].compared(.eq, 0), 1)
      let product = try a.tensor.scatterReduced(
        dim: at.dim, at.index.tensor, kept[1].tensor, .prod, includesSelf: at.includesSelf)
      return try grad * Variable(product) / a
    case .amax, .amin:
      let isBest = try kept[0].compared(.eq, kept.result).to(grad.dtype)
      return try isBest * distributed(grad, kept, at)
    }
  }

  private static func shareOfSource(
    _ grad: Variable, _ kept: Context<Gathering>, _ at: Gathering
  ) throws -> Variable {
    switch at.how {
    case .sum: return try grad.gather(at.dim, at.index)
    case .mean: return try grad.gather(at.dim, at.index) / counts(kept, at).gather(at.dim, at.index)
    case .prod: return try shareOfFactor(grad, kept, at)
    case .amax, .amin:
      let isBest = try kept[1].compared(.eq, kept.result.gather(at.dim, at.index)).to(grad.dtype)
      return try isBest * distributed(grad, kept, at).gather(at.dim, at.index)
    }
  }

  /// Of a factor the product of the others, also where one is zero.
  private static func shareOfFactor(
    _ grad: Variable, _ kept: Context<Gathering>, _ at: Gathering
  ) throws -> Variable {
    let source = try kept[1]
    let isZero = try source.compared(.eq, 0)
    let zeros = try Variable(Tensor.zeros(kept[0].sizes, .int64))
      .scatterAdd(at.dim, at.index, isZero.to(.int64)).gather(at.dim, at.index)
    let isOnlyZero = try isZero.compared(.logicalAnd, zeros.compared(.eq, 1))
    let others = try kept[0].tensor.scatterReduced(
      dim: at.dim, at.index.tensor, source.tensor.maskedFill(isOnlyZero.tensor, 1), .prod,
      includesSelf: at.includesSelf)
    let withoutZero = try (grad * Variable(others)).gather(at.dim, at.index)
    let quotient =
      try (grad * kept.result).gather(at.dim, at.index)
      / Selection.maskedFill(source, isZero, 1)
    return try Selection.choose(isOnlyZero, withoutZero, quotient)
  }

  private static func counts(_ kept: Context<Gathering>, _ at: Gathering) throws -> Variable {
    let counts = try kept[0].tensor.scatterCounts(
      dim: at.dim, at.index.tensor, kept[1].sizes, includesSelf: at.includesSelf)
    return Variable(try counts.to(kept.result.dtype))
  }

  /// The gradient divided among all elements that are the largest or smallest at their place.
  private static func distributed(
    _ grad: Variable, _ kept: Context<Gathering>, _ at: Gathering
  ) throws -> Variable {
    let isBest = try kept[1].compared(.eq, kept.result.gather(at.dim, at.index)).to(grad.dtype)
    let winners = try Variable(Tensor.zeros(kept[0].sizes, grad.dtype))
      .scatterAdd(at.dim, at.index, isBest)
    return try grad / (winners + kept[0].compared(.eq, kept.result).to(grad.dtype))
  }

  /// This with the elements of `source` brought together at the positions along `dim` that `index`
  /// gives; without `includesSelf` what was there does not count.
  package func scatterReduce(
    _ dim: Int, _ index: Variable, _ source: Variable, _ how: ScatterReduction,
    includesSelf: Bool = true
  ) throws -> Variable {
    let result = try tensor.scatterReduced(
      dim: dim, index.tensor, source.tensor, how, includesSelf: includesSelf)
    return try Self.scatterReduceOperation.record(
      result, self, source,
      Gathering(
        dim: tensor.normalizedDim(dim), index: index, how: how, includesSelf: includesSelf))
  }

  /// `scatterReduce` in place.
  package mutating func scatterReduce_(
    _ dim: Int, _ index: Variable, _ source: Variable, _ how: ScatterReduction,
    includesSelf: Bool = true
  ) throws {
    let at = Gathering(
      dim: try tensor.normalizedDim(dim), index: index, how: how, includesSelf: includesSelf)
    try Self.scatterReduceOperation.change(&self, source, parameters: at) {
      try $0.copy_(
        from: $0.scatterReduced(
          dim: dim, index.tensor, source.tensor, how, includesSelf: includesSelf))
    }
  }
}
