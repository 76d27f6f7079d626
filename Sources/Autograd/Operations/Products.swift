import Safety
import Tensors

// Products of vectors, matrices and stacks of matrices.

extension Variable {
  // MARK: mm

  /// How both factors of a matrix product were laid out.
  private typealias Layouts = (Geometry, Geometry)

  private static let mmOperation = Operation<Layouts>(
    "MmBackward0",
    Gradient("d(A @ B)/dA: grad @ B.T", uses: .second) { grad, kept in
      try left(grad, kept[1], kept.parameters.0)
    },
    Gradient("d(A @ B)/dB: A.T @ grad", uses: .first) { grad, kept in
      try right(grad, kept[0], kept.parameters.1)
    })

  /// Laid out as the factor itself: computed transposed if that is (`mm_mat1_backward`).
  private static func left(_ grad: Variable, _ b: Variable, _ layout: Geometry) throws -> Variable {
    layout.isColumnMajor ? try b.mm(grad.t()).t() : try grad.mm(b.t())
  }

  private static func right(_ grad: Variable, _ a: Variable, _ layout: Geometry) throws -> Variable
  {
    layout.isColumnMajor ? try grad.t().mm(a).t() : try a.t().mm(grad)
  }

  /// The product of two matrices.
  package func mm(_ other: Variable) throws -> Variable {
    try Self.mmOperation.record(
      tensor.mm(other.tensor), self, other, (Geometry(tensor), Geometry(other.tensor)))
  }

  // MARK: addmm

  private struct Scales {
    let layouts: Layouts
    let beta: Scalar
    let alpha: Scalar
  }

  private static let addmmOperation = Operation<Scales>(
    "AddmmBackward0",
    Gradient("d(c + A @ B)/dc = 1") { grad, kept in try grad.scaled(kept.parameters.beta) },
    Gradient("d(c + A @ B)/dA: grad @ B.T", uses: .third) { grad, kept in
      try left(grad, kept[2], kept.parameters.layouts.0).scaled(kept.parameters.alpha)
    },
    Gradient("d(c + A @ B)/dB: A.T @ grad", uses: .second) { grad, kept in
      try right(grad, kept[1], kept.parameters.layouts.1).scaled(kept.parameters.alpha)
    })

  /// This times the number, or this itself for 1.
  func scaled(_ factor: Scalar) throws -> Variable {
    factor.asDouble == 1 ? self : try self * factor
  }

  /// `beta * c + alpha * a @ b`.
  package static func addmm(
    _ c: Variable, _ a: Variable, _ b: Variable, beta: Scalar = 1, alpha: Scalar = 1
  ) throws -> Variable {
    let result = try c.tensor.addmm(a.tensor, b.tensor, beta: beta, alpha: alpha)
    let layouts = (Geometry(a.tensor), Geometry(b.tensor))
    return addmmOperation.record(
      result, all: [c, a, b], Scales(layouts: layouts, beta: beta, alpha: alpha))
  }

  // MARK: bmm, mv, dot

  private static let bmmOperation = Operation<Void>(
    "BmmBackward0",
    Gradient("d(A @ B)/dA, for each pair: grad @ B.mT", uses: .second) { grad, kept in
      try grad.bmm(kept[1].transpose(1, 2))
    },
    Gradient("d(A @ B)/dB, for each pair: A.mT @ grad", uses: .first) { grad, kept in
      try kept[0].transpose(1, 2).bmm(grad)
    })

  /// The products of the matrices of two stacks, pair by pair.
  package func bmm(_ other: Variable) throws -> Variable {
    try Self.bmmOperation.record(tensor.bmm(other.tensor), self, other, ())
  }

  private static let mvOperation = Operation<Void>(
    "MvBackward0",
    Gradient("d(A @ v)/dA, the outer product: torch.outer(grad, v)", uses: .second) { grad, kept in
      try grad.outer(kept[1])
    },
    Gradient("d(A @ v)/dv: A.T @ grad", uses: .first) { grad, kept in
      try kept[0].t().mv(grad)
    })

  /// The product of a matrix and a vector.
  package func mv(_ vector: Variable) throws -> Variable {
    try Self.mvOperation.record(tensor.mv(vector.tensor), self, vector, ())
  }

  private static let dotOperation = Operation<Void>(
    "DotBackward0",
    Gradient("d(a . b)/da = b", uses: .second) { grad, kept in try grad * kept[1] },
    Gradient("d(a . b)/db = a", uses: .first) { grad, kept in try grad * kept[0] })

  /// The sum of the products of two vectors' elements.
  package func dot(_ other: Variable) throws -> Variable {
    try Self.dotOperation.record(tensor.dot(other.tensor), self, other, ())
  }

  /// All products of an element of this vector with one of the other.
  package func outer(_ other: Variable) throws -> Variable {
    guard rank == 1, other.rank == 1, meta != nil || other.meta != nil else {
      return Variable(try tensor.outer(other.tensor))
    }
    return try reshape([tensor.count, 1]) * other
  }

  // MARK: matmul

  /// `self @ other` for vectors, matrices and broadcast stacks of matrices
  /// (ATen/native/LinearAlgebra.cpp, `_matmul_impl`).
  package func matmul(_ other: Variable) throws -> Variable {
    if meta == nil && other.meta == nil { return Variable(try tensor.matmul(other.tensor)) }
    switch (rank, other.rank) {
    case (1, 1): return try dot(other)
    case (2, 1): return try mv(other)
    case (1, 2): return try unsqueeze(0).mm(other).squeezedInPlace(0)
    case (2, 2): return try mm(other)
    case (3..., 1), (3..., 2):
      let isFolded = other.requiresGrad || tensor.isFolded(before: other.tensor)
      return try isFolded ? foldedProduct(other) : stackedProduct(other)
    case (1, 3...) where requiresGrad: return try other.transpose(-2, -1).foldedProduct(self)
    case (2, 3...) where requiresGrad:
      return try other.transpose(-2, -1).foldedProduct(t()).transpose(-2, -1).contiguous()
    default: return try stackedProduct(other)
    }
  }

  private static let squeezeInPlace = Operation<Void>(
    "SqueezeBackward4",
    Gradient("the gradient with the dimension back: grad.view(a.shape)") { grad, kept in
      try grad.reshape(Array(kept.sizes))
    })

  /// A new tensor's dimension of size 1 taken away.
  private func squeezedInPlace(_ dim: Int) throws -> Variable {
    try Self.squeezeInPlace.record(tensor.squeeze(dim), self, ())
  }

  /// A stack times one matrix or vector: the rows of all matrices as one matrix.
  private func foldedProduct(_ other: Variable) throws -> Variable {
    let rows = try reshape([sizes.dropLast().reduce(1, &*), sizes[rank - 1]])
    let product = try other.rank == 1 ? rows.mv(other) : rows.mm(other)
    return try product.unsafeView(Array(sizes.dropLast()) + other.sizes.dropFirst())
  }

  private func stackedProduct(_ other: Variable) throws -> Variable {
    guard rank > 0, other.rank > 0 else {
      throw NamedError(
        "RuntimeError",
        "both arguments to matmul need to be at least 1D, but they are \(rank)D and "
          + "\(other.rank)D")
    }
    let a = try rank == 1 ? unsqueeze(0) : self
    let b = try other.rank == 1 ? other.unsqueeze(1) : other
    let batch = try Tensor.broadcastShapes(Dims(a.sizes.dropLast(2)), Dims(b.sizes.dropLast(2)))
    let (n, m, p) = (a.sizes[a.rank - 2], a.sizes[a.rank - 1], b.sizes[b.rank - 1])
    let count = batch.reduce(1, &*)
    let stackA = try a.expand(Array(batch) + [n, m]).reshape([count, n, m])
    let stackB = try b.expand(Array(batch) + [b.sizes[b.rank - 2], p])
      .reshape([count, b.sizes[b.rank - 2], p])
    let shape = Array(batch) + (rank == 1 ? [] : [n]) + (other.rank == 1 ? [] : [p])
    return try stackA.bmm(stackB).unsafeView(shape)
  }

  // MARK: linear, tensordot

  /// `self @ weight.T + bias`.
  package func linear(_ weight: Variable, _ bias: Variable? = nil) throws -> Variable {
    guard let bias else { return try matmul(weight.t()) }
    if rank == 2 { return try Variable.addmm(bias, self, weight.t()) }
    if !tensor.isContiguous { return try matmul(weight.t()) + bias }
    let rows = try reshape([sizes.dropLast().reduce(1, &*), sizes.last ?? 1])
    return try Variable.addmm(bias, rows, weight.t())
      .unsafeView(Array(sizes.dropLast()) + [weight.sizes[0]])
  }

  /// The sum of products over `dims` of this tensor and `otherDims` of the other.
  ///
  /// A contracted dimension of size 1 is broadcast. Throws `RuntimeError` for other sizes
  /// (ATen/native/Linear.cpp, `tensordot`).
  package func tensordot(_ other: Variable, _ dims: [Int], _ otherDims: [Int]) throws -> Variable {
    let (mine, others) = (
      try dims.map(tensor.normalizedDim), try otherDims.map(other.tensor.normalizedDim)
    )
    guard mine.count == others.count else {
      throw NamedError("RuntimeError", "both dimension lists should have same length")
    }
    var (a, b) = (self, other)
    for (i, j) in zip(mine, others) where sizes[i] != other.sizes[j] {
      if other.sizes[j] == 1 {
        a = try a.sum([i], keepdim: true)
      } else if sizes[i] == 1 {
        b = try b.sum([j], keepdim: true)
      } else {
        throw NamedError(
          "RuntimeError",
          "contracted dimensions need to match, but first has size \(sizes[i]) in dim "
            + "\(dims[mine.firstIndex(of: i) ?? 0]) and second has size \(other.sizes[j]) in dim "
            + "\(otherDims[others.firstIndex(of: j) ?? 0])")
      }
    }
    let free = (0..<rank).filter { !mine.contains($0) }
    let otherFree = (0..<other.rank).filter { !others.contains($0) }
    let shape = free.map { sizes[$0] } + otherFree.map { other.sizes[$0] }
    let inner = mine.reduce(1) { $0 &* a.sizes[$1] }
    (a, b) = (try a.permute(free + mine), try b.permute(others + otherFree))
    if shape.allSatisfy({ $0 == 1 }) { return try a.contracted(b, inner).reshape(shape) }
    let rows = free.reduce(1) { $0 &* sizes[$1] }
    let columns = otherFree.reduce(1) { $0 &* other.sizes[$1] }
    return try a.reshape([rows, inner]).mm(b.reshape([inner, columns])).reshape(shape)
  }

  /// The sum of all products of two tensors' elements in their order.
  private func contracted(_ other: Variable, _ count: Int) throws -> Variable {
    // What lies in memory in that order is a vector without a copy.
    let areVectors = [tensor, other.tensor].allSatisfy { (try? $0.view([count])) != nil }
    let (a, b) = (try reshape([count]), try other.reshape([count]))
    return try areVectors ? a.dot(b) : (a * b).sum()
  }
}

extension Geometry {
  /// Whether a matrix lies in memory column by column.
  fileprivate var isColumnMajor: Bool {
    sizes.count == 2 && strides[0] == 1 && strides[1] == sizes[0]
  }
}
