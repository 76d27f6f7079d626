import Safety

extension Tensor {
  /// The vector norm over dimensions, over all for `nil` or none: (Σ |x|ᵖ)^(1/p); the count of what
  /// is not 0 for p = 0, the largest or smallest magnitude for p = ±∞.
  ///
  /// Throws `NotImplementedError` for integers.
  package func norm(
    p: Double = 2, dims: [Int]? = nil, keepdim: Bool = false
  ) throws -> Tensor {
    guard dtype.isFloatingPoint else {
      throw NamedError(
        "NotImplementedError",
        "linalg.vector_norm: Expected a floating point or complex tensor as input. "
          + "Got \(dtype.messageName)")
    }
    switch p {
    case .infinity: return try unary(.abs).amax(dims: dims, keepdim: keepdim)
    case -.infinity: return try unary(.abs).amin(dims: dims, keepdim: keepdim)
    case 0:
      return try Tensor.binary(.ne, .tensor(self), .scalar(0))
        .sum(dims: dims, keepdim: keepdim, dtype: dtype)
    case 1: return try unary(.abs).sum(dims: dims, keepdim: keepdim)
    case 2: return try unary(.square).sum(dims: dims, keepdim: keepdim).unary(.sqrt)
    default:
      return try unary(.abs).pow(.double(p)).sum(dims: dims, keepdim: keepdim).pow(.double(1 / p))
    }
  }
}
