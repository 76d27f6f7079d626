import Safety

/// Normalised exponentials, as plain compositions of single operations: each is rounded by itself.
extension Tensor {
  /// exp(x - max) divided by its sum along a dimension.
  ///
  /// Throws `NotImplementedError` for integers, `IndexError` for a dimension out of range.
  package func softmax(dim: Int) throws -> Tensor {
    try checkSoftmax("softmax_lastdim_kernel_impl")
    if count == 0 { return try clone() }
    if let result = try rowSoftmax(dim, isLog: false) { return result }
    let powers = try shifted(dim).unary(.exp)
    return try powers.div(powers.sum(dims: [dim], keepdim: true))
  }

  /// x - max - log(sum of exp(x - max)) along a dimension; throws as `softmax` does.
  package func logSoftmax(dim: Int) throws -> Tensor {
    try checkSoftmax("log_softmax_lastdim_kernel_impl")
    if count == 0 { return try clone() }
    if let result = try rowSoftmax(dim, isLog: true) { return result }
    let shifted = try shifted(dim)
    return try shifted.sub(shifted.unary(.exp).sum(dims: [dim], keepdim: true).unary(.log))
  }

  /// log(sum of exp(x - max)) + max over dimensions; an infinite max is not subtracted.
  package func logsumexp(dims: [Int], keepdim: Bool = false) throws -> Tensor {
    let source = dtype.isFloatingPoint ? self : try to(DType.default)
    if count == 0 {
      return try source.unary(.exp).sum(dims: dims, keepdim: keepdim).unary(.log)
    }
    let maxima = try source.amax(dims: dims, keepdim: true)
    let finite = try Tensor.where(
      maxima.unary(.isinf), .scalar(.double(0)), .tensor(maxima))
    let total = try source.sub(finite).unary(.exp).sum(dims: dims, keepdim: true).unary(.log)
    var result = try total.add(finite)
    if !keepdim {
      let reduced = try ReducedDims(dims, of: self)
      result.sizes = reduced.resultSizes(keepdim: false)
      result.strides = Tensor.contiguousStrides(result.sizes)
    }
    return result
  }

  /// The same along the rows of a float32 matrix in row-major order; nil for all others.
  private func rowSoftmax(_ dim: Int, isLog: Bool) throws -> Tensor? {
    guard dtype == .float32, rank == 2, dim == 1 || dim == -1, sizes[1] > 1, isContiguous else {
      return nil
    }
    let result = try Tensor.empty(sizes, dtype)
    try RowSoftmax(
      out: result.pointer(as: Float.self), input: UnsafePointer(pointer(as: Float.self)),
      columns: sizes[1], isLog: isLog
    ).run(rows: sizes[0])
    return result
  }

  private func shifted(_ dim: Int) throws -> Tensor {
    try sub(max(dim: dim, keepdim: true).values)
  }

  private func checkSoftmax(_ kernel: String) throws {
    guard dtype.isFloatingPoint else { throw Tensor.notImplemented(kernel, dtype) }
  }
}
