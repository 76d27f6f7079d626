import Safety

/// Whether the largest or the smallest element is wanted.
private enum Extreme: String {
  case max, min

  /// Whether `a` comes before `b`; what is not a number comes before all.
  @inline(__always)
  func prefers<T: Element>(_ a: T, to b: T) -> Bool {
    if a != a { return b == b }
    return self == .max ? a > b : a < b
  }
}

extension Tensor {
  // MARK: With places

  /// The largest elements along a dimension and their places; the first of equal ones, and the first
  /// that is not a number if there is one.
  ///
  /// Throws `IndexError` for a dimension out of range or empty.
  package func max(dim: Int, keepdim: Bool = false) throws -> (values: Tensor, indices: Tensor) {
    try extreme(.max, dim, keepdim, name: "max")
  }

  /// The smallest elements along a dimension and their places; see `max`.
  package func min(dim: Int, keepdim: Bool = false) throws -> (values: Tensor, indices: Tensor) {
    try extreme(.min, dim, keepdim, name: "min")
  }

  /// The place of the largest element along a dimension, or in all elements in row-major order.
  ///
  /// Throws `IndexError` for a dimension out of range or without elements.
  package func argmax(dim: Int? = nil, keepdim: Bool = false) throws -> Tensor {
    try place(.max, dim, keepdim)
  }

  /// The place of the smallest element; see `argmax`.
  package func argmin(dim: Int? = nil, keepdim: Bool = false) throws -> Tensor {
    try place(.min, dim, keepdim)
  }

  private func place(_ wanted: Extreme, _ dim: Int?, _ keepdim: Bool) throws -> Tensor {
    let name = "arg\(wanted.rawValue)"
    guard dtype != .bool else {
      throw NamedError("NotImplementedError", "\(name)(): does not support bool input")
    }
    if let dim { return try extreme(wanted, dim, keepdim, name: name).indices }
    guard count > 0 else {
      throw NamedError(
        "IndexError", "\(name)(): Expected reduction dim to be specified for input.numel() == 0.")
    }
    let flat = try flattened()
    var result = try flat.extreme(wanted, 0, false, name: name).indices
    if keepdim {
      result.sizes = Dims(repeating: 1, count: rank)
      result.strides = result.sizes
    }
    return result
  }

  private func flattened() throws -> Tensor {
    var flat = try contiguous()
    flat.sizes = [count]
    flat.strides = [1]
    return flat
  }

  private func extreme(
    _ wanted: Extreme, _ dim: Int, _ keepdim: Bool, name: String
  ) throws -> (values: Tensor, indices: Tensor) {
    let d = try Tensor.wrapDim(dim, rank: rank)
    if rank == 0 { return (try clone(), try Tensor.zeros([], .int64)) }
    let reduced = try ReducedDims([d], of: self)
    let shape = reduced.resultSizes(keepdim: keepdim)
    guard sizes[d] > 0 || shape.contains(0) else {
      throw NamedError(
        "IndexError", "\(name)(): Expected reduction dim \(d) to have non-zero size.")
    }
    let values = try Tensor.empty(shape, dtype)
    let indices = try Tensor.empty(shape, .int64)
    try Dispatch.all(dtype) { type in
      try find(wanted, d, reduced, values, indices, as: type)
    }
    return (values, indices)
  }

  private func find<T: Element>(
    _ wanted: Extreme, _ dim: Int, _ reduced: ReducedDims, _ values: Tensor, _ indices: Tensor,
    as type: T.Type
  ) throws {
    let input = UnsafePointer(pointer(as: type))
    let (valueOut, indexOut) = (values.pointer(as: type), indices.pointer(as: Int.self))
    let (count, step) = (sizes[dim], strides[dim])
    try reduced.forEachOutput(self) { place, start in
      let row = input + start
      var (best, bestIndex) = (row.pointee, 0)
      for i in 1..<Swift.max(count, 1) where wanted.prefers(row[i &* step], to: best) {
        best = row[i &* step]
        bestIndex = i
      }
      valueOut[place] = best
      indexOut[place] = bestIndex
    }
  }

  // MARK: Values alone

  /// The largest of all elements.
  ///
  /// Throws `RuntimeError` if there are none.
  package func max() throws -> Tensor { try extreme(.max) }

  /// The smallest of all elements; see `max`.
  package func min() throws -> Tensor { try extreme(.min) }

  /// The largest elements over dimensions, over all for `nil` or none.
  ///
  /// Throws `IndexError` for dimensions out of range or empty.
  package func amax(dims: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
    try extremes(.max, dims, keepdim, name: "amax")
  }

  /// The smallest elements over dimensions; see `amax`.
  package func amin(dims: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
    try extremes(.min, dims, keepdim, name: "amin")
  }

  private func extreme(_ wanted: Extreme) throws -> Tensor {
    if count == 0 || !dtype.isFloatingPoint {
      return try extremes(wanted, nil, false, name: wanted.rawValue)
    }
    let (flat, result) = (try contiguous(), try Tensor.empty([], dtype))
    if dtype == .float32 {
      flat.findReal(wanted, result, as: Float.self)
    } else {
      flat.findReal(wanted, result, as: Double.self)
    }
    return result
  }

  private func findReal<T: LaneElement>(
    _ wanted: Extreme, _ result: Tensor, as type: T.Type
  ) {
    let input = UnsafePointer(pointer(as: type))
    result.pointer(as: type).pointee =
      switch wanted {
      case .max: ExtremesFold<BinaryKernel.Maximum>.row(input, count)
      case .min: ExtremesFold<BinaryKernel.Minimum>.row(input, count)
      }
  }

  private func extremes(
    _ wanted: Extreme, _ dims: [Int]?, _ keepdim: Bool, name: String
  ) throws -> Tensor {
    let reduced = try ReducedDims(dims, of: self)
    let result = try Tensor.empty(reduced.resultSizes(keepdim: keepdim), dtype)
    if count == 0 {
      if result.count == 0 { return result }
      throw emptyError(name, reduced, everything: dims == nil || dims == [])
    }
    switch dtype {
    case .float32: try findReal(wanted, reduced, result, as: Float.self)
    case .float64: try findReal(wanted, reduced, result, as: Double.self)
    default: try Dispatch.all(dtype) { type in try findAll(wanted, reduced, result, as: type) }
    }
    return result
  }

  private func emptyError(
    _ name: String, _ reduced: ReducedDims, everything: Bool
  ) -> NamedError {
    if everything {
      return NamedError(
        "RuntimeError",
        "\(name)(): Expected reduction dim to be specified for input.numel() == 0. "
          + "Specify the reduction dim with the 'dim' argument.")
    }
    let empty = sizes.indices.first { reduced.mask[$0] && sizes[$0] == 0 } ?? 0
    return NamedError(
      "IndexError", "\(name)(): Expected reduction dim \(empty) to have non-zero size.")
  }

  private func findReal<T: LaneElement>(
    _ wanted: Extreme, _ reduced: ReducedDims, _ result: Tensor, as type: T.Type
  ) throws {
    let (out, input) = (result.pointer(as: type), UnsafePointer(pointer(as: type)))
    let start: T = wanted == .max ? -.infinity : .infinity
    for place in 0..<result.count { out[place] = start }
    try reduced.loop(self).forEachPlane { plane in
      switch wanted {
      case .max:
        ExtremesFold<BinaryKernel.Maximum>.plane(out + plane.out, input + plane.input, plane)
      case .min:
        ExtremesFold<BinaryKernel.Minimum>.plane(out + plane.out, input + plane.input, plane)
      }
    }
  }

  private func findAll<T: Element>(
    _ wanted: Extreme, _ reduced: ReducedDims, _ result: Tensor, as type: T.Type
  ) throws {
    let (out, input) = (result.pointer(as: type), UnsafePointer(pointer(as: type)))
    try reduced.forEachOutput(self) { place, start in out[place] = input[start] }
    try reduced.loop(self).forEachPlane { plane in
      Fold.plane(out + plane.out, input + plane.input, plane) {
        wanted.prefers($1, to: $0) ? $1 : $0
      }
    }
  }
}
