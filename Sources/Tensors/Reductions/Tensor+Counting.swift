import Safety

extension Tensor {
  /// Whether all elements over dimensions are true (not 0). The result is of type bool, for uint8 of
  /// type uint8.
  package func all(dims: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
    try logical(dims, keepdim, start: true) { $0 && $1 }
  }

  /// Whether any element over dimensions is true (not 0); see `all`.
  package func any(dims: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
    try logical(dims, keepdim, start: false) { $0 || $1 }
  }

  private func logical(
    _ dims: [Int]?, _ keepdim: Bool, start: Bool, _ combine: (Bool, Bool) -> Bool
  ) throws -> Tensor {
    let reduced = try ReducedDims(dims, of: self)
    let truths = try to(.bool)
    let result = try Tensor.full(reduced.resultSizes(keepdim: keepdim), .bool(start), .bool)
    let (out, input) = (
      result.pointer(as: Bool.self), UnsafePointer(truths.pointer(as: Bool.self))
    )
    try reduced.loop(truths).forEachPlane { plane in
      Fold.plane(out + plane.out, input + plane.input, plane, combine)
    }
    return try result.to(dtype == .uint8 ? .uint8 : .bool)
  }

  /// How many elements over dimensions are not 0, as int64.
  package func countNonzero(dims: [Int]? = nil) throws -> Tensor {
    try to(.bool).sum(dims: dims)
  }
}
