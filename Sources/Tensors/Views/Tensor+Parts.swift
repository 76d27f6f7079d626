import Safety

// Views of a part: select, slice, narrow, unbind, split, chunk.

extension Tensor {
  /// One position along a dimension, which goes away. Throws `IndexError`.
  package func select(dim: Int, index: Int) throws -> Tensor {
    guard rank > 0 else {
      throw NamedError("IndexError", "select() cannot be applied to a 0-dim tensor.")
    }
    let d = try normalizedDim(dim)
    guard index >= -sizes[d], index < sizes[d] else {
      throw NamedError(
        "IndexError",
        "select(): index \(index) out of range for tensor of size \(sizes) at dimension \(d)")
    }
    return selected(d, index < 0 ? index + sizes[d] : index)
  }

  /// `select` for a dimension and a position that are known to be right.
  @inline(__always)
  package func selected(_ d: Int, _ position: Int) -> Tensor {
    var result = self
    result.offset &+= position &* strides[d]
    if rank == 1 {
      (result.sizes, result.strides) = (Dims(count: 0), Dims(count: 0))
      return result
    }
    result.sizes.remove(at: d)
    result.strides.remove(at: d)
    return result
  }

  /// Every `step`-th position from `start` to before `stop`, which are clamped to the dimension.
  ///
  /// Throws `RuntimeError` for a step below 1.
  package func slice(dim: Int, start: Int? = nil, stop: Int? = nil, step: Int = 1) throws
    -> Tensor
  {
    guard rank > 0 else {
      throw NamedError("IndexError", "slice() cannot be applied to a 0-dim tensor.")
    }
    let d = try normalizedDim(dim)
    guard step > 0 else { throw NamedError("RuntimeError", "slice step must be positive") }
    let length = sizes[d]
    let first = clampedPosition(start ?? 0, length)
    let end = Swift.max(first, clampedPosition(stop ?? length, length))
    var result = self
    result.offset &+= first &* strides[d]
    result.sizes[d] = (end - first) / step + ((end - first) % step == 0 ? 0 : 1)
    result.strides[d] = strides[d] &* step
    return result
  }

  private func clampedPosition(_ position: Int, _ length: Int) -> Int {
    Swift.min(Swift.max(position < 0 ? position + length : position, 0), length)
  }

  /// `length` positions from `start` on.
  package func narrow(dim: Int, start: Int, length: Int) throws -> Tensor {
    guard rank > 0 else {
      throw NamedError("RuntimeError", "narrow() cannot be applied to a 0-dim tensor.")
    }
    guard length >= 0 else {
      throw NamedError("RuntimeError", "narrow(): length must be non-negative.")
    }
    let d = try normalizedDim(dim)
    let size = sizes[d]
    guard start >= -size, start <= size else {
      throw NamedError(
        "IndexError",
        "start out of range (expected to be in range of [\(-size), \(size)], but got \(start))")
    }
    let first = start < 0 ? start + size : start
    guard length <= size - first else {
      throw NamedError(
        "RuntimeError",
        "start (\(first)) + length (\(length)) exceeds dimension size (\(size)).")
    }
    return try slice(dim: d, start: first, stop: first + length)
  }

  /// All positions along a dimension, one view each.
  package func unbind(_ dim: Int = 0) throws -> [Tensor] {
    let d = try normalizedDim(dim)
    guard rank > 0 else {
      throw NamedError("IndexError", "Dimension specified as \(dim) but tensor has no dimensions")
    }
    return try (0..<sizes[d]).map { position in
      try Interrupt.check()
      return selected(d, position)
    }
  }

  /// Parts of `size` positions each, the last one of what remains.
  package func split(_ size: Int, dim: Int = 0) throws -> [Tensor] {
    guard rank > 0 else {
      throw NamedError("RuntimeError", "split expects at least a 1-dimensional tensor")
    }
    guard size >= 0 else {
      throw NamedError(
        "RuntimeError", "split expects split_size be non-negative, but got split_size=\(size)")
    }
    let d = try normalizedDim(dim)
    let length = sizes[d]
    guard size > 0 || length == 0 else {
      throw NamedError(
        "RuntimeError",
        "split_size can only be 0 if dimension size is 0, but got dimension size of \(length)")
    }
    guard length > 0 else { return [self] }
    return try Swift.stride(from: 0, to: length, by: Swift.min(size, length)).map {
      try Interrupt.check()
      return try narrow(dim: d, start: $0, length: Swift.min(size, length - $0))
    }
  }

  /// Parts of the given sizes, which have to add up to the dimension's.
  package func split(_ parts: [Int], dim: Int = 0) throws -> [Tensor] {
    guard rank > 0 else {
      throw NamedError("RuntimeError", "split expects at least a 1-dimensional tensor")
    }
    let d = try normalizedDim(dim)
    guard parts.allSatisfy({ $0 >= 0 }) else {
      throw NamedError(
        "RuntimeError",
        "split_with_sizes expects split_sizes have only non-negative entries, but got "
          + "split_sizes=\(bracketed(parts))")
    }
    guard parts.reduce(0, &+) == sizes[d] else {
      throw NamedError(
        "RuntimeError",
        "split_with_sizes expects split_sizes to sum exactly to \(sizes[d]) (input tensor's size "
          + "at dimension \(d)), but got split_sizes=\(bracketed(parts))")
    }
    var start = 0
    return try parts.map { part in
      defer { start += part }
      return try narrow(dim: d, start: start, length: part)
    }
  }

  /// At most `chunks` parts of equal size, the last one of what remains.
  package func chunk(_ chunks: Int, dim: Int = 0) throws -> [Tensor] {
    guard rank > 0 else {
      throw NamedError("RuntimeError", "chunk expects at least a 1-dimensional tensor")
    }
    guard chunks > 0 else {
      throw NamedError(
        "RuntimeError", "chunk expects `chunks` to be greater than 0, got: \(chunks)")
    }
    let d = try normalizedDim(dim)
    if sizes[d] == 0 {
      // As PyTorch does, an empty dimension gives as many empty parts as were asked for.
      let (bytes, overflow) = chunks.multipliedReportingOverflow(by: MemoryLayout<Tensor>.stride)
      try MemoryBudget.charge(overflow ? .max : bytes)
      defer { MemoryBudget.release(bytes) }
      return Array(repeating: self, count: chunks)
    }
    return try split((sizes[d] - 1) / chunks + 1, dim: d)
  }
}
