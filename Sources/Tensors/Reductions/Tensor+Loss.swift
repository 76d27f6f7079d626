import Safety

extension Tensor {
  /// The sum of the elements that `targets` names, one in each row, negated, and how many there are.
  /// Rows whose target is `ignoreIndex` are left out.
  ///
  /// `self` is a matrix of log-probabilities, `targets` a vector of int64. The terms are added in a
  /// cascade of eight levels: the sum so far moves up a level after every 16 rows
  /// (aten/src/ATen/native/LossNLL.cpp). Throws `IndexError` for a target that is no column,
  /// `RuntimeError` for other shapes, `NotImplementedError` for integers.
  package func nllLossSum(
    _ targets: Tensor, ignoreIndex: Int = -100
  ) throws -> (total: Tensor, count: Int) {
    guard dtype.isFloatingPoint else {
      throw Tensor.notImplemented("nll_loss_out_frame", dtype)
    }
    guard rank == 2, targets.rank == 1, targets.sizes[0] == sizes[0] else {
      throw NamedError(
        "RuntimeError", "size mismatch (got input: \(sizes), target: \(targets.sizes))")
    }
    let columns = try targets.to(.int64)
    let result = try Tensor.empty([], dtype)
    let count =
      dtype == .float32
      ? try addTargets(columns, ignoreIndex, into: result, as: Float.self)
      : try addTargets(columns, ignoreIndex, into: result, as: Double.self)
    return (result, count)
  }

  private func addTargets<T: RealElement>(
    _ columns: Tensor, _ ignoreIndex: Int, into result: Tensor, as type: T.Type
  ) throws -> Int {
    let (input, column) = (pointer(as: type), columns.pointer(as: Int.self))
    let levels = 8
    let rows = sizes[0]
    let bits = rows > 1 ? Int.bitWidth - (rows - 1).leadingZeroBitCount : 0
    let power = Swift.max(4, bits / levels)
    var partial = [T](repeating: 0, count: levels)
    var count = 0
    for row in 0..<rows {
      let target = column[row &* columns.strides[0]]
      if target != ignoreIndex {
        guard target >= 0, target < sizes[1] else {
          throw NamedError("IndexError", "Target \(target) is out of bounds.")
        }
        partial[0] -= input[row &* strides[0] &+ target &* strides[1]]
        count += 1
      }
      for level in 0..<(levels - 1) {
        if row & (((1 << power) - 1) << (level * power)) != 0 { break }
        partial[level + 1] += partial[level]
        partial[level] = 0
      }
    }
    result.pointer(as: type).pointee = partial.reduce(0, +)
    return count
  }
}
