import Safety

// The largest and smallest elements so far, and the commonest, each with its place.

extension Tensor {
  /// The largest elements up to each place along a dimension, and where they are: the last of equal
  /// ones. What is not a number stays from its place on.
  package func cummax(dim: Int) throws -> (values: Tensor, indices: Tensor) {
    try running(dim, isMax: true)
  }

  /// The smallest elements up to each place along a dimension; see `cummax`.
  package func cummin(dim: Int) throws -> (values: Tensor, indices: Tensor) {
    try running(dim, isMax: false)
  }

  private func running(_ dim: Int, isMax: Bool) throws -> (values: Tensor, indices: Tensor) {
    let d = try normalizedDim(dim)
    let lines = try linesLast(d)
    let values = try Tensor.empty(lines.sizes, dtype)
    let indices = try Tensor.empty(lines.sizes, .int64)
    try Dispatch.all(dtype) { type in try lines.run(isMax, values, indices, as: type) }
    return (try values.linesBack(d, rank), try indices.linesBack(d, rank))
  }

  private func run<T: Element>(
    _ isMax: Bool, _ values: Tensor, _ indices: Tensor, as type: T.Type
  ) throws {
    let width = Swift.max(sizes[rank - 1], 1)
    let (input, out) = (pointer(as: type), values.pointer(as: type))
    let places = indices.pointer(as: Int.self)
    for start in stride(from: 0, to: count, by: width) {
      try Interrupt.check()
      var best = start
      for i in start..<start + width {
        let (new, old) = (input[i], input[best])
        if new != new || (old == old && (isMax ? new >= old : new <= old)) { best = i }
        (out[i], places[i]) = (input[best], best - start)
      }
    }
  }

  /// The commonest elements along a dimension, the smallest of equally common ones, and the last
  /// places where they are.
  package func mode(dim: Int = -1, keepdim: Bool = false) throws -> (
    values: Tensor, indices: Tensor
  ) {
    let d = try normalizedDim(dim)
    let (sorted, order) = try sort(dim: d)
    let (lines, places) = (try sorted.linesLast(d), try order.linesLast(d))
    guard lines.sizes[lines.rank - 1] > 0 else {
      throw NamedError(
        "IndexError", "mode(): Expected reduction dim \(d) to have non-zero size.")
    }
    var shape = lines.sizes
    shape[shape.count - 1] = 1
    let values = try Tensor.empty(shape, dtype)
    let indices = try Tensor.empty(shape, .int64)
    Dispatch.all(dtype) { type in lines.findCommonest(places, values, indices, as: type) }
    let (value, index) = (try values.linesBack(d, rank), try indices.linesBack(d, rank))
    return keepdim || rank == 0 ? (value, index) : (try value.squeeze(d), try index.squeeze(d))
  }

  private func findCommonest<T: Element>(
    _ order: Tensor, _ values: Tensor, _ indices: Tensor, as type: T.Type
  ) {
    let width = sizes[rank - 1]
    let (sorted, places) = (pointer(as: type), order.pointer(as: Int.self))
    for (line, start) in stride(from: 0, to: count, by: width).enumerated() {
      var (length, longest) = (0, 0)
      for i in start..<start + width {
        length = i > start && sorted[i] == sorted[i - 1] ? length + 1 : 1
        if length > longest {
          longest = length
          values.pointer(as: type)[line] = sorted[i]
          indices.pointer(as: Int.self)[line] = places[i]
        }
      }
    }
  }

  /// This tensor in row-major order with a dimension as the last one.
  private func linesLast(_ d: Int) throws -> Tensor {
    rank == 0 ? try reshape([1]) : try transpose(d, -1).contiguous()
  }

  /// What `linesLast` made, as it was; `rank` is that of the tensor it was made of.
  private func linesBack(_ d: Int, _ rank: Int) throws -> Tensor {
    rank == 0 ? try reshape([]) : try transpose(d, -1).contiguous()
  }
}
