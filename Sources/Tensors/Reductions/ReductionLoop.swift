import Safety

/// How a reduction walks over its input.
///
/// PyTorch puts the reduced dimensions first, orders all by stride with the fastest first, merges
/// what can be merged, and hands the kernel planes of two dimensions. The order of a sum's terms
/// follows from that, so it is done here in the same way (ATen/TensorIterator.cpp,
/// `reorder_dimensions`, `coalesce_dimensions`, `serial_for_each`).
struct ReductionLoop {
  /// Two dimensions of a reduction. Strides are in elements; an output stride of 0 reduces.
  struct Plane {
    var out: Int
    var input: Int
    var sizes: (Int, Int)
    var outStrides: (Int, Int)
    var inStrides: (Int, Int)
  }

  private(set) var sizes: Dims
  private(set) var outStrides: Dims
  private(set) var inStrides: Dims

  /// `outStrides` has the input's dimensions, with 0 for those that are reduced.
  init(sizes: Dims, outStrides: Dims, inStrides: Dims) {
    self.sizes = Dims(count: 0)
    self.outStrides = Dims(count: 0)
    self.inStrides = Dims(count: 0)
    for d in Self.order(sizes, outStrides, inStrides) {
      append(sizes[d], outStrides[d], inStrides[d])
    }
  }

  private static func order(_ sizes: Dims, _ out: Dims, _ input: Dims) -> Dims {
    var order = Dims(count: 0)
    for d in stride(from: sizes.count - 1, through: 0, by: -1) { order.append(d) }
    for i in 1..<Swift.max(sizes.count, 1) {
      var place = i
      for j in stride(from: i - 1, through: 0, by: -1) {
        let swap = compare(order[j], order[place], sizes, out, input)
        if swap < 0 { break }
        if swap > 0 {
          (order[j], order[place]) = (order[place], order[j])
          place = j
        }
      }
    }
    return order
  }

  /// 1 if dimension `a` belongs after `b`, -1 if before, 0 if nothing tells.
  private static func compare(
    _ a: Int, _ b: Int, _ sizes: Dims, _ out: Dims, _ input: Dims
  ) -> Int {
    if (out[a] == 0) != (out[b] == 0) { return out[b] == 0 ? 1 : -1 }
    for strides in [out, input] where strides[a] != 0 && strides[b] != 0 {
      if strides[a] < strides[b] { return -1 }
      if strides[a] > strides[b] { return 1 }
      if sizes[a] > sizes[b] { return 1 }
    }
    return 0
  }

  private mutating func append(_ size: Int, _ out: Int, _ input: Int) {
    let last = sizes.count - 1
    guard last >= 0 else {
      sizes.append(size)
      outStrides.append(out)
      inStrides.append(input)
      return
    }
    let inner = sizes[last]
    if size == 1 { return }
    if inner == 1 {
      sizes[last] = size
      outStrides[last] = out
      inStrides[last] = input
    } else if outStrides[last] &* inner == out && inStrides[last] &* inner == input {
      sizes[last] = inner &* size
    } else {
      sizes.append(size)
      outStrides.append(out)
      inStrides.append(input)
    }
  }

  /// Calls `body` for each plane, the outer dimensions counted from the fastest.
  @inline(__always)
  func forEachPlane(_ body: (Plane) throws -> Void) throws {
    if sizes.contains(0) { return }
    let rank = sizes.count
    var plane = Plane(
      out: 0, input: 0, sizes: (rank > 0 ? sizes[0] : 1, rank > 1 ? sizes[1] : 1),
      outStrides: (rank > 0 ? outStrides[0] : 0, rank > 1 ? outStrides[1] : 0),
      inStrides: (rank > 0 ? inStrides[0] : 0, rank > 1 ? inStrides[1] : 0))
    var index = Dims(count: rank)
    while true {
      try body(plane)
      try Interrupt.check()
      var d = 2
      while d < rank {
        index[d] &+= 1
        plane.out &+= outStrides[d]
        plane.input &+= inStrides[d]
        if index[d] < sizes[d] { break }
        plane.out &-= outStrides[d] &* sizes[d]
        plane.input &-= inStrides[d] &* sizes[d]
        index[d] = 0
        d &+= 1
      }
      if d >= rank { return }
    }
  }
}

/// The dimensions that a reduction takes away.
struct ReducedDims {
  private(set) var mask: [Bool]
  private(set) var sizes: Dims

  /// All dimensions for `nil` and for an empty list.
  ///
  /// Throws `IndexError` for one out of range, `RuntimeError` for one that appears twice.
  init(_ dims: [Int]?, of tensor: Tensor) throws {
    sizes = tensor.sizes
    let everything = dims == nil || dims == []
    mask = Array(repeating: everything, count: tensor.rank)
    var seen = Array(repeating: false, count: Swift.max(tensor.rank, 1))
    for dim in dims ?? [] {
      let d = try Tensor.wrapDim(dim, rank: tensor.rank)
      if seen[d] {
        throw NamedError(
          "RuntimeError", "dim \(d) appears multiple times in the list of dims")
      }
      seen[d] = true
    }
    if !everything && tensor.rank > 0 { mask = seen }
  }

  /// How many elements become one.
  var count: Int {
    var count = 1
    for d in 0..<sizes.count where mask[d] { count &*= sizes[d] }
    return count
  }

  /// The result's shape with the reduced dimensions kept as 1, or left out.
  func resultSizes(keepdim: Bool) -> Dims {
    var result = Dims(count: 0)
    for d in 0..<sizes.count {
      if !mask[d] { result.append(sizes[d]) } else if keepdim { result.append(1) }
    }
    return result
  }

  /// A contiguous result's strides in the input's dimensions, 0 where reduced.
  var outStrides: Dims {
    var strides = Tensor.contiguousStrides(resultSizes(keepdim: true))
    for d in 0..<sizes.count where mask[d] { strides[d] = 0 }
    return strides
  }

  /// The loop of a reduction of `tensor` into a contiguous result.
  func loop(_ tensor: Tensor) -> ReductionLoop {
    ReductionLoop(sizes: sizes, outStrides: outStrides, inStrides: tensor.strides)
  }
}

extension Tensor {
  /// A dimension counted from the front; tensors without dimensions are treated as having one.
  ///
  /// Throws `IndexError` if it is out of range.
  static func wrapDim(_ dim: Int, rank: Int) throws -> Int {
    let limit = Swift.max(rank, 1)
    guard dim >= -limit && dim < limit else {
      throw NamedError(
        "IndexError",
        "Dimension out of range (expected to be in range of [\(-limit), \(limit - 1)], "
          + "but got \(dim))")
    }
    return dim < 0 ? dim + limit : dim
  }
}
