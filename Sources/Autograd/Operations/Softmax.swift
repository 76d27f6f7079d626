import Tensors

// Softmax and its kin. The formulas are compositions of plain operations, each rounded once.

extension Variable {
  private static let softmaxOperation = Operation<Int>(
    "SoftmaxBackward0",
    Gradient(
      "of y = softmax(a), y times the gradient less its mean under y: (grad - (grad * y).sum(dim, keepdim=True)) * y",
      uses: .result
    ) {
      grad, kept in
      let y = try kept.result
      return try (grad - (grad * y).sum([kept.parameters], keepdim: true)) * y
    })

  /// `exp(a)` over its sum along `dim`.
  package func softmax(_ dim: Int) throws -> Variable {
    try Self.softmaxOperation.record(tensor.softmax(dim: dim), self, dim)
  }

  private static let logSoftmaxOperation = Operation<Int>(
    "LogSoftmaxBackward0",
    Gradient(
      "of y = log_softmax(a), the gradient less its sum shared out by exp(y): grad - y.exp() * grad.sum(dim, keepdim=True)",
      uses: .result
    ) {
      grad, kept in
      try grad - Powers.exp(kept.result) * grad.sum([kept.parameters], keepdim: true)
    })

  /// The logarithm of `softmax`.
  package func logSoftmax(_ dim: Int) throws -> Variable {
    try Self.logSoftmaxOperation.record(tensor.logSoftmax(dim: dim), self, dim)
  }

  private static let logsumexpOperation = Operation<Reduced>(
    "LogsumexpBackward0",
    Gradient("d logsumexp(a)/da = softmax(a)", uses: [.first, .result]) { grad, kept in
      let reduced = kept.parameters
      return try reduced.restored(grad) * Powers.exp(kept[0] - reduced.restored(kept.result))
    })

  /// The logarithm of the sum of `exp(a)` over `dims`.
  package func logsumexp(_ dims: [Int], keepdim: Bool = false) throws -> Variable {
    try Self.logsumexpOperation.record(
      tensor.logsumexp(dims: dims, keepdim: keepdim), self, Reduced(dims, keepdim, of: tensor))
  }

  // MARK: norm

  private static let normOperation = Operation<(order: Double, reduced: Reduced)>(
    "LinalgVectorNormBackward0",
    Gradient("d norm(a)/da = a/norm(a) for the Euclidean norm", uses: [.first, .result]) {
      grad, kept in
      let (order, reduced) = kept.parameters
      return try normGradient(
        reduced.restored(grad), kept[0], order, reduced.restored(kept.result), reduced.dims)
    })

  /// FunctionsManual.cpp, `norm_backward`.
  private static func normGradient(
    _ grad: Variable, _ a: Variable, _ order: Double, _ norm: Variable, _ dims: [Int]?
  ) throws -> Variable? {
    func zeroed(_ x: Variable, where zero: Variable) throws -> Variable {
      try Selection.maskedFill(x, zero.compared(.eq, 0), 0)
    }
    let sign = try Arithmetic.sign(a)
    switch order {
    case 0: return try a.zerosLike()
    case 1: return try sign * grad
    case 2: return try grad * zeroed(a / norm, where: norm)
    case .infinity, -.infinity:
      let mask = try Arithmetic.abs(a).compared(.eq, norm)
      let count = try mask.sum(dims, keepdim: dims != nil)
      return try sign * (grad / count * mask.to(grad.dtype))
    case ..<1:
      let powers = try sign * zeroed(Powers.pow(Arithmetic.abs(a), .double(order - 1)), where: a)
      return try powers * grad * Powers.pow(norm, .double(1 - order))
    default:
      let scale = try zeroed(grad / Powers.pow(norm, .double(order - 1)), where: norm)
      let size = try Arithmetic.abs(a)
      return try order < 2
        ? sign * Powers.pow(size, .double(order - 1)) * scale
        : a * Powers.pow(size, .double(order - 2)) * scale
    }
  }

  /// The vector norm over `dims`, over all elements without them.
  package func norm(_ order: Double = 2, _ dims: [Int]? = nil, keepdim: Bool = false) throws
    -> Variable
  {
    try Self.normOperation.record(
      tensor.norm(p: order, dims: dims, keepdim: keepdim), self,
      (order, Reduced(dims, keepdim, of: tensor)))
  }
}
