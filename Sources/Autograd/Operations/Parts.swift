import Safety
import Tensors

// Parts of a tensor: the gradient gets zeros around it.

extension Variable {
  // MARK: select

  private static let selectOperation = Operation<(dim: Int, index: Int)>(
    "SelectBackward0",
    Gradient("the gradient at the selected place, 0 elsewhere") { grad, kept in
      let (dim, index) = kept.parameters
      return try embed(grad, in: kept.sizes) { try $0.select(dim: dim, index: index) }
    })

  /// One position along a dimension, which goes away.
  package func select(dim: Int, index: Int) throws -> Variable {
    let result = try tensor.select(dim: dim, index: index)
    if meta == nil { return Variable(result) }
    let place = (dim: try tensor.normalizedDim(dim), index: index)
    return Self.selectOperation.recordView(result, self, place)
  }

  /// Zeros, with the gradient in the part that `part` shows.
  private static func embed(
    _ grad: Variable, in sizes: Dims, _ part: (Variable) throws -> Variable
  ) throws -> Variable {
    var whole = Variable(try Tensor.zeros(sizes, grad.dtype))
    whole.becomeBase()
    var target = try part(whole)
    try target.copy_(grad)
    return whole
  }

  // MARK: slice

  /// A dimension and its positions, as Python's slice gives them.
  private struct Slice {
    let dim: Int
    let start: Int?
    let stop: Int?
    let step: Int
  }

  private static let sliceOperation = Operation<Slice>(
    "SliceBackward0",
    Gradient("the gradient in the slice, 0 elsewhere") { grad, kept in
      let slice = kept.parameters
      return try embed(grad, in: kept.sizes) {
        try $0.slice(dim: slice.dim, start: slice.start, stop: slice.stop, step: slice.step)
      }
    })

  /// Every `step`-th position from `start` to before `stop`.
  package func slice(dim: Int, start: Int? = nil, stop: Int? = nil, step: Int = 1) throws
    -> Variable
  {
    let result = try tensor.slice(dim: dim, start: start, stop: stop, step: step)
    if meta == nil { return Variable(result) }
    let slice = Slice(dim: try tensor.normalizedDim(dim), start: start, stop: stop, step: step)
    return Self.sliceOperation.recordView(result, self, slice)
  }

  /// `length` positions from `start` on.
  package func narrow(dim: Int, start: Int, length: Int) throws -> Variable {
    let result = try tensor.narrow(dim: dim, start: start, length: length)
    if meta == nil { return Variable(result) }
    let d = try tensor.normalizedDim(dim)
    let first = start < 0 ? start + sizes[d] : start
    return Self.sliceOperation.recordView(
      result, self, Slice(dim: d, start: first, stop: first + length, step: 1))
  }

  // MARK: unbind, split

  /// The gradients of all parts, zeros for those that have none.
  private static func parts(_ context: Context<(dim: Int, sizes: [Dims])>) throws -> [Variable] {
    let type = context.dtype
    return try zip(context.gradients, context.parameters.sizes).map { gradient, sizes in
      try gradient ?? Variable(Tensor.zeros(sizes, type))
    }
  }

  private static let unbindOperation = Operation<(dim: Int, sizes: [Dims])>(
    "UnbindBackward0",
    Gradient("the gradients of the parts, stacked") { _, kept in
      try stack(parts(kept), dim: kept.parameters.dim)
    })

  /// All positions along a dimension, one view each.
  package func unbind(_ dim: Int = 0) throws -> [Variable] {
    let results = try tensor.unbind(dim)
    return try Self.unbindOperation.recordViews(
      results, self, (try tensor.normalizedDim(dim), results.map(\.sizes)))
  }

  private static let splitRule = Gradient<(dim: Int, sizes: [Dims])>(
    "the gradients of the parts, joined"
  ) { _, kept in try cat(parts(kept), dim: kept.parameters.dim) }
  private static let splitOperation = Operation("SplitBackward0", splitRule)
  private static let splitSizes = Operation("SplitWithSizesBackward0", splitRule)

  /// Parts of `size` positions each, the last one of what remains.
  package func split(_ size: Int, dim: Int = 0) throws -> [Variable] {
    try splitInto(tensor.split(size, dim: dim), dim, Self.splitOperation)
  }

  /// Parts of the given sizes.
  package func split(_ sizes: [Int], dim: Int = 0) throws -> [Variable] {
    try splitInto(tensor.split(sizes, dim: dim), dim, Self.splitSizes)
  }

  /// At most `chunks` parts of equal size.
  package func chunk(_ chunks: Int, dim: Int = 0) throws -> [Variable] {
    try splitInto(tensor.chunk(chunks, dim: dim), dim, Self.splitOperation)
  }

  private func splitInto(
    _ results: [Tensor], _ dim: Int, _ operation: Operation<(dim: Int, sizes: [Dims])>
  ) throws -> [Variable] {
    try operation.recordViews(
      results, self, (try tensor.normalizedDim(dim), results.map(\.sizes)))
  }

  // MARK: diagonal, tril, triu

  private static let diagonalOperation = Operation<(Int, Int, Int)>(
    "DiagonalBackward0",
    Gradient("the gradient on the diagonal, 0 elsewhere") { grad, kept in
      let (offset, dim1, dim2) = kept.parameters
      return try embed(grad, in: kept.sizes) { try $0.diagonal(offset, dim1, dim2) }
    })

  /// The diagonals of the plane of two dimensions, as a last dimension.
  package func diagonal(_ offset: Int = 0, _ dim1: Int = 0, _ dim2: Int = 1) throws -> Variable {
    Self.diagonalOperation.recordView(
      try tensor.diagonal(offset: offset, dim1: dim1, dim2: dim2), self, (offset, dim1, dim2))
  }

  private static let embedOperation = Operation<(Int, Int, Int)>(
    "DiagEmbedBackward0",
    Gradient("the gradient on the diagonals") { grad, kept in
      let (offset, dim1, dim2) = kept.parameters
      return try grad.diagonal(offset, dim1, dim2)
    })

  /// The last dimension on the diagonals of the plane of two new dimensions, zeros beside.
  ///
  /// - Parameters:
  ///   - dim1, dim2: dimensions of the result, from 0 on.
  package func diagEmbed(_ offset: Int = 0, _ dim1: Int, _ dim2: Int) throws -> Variable {
    let shift = Int(clamping: offset.magnitude)
    let (size, overflow) = (sizes.last ?? 1).addingReportingOverflow(shift)
    if overflow { throw NamedError("MemoryError", "a diagonal that far off has no room") }
    var shape = Array(sizes.dropLast())
    for dim in [dim1, dim2].sorted() { shape.insert(size, at: Swift.min(dim, shape.count)) }
    let result = try Tensor.zeros(Dims(checking: shape), dtype)
    let diagonal = try result.diagonal(offset: offset, dim1: dim1, dim2: dim2)
    try diagonal.copy_(from: tensor)
    return try Self.embedOperation.record(result, self, (offset, dim1, dim2))
  }

  private static let trilOperation = Operation<Int>(
    "TrilBackward0",
    Gradient("the gradient below the diagonal, 0 above: grad.tril()") { grad, kept in
      try grad.tril(kept.parameters)
    })
  private static let triuOperation = Operation<Int>(
    "TriuBackward0",
    Gradient("the gradient above the diagonal, 0 below: grad.triu()") { grad, kept in
      try grad.triu(kept.parameters)
    })

  /// The elements on and below a diagonal, zeros above.
  package func tril(_ diagonal: Int = 0) throws -> Variable {
    try Self.trilOperation.record(tensor.tril(diagonal: diagonal), self, diagonal)
  }

  /// The elements on and above a diagonal, zeros below.
  package func triu(_ diagonal: Int = 0) throws -> Variable {
    try Self.triuOperation.record(tensor.triu(diagonal: diagonal), self, diagonal)
  }
}
