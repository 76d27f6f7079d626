import Safety

/// Comparisons of whole tensors and of nearly equal numbers.
extension Tensor {
  /// Whether both have the same shape and equal elements.
  package func equal(_ other: Tensor) throws -> Bool {
    guard sizes == other.sizes else { return false }
    return try Tensor.binary(.eq, .tensor(self), .tensor(other)).all().item().isTrue
  }

  /// Where |self - other| ≤ atol + rtol |other|, or both are equal.
  ///
  /// Throws `RuntimeError` for different types.
  package func isclose(
    _ other: Tensor, rtol: Double = 1e-5, atol: Double = 1e-8, equalNaN: Bool = false
  ) throws -> Tensor {
    guard dtype == other.dtype else {
      throw NamedError(
        "RuntimeError", "\(dtype.messageName) did not match \(other.dtype.messageName)")
    }
    var close = try Tensor.binary(.eq, .tensor(self), .tensor(other))
    if equalNaN && dtype.isFloatingPoint {
      let both = try Tensor.binary(
        .logicalAnd, .tensor(unary(.isnan)), .tensor(other.unary(.isnan)))
      close = try Tensor.binary(.logicalOr, .tensor(close), .tensor(both))
    }
    if rtol == 0 && atol == 0 { return close }
    let (a, b) =
      dtype.isFloatingPoint
      ? (self, other) : (try to(DType.default), try other.to(DType.default))
    let allowed = try b.mul(.double(rtol)).unary(.abs).add(.double(atol))
    let distance = try a.sub(b).unary(.abs)
    let within = try Tensor.binary(
      .logicalAnd, .tensor(distance.unary(.isfinite)),
      .tensor(Tensor.binary(.le, .tensor(distance), .tensor(allowed))))
    return try Tensor.binary(.logicalOr, .tensor(close), .tensor(within))
  }

  /// Whether `isclose` holds everywhere.
  package func allclose(
    _ other: Tensor, rtol: Double = 1e-5, atol: Double = 1e-8, equalNaN: Bool = false
  ) throws -> Bool {
    try isclose(other, rtol: rtol, atol: atol, equalNaN: equalNaN).all().item().isTrue
  }
}
