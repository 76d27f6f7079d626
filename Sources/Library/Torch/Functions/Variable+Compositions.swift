import Autograd
import Language
import Safety
import Tensors

/// Functions that are other functions put together: their derivatives follow from those.
extension Variable {
  /// One dimension as several, of which one size may be -1.
  func unflatten(dim: Int, sizes parts: [Int]) throws -> Variable {
    try view(Array(tensor.unflatten(dim: dim, sizes: parts).sizes))
  }

  /// A matrix with this vector on a diagonal, or the diagonal of this matrix.
  func diag(_ offset: Int) throws -> Variable {
    guard rank == 1 else {
      guard rank == 2 else {
        throw PythonError.runtimeError("diag(): Supports 1D or 2D tensors. Got \(rank)D")
      }
      return try diagonal(offset, 0, 1).clone()
    }
    return try diagEmbed(offset, 0, 1)
  }

  /// Each position along a dimension as often as `counts` says for it; without a dimension, each
  /// element. One count stands for all.
  func repeatInterleave(_ counts: [Int], dim: Int?) throws -> Variable {
    guard let dim else { return try reshape([-1]).repeatInterleave(counts, dim: 0) }
    let size = rank == 0 ? 1 : sizes[try tensor.normalizedDim(dim)]
    guard rank > 0 else {
      // PyTorch's own words: it looks for a dimension behind the last one.
      throw PythonError(
        .indexError, "Dimension out of range (expected to be in range of [-1, 0], but got 1)")
    }
    guard counts.count == 1 || counts.count == size else {
      throw PythonError.runtimeError(
        "repeats must have the same size as input along dim, but got repeats.size(0) = "
          + "\(counts.count) and input.size(\(dim)) = \(size)")
    }
    guard counts.allSatisfy({ $0 >= 0 }) else {
      throw PythonError.runtimeError("repeats can not be negative")
    }
    let total = counts.reduce(0) { $0.addingReportingOverflow($1).overflow ? .max : $0 + $1 }
    try Sequences.checkMemory(total, times: counts.count == 1 ? size : 1, bytesEach: 16)
    var places: [Int] = []
    for place in 0..<size {
      try Interrupt.check()
      let count = counts.count == 1 ? counts[0] : counts[place]
      try Interrupt.forEachStretch(of: count) {
        places.append(contentsOf: repeatElement(place, count: $0.count))
      }
    }
    return try indexSelect(dim, Variable(Tensor.from(places, sizes: [places.count])))
  }

  /// This with positions along `dim` replaced by those of `source`, or by a number.
  func replacing(_ dim: Int, at index: Tensor, with source: Variable) throws -> Variable {
    let d = try tensor.normalizedDim(dim)
    if rank == 0 {
      let vector = try source.rank == 0 ? source.reshape([1]) : source
      return try reshape([1]).replacing(d, at: index, with: vector).reshape([])
    }
    var result = try clone()
    let whole = Index.slice(start: nil, stop: nil, step: nil)
    try result.setIndex(Array(repeating: whole, count: d) + [.tensor(index)], source)
    return result
  }

  /// The sums of products along the last dimensions.
  func inner(_ other: Variable) throws -> Variable {
    if rank == 0 || other.rank == 0 { return try self * other }
    if rank == 1 && other.rank == 1 { return try dot(other) }
    return try tensordot(other, [rank - 1], [other.rank - 1])
  }
}
