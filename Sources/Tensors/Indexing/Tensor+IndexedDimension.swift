import Safety

// index_select and its kin: a vector of positions along one dimension.

extension Tensor {
  /// The positions `index` along `dim`, in that order. Throws `IndexError` out of range.
  package func indexSelect(dim: Int, _ index: Tensor) throws -> Tensor {
    let d = try normalizedDim(dim)
    guard index.rank <= 1 else {
      throw NamedError("IndexError", "index_select(): Index is supposed to be a vector")
    }
    guard index.dtype == .int64 || index.dtype == .int32 else {
      throw NamedError(
        "RuntimeError", "index_select(): Expected dtype int32 or int64 for index")
    }
    let positions = try index.toArray(Int.self)
    let size = extent(d)
    guard positions.allSatisfy({ $0 >= 0 && $0 < size }) else {
      throw NamedError("IndexError", "index out of range in self")
    }
    return try taking(positions, along: d)
  }

  /// Overwrites the positions `index` along `dim`, of which negative ones count from the end; also
  /// through a view that shows an element in several places.
  ///
  /// Throws `IndexError` for a position out of range, `RuntimeError` for a number that does not fit.
  package func indexFill_(dim: Int, _ index: Tensor, _ value: Scalar) throws {
    let d = try normalizedDim(dim)
    guard index.dtype == .int64 else {
      throw NamedError("IndexError", "index_fill_(): Expected dtype int64 for index.")
    }
    guard index.rank <= 1 else {
      throw NamedError("RuntimeError", "Index has to be a vector/scalar")
    }
    if count == 0 { return }
    let (positions, size) = (try index.toArray(Int.self), extent(d))
    for position in positions where position < -size || position >= size {
      throw NamedError(
        "IndexError",
        "index \(position) is out of bounds for dimension \(d) with size \(size)")
    }
    try value.checkFits(dtype)
    if rank == 0 { return positions.isEmpty ? () : try fill_(value) }
    for position in positions {
      try Interrupt.check()
      try select(dim: d, index: position < 0 ? position + size : position).fill_(value)
    }
  }

  /// The positions along a dimension, which are known to be right; a copy.
  func taking(_ positions: [Int], along d: Int) throws -> Tensor {
    if rank == 0 { return try clone() }
    var result = sizes
    result[d] = positions.count
    return try places(positions, along: d).read(from: self, sizes: result)
  }

  /// Adds `source`, times `alpha`, to the positions `index` along `dim`, one after the other.
  package func indexAdd_(dim: Int, _ index: Tensor, _ source: Tensor, alpha: Scalar = 1) throws {
    let d = try normalizedDim(dim)
    guard index.rank <= 1 else {
      throw NamedError(
        "IndexError",
        "index_add_(): Index is supposed to be a vector, but got dim: \(index.rank) with type: "
          + "\(index.dtype.messageName) and size: \(index.sizes)")
    }
    guard index.dtype == .int64 || index.dtype == .int32 else {
      throw NamedError(
        "RuntimeError",
        "index_add_(): Expected dtype int32/int64 for index but got: \(index.dtype.messageName)")
    }
    guard source.dtype == dtype else {
      throw NamedError(
        "RuntimeError",
        "index_add_(): self (\(dtype.messageName)) and source (\(source.dtype.messageName)) must "
          + "have the same scalar type")
    }
    let count = index.count
    guard source.rank == 0 || d < source.rank, count == source.extent(d) else {
      throw NamedError(
        "RuntimeError",
        "index_add_(): Number of indices (\(count)) should be equal to source.size(dim): "
          + "(\(d < source.rank ? source.extent(d) : 1)), for dim: \(d)")
    }
    var expected = sizes
    if rank > 0 { expected[d] = count }
    guard source.rank == rank, source.sizes == expected else {
      throw NamedError(
        "RuntimeError",
        "source tensor shape must match self tensor shape, excluding the specified dimension. "
          + "Got self.shape = \(sizes) source.shape = \(source.sizes)")
    }
    if sizes.contains(0) { return }
    let positions = try index.toArray(Int.self)
    for position in positions where position < 0 || position >= extent(d) {
      throw NamedError(
        "RuntimeError",
        "index \(position) is out of bounds for dimension \(d) with size \(extent(d))")
    }
    try checkWritable()
    let values =
      alpha == .int(1) ? source : try Tensor.binary(.mul, .tensor(source), .scalar(alpha))
    try places(positions, along: d).accumulate(values, into: self)
  }

  /// Whether `source` can be written to the positions `index` along `dim`, without broadcasting.
  ///
  /// Throws what PyTorch's `index_copy` throws where it cannot, positions out of range included.
  package func checkIndexCopy(dim: Int, _ index: Tensor, _ source: Tensor) throws {
    let d = try normalizedDim(dim)
    try checkIndexCopy(d, index, source)
    for position in try index.toArray(Int.self) where position < 0 || position >= extent(d) {
      throw NamedError(
        "IndexError",
        "index_copy_(): index \(position) is out of bounds for dimension \(d) with size "
          + "\(extent(d))")
    }
  }

  private func checkIndexCopy(_ d: Int, _ index: Tensor, _ source: Tensor) throws {
    guard index.rank <= 1 else {
      throw NamedError(
        "IndexError",
        "index_copy_(): Index should have dimension 1 or 0 (got \(index.rank))")
    }
    guard source.rank > 0 || index.count == 1 else {
      throw NamedError(
        "IndexError",
        "index_copy_(): When source is scalar, index should have one element (got "
          + "\(index.count))")
    }
    guard source.rank == rank || source.rank == 0 || rank == 0 else {
      throw NamedError(
        "IndexError",
        "index_copy_(): When source and destination are not scalars, their dimensionality must "
          + "match. Source dimensionality (\(source.rank)), destination dimensionality (\(rank))")
    }
    guard index.dtype == .int64 else {
      throw NamedError(
        "RuntimeError",
        "index_copy_(): Expected a long tensor for index, but got \(index.dtype.messageName)")
    }
    guard dtype == source.dtype else {
      throw NamedError(
        "RuntimeError",
        "index_copy_(): self and source expected to have the same dtype, but got (self) "
          + "\(dtype.messageName) and (source) \(source.dtype.messageName)")
    }
    let slice = sizes.enumerated().filter { $0.offset != d }.map(\.element)
    let sourceSlice = source.sizes.enumerated().filter { $0.offset != d }.map(\.element)
    guard slice == sourceSlice else {
      throw NamedError(
        "RuntimeError",
        "index_copy_(): Source/destination tensor must have same slice shapes. Destination slice "
          + "shape: \(spaced(slice)) at dimension \(d) and source slice shape: "
          + "\(spaced(sourceSlice)) at dimension \(d).")
    }
    guard index.count == source.extent(d) else {
      throw NamedError(
        "IndexError",
        "index_copy_(): Number of indices (\(index.count)) should be equal to source.size(dim) "
          + "(\(source.extent(d)))")
    }
  }

  private func spaced(_ numbers: [Int]) -> String {
    numbers.map(String.init).joined(separator: " ")
  }

  /// Places of the given positions along a dimension, in the row-major order of the result.
  private func places(_ positions: [Int], along d: Int) throws -> Places {
    let step = spacing(d)
    if rank == 0 { return Places(starts: positions.map { _ in offset }) }
    let after = viewed(
      sizes: Dims(sizes[(d + 1)...]), strides: Dims(strides[(d + 1)...]))
    var starts: [Int] = []
    starts.reserveCapacity(positions.count)
    try forEachPlace(Dims(sizes[..<d]), Dims(strides[..<d]), from: offset) { start in
      try Interrupt.forEachStretch(of: positions.count) {
        for position in positions[$0] { starts.append(start &+ position &* step) }
      }
    }
    return try Places(of: after, beside: starts)
  }
}
