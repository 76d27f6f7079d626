import Tensors

// Tensors joined, repeated and reordered: each gets its part of the gradient.

extension Variable {
  // MARK: cat, stack

  private static let catOperation = Operation<(dim: Int, starts: [Int], lengths: [Int])>(
    "CatBackward0",
    each: Gradient("each its own part of the gradient") { grad, kept in
      let (dim, starts, lengths) = kept.parameters
      if kept.sizes == [0] { return try Variable(Tensor.zeros([0], grad.dtype)) }
      return try grad.narrow(dim: dim, start: starts[kept.input], length: lengths[kept.input])
    })

  /// The tensors one after the other along `dim`.
  package static func cat(_ parts: [Variable], dim: Int = 0) throws -> Variable {
    let result = try Tensor.cat(parts.map(\.tensor), dim: dim)
    guard GradMode.isEnabled, parts.contains(where: \.requiresGrad) else {
      return Variable(result)
    }
    let d = try result.normalizedDim(dim)
    let lengths = parts.map { $0.rank == result.rank ? $0.sizes[d] : 0 }
    let starts = lengths.reduce(into: [0]) { $0.append($0[$0.count - 1] &+ $1) }
    return catOperation.record(result, all: parts, (d, starts, lengths))
  }

  private static let stackOperation = Operation<Int>(
    "StackBackward0",
    each: Gradient("each its own part of the gradient") { grad, kept in
      try grad.select(dim: kept.parameters, index: kept.input)
    })

  /// The tensors along a new dimension.
  package static func stack(_ parts: [Variable], dim: Int = 0) throws -> Variable {
    let result = try Tensor.stack(parts.map(\.tensor), dim: dim)
    return try stackOperation.record(result, all: parts, result.normalizedDim(dim))
  }

  private static let blockDiagonalOperation = Operation<[(row: Int, column: Int)]>(
    "BlockDiagBackward0",
    each: Gradient("each its own block of the gradient") { grad, kept in
      let (start, sizes) = (kept.parameters[kept.input], kept.sizes)
      let (height, width) = (sizes.count == 2 ? sizes[0] : 1, sizes.last ?? 1)
      return try grad.narrow(dim: 0, start: start.row, length: height)
        .narrow(dim: 1, start: start.column, length: width).view(Array(sizes))
    })

  /// The matrices along the diagonal of one that is 0 elsewhere; vectors are rows.
  package static func blockDiagonal(_ parts: [Variable]) throws -> Variable {
    let blocks = try parts.map { $0.rank == 2 ? $0.tensor : try $0.tensor.reshape([1, -1]) }
    var starts = [(row: 0, column: 0)]
    for block in blocks {
      let last = starts[starts.count - 1]
      starts.append((last.row + block.sizes[0], last.column + block.sizes[1]))
    }
    let (rows, columns) = starts[blocks.count]
    let dtype = blocks.reduce(DType.bool) { DType.promoted($0, $1.dtype) }
    let result = try Tensor.zeros([rows, columns], dtype)
    for (block, start) in zip(blocks, starts) {
      try result.narrow(dim: 0, start: start.row, length: block.sizes[0])
        .narrow(dim: 1, start: start.column, length: block.sizes[1]).copy_(from: block)
    }
    return blockDiagonalOperation.record(result, all: parts, starts)
  }

  // MARK: repeat, flip, roll

  private static let repeatOperation = Operation<[Int]>(
    "RepeatBackward0",
    Gradient("the sum of the gradient over the repetitions") { grad, kept in
      let repeats = kept.parameters
      let leading = repeats.count - kept.sizes.count
      var shape: [Int] = []
      var summed: [Int] = []
      for (i, times) in repeats.enumerated() {
        summed.append(shape.count)
        shape.append(times)
        if i >= leading { shape.append(kept.sizes[i - leading]) }
      }
      // More dimensions than a tensor can have here are summed one after the other.
      return shape.count <= Dims.maximum
        ? try grad.reshape(shape).sum(summed) : try folded(grad, repeats, kept.sizes)
    })

  private static func folded(_ grad: Variable, _ repeats: [Int], _ sizes: Dims) throws -> Variable {
    var grad = grad
    let leading = repeats.count - sizes.count
    for _ in 0..<leading { grad = try grad.sum([0]) }
    for d in 0..<sizes.count {
      let chunks = try (0..<repeats[leading + d]).map {
        try grad.narrow(dim: d, start: $0 &* sizes[d], length: sizes[d])
      }
      grad = try stack(chunks).sum([0])
    }
    return grad
  }

  /// The tensor side by side with itself, so often in each dimension.
  package func repeated(_ times: [Int]) throws -> Variable {
    try Self.repeatOperation.record(tensor.repeated(times), self, times)
  }

  private static let flipOperation = Operation<[Int]>(
    "FlipBackward0",
    Gradient("the gradient flipped back: grad.flip(i)") { grad, kept in
      try grad.flip(kept.parameters)
    })

  /// The elements in reverse order along `dims`.
  package func flip(_ dims: [Int]) throws -> Variable {
    try Self.flipOperation.record(tensor.flip(dims), self, dims)
  }

  private static let rollOperation = Operation<(shifts: [Int], dims: [Int])>(
    "RollBackward0",
    Gradient("the gradient rolled back: grad.roll(-i, j)") { grad, kept in
      let (shifts, dims) = kept.parameters
      return try grad.roll(shifts.map { 0 &- $0 }.reversed(), dims.reversed())
    })

  /// The elements moved along `dims`, those that leave coming in on the other side.
  package func roll(_ shifts: [Int], _ dims: [Int] = []) throws -> Variable {
    try Self.rollOperation.record(tensor.roll(shifts, dims: dims), self, (shifts, dims))
  }
}
