import Safety

extension Tensor {
  /// The sum over dimensions, over all for `nil` or none.
  ///
  /// Integers and bools are added as int64 unless `dtype` says otherwise. Throws `IndexError` or
  /// `RuntimeError` for invalid dimensions.
  package func sum(
    dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil
  ) throws -> Tensor {
    if dtype ?? self.dtype == .float32, let result = try matrixSum(dims, keepdim) { return result }
    let reduced = try ReducedDims(dims, of: self)
    let type = dtype ?? (self.dtype.isFloatingPoint ? self.dtype : .int64)
    let source = try to(type)
    let result = try Tensor.zeros(reduced.resultSizes(keepdim: keepdim), type)
    let loop = reduced.loop(source)
    try Dispatch.numbers(
      type,
      real: { type in try addReal(source, loop, result, as: type) },
      integer: { type in try addIntegers(source, loop, result, as: type) })
    return result
  }

  /// The sums of the columns or the rows of a float32 matrix in row-major order, which make a single
  /// plane; nil for all others.
  private func matrixSum(_ dims: [Int]?, _ keepdim: Bool) throws -> Tensor? {
    guard self.dtype == .float32, rank == 2, let dims, dims.count == 1, dims[0] >= -2, dims[0] < 2,
      sizes[0] > 1, sizes[1] > 1, count <= ElementwiseLoop.block, isContiguous
    else { return nil }
    let (rows, columns) = (sizes[0], sizes[1])
    let isOfColumns = dims[0] & 1 == 0
    var shape = sizes
    if keepdim { shape[dims[0] & 1] = 1 } else { shape.remove(at: dims[0] & 1) }
    let result = try Tensor.zeros(shape, .float32)
    CascadeSum.plane(
      result.pointer(as: Float.self), UnsafePointer(pointer(as: Float.self)),
      ReductionLoop.Plane(
        out: 0, input: 0, sizes: isOfColumns ? (rows, columns) : (columns, rows),
        outStrides: (0, 1), inStrides: isOfColumns ? (columns, 1) : (1, columns)))
    return result
  }

  private func addReal<T: VectorElement>(
    _ source: Tensor, _ loop: ReductionLoop, _ result: Tensor, as type: T.Type
  ) throws {
    if type == Float.self {
      try addLanes(source, loop, result, as: Float.self)
    } else {
      try addLanes(source, loop, result, as: Double.self)
    }
  }

  private func addLanes<T: LaneElement>(
    _ source: Tensor, _ loop: ReductionLoop, _ result: Tensor, as type: T.Type
  ) throws {
    let (out, input) = (result.pointer(as: type), UnsafePointer(source.pointer(as: type)))
    try loop.forEachPlane { CascadeSum.plane(out + $0.out, input + $0.input, $0) }
  }

  private func addIntegers<T: IntegerElement>(
    _ source: Tensor, _ loop: ReductionLoop, _ result: Tensor, as type: T.Type
  ) throws {
    let (out, input) = (result.pointer(as: type), UnsafePointer(source.pointer(as: type)))
    let isBool = source.dtype == .bool
    try loop.forEachPlane { plane in
      Fold.plane(out + plane.out, input + plane.input, plane) { isBool ? $0 | $1 : $0 &+ $1 }
    }
  }

  /// The mean over dimensions: the sum divided by the count.
  ///
  /// Throws `NotImplementedError` for integers without a floating-point `dtype`.
  package func mean(
    dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil
  ) throws -> Tensor {
    let type = dtype ?? self.dtype
    guard type.isFloatingPoint else {
      throw NamedError(
        "NotImplementedError",
        "mean(): could not infer output dtype. \(dtype == nil ? "Input" : "Optional") dtype must "
          + "be either a floating point or complex dtype. Got: \(type.messageName)")
    }
    let total = try sum(dims: dims, keepdim: keepdim, dtype: type)
    let count = try ReducedDims(dims, of: self).count
    try total.binary_(.div, .scalar(.int(count)))
    return total
  }
}

/// Reductions whose result does not depend on the order.
enum Fold {
  /// Combines a plane's elements with the result's.
  @inline(__always)
  static func plane<In: Element, Out: Element>(
    _ out: UnsafeMutablePointer<Out>, _ input: UnsafePointer<In>, _ plane: ReductionLoop.Plane,
    _ combine: (Out, In) -> Out
  ) {
    for j in 0..<plane.sizes.1 {
      let source = input + j &* plane.inStrides.1
      let target = out + j &* plane.outStrides.1
      if plane.outStrides.0 == 0 {
        var value = target.pointee
        for i in 0..<plane.sizes.0 { value = combine(value, source[i &* plane.inStrides.0]) }
        target.pointee = value
      } else {
        for i in 0..<plane.sizes.0 {
          let place = i &* plane.outStrides.0
          target[place] = combine(target[place], source[i &* plane.inStrides.0])
        }
      }
    }
  }
}
