/// One part of a subscript: what stands between two commas of `x[...]`.
package enum Index {
  case integer(Int)
  case slice(start: Int?, stop: Int?, step: Int?)
  case ellipsis
  case newAxis
  case bool(Bool)
  /// Positions (int64, int32; a 0-dim integer counts as `.integer`) or a mask (bool, uint8).
  case tensor(Tensor)

  /// Whether a subscript picks a view: no masks, and no tensors but single integers.
  package static func isBasic(_ items: [Index]) -> Bool {
    items.allSatisfy { item in
      switch item {
      case .integer, .slice, .ellipsis, .newAxis: true
      case .bool: false
      case .tensor(let tensor): tensor.rank == 0 && !tensor.isMask
      }
    }
  }

  /// How many of the indexed tensor's dimensions this part speaks of.
  var dimensions: Int {
    switch self {
    case .integer, .slice: 1
    case .ellipsis, .newAxis, .bool: 0
    case .tensor(let tensor): tensor.isMask ? tensor.rank : 1
    }
  }
}

extension Tensor {
  /// Whether this tensor, as an index, says yes or no instead of where.
  var isMask: Bool { dtype == .bool || dtype == .uint8 }
}
