import Tensors

// Running sums and products: an element counts in its own result and in all later ones.

extension Variable {
  // MARK: cumsum

  private static let cumsumOperation = Operation<Int>(
    "CumsumBackward0",
    Gradient(
      "each element counts in its own sum and all later ones: "
        + "grad.flip(dim).cumsum(dim).flip(dim)"
    ) { grad, kept in
      let dim = kept.parameters
      if grad.tensor.count <= 1 || grad.sizes[dim] == 1 { return grad }
      return try grad.flip([dim]).cumsum(dim).flip([dim])
    })

  /// The sums of the elements up to each place along `dim`.
  package func cumsum(_ dim: Int, dtype: DType? = nil) throws -> Variable {
    try Self.cumsumOperation.record(
      tensor.cumsum(dim: dim, dtype: dtype), self, tensor.normalizedDim(dim))
  }

  /// The sums of the elements from each place along `dim` to the end.
  private func reversedCumsum(_ dim: Int) throws -> Variable {
    if tensor.count <= 1 || sizes[dim] == 1 { return self }
    return try flip([dim]).cumsum(dim).flip([dim])
  }

  // MARK: cumprod

  private static let cumprodOperation = Operation<Int>(
    "CumprodBackward0",
    Gradient(
      "d cumprod(a)/da = the sum of all products from its place on, divided by it",
      uses: [.first, .result]
    ) { grad, kept in
      let (a, dim) = (try kept[0], kept.parameters)
      if a.tensor.count <= 1 || a.sizes[dim] == 1 { return grad }
      let products = try kept.result * grad
      let isZero = try a.compared(.eq, 0)
      guard try isZero.tensor.any().item().isTrue else {
        return try products.reversedCumsum(dim) / a
      }
      return try cumprodGradient(grad, a, kept.result, products, isZero, dim)
    })

  /// The same where an element is zero (ATen/native/ReduceOps.cpp, `cumprod_backward`): the usual
  /// before the first zero; at the zero the products without it up to the next one; then nothing.
  private static func cumprodGradient(
    _ grad: Variable, _ a: Variable, _ result: Variable, _ products: Variable, _ isZero: Variable,
    _ dim: Int
  ) throws -> Variable {
    let zeros = try isZero.cumsum(dim)
    let isBefore = try zeros.compared(.eq, 0)
    let before =
      try Selection.choose(isBefore, products, products.zeroLike())
      .reversedCumsum(dim) / a
    let isBetween = try zeros.compared(.eq, 1)
    let place = Variable(try isBetween.to(.uint8).tensor.max(dim: dim, keepdim: true).indices)
    let isFirst = try Variable(Tensor.zeros(a.sizes, .bool)).scatter(dim, place, true)
      .compared(.logicalAnd, isBetween)
    let isAfter = try isBetween.compared(.gt, isFirst)
    let one = Variable(try Tensor.ones([], a.dtype))
    let others = try Selection.choose(isAfter, a, one).cumprod(dim)
    let sum = try (others * Selection.choose(isBetween, grad, grad.zeroLike()))
      .sum([dim], keepdim: true)
    let last = try Selection.maximum(place - 1, place.zeroLike())
    let leading = try Selection.choose(place.compared(.eq, 0), one, result.gather(dim, last))
    return try Selection.choose(
      isBefore, before, Selection.choose(isFirst, sum * leading, before.zeroLike()))
  }

  /// The products of the elements up to each place along `dim`.
  package func cumprod(_ dim: Int, dtype: DType? = nil) throws -> Variable {
    try Self.cumprodOperation.record(
      tensor.cumprod(dim: dim, dtype: dtype), self, tensor.normalizedDim(dim))
  }

  // MARK: logcumsumexp

  private static let logcumsumexpOperation = Operation<Int>(
    "LogcumsumexpBackward0",
    Gradient(
      "the share of the element in its own result and all later ones", uses: [.first, .result]
    ) { grad, kept in
      // FunctionsManual.cpp, `logcumsumexp_backward`: sums of exponentials, apart by sign.
      let (a, result, dim) = (try kept[0], try kept.result, kept.parameters)
      if a.rank == 0 || a.tensor.count == 0 { return grad }
      func part(_ grad: Variable) throws -> Variable {
        let lowest = Variable(try Tensor.full([], .double(grad.dtype.lowest), grad.dtype))
        let logs = try Selection.choose(grad.compared(.gt, 0), Powers.log(grad), lowest)
        let sums = try (logs - result).flip([dim]).logcumsumexp(dim).flip([dim])
        return try Powers.exp(sums + a)
      }
      return try part(grad) - part(-grad)
    })

  /// The logarithms of the sums of the exponentials up to each place along `dim`.
  package func logcumsumexp(_ dim: Int) throws -> Variable {
    try Self.logcumsumexpOperation.record(
      tensor.logcumsumexp(dim: dim), self, tensor.normalizedDim(dim))
  }
}

extension DType {
  /// The least finite number of a floating-point type.
  fileprivate var lowest: Double {
    self == .float32
      ? -Double(Float.greatestFiniteMagnitude) : -Double.greatestFiniteMagnitude
  }
}
