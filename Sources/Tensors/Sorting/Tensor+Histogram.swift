import Safety

extension Tensor {
  /// The edges of `bins` equal bins between two numbers; equal ones are moved apart by a half each.
  ///
  /// Without numbers the bins go from the least element to the greatest.
  package func histogramEdges(bins: Int, range: (Double, Double)?) throws -> Tensor {
    try requireFloating("histogram")
    guard bins > 0 else {
      throw NamedError(
        "RuntimeError", "torch.histogram(): bins must be > 0, but got \(bins) for dimension 0")
    }
    // Asks for the edges' memory, also where their number is none.
    try MemoryBudget.check(bins.multipliedReportingOverflow(by: 8).overflow ? .max : bins * 8)
    var (low, high) = range ?? (0, 0)
    if range == nil, count > 0 {
      let flat = try reshape([-1])
      (low, high) = (try flat.min().item().asDouble, try flat.max().item().asDouble)
    }
    guard low.isFinite, high.isFinite else {
      throw NamedError(
        "RuntimeError", "torch.histogram(): dimension 0's range [\(low), \(high)] is not finite")
    }
    guard low <= high else {
      throw NamedError(
        "RuntimeError",
        "torch.histogram(): min should not exceed max, but got min \(low) max \(high) "
          + "for dimension 0")
    }
    if low == high { (low, high) = (low - 0.5, high + 0.5) }
    return try Tensor.linspace(
      start: .double(low), end: .double(high), steps: bins + 1, dtype: dtype)
  }

  /// How many elements, or how much of their weights, lie between each two edges; the last edge
  /// counts to its bin. With `density` the area under all bins is 1.
  package func histogram(edges: Tensor, weight: Tensor?, density: Bool) throws -> Tensor {
    try requireFloating("histogram")
    guard edges.rank == 1, edges.count > 1, edges.dtype == dtype else {
      throw NamedError(
        "RuntimeError",
        "torch.histogramdd(): bins tensor should have one dimension, at least 2 elements "
          + "and the type of the input")
    }
    if let weight, weight.sizes != sizes || weight.dtype != dtype {
      throw NamedError(
        "RuntimeError",
        "torch.histogramdd(): if weight tensor is provided it should have the same shape "
          + "and dtype as the input tensor")
    }
    let result = try Tensor.zeros([edges.count - 1], dtype)
    if dtype == .float32 {
      try countBetween(Float.self, edges, weight, density, result)
    } else {
      try countBetween(Double.self, edges, weight, density, result)
    }
    return result
  }

  private func countBetween<T: RealElement>(
    _ type: T.Type, _ edges: Tensor, _ weight: Tensor?, _ density: Bool, _ result: Tensor
  ) throws {
    let (values, weights) = (try contiguous(), try weight?.contiguous())
    let bounds = try edges.contiguous()
    let (x, edge) = (values.pointer(as: T.self), bounds.pointer(as: T.self))
    let counts = result.pointer(as: T.self)
    let last = edges.count - 1
    for index in 0..<count {
      try Interrupt.check()
      let value = x[index]
      guard value >= edge[0], value <= edge[last] else { continue }
      var (low, high) = (0, last)
      while high - low > 1 {
        let middle = (low + high) / 2
        if value >= edge[middle] { low = middle } else { high = middle }
      }
      counts[low] += weights.map { $0.pointer(as: T.self)[index] } ?? 1
    }
    guard density else { return }
    let total = try T(result.sum().item().asDouble)
    for bin in 0..<last {
      counts[bin] /= total
      counts[bin] /= edge[bin + 1] - edge[bin]
    }
  }
}
