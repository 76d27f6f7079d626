import Safety

extension Tensor {
  /// A dimension counted from the front, for one that may be negative.
  ///
  /// A 0-dim tensor has, as in PyTorch, the dimensions -1 and 0. Throws `IndexError`.
  package func normalizedDim(_ dim: Int) throws -> Int {
    try Tensor.normalizedDim(dim, rank: rank)
  }

  /// A dimension counted from the front, for a tensor of `rank` dimensions. Throws `IndexError`.
  @inline(__always)
  package static func normalizedDim(_ dim: Int, rank: Int) throws -> Int {
    let bound = Swift.max(rank, 1)
    guard dim >= -bound, dim < bound else { throw dimensionError(dim, bound: bound) }
    return dim < 0 ? dim &+ bound : dim
  }

  /// Several dimensions counted from the front. Throws `IndexError`.
  package func normalizedDims(_ dims: [Int]) throws -> [Int] {
    try dims.map { try normalizedDim($0) }
  }

  @inline(never)
  private static func dimensionError(_ dim: Int, bound: Int) -> NamedError {
    NamedError(
      "IndexError",
      "Dimension out of range (expected to be in range of [\(-bound), \(bound - 1)], "
        + "but got \(dim))")
  }

  /// Size along a dimension; 1 for a 0-dim tensor.
  func extent(_ dim: Int) -> Int { rank == 0 ? 1 : sizes[dim] }

  /// Distance between neighbours along a dimension; 1 for a 0-dim tensor.
  func spacing(_ dim: Int) -> Int { rank == 0 ? 1 : strides[dim] }

  /// The same elements seen through another shape.
  func viewed(sizes: Dims, strides: Dims, offset: Int? = nil) -> Tensor {
    Tensor(
      storage: storage, offset: offset ?? self.offset, sizes: sizes, strides: strides,
      dtype: dtype)
  }
}

extension Dims {
  /// A shape given by a program; throws `RuntimeError` for more dimensions than are kept here.
  package init(checking numbers: some Collection<Int>) throws {
    guard numbers.count <= Dims.maximum else { throw Dims.rankError }
    self.init(numbers)
  }

  /// What is said where PyTorch would go on up to 64 dimensions.
  static var rankError: NamedError {
    NamedError(
      "RuntimeError", "tensors of more than \(Dims.maximum) dimensions are not in the dojo")
  }

  /// The number of elements of this shape; throws `RuntimeError` when it is no machine number.
  func checkedCount() throws -> Int {
    var count = 1
    for size in self {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      if overflow { throw NamedError("RuntimeError", "numel: integer multiplication overflow") }
      count = product
    }
    return count
  }
}
