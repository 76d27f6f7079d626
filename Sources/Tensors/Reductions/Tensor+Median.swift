import Safety

extension Tensor {
  /// The median of all elements, the lower of two; what is not a number if any element is not.
  ///
  /// Throws `NotImplementedError` for bools, `RuntimeError` for no elements of an integer type.
  package func median() throws -> Tensor {
    guard dtype != .bool else { throw Tensor.notImplemented("median_cpu", dtype) }
    if count == 0 {
      return try dtype.isFloatingPoint
        ? Tensor(scalar: .double(.nan), dtype: dtype) : Tensor.zeroDimensional(.int(.min), dtype)
    }
    let result = try Tensor.empty([], dtype)
    try Dispatch.all(dtype) { type in try clone().selectMedian(into: result, as: type) }
    return result
  }

  /// Selects among the elements in the order in which they lie in memory: which of equal ones (0 and -0)
  /// it is follows from that (ATen/native/Sorting.cpp, `median_impl`).
  private func selectMedian<T: Element>(into result: Tensor, as type: T.Type) throws {
    let elements = Array(UnsafeBufferPointer(start: pointer(as: type), count: count))
    let notNumber = elements.first { $0 != $0 }
    var order = PartialOrder(elements) { sortsBefore($0, $1) }
    result.pointer(as: type).pointee = try notNumber ?? order.element(at: (count - 1) / 2)
  }

  /// The medians along a dimension and their places.
  ///
  /// Throws `IndexError` for a dimension out of range or empty, `NotImplementedError` for bools.
  package func median(
    dim: Int, keepdim: Bool = false
  ) throws -> (values: Tensor, indices: Tensor) {
    guard dtype != .bool else { throw Tensor.notImplemented("median_out", dtype) }
    let d = try Tensor.wrapDim(dim, rank: rank)
    if rank == 0 { return (try clone(), try Tensor.zeros([], .int64)) }
    let reduced = try ReducedDims([d], of: self)
    let shape = reduced.resultSizes(keepdim: keepdim)
    guard sizes[d] > 0 || shape.contains(0) else {
      throw NamedError(
        "IndexError", "median(): Expected reduction dim \(d) to have non-zero size.")
    }
    let values = try Tensor.empty(shape, dtype)
    let indices = try Tensor.empty(shape, .int64)
    try Dispatch.all(dtype) { type in
      try findMedians(d, reduced, values, indices, as: type)
    }
    return (values, indices)
  }

  private func findMedians<T: Element>(
    _ dim: Int, _ reduced: ReducedDims, _ values: Tensor, _ indices: Tensor, as type: T.Type
  ) throws {
    let input = UnsafePointer(pointer(as: type))
    let (valueOut, indexOut) = (values.pointer(as: type), indices.pointer(as: Int.self))
    let (count, step) = (sizes[dim], strides[dim])
    try reduced.forEachOutput(self) { place, start in
      try Interrupt.check()
      let row = input + start
      let notNumber = (0..<count).first { row[$0 &* step] != row[$0 &* step] }
      let order =
        notNumber == nil
        ? (0..<count).sorted { (row[$0 &* step], $0) < (row[$1 &* step], $1) } : []
      let index = notNumber ?? order[(count - 1) / 2]
      valueOut[place] = row[index &* step]
      indexOut[place] = index
    }
  }
}
