import Tensors

// Sums, means, variances, products: many elements become one, so the gradient spreads over them.

/// Which dimensions a reduction took away.
struct Reduced {
  /// Counted from the front; nil for all, reduced to a 0-dim tensor.
  let dims: [Int]?
  let keepdim: Bool

  init(_ dims: [Int]?, _ keepdim: Bool, of tensor: Tensor) throws {
    // PyTorch takes an empty list for all dimensions.
    let all = dims?.isEmpty ?? false ? Array(0..<tensor.rank) : dims
    self.dims = try all?.map(tensor.normalizedDim)
    self.keepdim = keepdim
  }

  /// The reduced tensor with the reduced dimensions, of size 1, in their places.
  func restored(_ reduced: Variable) throws -> Variable {
    guard let dims, !keepdim else { return reduced }
    return try dims.sorted().reduce(reduced) { try $0.unsqueeze($1) }
  }

  /// A gradient of the reduced tensor, spread over the elements that were reduced.
  func spread(_ gradient: Variable, over sizes: Dims) throws -> Variable {
    if sizes.isEmpty { return gradient }
    return try restored(gradient).expand(Array(sizes))
  }

  /// How many elements became one.
  func count(in sizes: Dims) -> Int {
    guard let dims else { return sizes.reduce(1, &*) }
    return sizes.isEmpty ? 1 : dims.reduce(1) { $0 &* sizes[$1] }
  }
}

/// What a variance's derivative needs to know.
struct Spread {
  let reduced: Reduced
  let correction: Double
}

extension Variable {
  // MARK: sum

  private static let sumRule = Gradient<Reduced>("d sum(a)/da = 1 for each element") {
    grad, kept in try kept.parameters.spread(grad, over: kept.sizes)
  }
  private static let sumAll = Operation("SumBackward0", sumRule)
  private static let sumDims = Operation("SumBackward1", sumRule)

  /// The sum over `dims`, over all elements without them.
  package func sum(_ dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil) throws
    -> Variable
  {
    let result = try tensor.sum(dims: dims, keepdim: keepdim, dtype: dtype)
    guard GradMode.isEnabled, requiresGrad else { return Variable(result) }
    let operation = dims == nil ? Self.sumAll : Self.sumDims
    return try operation.record(result, self, Reduced(dims, keepdim, of: tensor))
  }

  /// The sum over the dimensions that broadcasting from `sizes` made.
  package func sum(toSize sizes: Dims) throws -> Variable {
    if sizes == self.sizes { return self }
    if meta == nil { return Variable(try tensor.sum(toSize: sizes)) }
    let leading = rank - sizes.count
    let stretched = (leading..<rank).filter { sizes[$0 - leading] == 1 && self.sizes[$0] != 1 }
    let summed = try sum(Array(0..<leading) + stretched, keepdim: true)
    return leading > 0 ? try summed.view(Array(sizes)) : summed
  }

  private static let nansumOperation = Operation<Reduced>(
    "NansumBackward0",
    Gradient("d nansum(a)/da = 1 for each number, 0 for what is none", uses: .first) {
      grad, kept in
      let isNumber = try kept[0].tensor.unary(.isnan).unary(.logicalNot)
      return try kept.parameters.spread(grad, over: kept.sizes) * Variable(isNumber)
    })

  /// The sum over `dims`, over all elements without them, of what is a number.
  package func nansum(_ dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil) throws
    -> Variable
  {
    guard self.dtype.isFloatingPoint else { return try sum(dims, keepdim: keepdim, dtype: dtype) }
    let numbers = try tensor.maskedFill(tensor.unary(.isnan), 0)
    return try Self.nansumOperation.record(
      numbers.sum(dims: dims, keepdim: keepdim, dtype: dtype), self,
      Reduced(dims, keepdim, of: tensor))
  }

  // MARK: mean

  private static let meanRule = Gradient<Reduced>("d mean(a)/da = 1/n for each element") {
    grad, kept in
    try kept.parameters.spread(grad, over: kept.sizes)
      / .int(kept.parameters.count(in: kept.sizes))
  }
  private static let meanAll = Operation("MeanBackward0", meanRule)
  private static let meanDims = Operation("MeanBackward1", meanRule)

  /// The mean over `dims`, over all elements without them.
  package func mean(_ dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil) throws
    -> Variable
  {
    let result = try tensor.mean(dims: dims, keepdim: keepdim, dtype: dtype)
    guard GradMode.isEnabled, requiresGrad else { return Variable(result) }
    let operation = dims == nil ? Self.meanAll : Self.meanDims
    return try operation.record(result, self, Reduced(dims, keepdim, of: tensor))
  }

  // MARK: var, std

  private static let varOperation = Operation<Spread>(
    "VarBackward0",
    Gradient("d var(a)/da = 2/(n - 1) * (a - mean(a))", uses: .first) { grad, kept in
      try varianceGradient(grad, kept[0], kept.parameters)
    })

  private static let stdOperation = Operation<Spread>(
    "StdBackward0",
    Gradient("d std(a)/da = (a - mean(a))/((n - 1) * std(a))", uses: [.first, .result]) {
      grad, kept in
      let result = try kept.result
      let ofVariance = try Selection.maskedFill(
        grad / (result * 2), result.compared(.eq, 0), 0)
      return try varianceGradient(ofVariance, kept[0], kept.parameters)
    })

  /// FunctionsManual.cpp, `var_backward`: the factor is a double, rounded once to the dtype.
  private static func varianceGradient(_ grad: Variable, _ a: Variable, _ spread: Spread) throws
    -> Variable
  {
    let reduced = spread.reduced
    let freedom = Double(reduced.count(in: a.sizes)) - spread.correction
    if freedom <= 0, reduced.dims == nil || a.rank == 0 {
      // 2 / 0 is infinite, but of no distance from the mean it is no number.
      let isMean = try a.compared(.eq, a.mean())
      let (undefined, infinite) = (
        Variable(try Tensor.full([], .double(.nan), a.dtype)),
        Variable(try Tensor.full([], .double(.infinity), a.dtype))
      )
      return try reduced.restored(grad) * Selection.choose(isMean, undefined, infinite)
    }
    let distance = try a - a.mean(reduced.dims, keepdim: reduced.dims != nil)
    return try reduced.restored(grad) * .double(2 / freedom) * distance
  }

  /// The variance over `dims`, over all elements without them; divided by `n - correction`.
  package func variance(_ dims: [Int]? = nil, correction: Double = 1, keepdim: Bool = false) throws
    -> Variable
  {
    try Self.varOperation.record(
      tensor.variance(dims: dims, correction: correction, keepdim: keepdim), self,
      Spread(reduced: Reduced(dims, keepdim, of: tensor), correction: correction))
  }

  /// The square root of `variance`.
  package func std(_ dims: [Int]? = nil, correction: Double = 1, keepdim: Bool = false) throws
    -> Variable
  {
    try Self.stdOperation.record(
      tensor.std(dims: dims, correction: correction, keepdim: keepdim), self,
      Spread(reduced: Reduced(dims, keepdim, of: tensor), correction: correction))
  }

  // MARK: prod

  private static let prodRule = Gradient<Reduced>(
    "d prod(a)/da = the product of the others: grad * y / a", uses: [.first, .result]
  ) { grad, kept in
    let a = try kept[0]
    let reduced = kept.parameters
    if a.rank == 0 { return grad }
    let zeros = try a.compared(.eq, 0).tensor.sum().item().asInt
    if zeros == 0 { return try reduced.restored(grad) * (reduced.restored(kept.result) / a) }
    // Of all elements: every product of the others has a zero. PyTorch takes this way out of the graph.
    if zeros > 1 && reduced.dims == nil && !GradMode.isEnabled { return try a.zerosLike() }
    return try reduced.restored(grad) * productOfOthers(a, reduced.dims?.first)
  }
  private static let prodAll = Operation("ProdBackward0", prodRule)
  private static let prodDims = Operation("ProdBackward1", prodRule)

  /// For each element the product of all others along `dim`, also where some are zero.
  private static func productOfOthers(_ a: Variable, _ dim: Int?) throws -> Variable {
    guard let dim else {
      return try productOfOthers(a.reshape([-1]), 0).reshape(Array(a.sizes))
    }
    if a.rank == 0 || a.sizes[dim] <= 1 { return Variable(try Tensor.ones(a.sizes, a.dtype)) }
    let parts = try a.unbind(dim)
    var before = [Variable(try Tensor.ones(parts[0].sizes, a.dtype))]
    var after = before
    for i in 1..<parts.count {
      before.append(try before[i - 1] * parts[i - 1])
      after.append(try after[i - 1] * parts[parts.count - i])
    }
    return try Variable.stack(zip(before, after.reversed()).map { try $0 * $1 }, dim: dim)
  }

  /// The product along `dim`, of all elements without it.
  package func prod(_ dim: Int? = nil, keepdim: Bool = false, dtype: DType? = nil) throws
    -> Variable
  {
    let result = try tensor.prod(dims: dim.map { [$0] }, keepdim: keepdim, dtype: dtype)
    let operation = dim == nil ? Self.prodAll : Self.prodDims
    return try operation.record(
      result, self, Reduced(dim.map { [$0] }, keepdim, of: tensor))
  }
}
