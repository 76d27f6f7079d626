import Safety

// Copies with elements moved or left out: flip, roll, tril, triu, one_hot.

extension Tensor {
  /// A copy with the dimensions running backwards.
  package func flip(_ dims: [Int]) throws -> Tensor {
    var backwards = self
    var seen: Set<Int> = []
    for d in try normalizedDims(dims) {
      guard seen.insert(d).inserted else {
        throw NamedError(
          "RuntimeError", "dim \(d) appears multiple times in the list of dims")
      }
      guard rank > 0, sizes[d] > 0 else { continue }
      backwards.offset += (sizes[d] - 1) * strides[d]
      backwards.strides[d] = -strides[d]
    }
    let result = try Tensor.empty(sizes, dtype)
    try result.copy_(from: backwards)
    return result
  }

  /// A copy with elements moved along dimensions, those past the end coming in at the front;
  /// without dimensions, along all elements in row-major order.
  package func roll(_ shifts: [Int], dims: [Int] = []) throws -> Tensor {
    guard !shifts.isEmpty else { throw NamedError("RuntimeError", "`shifts` required") }
    if dims.isEmpty && shifts.count == 1 {
      return try flattened().roll(shifts, dims: [0]).viewed(
        sizes: sizes, strides: Tensor.contiguousStrides(sizes))
    }
    guard shifts.count == dims.count else {
      throw NamedError(
        "RuntimeError",
        "shifts and dimensions must align. shifts: \(shifts.count), dims:\(dims.count)")
    }
    var result = try clone()
    for (shift, dim) in zip(shifts, dims) {
      let d = try normalizedDim(dim)
      let length = extent(d)
      guard rank > 0, length > 0 else { continue }
      let cut = (length - shift % length) % length
      result = try Tensor.cat(
        [
          result.narrow(dim: d, start: cut, length: length - cut),
          result.narrow(dim: d, start: 0, length: cut),
        ], dim: d)
    }
    return result
  }

  private func flattened() throws -> Tensor { try reshape([-1]) }

  /// A copy of the matrices with zeros above the diagonal `diagonal`.
  package func tril(diagonal: Int = 0) throws -> Tensor {
    try triangle("tril") { row, column in column - row <= diagonal }
  }

  /// A copy of the matrices with zeros below the diagonal `diagonal`.
  package func triu(diagonal: Int = 0) throws -> Tensor {
    try triangle("triu") { row, column in column - row >= diagonal }
  }

  private func triangle(_ name: String, keeps: (Int, Int) -> Bool) throws -> Tensor {
    guard rank >= 2 else {
      throw NamedError("RuntimeError", "\(name): input tensor must have at least 2 dimensions")
    }
    let result = try Tensor.zeros(sizes, dtype)
    let (rows, columns) = (sizes[rank - 2], sizes[rank - 1])
    for row in 0..<rows {
      // The kept columns of a row are neighbours.
      guard let first = (0..<columns).first(where: { keeps(row, $0) }),
        let last = (0..<columns).last(where: { keeps(row, $0) })
      else { continue }
      let line = { (tensor: Tensor) in
        try tensor.select(dim: -2, index: row).narrow(
          dim: -1, start: first, length: last - first + 1)
      }
      try line(result).copy_(from: line(self))
    }
    return result
  }

  /// For each class number a vector of zeros with a one at that place, as a last dimension.
  ///
  /// `classes` -1 means one more than the largest number. Throws `RuntimeError` for numbers out of
  /// range.
  package func oneHot(classes: Int = -1) throws -> Tensor {
    guard dtype == .int64 else {
      throw NamedError(
        "RuntimeError", "one_hot is only applicable to index tensor of type LongTensor.")
    }
    guard rank < Dims.maximum else { throw Dims.rankError }
    let numbers = try toArray(Int.self)
    if numbers.isEmpty && classes <= 0 {
      throw NamedError(
        "RuntimeError", "Can not infer total number of classes from empty tensor.")
    }
    guard numbers.allSatisfy({ $0 >= 0 }) else {
      throw NamedError("RuntimeError", "Class values must be non-negative.")
    }
    let largest = numbers.max() ?? -1
    guard classes == -1 || largest < classes else {
      throw NamedError("RuntimeError", "Class values must be smaller than num_classes.")
    }
    let width = classes == -1 ? largest &+ 1 : classes
    var shape = sizes
    shape.append(width)
    let result = try Tensor.zeros(shape, .int64)
    let out = result.pointer(as: Int.self)
    for (row, number) in numbers.enumerated() { out[row * width + number] = 1 }
    return result
  }
}
