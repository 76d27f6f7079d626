import Safety

extension Tensor {
  /// The variance over dimensions, over all for `nil` or none; divided by count - `correction`.
  ///
  /// Throws `NotImplementedError` for integers.
  package func variance(
    dims: [Int]? = nil, correction: Double = 1, keepdim: Bool = false
  ) throws -> Tensor {
    try spread(dims, correction, keepdim, root: false)
  }

  /// The standard deviation; see `variance`.
  package func std(
    dims: [Int]? = nil, correction: Double = 1, keepdim: Bool = false
  ) throws -> Tensor {
    try spread(dims, correction, keepdim, root: true)
  }

  private func spread(
    _ dims: [Int]?, _ correction: Double, _ keepdim: Bool, root: Bool
  ) throws -> Tensor {
    guard dtype.isFloatingPoint else {
      throw NamedError(
        "NotImplementedError", "std and var only support floating point and complex dtypes")
    }
    let reduced = try ReducedDims(dims, of: self)
    let result = try Tensor.full(
      reduced.resultSizes(keepdim: keepdim), .double(.nan), dtype)
    if count == 0 { return result }
    if result.count == 1 {
      try result.write(.double(spreadOfAll(correction, root: root)))
    } else if dtype == .float32 {
      try welford(reduced, result, correction, root: root, as: Float.self)
    } else {
      try welford(reduced, result, correction, root: root, as: Double.self)
    }
    return result
  }

  /// One result for all elements: the squared distances from the rounded mean, added in double
  /// (aten/src/ATen/native/ReduceOps.cpp, `std_var_all_cpu`).
  private func spreadOfAll(_ correction: Double, root: Bool) throws -> Double {
    let mean = try mean().item().asDouble
    let squares =
      dtype == .float32
      ? try squaredDistances(from: mean, as: Float.self)
      : try squaredDistances(from: mean, as: Double.self)
    let variance = squares / Swift.max(0, Double(count) - correction)
    return root ? variance.squareRoot() : variance
  }

  private func squaredDistances<T: RealElement>(
    from mean: Double, as type: T.Type
  ) throws -> Double {
    let input = UnsafePointer(pointer(as: type))
    let loop = ReductionLoop(sizes: sizes, outStrides: Dims(count: rank), inStrides: strides)
    var total = 0.0
    try loop.forEachPlane { plane in
      var sum = 0.0
      for j in 0..<plane.sizes.1 {
        let row = input + (plane.input &+ j &* plane.inStrides.1)
        for i in 0..<plane.sizes.0 {
          let distance = row[i &* plane.inStrides.0].real - mean
          sum += distance * distance
        }
      }
      total += sum
    }
    return total
  }

  /// B. P. Welford's method (1962) in double, one element after the other
  /// (aten/src/ATen/native/SharedReduceOps.h, `WelfordOps`), rounded after each step.
  ///
  /// Results whose inputs are neighbours are computed side by side.
  private func welford<T: RealElement>(
    _ reduced: ReducedDims, _ result: Tensor, _ correction: Double, root: Bool, as type: T.Type
  ) throws {
    let out = result.pointer(as: type)
    let input = UnsafePointer(pointer(as: type))
    let inner = reduced.innerLoop(self)
    try reduced.forEachOutputRow(self) { place, start, step, count in
      let width = WelfordColumns.width
      var done = 0
      if step == 1 && count >= width {
        while done < count {
          // The last block may overlap the one before: it gives the same results again.
          done = Swift.min(done, count &- width)
          var columns = WelfordColumns()
          try inner.forEachRow { at, length in
            columns.add(input + (start &+ done &+ at.0), step: inner.step.0, length)
          }
          columns.write(to: out + (place &+ done), correction, root: root)
          done &+= width
        }
      }
      while done < count {
        var state = (mean: 0.0, squares: 0.0, count: 0.0)
        try inner.forEachRow { at, length in
          let row = input + (start &+ done &* step &+ at.0)
          for i in 0..<length {
            let value = row[i &* inner.step.0].real
            let delta = value - state.mean
            state.mean += delta / (state.count + 1)
            state.squares += delta * (value - state.mean)
            state.count += 1
          }
        }
        let variance = state.squares / Swift.max(0, state.count - correction)
        out[place &+ done] = T(root ? variance.squareRoot() : variance)
        done &+= 1
      }
    }
  }
}

/// Welford's method for columns that lie side by side: in each lane the same steps as for one.
private struct WelfordColumns {
  typealias Lanes = SIMD16<Double>
  static let width = Lanes.scalarCount

  private var mean = Lanes()
  private var squares = Lanes()
  private var count = 0.0

  /// Adds the elements of a row of rows.
  @inline(__always)
  mutating func add<T: RealElement>(_ rows: UnsafePointer<T>, step: Int, _ length: Int) {
    var (mean, squares) = (mean, squares)
    for i in 0..<length {
      let row = rows + i &* step
      var value = Lanes()
      for lane in 0..<Self.width { value[lane] = row[lane].real }
      let delta = value - mean
      count += 1
      mean += delta / Lanes(repeating: count)
      squares += delta * (value - mean)
    }
    (self.mean, self.squares) = (mean, squares)
  }

  @inline(__always)
  func write<T: RealElement>(to out: UnsafeMutablePointer<T>, _ correction: Double, root: Bool) {
    var variance = squares / Lanes(repeating: Swift.max(0, count - correction))
    if root { variance = variance.squareRoot() }
    for lane in 0..<Self.width { out[lane] = T(variance[lane]) }
  }
}

extension ReducedDims {
  /// The elements that one output is made of.
  func innerLoop(_ tensor: Tensor) -> ElementwiseLoop {
    var (shape, strides) = (Dims(count: 0), Dims(count: 0))
    for d in 0..<sizes.count where mask[d] {
      shape.append(sizes[d])
      strides.append(tensor.strides[d])
    }
    let loop = ReductionLoop(
      sizes: shape, outStrides: Dims(repeating: 0, count: shape.count), inStrides: strides)
    return ElementwiseLoop(ordered: loop.sizes, loop.inStrides)
  }

  /// Calls `body` with each output's index and its first element's offset in the input.
  func forEachOutput(
    _ tensor: Tensor, _ body: (_ place: Int, _ start: Int) throws -> Void
  ) throws {
    try forEachOutputRow(tensor) { place, start, step, count in
      for i in 0..<count {
        try Interrupt.check()
        try body(place &+ i, start &+ i &* step)
      }
    }
  }

  /// Calls `body` with the first output's index of a row of neighbours, its first element's offset
  /// in the input, the step from there to the next output's, and the row's length.
  @inline(__always)
  func forEachOutputRow(
    _ tensor: Tensor, _ body: (_ place: Int, _ start: Int, _ step: Int, _ count: Int) throws -> Void
  ) throws {
    var (shape, strides) = (Dims(count: 0), Dims(count: 0))
    for d in 0..<sizes.count where !mask[d] {
      shape.append(sizes[d])
      strides.append(tensor.strides[d])
    }
    let loop = ElementwiseLoop(shape, Tensor.contiguousStrides(shape), strides)
    // Outputs are contiguous, and the loop has their fastest dimension innermost.
    try loop.forEachRow { at, count in try body(at.0, at.1, loop.step.1, count) }
  }
}
