import Safety

extension Tensor {
  /// The product over dimensions, over all for `nil` or none.
  ///
  /// Integers and bools are multiplied as int64 unless `dtype` says otherwise.
  package func prod(
    dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil
  ) throws -> Tensor {
    let reduced = try ReducedDims(dims, of: self)
    let type = dtype ?? (self.dtype.isFloatingPoint ? self.dtype : .int64)
    let source = try to(type)
    let result = try Tensor.ones(reduced.resultSizes(keepdim: keepdim), type)
    let loop = reduced.loop(source)
    switch type {
    case .float32: try source.multiply(loop, result, as: Float.self)
    case .float64: try source.multiply(loop, result, as: Double.self)
    default:
      try Dispatch.numbers(
        type, real: { _ in }, integer: { type in try source.multiply(loop, result, as: type) })
    }
    return result
  }

  private func multiply<T: IntegerElement>(
    _ loop: ReductionLoop, _ result: Tensor, as type: T.Type
  ) throws {
    let (out, input) = (result.pointer(as: type), UnsafePointer(pointer(as: type)))
    try loop.forEachPlane { plane in
      Fold.plane(out + plane.out, input + plane.input, plane) { $0 &* $1 }
    }
  }

  /// Contiguous rows are multiplied in four vectors at a time, the four and then their lanes at the
  /// end; all others one after the other (aten/src/ATen/native/cpu/Reduce.h,
  /// `vectorized_inner_reduction`).
  private func multiply<T: LaneElement>(
    _ loop: ReductionLoop, _ result: Tensor, as type: T.Type
  ) throws {
    let (out, input) = (result.pointer(as: type), UnsafePointer(pointer(as: type)))
    let width = 4 * T.Vector.scalarCount
    try loop.forEachPlane { plane in
      let (target, source) = (out + plane.out, input + plane.input)
      guard plane.outStrides.0 == 0, plane.inStrides.0 == 1, plane.sizes.0 >= width else {
        return Fold.plane(target, source, plane) { $0 * $1 }
      }
      for j in 0..<plane.sizes.1 {
        let row = source + j &* plane.inStrides.1
        let place = j &* plane.outStrides.1
        target[place] = Self.product(of: row, plane.sizes.0, times: target[place])
      }
    }
  }

  private static func product<T: LaneElement>(
    of row: UnsafePointer<T>, _ count: Int, times start: T
  ) -> T {
    let width = T.Vector.scalarCount
    var (a, b) = (row.vector(at: 0), row.vector(at: width))
    var (c, d) = (row.vector(at: 2 &* width), row.vector(at: 3 &* width))
    var i = 4 &* width
    while i &+ 4 &* width <= count {
      a = a * row.vector(at: i)
      b = b * row.vector(at: i &+ width)
      c = c * row.vector(at: i &+ 2 &* width)
      d = d * row.vector(at: i &+ 3 &* width)
      i &+= 4 &* width
    }
    let lanes = (a * b) * (c * d)
    var product = lanes[0]
    for lane in 1..<width { product = product * lanes[lane] }
    product = start * product
    while i < count {
      product = product * row[i]
      i &+= 1
    }
    return product
  }

  // MARK: Running sums and products

  /// The sums of the elements up to each along a dimension; float32 is added up in double.
  package func cumsum(dim: Int, dtype: DType? = nil) throws -> Tensor {
    try cumulate(dim, dtype, start: 0, real: { $0 + $1 }, integer: { $0 &+ $1 })
  }

  /// The products of the elements up to each along a dimension; float32 is multiplied up in double.
  package func cumprod(dim: Int, dtype: DType? = nil) throws -> Tensor {
    try cumulate(dim, dtype, start: 1, real: { $0 * $1 }, integer: { $0 &* $1 })
  }

  /// The logarithms of the sums of the exponentials up to each element along a dimension; what comes
  /// in between is as wide as the type (ATen/native/cpu/ReduceOpsKernel.cpp).
  ///
  /// Throws `NotImplementedError` for integers.
  package func logcumsumexp(dim: Int) throws -> Tensor {
    try requireFloating("logcumsumexp_out_cpu")
    return try cumulate(
      dim, nil, start: -.infinity,
      real: { a, b in
        let (low, high) = (Swift.min(a, b), Swift.max(a, b))
        if a.isNaN || b.isNaN { return .nan }
        if low == high, low.isInfinite { return a }
        return high + Exact.log1p(Exact.exp(low - high).high).high
      },
      integer: { a, _ in a })
  }

  private func cumulate(
    _ dim: Int, _ dtype: DType?, start: Double,
    real: (Double, Double) -> Double, integer: (Int, Int) -> Int
  ) throws -> Tensor {
    let d = try Tensor.wrapDim(dim, rank: rank)
    let type = dtype ?? (self.dtype.isFloatingPoint ? self.dtype : .int64)
    let source = try to(type).contiguous()
    let result = try Tensor.empty(sizes, type)
    if rank == 0 {
      try result.write(source)
      return result
    }
    try Dispatch.all(type) { element in
      try source.cumulate(
        d, result, start, start.isFinite ? Int(start) : 0, real, integer, as: element)
    }
    return result
  }

  private func cumulate<T: Element>(
    _ dim: Int, _ result: Tensor, _ realStart: Double, _ integerStart: Int,
    _ real: (Double, Double) -> Double, _ integer: (Int, Int) -> Int, as type: T.Type
  ) throws {
    try forEachRow(dim, result, as: type) { row, out, step, count in
      var (realTotal, integerTotal) = (realStart, integerStart)
      try Interrupt.forEachStretch(of: count, length: 1 << 14) { stretch in
        for i in stretch {
          if T.isReal {
            realTotal = real(realTotal, row[i &* step].real)
            out[i &* step] = T(real: realTotal)
          } else {
            integerTotal = integer(integerTotal, row[i &* step].integer)
            out[i &* step] = T(integer: integerTotal)
          }
        }
      }
    }
  }

  /// Calls `body` for every row along a dimension of two contiguous tensors of one shape.
  private func forEachRow<T: Element>(
    _ dim: Int, _ result: Tensor, as type: T.Type,
    _ body: (UnsafePointer<T>, UnsafeMutablePointer<T>, _ step: Int, _ count: Int) throws
      -> Void
  ) throws {
    let (input, out) = (UnsafePointer(pointer(as: type)), result.pointer(as: type))
    let (step, count) = (strides[dim], sizes[dim])
    try ReducedDims([dim], of: self).forEachOutput(self) { _, start in
      try body(input + start, out + start, step, count)
    }
  }
}
