import Safety

// New tensors put together from whole ones: cat, stack, repeat.

extension Tensor {
  /// Tensors one behind the other along a dimension; dtypes are promoted.
  ///
  /// Empty vectors are left out, as PyTorch does. Throws `RuntimeError` for shapes that differ
  /// elsewhere.
  package static func cat(_ tensors: [Tensor], dim: Int = 0) throws -> Tensor {
    guard let first = tensors.first else {
      throw NamedError("ValueError", "torch.cat(): expected a non-empty list of Tensors")
    }
    for (place, tensor) in tensors.enumerated() where tensor.rank == 0 {
      throw NamedError(
        "RuntimeError",
        "zero-dimensional tensor (at position \(place)) cannot be concatenated")
    }
    let dtype = resultType(of: tensors)
    guard let model = tensors.first(where: { !$0.isEmptyVector }) else {
      _ = try first.normalizedDim(dim)
      return try empty([0], dtype)
    }
    let d = try model.normalizedDim(dim)
    var sizes = model.sizes
    sizes[d] = 0
    for (place, tensor) in tensors.enumerated() where !tensor.isEmptyVector {
      try model.checkFits(tensor, at: place, along: d)
      sizes[d] += tensor.sizes[d]
    }
    let result = try empty(sizes, dtype)
    var start = 0
    for tensor in tensors where !tensor.isEmptyVector {
      let length = tensor.sizes[d]
      try result.narrow(dim: d, start: start, length: length).copy_(from: tensor)
      start += length
    }
    return result
  }

  private static func resultType(of tensors: [Tensor]) -> DType {
    var state = ResultTypeState()
    for tensor in tensors { state.add(.tensor(tensor)) }
    return state.result
  }

  private var isEmptyVector: Bool { rank == 1 && sizes[0] == 0 }

  private func checkFits(_ tensor: Tensor, at place: Int, along d: Int) throws {
    guard tensor.rank == rank else {
      throw NamedError(
        "RuntimeError",
        "Tensors must have same number of dimensions: got \(rank) and \(tensor.rank)")
    }
    for e in 0..<rank where e != d && tensor.sizes[e] != sizes[e] {
      throw NamedError(
        "RuntimeError",
        "Sizes of tensors must match except in dimension \(d). Expected size \(sizes[e]) but got "
          + "size \(tensor.sizes[e]) for tensor number \(place) in the list.")
    }
  }

  /// Tensors of one shape along a new dimension.
  package static func stack(_ tensors: [Tensor], dim: Int = 0) throws -> Tensor {
    guard let first = tensors.first else {
      throw NamedError("RuntimeError", "stack expects a non-empty TensorList")
    }
    let d = try normalizedDim(dim, rank: first.rank + 1)
    for (place, tensor) in tensors.enumerated() where tensor.sizes != first.sizes {
      throw NamedError(
        "RuntimeError",
        "stack expects each tensor to be equal size, but got \(first.sizes) at entry 0 and "
          + "\(tensor.sizes) at entry \(place)")
    }
    return try cat(tensors.map { try $0.unsqueeze(d) }, dim: d)
  }

  /// The whole tensor several times along each dimension; new dimensions lead.
  package func repeated(_ counts: [Int]) throws -> Tensor {
    guard counts.count >= rank else {
      throw NamedError(
        "RuntimeError",
        "Number of dimensions of repeat dims can not be smaller than number of dimensions of "
          + "tensor")
    }
    guard counts.count <= Dims.maximum else { throw Dims.rankError }
    var result = self
    while result.rank < counts.count { result = try result.unsqueeze(0) }
    var sizes = result.sizes
    for (d, count) in counts.enumerated() {
      let (size, overflow) = sizes[d].multipliedReportingOverflow(by: count)
      sizes[d] = overflow ? .max : size
    }
    let target = try Tensor.empty(sizes, dtype)
    if target.count == 0 { return target }
    // Each dimension is written once; the block written so far is then copied behind itself.
    var filled = result.sizes
    try target.corner(filled).copy_(from: result)
    for d in 0..<counts.count {
      let block = result.sizes[d]
      let source = target.corner(filled)
      for copy in 1..<Swift.max(counts[d], 1) {
        var place = source
        place.offset += copy * block * target.strides[d]
        try place.write(source)
      }
      filled[d] = sizes[d]
    }
    return target
  }

  private func corner(_ sizes: Dims) -> Tensor { viewed(sizes: sizes, strides: strides) }

  /// Like `repeated`, where fewer counts than dimensions speak of the last ones.
  package func tile(_ counts: [Int]) throws -> Tensor {
    let missing = Swift.max(rank - counts.count, 0)
    return try repeated([Int](repeating: 1, count: missing) + counts)
  }

  /// Each position along a dimension `count` times in a row; without a dimension, each element.
  package func repeatInterleave(_ count: Int, dim: Int? = nil) throws -> Tensor {
    guard count >= 0 else {
      throw NamedError("RuntimeError", "Repeats must be non-negative")
    }
    guard let dim else { return try reshape([-1]).repeatInterleave(count, dim: 0) }
    let d = try normalizedDim(dim)
    let source = rank == 0 ? try reshape([1]) : self
    return try source.taking(along: d, [Int](repeating: count, count: source.sizes[d]))
  }

  /// Each position along a dimension as often as `counts` says for it.
  package func repeatInterleave(_ counts: Tensor, dim: Int? = nil) throws -> Tensor {
    guard let dim else { return try reshape([-1]).repeatInterleave(counts, dim: 0) }
    let d = try normalizedDim(dim)
    let source = rank == 0 ? try reshape([1]) : self
    let length = source.sizes[d]
    guard counts.rank <= 1 else {
      throw NamedError("RuntimeError", "repeats must be 0-dim or 1-dim tensor")
    }
    guard counts.rank == 0 || counts.count == 1 || counts.count == length else {
      throw NamedError(
        "RuntimeError",
        "repeats must have the same size as input along dim, but got repeats.size(0) = "
          + "\(counts.count) and input.size(\(d)) = \(length)")
    }
    guard counts.dtype == .int64 || counts.dtype == .int32 else {
      throw NamedError("RuntimeError", "repeats has to be Long or Int tensor")
    }
    let numbers = try counts.toArray(Int.self)
    guard numbers.allSatisfy({ $0 >= 0 }) else {
      throw NamedError("RuntimeError", "repeats can not be negative")
    }
    let each = numbers.count == length ? numbers : Array(repeating: numbers[0], count: length)
    return try source.taking(along: d, each)
  }

  private func taking(along d: Int, _ counts: [Int]) throws -> Tensor {
    var total = 0
    for count in counts {
      try Interrupt.check()
      let (sum, overflow) = total.addingReportingOverflow(count)
      total = overflow ? .max : sum
    }
    // Asks for the positions' memory before it is taken.
    let (bytes, overflow) = total.multipliedReportingOverflow(by: 8)
    try MemoryBudget.charge(overflow ? .max : bytes)
    defer { MemoryBudget.release(bytes) }
    var positions: [Int] = []
    positions.reserveCapacity(total)
    for (place, count) in counts.enumerated() {
      try Interrupt.forEachStretch(of: count) {
        positions.append(contentsOf: repeatElement(place, count: $0.count))
      }
    }
    return try taking(positions, along: d)
  }
}
