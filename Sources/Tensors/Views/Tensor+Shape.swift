import Safety

// Views that keep the elements' order: view, reshape, flatten, squeeze, unsqueeze.

extension Tensor {
  /// The same elements in another shape, without a copy; one size may be -1.
  ///
  /// Throws `RuntimeError` for a shape of another number of elements, and where strides forbid it.
  package func view(_ sizes: [Int]) throws -> Tensor {
    let target = try inferredSizes(sizes)
    guard let strides = viewStrides(target) else {
      throw NamedError(
        "RuntimeError",
        "view size is not compatible with input tensor's size and stride (at least one "
          + "dimension spans across two contiguous subspaces). Use .reshape(...) instead.")
    }
    return viewed(sizes: target, strides: strides)
  }

  /// The same elements in another shape; a copy only where strides forbid a view.
  package func reshape(_ sizes: [Int]) throws -> Tensor {
    let target = try inferredSizes(sizes)
    if let strides = viewStrides(target) { return viewed(sizes: target, strides: strides) }
    return try contiguous().viewed(
      sizes: target, strides: Tensor.contiguousStrides(target), offset: nil)
  }

  /// The dimensions `start` to `end` as one.
  package func flatten(start: Int = 0, end: Int = -1) throws -> Tensor {
    let (first, last) = (try normalizedDim(start), try normalizedDim(end))
    guard first <= last else {
      throw NamedError(
        "RuntimeError", "flatten() has invalid args: start_dim cannot come after end_dim")
    }
    if rank == 0 { return try reshape([1]) }
    if first == last { return self }
    let merged = sizes[first...last].reduce(1, &*)
    return try reshape(Array(sizes[..<first]) + [merged] + Array(sizes[(last + 1)...]))
  }

  /// One dimension as several, of which one size may be -1.
  package func unflatten(dim: Int, sizes parts: [Int]) throws -> Tensor {
    let d = try normalizedDim(dim)
    guard !parts.isEmpty else {
      throw NamedError("RuntimeError", "unflatten: sizes must be non-empty")
    }
    let product = parts.reduce(1, &*)
    guard parts.contains(-1) || product == extent(d) else {
      throw NamedError(
        "RuntimeError",
        "unflatten: Provided sizes \(bracketed(parts)) don't multiply up to the size of dim "
          + "\(d) (\(extent(d))) in the input tensor")
    }
    guard rank > 0 else {
      throw NamedError(
        "RuntimeError",
        "unflatten got an unexpected error:\nDimension specified as \(dim) but tensor has no "
          + "dimensions")
    }
    // A size that is to be found follows from this dimension alone: others may be 0.
    var parts = parts
    let known = parts.reduce(1) { $1 == -1 ? $0 : $0 &* $1 }
    if let place = parts.firstIndex(of: -1), known > 0, extent(d) % known == 0 {
      parts[place] = extent(d) / known
    }
    if rank == 0 { return try view(parts) }
    return try view(Array(sizes[..<d]) + parts + Array(sizes[(d + 1)...]))
  }

  /// Without all dimensions of size 1.
  package func squeeze() -> Tensor {
    var result = self
    for d in (0..<rank).reversed() where sizes[d] == 1 { result.drop(d) }
    return result
  }

  /// Without the dimension, if it is of size 1.
  package func squeeze(_ dim: Int) throws -> Tensor {
    try squeeze([dim])
  }

  /// Without those of the dimensions that are of size 1.
  package func squeeze(_ dims: [Int]) throws -> Tensor {
    let dims = try normalizedDims(dims)
    var result = self
    for d in (0..<rank).reversed() where sizes[d] == 1 && dims.contains(d) { result.drop(d) }
    return result
  }

  /// With a new dimension of size 1 at `dim`.
  package func unsqueeze(_ dim: Int) throws -> Tensor {
    let d = try Tensor.normalizedDim(dim, rank: rank + 1)
    guard rank < Dims.maximum else { throw Dims.rankError }
    var result = self
    result.strides.insert(d < rank ? sizes[d] &* strides[d] : 1, at: d)
    result.sizes.insert(1, at: d)
    return result
  }

  private mutating func drop(_ d: Int) {
    sizes.remove(at: d)
    strides.remove(at: d)
  }

  /// A shape of as many elements as this tensor has, its -1 worked out.
  private func inferredSizes(_ sizes: [Int]) throws -> Dims {
    var target = try Dims(checking: sizes)
    var unknown: Int?
    var known = 1
    var overflow = false
    for (d, size) in sizes.enumerated() {
      if size == -1 {
        guard unknown == nil else {
          throw NamedError("RuntimeError", "only one dimension can be inferred")
        }
        unknown = d
      } else if size < 0 {
        throw NamedError(
          "RuntimeError",
          "invalid shape dimension \(size) at index \(d) of shape \(bracketed(sizes))")
      } else {
        let (product, tooLarge) = known.multipliedReportingOverflow(by: size)
        (known, overflow) = (product, overflow || tooLarge)
      }
    }
    let total = count
    let fits = unknown == nil ? known == total : known == 0 ? total == 0 : total % known == 0
    guard fits, !overflow else {
      throw NamedError(
        "RuntimeError", "shape '\(bracketed(sizes))' is invalid for input of size \(total)")
    }
    if let unknown {
      guard known != 0 else {
        throw NamedError(
          "RuntimeError",
          "cannot reshape tensor of 0 elements into shape \(bracketed(sizes)) because the "
            + "unspecified dimension size -1 can be any value and is ambiguous")
      }
      target[unknown] = total / known
    }
    return target
  }

  /// Strides that show these elements in the shape `target`, if there are any.
  ///
  /// Neighbouring dimensions that lie in memory as one form a block; each block has to be cut into
  /// whole dimensions of the target.
  private func viewStrides(_ target: Dims) -> Dims? {
    if sizes == target { return strides }
    if rank == 0 || count == 0 { return Tensor.contiguousStrides(target) }
    var result = target
    var unfilled = target.count
    var (block, filled) = (1, 1)
    var step = strides[rank - 1]
    for d in (0..<rank).reversed() {
      block &*= sizes[d]
      let goesOn = d > 0 && (sizes[d - 1] == 1 || strides[d - 1] == block &* step)
      if goesOn { continue }
      while unfilled > 0, filled < block || target[unfilled - 1] == 1 {
        unfilled -= 1
        result[unfilled] = filled &* step
        filled &*= target[unfilled]
      }
      if filled != block { return nil }
      if d > 0 { (step, block, filled) = (strides[d - 1], 1, 1) }
    }
    return unfilled == 0 ? result : nil
  }
}

/// Numbers as PyTorch's messages show a shape: `[2, -1]`.
func bracketed(_ numbers: some Sequence<Int>) -> String {
  "[" + numbers.map(String.init).joined(separator: ", ") + "]"
}
