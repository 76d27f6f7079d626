import Safety
import Tensors

// Elements at positions that tensors name: the gradient is added at those positions.

/// The positions of `index` and `index_put`, and whether values are added to what is there.
struct Positions: KeepsTensors {
  let tensors: [Tensor?]
  var accumulate = false

  var keptTensors: [Tensor] { tensors.compactMap { $0 } }
}

extension Variable {
  // MARK: Subscripts

  private static let indexOperation = Operation<Positions>(
    "IndexBackward0",
    Gradient("the gradient added at each indexed place, 0 elsewhere", uses: .parameters) {
      grad, kept in
      let result = try Tensor.zeros(kept.sizes, grad.dtype)
      try result.indexPut_(kept.parameters.tensors, grad.tensor, accumulate: true)
      return Variable(result)
    })

  /// What stands at `self[items]`: a view for integers and slices, otherwise a copy.
  package func index(_ items: [Index]) throws -> Variable {
    if meta == nil { return Variable(try tensor.index(items)) }
    let (view, tensors) = try sliced(items)
    return tensors.isEmpty ? view : try view.index(at: tensors)
  }

  /// What stands at `self[i]`, a view.
  @inline(__always)
  package func index(_ i: Int) throws -> Variable {
    if meta == nil { return Variable(try tensor.index(i)) }
    return try index([.integer(i)])
  }

  /// What stands at `self[i, j]`, a view.
  @inline(__always)
  package func index(_ i: Int, _ j: Int) throws -> Variable {
    if meta == nil { return Variable(try tensor.index(i, j)) }
    return try index([.integer(i), .integer(j)])
  }

  private func index(at tensors: [Tensor?]) throws -> Variable {
    try Self.indexOperation.record(tensor.index(tensors), self, Positions(tensors: tensors))
  }

  /// Overwrites what stands at `self[items]`, as an assignment does. A number may be written through a
  /// view that shows an element in several places.
  package mutating func setIndex(_ items: [Index], _ value: Variable, isNumber: Bool = false) throws
  {
    guard GradMode.isEnabled, requiresGrad || value.requiresGrad else {
      return try tensor.indexPut_(items, value.tensor, isNumber: isNumber)
    }
    becomeBase()
    var (target, tensors) = try sliced(items)
    let value = try value.withoutLeadingOnes(downTo: target.rank)
    if tensors.isEmpty { return try target.copy_(value) }
    if target.meta === meta {
      try indexPut_(tensors, value)
    } else {
      try target.indexPut_(tensors, value)
    }
  }

  /// PyTorch lets an assigned value have more leading dimensions of size 1 than its place.
  private func withoutLeadingOnes(downTo rank: Int) throws -> Variable {
    let surplus = Swift.min(
      Swift.max(self.rank - rank, 0), sizes.firstIndex { $0 != 1 } ?? self.rank)
    return surplus == 0 ? self : try view(Array(sizes.dropFirst(surplus)))
  }

  /// The basic parts of a subscript taken one after the other, each as its own node; what is left
  /// are tensors for the dimensions of the view.
  private func sliced(_ items: [Index]) throws -> (Variable, [Tensor?]) {
    // The tensors' own subscript checks the parts.
    let tensors = try tensor.resolve(items).tensors
    let isAlone = items.count == 1
    let named = items.reduce(0) { $0 &+ $1.dimensionCount }
    var (view, dim, taken) = (self, 0, 0)
    for item in items {
      switch item {
      case .integer(let i):
        view = try view.select(dim: dim, index: i < 0 ? i + view.sizes[dim] : i)
        taken += 1
      case .slice(let start, let stop, let step):
        let isAll = start ?? 0 == 0 && stop ?? .max >= view.sizes[dim] && step ?? 1 == 1
        if isAlone || !isAll {
          view = try view.slice(dim: dim, start: start, stop: stop, step: step ?? 1)
        }
        dim += 1
        taken += 1
      case .ellipsis:
        dim += rank - named
        taken += rank - named
      case .newAxis, .bool:
        view = try view.unsqueeze(dim)
        dim += 1
      case .tensor(let index) where index.rank == 0 && index.dtype.isInteger:
        let i = try index.item().asInt
        view = try view.select(dim: dim, index: i < 0 ? i + view.sizes[dim] : i)
        taken += 1
      case .tensor:
        dim += item.dimensionCount
        taken += item.dimensionCount
      }
    }
    if tensors.isEmpty && view.meta === meta { view = alias() }
    return (view, tensors)
  }

  // MARK: index_put

  private static let indexPutOperation = Operation<Positions>(
    "IndexPutBackward0",
    Gradient("0 where overwritten, else 1", uses: .parameters) { grad, kept in
      if kept.parameters.accumulate { return grad }
      let result = try grad.tensor.clone()
      try result.indexPut_(
        kept.parameters.tensors, Tensor.zeros([], grad.dtype), accumulate: false)
      return Variable(result)
    },
    Gradient("the gradient at the indexed places", uses: .parameters) { grad, kept in
      try grad.index(at: kept.parameters.tensors)
    })

  /// Writes `value`, broadcast, to positions given by tensors, or adds it to what is there.
  package mutating func indexPut_(
    _ tensors: [Tensor?], _ value: Variable, accumulate: Bool = false
  ) throws {
    try Self.indexPutOperation.change(
      &self, value, parameters: Positions(tensors: tensors, accumulate: accumulate)
    ) { try $0.indexPut_(tensors, value.tensor, accumulate: accumulate) }
  }

  // MARK: index_select, index_add, index_copy, index_fill

  /// A dimension, and the positions along it.
  struct AlongDimension: KeepsTensors {
    let dim: Int
    let index: Variable
    var alpha: Scalar = 1

    var keptTensors: [Tensor] { [index.tensor] }
  }

  private static let indexSelectOperation = Operation<AlongDimension>(
    "IndexSelectBackward0",
    Gradient(
      "the gradient added at each selected place: torch.zeros_like(a).index_add(i, j, grad)",
      uses: .parameters
    ) { grad, kept in
      try Variable(Tensor.zeros(kept.sizes, grad.dtype))
        .indexAdd(kept.parameters.dim, kept.parameters.index, grad)
    })

  /// The positions along `dim` that the vector `index` names.
  package func indexSelect(_ dim: Int, _ index: Variable) throws -> Variable {
    try Self.indexSelectOperation.record(
      tensor.indexSelect(dim: dim, index.tensor), self,
      AlongDimension(dim: tensor.normalizedDim(dim), index: index))
  }

  private static let indexAddOperation = Operation<AlongDimension>(
    "IndexAddBackward0",
    Gradient("the gradient as it is") { grad, _ in grad },
    Gradient("the gradient at the places that were added to", uses: .parameters) { grad, kept in
      let at = kept.parameters
      return try grad.indexSelect(at.dim, at.index).scaled(at.alpha)
    })

  /// This with `alpha * source` added at the positions along `dim` that `index` names.
  package func indexAdd(
    _ dim: Int, _ index: Variable, _ source: Variable, alpha: Scalar = 1
  ) throws -> Variable {
    let result = try tensor.clone()
    try result.indexAdd_(dim: dim, index.tensor, source.tensor, alpha: alpha)
    return try Self.indexAddOperation.record(
      result, self, source,
      AlongDimension(dim: tensor.normalizedDim(dim), index: index, alpha: alpha))
  }

  /// `indexAdd` in place.
  package mutating func indexAdd_(
    _ dim: Int, _ index: Variable, _ source: Variable, alpha: Scalar = 1
  ) throws {
    let at = AlongDimension(dim: try tensor.normalizedDim(dim), index: index, alpha: alpha)
    try Self.indexAddOperation.change(&self, source, parameters: at) {
      try $0.indexAdd_(dim: dim, index.tensor, source.tensor, alpha: alpha)
    }
  }

  private static let filledRule = Gradient<AlongDimension>(
    "0 where filled, else 1", uses: .parameters
  ) { grad, kept in
    let result = try grad.tensor.clone()
    try result.indexFill_(dim: kept.parameters.dim, kept.parameters.index.tensor, 0)
    return Variable(result)
  }
  private static let indexFillScalar = Operation("IndexFillBackward0", filledRule)
  private static let indexFillTensor = Operation(
    "IndexFillBackward1", filledRule,
    Gradient("the sum of the gradient at the filled places", uses: .parameters) { grad, kept in
      let places = try kept.parameters.index.tensor.unique().values
      return try grad.indexSelect(kept.parameters.dim, Variable(places)).sum()
    })

  /// Overwrites the positions along `dim` that `index` names with a number.
  package mutating func indexFill_(_ dim: Int, _ index: Variable, _ value: Scalar) throws {
    let at = AlongDimension(dim: try tensor.normalizedDim(dim), index: index)
    try Self.indexFillScalar.change(&self, parameters: at) {
      try $0.indexFill_(dim: dim, index.tensor, value)
    }
  }

  /// Overwrites the positions along `dim` that `index` names with a 0-dim tensor's number.
  package mutating func indexFill_(_ dim: Int, _ index: Variable, _ value: Variable) throws {
    guard value.rank == 0 else {
      throw NamedError(
        "RuntimeError",
        "index_fill_ only supports a 0-dimensional value tensor, but got tensor with "
          + "\(value.rank) dimension(s).")
    }
    let at = AlongDimension(dim: try tensor.normalizedDim(dim), index: index)
    try Self.indexFillTensor.change(&self, value, parameters: at) {
      try $0.indexFill_(dim: dim, index.tensor, value.tensor.item())
    }
  }

  // MARK: gather, scatter

  private static let gatherOperation = Operation<AlongDimension>(
    "GatherBackward0",
    Gradient(
      "the gradient added at each gathered place: torch.zeros_like(a).scatter_add(i, j, grad)",
      // PyTorch keeps the source, too, though only its shape is of use.
      uses: [.first, .parameters]
    ) { grad, kept in
      try Variable(Tensor.zeros(kept.sizes, grad.dtype))
        .scatterAdd(kept.parameters.dim, kept.parameters.index, grad)
    })

  /// The elements at the positions along `dim` that `index` names, one for each of its elements.
  package func gather(_ dim: Int, _ index: Variable) throws -> Variable {
    try Self.gatherOperation.record(
      tensor.gather(dim: dim, index.tensor), self,
      AlongDimension(dim: tensor.normalizedDim(dim), index: index))
  }

  private static let takeOperation = Operation<Positions>(
    "TakeBackward0",
    // As for gather, the source is kept for its shape.
    Gradient("the gradient added at each taken place", uses: [.first, .parameters]) { grad, kept in
      let flat = try Tensor.zeros([kept.sizes.reduce(1, &*)], grad.dtype)
      try flat.indexPut_(kept.parameters.tensors, grad.tensor, accumulate: true)
      return try Variable(flat).view(Array(kept.sizes))
    })

  /// The elements at the row-major numbers `index`; negative ones count from the end.
  package func take(_ index: Tensor) throws -> Variable {
    try Self.takeOperation.record(tensor.take(index), self, Positions(tensors: [index]))
  }

  private static let overwrittenRule = Gradient<AlongDimension>(
    "0 where overwritten, else 1", uses: .parameters
  ) { grad, kept in try grad.scatter(kept.parameters.dim, kept.parameters.index, 0) }

  private static let sourceRule = Gradient<AlongDimension>(
    "the gradient at the places that were written", uses: .parameters
  ) { grad, kept in try grad.gather(kept.parameters.dim, kept.parameters.index) }

  private static let scatterSource = Operation("ScatterBackward0", overwrittenRule, sourceRule)
  private static let scatterValue = Operation("ScatterBackward1", overwrittenRule)
  private static let scatterAddOperation = Operation(
    "ScatterAddBackward0", Gradient("the gradient as it is") { grad, _ in grad }, sourceRule)

  /// This with elements of `source` written to the positions along `dim` that `index` names.
  package func scatter(_ dim: Int, _ index: Variable, _ source: Variable) throws -> Variable {
    let result = try tensor.clone()
    try result.scatter_(dim: dim, index.tensor, source.tensor)
    return try Self.scatterSource.record(
      result, self, source, AlongDimension(dim: tensor.normalizedDim(dim), index: index))
  }

  /// This with a number written to the positions along `dim` that `index` names.
  package func scatter(_ dim: Int, _ index: Variable, _ value: Scalar) throws -> Variable {
    let result = try tensor.clone()
    try result.scatter_(dim: dim, index.tensor, value)
    return try Self.scatterValue.record(
      result, self, AlongDimension(dim: tensor.normalizedDim(dim), index: index))
  }

  /// This with elements of `source` added at the positions along `dim` that `index` names.
  package func scatterAdd(_ dim: Int, _ index: Variable, _ source: Variable) throws -> Variable {
    let result = try tensor.clone()
    try result.scatterAdd_(dim: dim, index.tensor, source.tensor)
    return try Self.scatterAddOperation.record(
      result, self, source, AlongDimension(dim: tensor.normalizedDim(dim), index: index))
  }

  /// `scatter` of a tensor, in place.
  package mutating func scatter_(_ dim: Int, _ index: Variable, _ source: Variable) throws {
    let at = AlongDimension(dim: try tensor.normalizedDim(dim), index: index)
    try Self.scatterSource.change(&self, source, parameters: at) {
      try $0.scatter_(dim: dim, index.tensor, source.tensor)
    }
  }

  /// `scatter` of a number, in place.
  package mutating func scatter_(_ dim: Int, _ index: Variable, _ value: Scalar) throws {
    let at = AlongDimension(dim: try tensor.normalizedDim(dim), index: index)
    try Self.scatterValue.change(&self, parameters: at) {
      try $0.scatter_(dim: dim, index.tensor, value)
    }
  }

  /// `scatterAdd` in place.
  package mutating func scatterAdd_(_ dim: Int, _ index: Variable, _ source: Variable) throws {
    let at = AlongDimension(dim: try tensor.normalizedDim(dim), index: index)
    try Self.scatterAddOperation.change(&self, source, parameters: at) {
      try $0.scatterAdd_(dim: dim, index.tensor, source.tensor)
    }
  }

  // MARK: masked_select

  private static let maskedSelectOperation = Operation<Variable>(
    "MaskedSelectBackward0",
    Gradient("the gradient where the mask is true, 0 elsewhere", uses: [.first, .parameters]) {
      grad, kept in
      let mask = kept.parameters
      let shape = try Tensor.broadcastShapes(mask.sizes, kept.sizes)
      let result = try Tensor.zeros(shape, grad.dtype)
      try result.indexPut_(
        [mask.tensor.expand(to: shape)], grad.tensor, accumulate: false)
      return Variable(result)
    })

  /// The elements where the mask is true, as a vector.
  package func maskedSelect(_ mask: Variable) throws -> Variable {
    try Self.maskedSelectOperation.record(tensor.maskedSelect(mask.tensor), self, mask)
  }
}

extension Index {
  /// How many of the indexed tensor's dimensions this part speaks of.
  fileprivate var dimensionCount: Int {
    switch self {
    case .integer, .slice: 1
    case .ellipsis, .newAxis, .bool: 0
    case .tensor(let tensor):
      tensor.dtype == .bool || tensor.dtype == .uint8 ? tensor.rank : 1
    }
  }
}
