import Safety
import Tensors

// Largest and smallest elements, and sorting: the gradient goes to the elements that were chosen.

/// Where the chosen elements were.
struct Chosen: KeepsTensors {
  let dim: Int
  let keepdim: Bool
  let indices: Tensor

  var keptTensors: [Tensor] { [indices] }
}

extension Variable {
  private static func chosenRule(_ rule: String) -> Gradient<Chosen> {
    Gradient(rule, uses: .parameters) { grad, kept in
      let chosen = kept.parameters
      var (grad, indices) = (grad, Variable(chosen.indices))
      if !chosen.keepdim && !kept.sizes.isEmpty {
        grad = try grad.unsqueeze(chosen.dim)
        indices = try indices.unsqueeze(chosen.dim)
      }
      return try Variable(Tensor.zeros(kept.sizes, grad.dtype))
        .scatter(chosen.dim, indices, grad)
    }
  }

  // MARK: max and min along a dimension

  private static let maxDim = Operation(
    "MaxBackward0",
    chosenRule(
      "the gradient goes to the largest element, 0 elsewhere: "
        + "F.one_hot(a.max(dim).indices, a.shape[dim]) * grad"))
  private static let minDim = Operation(
    "MinBackward0",
    chosenRule(
      "the gradient goes to the smallest element, 0 elsewhere: "
        + "F.one_hot(a.min(dim).indices, a.shape[dim]) * grad"))

  /// The largest elements along `dim`, and where they are.
  package func max(dim: Int, keepdim: Bool = false) throws -> (values: Variable, indices: Tensor) {
    let (values, indices) = try tensor.max(dim: dim, keepdim: keepdim)
    return (try choose(Self.maxDim, values, indices, dim, keepdim), indices)
  }

  /// The smallest elements along `dim`, and where they are.
  package func min(dim: Int, keepdim: Bool = false) throws -> (values: Variable, indices: Tensor) {
    let (values, indices) = try tensor.min(dim: dim, keepdim: keepdim)
    return (try choose(Self.minDim, values, indices, dim, keepdim), indices)
  }

  @inline(__always)
  private func choose(
    _ operation: Operation<Chosen>, _ values: Tensor, _ indices: Tensor, _ dim: Int, _ keepdim: Bool
  ) throws -> Variable {
    guard GradMode.isEnabled, requiresGrad else { return Variable(values) }
    return try operation.record(
      values, self, Chosen(dim: tensor.normalizedDim(dim), keepdim: keepdim, indices: indices))
  }

  // MARK: max and min of all

  private static func sharedRule(_ rule: String) -> Gradient<Reduced> {
    Gradient(rule, uses: [.first, .result]) { grad, kept in
      let reduced = kept.parameters
      let best = try reduced.restored(kept.result)
      let mask = try kept[0].compared(.eq, best)
      let count = try mask.sum(reduced.dims, keepdim: reduced.dims != nil)
      return try reduced.restored(grad) / count * mask.to(grad.dtype)
    }
  }

  /// FunctionsManual.cpp, `evenly_distribute_backward`: what is not a number, too, is shared among
  /// its like.
  private static func evenRule(_ rule: String) -> Gradient<Void> {
    Gradient(rule, uses: [.first, .result]) { grad, kept in
      let isNaN = Variable(try kept[0].tensor.unary(.isnan))
      let isResultNaN = Variable(try kept.result.tensor.unary(.isnan))
      let mask = try kept[0].compared(.eq, kept.result)
        .compared(.logicalOr, isNaN.compared(.logicalAnd, isResultNaN))
      return try Selection.choose(mask, grad / mask.sum(), grad.zeroLike())
    }
  }

  private static let maxAll = Operation(
    "MaxBackward1",
    evenRule(
      "d max(a)/da = 1 for the largest element, shared if several: "
        + "grad * (a == y)"))
  private static let minAll = Operation(
    "MinBackward1",
    evenRule(
      "d min(a)/da = 1 for the smallest element, shared if several: "
        + "grad * (a == y)"))
  private static let amaxOperation = Operation(
    "AmaxBackward0",
    sharedRule(
      "d max(a)/da = 1 for the largest element, shared if several: "
        + "grad * (a == y)"))
  private static let aminOperation = Operation(
    "AminBackward0",
    sharedRule(
      "d min(a)/da = 1 for the smallest element, shared if several: "
        + "grad * (a == y)"))

  /// The largest element.
  package func max() throws -> Variable {
    try Self.maxAll.record(tensor.max(), self, ())
  }

  /// The smallest element.
  package func min() throws -> Variable {
    try Self.minAll.record(tensor.min(), self, ())
  }

  /// The largest elements over `dims`, over all without them.
  package func amax(_ dims: [Int] = [], keepdim: Bool = false) throws -> Variable {
    try Self.amaxOperation.record(
      tensor.amax(dims: dims, keepdim: keepdim), self, Reduced(dims, keepdim, of: tensor))
  }

  /// The smallest elements over `dims`, over all without them.
  package func amin(_ dims: [Int] = [], keepdim: Bool = false) throws -> Variable {
    try Self.aminOperation.record(
      tensor.amin(dims: dims, keepdim: keepdim), self, Reduced(dims, keepdim, of: tensor))
  }

  private static let aminmax = Operation(
    "AminmaxBackward0", sharedRule("the gradient, shared among the equal extremes"))

  /// The smallest and the largest elements along `dim`, over all without it.
  package func aminmax(_ dim: Int?, keepdim: Bool = false) throws -> (min: Variable, max: Variable)
  {
    let reduced = try Reduced(dim.map { [$0] }, keepdim, of: tensor)
    let both = try extremes(dim, keepdim: keepdim)
    return (
      try Self.aminmax.record(both.min, self, reduced),
      try Self.aminmax.record(both.max, self, reduced)
    )
  }

  private func extremes(_ dim: Int?, keepdim: Bool) throws -> (min: Tensor, max: Tensor) {
    if let dim {
      if tensor.count == 0, sizes[try tensor.normalizedDim(dim)] == 0 {
        throw NamedError(
          "IndexError",
          "aminmax: Expected reduction dim \(try tensor.normalizedDim(dim)) to have non-zero size.")
      }
      return try (
        tensor.min(dim: dim, keepdim: keepdim).values, tensor.max(dim: dim, keepdim: keepdim).values
      )
    }
    guard tensor.count > 0 else {
      throw NamedError(
        "RuntimeError",
        "aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity."
      )
    }
    let kept = keepdim ? Array(repeating: 1, count: rank) : []
    return try (tensor.min().view(kept), tensor.max().view(kept))
  }

  // MARK: sort, topk

  private static let sortOperation = Operation(
    "SortBackward0", chosenRule("each gradient goes to the place its element came from"))
  private static let topkOperation = Operation(
    "TopkBackward0", chosenRule("each gradient goes to the place its element came from"))

  /// The elements along `dim` in order, and where they were.
  package func sort(dim: Int = -1, descending: Bool = false) throws
    -> (values: Variable, indices: Tensor)
  {
    let (values, indices) = try tensor.sort(dim: dim, descending: descending)
    return (try choose(Self.sortOperation, values, indices, dim, true), indices)
  }

  /// The `k` largest or smallest elements along `dim`, and where they were.
  package func topk(_ k: Int, dim: Int = -1, largest: Bool = true) throws
    -> (values: Variable, indices: Tensor)
  {
    let (values, indices) = try tensor.topk(k, dim: dim, largest: largest)
    return (try choose(Self.topkOperation, values, indices, dim, true), indices)
  }

  // MARK: kthvalue, median, mode: one chosen element

  private static let kthvalueOperation = Operation(
    "KthvalueBackward0", chosenRule("the gradient goes to the element that was chosen"))
  private static let modeOperation = Operation(
    "ModeBackward0", chosenRule("the gradient goes to the element that was chosen"))

  /// The `k`-th smallest elements along `dim`, counted from 1, and where they were.
  package func kthvalue(_ k: Int, dim: Int = -1, keepdim: Bool = false) throws
    -> (values: Variable, indices: Tensor)
  {
    let (values, indices) = try tensor.kthvalue(k, dim: dim, keepdim: keepdim)
    return (try choose(Self.kthvalueOperation, values, indices, dim, keepdim), indices)
  }

  /// The commonest elements along `dim`, and where they were.
  package func mode(dim: Int = -1, keepdim: Bool = false) throws
    -> (values: Variable, indices: Tensor)
  {
    let (values, indices) = try tensor.mode(dim: dim, keepdim: keepdim)
    return (try choose(Self.modeOperation, values, indices, dim, keepdim), indices)
  }

  private static let medianAll = Operation(
    "MedianBackward0",
    evenRule(
      "d median(a)/da = 1 for the element in the middle, shared if several: "
        + "grad * (a == y)"))
  private static let medianDim = Operation(
    "MedianBackward1", chosenRule("the gradient goes to the element in the middle"))

  /// The element in the middle, the lower one of two.
  package func median() throws -> Variable {
    try Self.medianAll.record(tensor.median(), self, ())
  }

  /// The elements in the middle along `dim`, the lower one of two, and where they are.
  package func median(dim: Int, keepdim: Bool = false) throws
    -> (values: Variable, indices: Tensor)
  {
    let (values, indices) = try tensor.median(dim: dim, keepdim: keepdim)
    return (try choose(Self.medianDim, values, indices, dim, keepdim), indices)
  }

  // MARK: cummax, cummin

  private static let runningRule = Gradient<Chosen>(
    "each gradient is added where its element came from", uses: [.first, .parameters]
  ) { grad, kept in
    try Variable(Tensor.zeros(kept.sizes, grad.dtype))
      .scatterAdd(kept.parameters.dim, Variable(kept.parameters.indices), grad)
  }
  private static let cummaxOperation = Operation("CummaxBackward0", runningRule)
  private static let cumminOperation = Operation("CumminBackward0", runningRule)

  /// The largest elements up to each place along `dim`, and where they are.
  package func cummax(_ dim: Int) throws -> (values: Variable, indices: Tensor) {
    let (values, indices) = try tensor.cummax(dim: dim)
    return (try choose(Self.cummaxOperation, values, indices, dim, true), indices)
  }

  /// The smallest elements up to each place along `dim`, and where they are.
  package func cummin(_ dim: Int) throws -> (values: Variable, indices: Tensor) {
    let (values, indices) = try tensor.cummin(dim: dim)
    return (try choose(Self.cumminOperation, values, indices, dim, true), indices)
  }
}
