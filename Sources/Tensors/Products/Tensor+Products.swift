import Safety

extension Tensor {
  // MARK: matmul

  /// The matrix product with PyTorch's rules for vectors and batches: a vector on the left is a row,
  /// on the right a column, and leading dimensions broadcast.
  ///
  /// Throws `RuntimeError` for shapes or types that do not fit.
  package func matmul(_ other: Tensor) throws -> Tensor {
    switch (rank, other.rank) {
    case (0, _), (_, 0):
      throw NamedError(
        "RuntimeError",
        "both arguments to matmul need to be at least 1D, but they are \(rank)D and "
          + "\(other.rank)D")
    case (1, 1): return try dot(other)
    case (2, 1): return try mv(other)
    case (1, 2): return try asRow().mm(other).withoutDim(0)
    case (2, 2): return try mm(other)
    case (_, 1) where !isFolded(before: other):
      return try batched(other.asColumn()).withoutDim(rank - 1)
    case (_, 1): return try foldedRows().mv(other).withSizes(Dims(sizes.dropLast()))
    case (1, _): return try asRow().batched(other).withoutDim(other.rank - 2)
    default: return try batched(other)
    }
  }

  /// The product of two matrices.
  ///
  /// Throws `RuntimeError` for other ranks, shapes that do not fit, or different types.
  package func mm(_ other: Tensor) throws -> Tensor {
    try checkMatrices(other, "mm")
    try checkSameType(other)
    return try multiplied(other)
  }

  private func checkMatrices(_ other: Tensor, _ function: String) throws {
    for (tensor, name) in [(self, "self"), (other, "mat2")] where tensor.rank != 2 {
      throw NamedError(
        "RuntimeError", "\(function): \(name) must be a matrix, got \(tensor.rank)-D tensor")
    }
    guard sizes[1] == other.sizes[0] else {
      throw Tensor.shapesDoNotFit(sizes[0], sizes[1], other, function)
    }
  }

  private func multiplied(_ other: Tensor) throws -> Tensor {
    let result = try Tensor.empty([sizes[0], other.sizes[1]], dtype)
    try multiply(0, other, 0, into: result, 0, fused: true)
    return result
  }

  /// The products of two batches of matrices.
  ///
  /// Throws `RuntimeError` for other ranks, shapes that do not fit, or different types.
  package func bmm(_ other: Tensor) throws -> Tensor {
    guard rank == 3 else { throw NamedError("RuntimeError", "batch1 must be a 3D tensor") }
    guard other.rank == 3 else { throw NamedError("RuntimeError", "batch2 must be a 3D tensor") }
    guard other.sizes[0] == sizes[0], other.sizes[1] == sizes[2] else {
      throw NamedError(
        "RuntimeError",
        "Expected size for first two dimensions of batch2 tensor to be: "
          + "[\(sizes[0]), \(sizes[2])] but got: [\(other.sizes[0]), \(other.sizes[1])].")
    }
    guard dtype == other.dtype else {
      throw NamedError(
        "RuntimeError",
        "expected scalar type \(dtype.messageName) but found \(other.dtype.messageName)")
    }
    let result = try Tensor.empty([sizes[0], sizes[1], other.sizes[2]], dtype)
    let fused = sizes[1] &* sizes[2] &* other.sizes[2] >= Tensor.smallestFusedBatch
    for i in 0..<sizes[0] {
      try multiply(
        i &* strides[0], other, i &* other.strides[0], into: result, i &* result.strides[0],
        fused: fused)
    }
    return result
  }

  /// Batches with broadcast leading dimensions; a matrix on the right multiplies all rows at once.
  private func batched(_ other: Tensor) throws -> Tensor {
    if other.rank == 2 && isFolded(before: other) {
      try checkInnerFolded(other)
      var shape = sizes
      shape[rank - 1] = other.sizes[1]
      return try foldedRows().mm(other).withSizes(shape)
    }
    let batch = try Tensor.broadcastShapes(Dims(sizes.dropLast(2)), Dims(other.sizes.dropLast(2)))
    let product = try foldedBatch(batch).bmm(other.foldedBatch(batch))
    var shape = batch
    shape.append(sizes[rank - 2])
    shape.append(other.sizes[other.rank - 1])
    return product.withSizes(shape)
  }

  /// Whether the rows of this batch are multiplied by one matrix or vector all at once: PyTorch does
  /// it where they can be seen as one matrix (ATen/native/LinearAlgebra.cpp, `should_fold`); of larger
  /// products the result is the same either way.
  package func isFolded(before other: Tensor) -> Bool {
    let columns = other.rank == 1 ? 1 : other.sizes[1]
    if sizes[rank - 2] &* sizes[rank - 1] &* columns >= Tensor.smallestFusedBatch { return true }
    return (0..<rank - 2).allSatisfy { strides[$0] == strides[$0 + 1] &* sizes[$0 + 1] }
  }

  /// Products of batches that take fewer multiplications are plain loops in PyTorch
  /// (ATen/native/LinearAlgebra.cpp).
  private static let smallestFusedBatch = 400

  /// All rows of all matrices of this batch as one matrix.
  private func foldedRows() throws -> Tensor {
    try contiguous().withSizes([sizes.dropLast().reduce(1, &*), sizes[rank - 1]])
  }

  /// This tensor with its leading dimensions broadcast and made one.
  private func foldedBatch(_ batch: Dims) throws -> Tensor {
    var shape = batch
    shape.append(sizes[rank - 2])
    shape.append(sizes[rank - 1])
    if rank == 3 && shape == sizes { return self }
    return try broadcast(to: shape).contiguous().withSizes(
      [batch.reduce(1, &*), sizes[rank - 2], sizes[rank - 1]])
  }

  // MARK: Vectors

  /// The sum of the products of two vectors' elements.
  ///
  /// Throws `RuntimeError` for other ranks, different lengths or types.
  package func dot(_ other: Tensor) throws -> Tensor {
    guard rank == 1, other.rank == 1 else {
      throw NamedError(
        "RuntimeError", "1D tensors expected, but got \(rank)D and \(other.rank)D tensors")
    }
    guard dtype == other.dtype else {
      throw NamedError(
        "RuntimeError",
        "dot : expected both vectors to have same dtype, but found \(dtype.messageName) and "
          + other.dtype.messageName)
    }
    guard sizes[0] == other.sizes[0] else {
      throw NamedError(
        "RuntimeError",
        "inconsistent tensor size, expected tensor \(sizes) and src \(other.sizes) to have the "
          + "same number of elements, but got \(sizes[0]) and \(other.sizes[0]) elements "
          + "respectively")
    }
    let result = try Tensor.empty([], dtype)
    switch dtype {
    case .float32: dotReal(other, into: result, as: Float.self)
    case .float64: dotReal(other, into: result, as: Double.self)
    case .bool: throw Tensor.notImplemented("dot", dtype)
    default: try result.write(mul(other).sum(dtype: dtype))
    }
    return result
  }

  private func dotReal<T: RealElement>(_ other: Tensor, into result: Tensor, as type: T.Type) {
    result.pointer(as: type).pointee = DotProduct.ofVectors(
      UnsafePointer(pointer(as: type)), strides[0],
      UnsafePointer(other.pointer(as: type)), other.strides[0], sizes[0])
  }

  /// The product of a matrix and a vector.
  ///
  /// Throws `RuntimeError` for other ranks, shapes that do not fit, or different types.
  package func mv(_ vector: Tensor) throws -> Tensor {
    guard rank == 2, vector.rank == 1 else {
      throw NamedError(
        "RuntimeError",
        "vector + matrix @ vector expected, got 1, \(rank), \(vector.rank)")
    }
    guard sizes[1] == vector.sizes[0] else {
      throw NamedError(
        "RuntimeError",
        "size mismatch, got input (\(sizes[0])), mat (\(sizes[0])x\(sizes[1])), "
          + "vec (\(vector.sizes[0]))")
    }
    guard dtype == vector.dtype else {
      throw NamedError(
        "RuntimeError",
        "addmv input tensors must have the same dtype, but got \(vector.dtype.messageName), "
          + "\(dtype.messageName), and \(vector.dtype.messageName)")
    }
    return try mm(vector.asColumn()).withoutDim(1)
  }

  /// All products of an element of this vector and one of the other.
  ///
  /// Throws `RuntimeError` for other ranks.
  package func outer(_ other: Tensor) throws -> Tensor {
    for (tensor, name) in [(self, "self"), (other, "vec2")] where tensor.rank != 1 {
      throw NamedError(
        "RuntimeError", "outer: Expected 1-D argument \(name), but got \(tensor.rank)-D")
    }
    return try asColumn().mul(other)
  }

  /// `beta * self + alpha * (a @ b)`; `self` broadcasts to the product's shape.
  ///
  /// Throws `RuntimeError` for shapes or types that do not fit.
  package func addmm(
    _ a: Tensor, _ b: Tensor, beta: Scalar = 1, alpha: Scalar = 1
  ) throws -> Tensor {
    try a.checkMatrices(b, "addmm")
    for (tensor, name) in [(self, "self"), (a, "mat1")] where tensor.dtype != b.dtype {
      throw NamedError(
        "RuntimeError",
        "\(name) and mat2 must have the same dtype, but got \(tensor.dtype.messageName) and "
          + b.dtype.messageName)
    }
    try a.checkSameType(b)
    let product = try a.multiplied(b)
    let scaled = alpha == 1 ? product : try product.mul(alpha)
    try scaled.checkExpands(self)
    return try (beta == 1 ? self : mul(beta)).add(scaled)
  }

  private func asRow() -> Tensor { withDim(0) }
  private func asColumn() -> Tensor { withDim(1) }

  /// A contiguous tensor in another shape.
  private func withSizes(_ shape: Dims) -> Tensor {
    var result = self
    result.sizes = shape
    result.strides = Tensor.contiguousStrides(shape)
    return result
  }

  private func withDim(_ d: Int) -> Tensor {
    var result = self
    result.sizes.insert(1, at: d)
    result.strides.insert(0, at: d)
    return result
  }

  private func withoutDim(_ d: Int) -> Tensor {
    var result = self
    result.sizes.remove(at: d)
    result.strides.remove(at: d)
    return result
  }

  // MARK: Checks and kernels

  private func checkInnerFolded(_ other: Tensor) throws {
    guard sizes[rank - 1] == other.sizes[0] else {
      throw Tensor.shapesDoNotFit(sizes.dropLast().reduce(1, &*), sizes[rank - 1], other)
    }
  }

  private static func shapesDoNotFit(
    _ rows: Int, _ columns: Int, _ other: Tensor, _ function: String = "mm"
  ) -> NamedError {
    NamedError(
      "RuntimeError",
      "\(function): mat1 and mat2 shapes cannot be multiplied (\(rows)x\(columns) and "
        + "\(other.sizes[0])x\(other.sizes[1]))")
  }

  private func checkSameType(_ other: Tensor) throws {
    guard dtype == other.dtype else {
      throw NamedError(
        "RuntimeError",
        "expected m1 and m2 to have the same dtype, but got: \(dtype.plainName) != "
          + other.dtype.plainName)
    }
    if dtype == .bool { throw Tensor.notImplemented("addmm_impl_cpu_", dtype) }
  }

  /// Multiplies the matrices at three offsets.
  private func multiply(
    _ offset: Int, _ other: Tensor, _ otherOffset: Int, into result: Tensor, _ resultOffset: Int,
    fused: Bool
  ) throws {
    switch dtype {
    case .float32:
      try MatrixKernel.multiply(
        MatrixView(self, offset: offset, as: Float.self),
        MatrixView(other, offset: otherOffset, as: Float.self),
        into: MatrixView(result, offset: resultOffset, as: Float.self), fused: fused)
    case .float64:
      try MatrixKernel.multiply(
        MatrixView(self, offset: offset, as: Double.self),
        MatrixView(other, offset: otherOffset, as: Double.self),
        into: MatrixView(result, offset: resultOffset, as: Double.self), fused: fused)
    default:
      try Dispatch.numbers(
        dtype, real: { _ in },
        integer: { type in
          try Tensor.multiplyIntegers(
            self, offset, other, otherOffset, into: result, resultOffset, as: type)
        })
    }
  }

  private static func multiplyIntegers<T: IntegerElement>(
    _ a: Tensor, _ aOffset: Int, _ b: Tensor, _ bOffset: Int, into out: Tensor,
    _ outOffset: Int, as type: T.Type
  ) throws {
    let left = MatrixView(a, offset: aOffset, as: type)
    let right = MatrixView(b, offset: bOffset, as: type)
    let target = MatrixView(out, offset: outOffset, as: type)
    for i in 0..<target.rows {
      for j in 0..<target.columns {
        var sum: T = 0
        for k in 0..<left.columns { sum = sum &+ left[i, k] &* right[k, j] }
        target.base[i &* target.rowStep &+ j &* target.columnStep] = sum
      }
      try Interrupt.check()
    }
  }
}
