import Safety

extension Tensor {
  /// The same bytes as elements of another type; where its size differs, the last dimension is
  /// longer or shorter.
  ///
  /// Throws `RuntimeError` where bytes do not make whole elements.
  package func viewed(as target: DType) throws -> Tensor {
    if target == dtype { return self }
    guard target.size != dtype.size else { return retyped(target, offset, sizes, strides) }
    let what = "view \(dtype.messageName) as \(target.messageName) (different element sizes)"
    guard rank > 0 else { throw NamedError("RuntimeError", "self.dim() cannot be 0 to \(what)") }
    let last = rank - 1
    guard strides[last] == 1 || sizes[last] == 1 else {
      throw NamedError(
        "RuntimeError", "self.stride(-1) must be 1 to \(what), but got \(strides[last])")
    }
    var (shape, steps) = (sizes, strides)
    if target.size < dtype.size {
      let factor = dtype.size / target.size
      shape[last] &*= factor
      for d in 0..<last { steps[d] &*= factor }
      steps[last] = 1
      return retyped(target, offset &* factor, shape, steps)
    }
    let factor = target.size / dtype.size
    guard sizes[last] % factor == 0 else {
      throw NamedError(
        "RuntimeError",
        "self.size(-1) must be divisible by \(factor) to \(what), but got \(sizes[last])")
    }
    guard offset % factor == 0 else {
      throw NamedError(
        "RuntimeError",
        "self.storage_offset() must be divisible by \(factor) to \(what), but got \(offset)")
    }
    for d in 0..<last {
      guard strides[d] % factor == 0 else {
        throw NamedError(
          "RuntimeError",
          "self.stride(\(d)) must be divisible by \(factor) to \(what), but got \(strides[d])")
      }
      steps[d] = strides[d] / factor
    }
    shape[last] = sizes[last] / factor
    steps[last] = 1
    return retyped(target, offset / factor, shape, steps)
  }

  private func retyped(
    _ target: DType, _ offset: Int, _ sizes: Dims, _ strides: Dims
  ) -> Tensor {
    Tensor(storage: storage, offset: offset, sizes: sizes, strides: strides, dtype: target)
  }
}
