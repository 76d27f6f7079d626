import Safety

extension Tensor {
  /// The vector norm over dimensions, over all for `nil` or none: (Σ |x|ᵖ)^(1/p); the count of what
  /// is not 0 for p = 0, the largest or smallest magnitude for p = ±∞.
  ///
  /// Throws `NotImplementedError` for integers.
  package func norm(
    p: Double = 2, dims: [Int]? = nil, keepdim: Bool = false
  ) throws -> Tensor {
    guard dtype.isFloatingPoint else {
      throw NamedError(
        "NotImplementedError",
        "linalg.vector_norm: Expected a floating point or complex tensor as input. "
          + "Got \(dtype.messageName)")
    }
    switch p {
    case .infinity: return try unary(.abs).amax(dims: dims, keepdim: keepdim)
    case -.infinity: return try unary(.abs).amin(dims: dims, keepdim: keepdim)
    case 0:
      return try Tensor.binary(.ne, .tensor(self), .scalar(0))
        .sum(dims: dims, keepdim: keepdim, dtype: dtype)
    default: break
    }
    let reduced = try ReducedDims(dims, of: self)
    let shape = reduced.resultSizes(keepdim: keepdim)
    // Of one number the norm is its magnitude, without a square that might be too large.
    // (PyTorch does not see it of a 0-dim tensor whose dimension is named.)
    if count > 0 && reduced.count == 1 && (rank > 0 || dims?.isEmpty ?? true) {
      return try unary(.abs).reshape(Array(shape))
    }
    let magnitudes = p == 1 || p == 2 ? self : try unary(.abs).pow(p, as: dtype)
    let sums = try Tensor.zeros(shape, dtype)
    try Dispatch.numbers(
      dtype,
      real: { type in try magnitudes.addUp(p, reduced, into: sums, as: type) }, integer: { _ in })
    switch p {
    case 1: return sums
    case 2: return try sums.unary(.sqrt)
    default: return try sums.pow(1 / p, as: dtype)
    }
  }

  /// Each element to a power that is rounded to this type first.
  private func pow(_ exponent: Double, as type: DType) throws -> Tensor {
    let rounded = type == .float32 ? Double(Float(exponent)) : exponent
    return try Tensor.binary(.pow, .tensor(self), .tensor(Tensor.full([], .double(rounded), type)))
  }

  /// Sums the squares for p = 2, the magnitudes for p = 1, otherwise the elements, in the order of
  /// aten/src/ATen/native/cpu/ReduceOpsKernel.cpp, `norm_kernel_tensor_iterator_impl`.
  private func addUp<T: VectorElement>(
    _ p: Double, _ reduced: ReducedDims, into result: Tensor, as type: T.Type
  ) throws {
    if count == 0 { return }
    let (out, input) = (result.pointer(as: type), UnsafePointer(pointer(as: type)))
    let isRow = p == 2 && reduced.loop(self).reducesRows
    let inner = reduced.innerLoop(self)
    try reduced.forEachOutput(self) { place, start in
      var sum = T.zero
      try inner.forEachRow { at, length in
        let (row, step) = (input + (start &+ at.0), inner.step.0)
        if isRow { return sum = Tensor.squares(of: row, length) }
        for i in 0..<length {
          let x = row[i &* step]
          sum += p == 2 ? x * x : x.magnitude
        }
      }
      out[place] = sum
    }
  }

  /// The sum of a row's squares: a vector of sums, added lane by lane. What is left is added to that,
  /// with the product fused but for whole groups of four floats, as the compiler of PyTorch's
  /// program arranged it (measured).
  private static func squares<T: VectorElement>(of row: UnsafePointer<T>, _ count: Int) -> T {
    let width = T.Vector.scalarCount
    var lanes = Array(repeating: T.zero, count: width)
    var i = 0
    while i &+ width <= count {
      for lane in 0..<width { lanes[lane] += row[i &+ lane] * row[i &+ lane] }
      i &+= width
    }
    var sum = lanes.dropFirst().reduce(lanes[0], +)
    let groups = width == 8 ? i &+ (count &- i) / 4 &* 4 : i
    while i < groups {
      sum += row[i] * row[i]
      i &+= 1
    }
    while i < count {
      sum.addProduct(row[i], row[i])
      i &+= 1
    }
    return sum
  }
}

extension ReductionLoop {
  /// Whether what becomes one number lies side by side in memory.
  fileprivate var reducesRows: Bool {
    outStrides.first == 0 && inStrides.first == 1 && outStrides.filter { $0 == 0 }.count == 1
  }
}
