import Safety

// gather, scatter and take: one position for every element.

extension Tensor {
  /// For each element of `index`, the element at that position along `dim`.
  package func gather(dim: Int, _ index: Tensor) throws -> Tensor {
    let d = try normalizedDim(dim)
    try checkIndexType(index, "gather()")
    guard index.atLeastVector.rank == atLeastVector.rank || index.count == 0 else {
      throw NamedError(
        "RuntimeError", "Index tensor must have the same number of dimensions as input tensor")
    }
    let (source, at) = (atLeastVector, index.atLeastVector)
    if index.count == 0 { return try Tensor.empty(index.sizes, dtype) }
    for e in 0..<source.rank where e != d && at.sizes[e] > source.sizes[e] {
      throw NamedError(
        "RuntimeError",
        "Size does not match at dimension \(e) expected index \(index.sizes) to be no larger than "
          + "self \(sizes) apart from dimension \(d)")
    }
    return try source.places(at, along: d).read(from: self, sizes: index.sizes)
  }

  /// What a scatter does where something is already.
  package enum Scatter {
    case replace
    case add
    case multiply
    case maximum
    case minimum

    /// The reduction of that name. Throws `RuntimeError` for another than PyTorch's.
    package init(named name: String) throws {
      switch name {
      case "add": self = .add
      case "multiply": self = .multiply
      default:
        throw NamedError("RuntimeError", "reduce argument must be either add or multiply.")
      }
    }
  }

  /// Writes each element of `source` to the position along `dim` that `index` gives.
  package func scatter_(
    dim: Int, _ index: Tensor, _ source: Tensor, _ how: Scatter = .replace
  ) throws {
    let d = try normalizedDim(dim)
    try checkIndexType(index, "scatter()")
    guard source.dtype == dtype else {
      throw NamedError("RuntimeError", "scatter(): Expected self.dtype to be equal to src.dtype")
    }
    if index.count == 0 { return }
    let (target, at, values) = (atLeastVector, index.atLeastVector, source.atLeastVector)
    if values.rank < at.rank { _ = try Tensor.wrapDim(values.rank, rank: values.rank) }
    guard at.rank == values.rank else {
      throw NamedError(
        "RuntimeError", "Index tensor must have the same number of dimensions as src tensor")
    }
    let isTooLarge = (0..<at.rank).contains { at.sizes[$0] > values.sizes[$0] }
    try target.checkScatter(d, at, source: isTooLarge ? source : nil)
    let matching = values.viewed(sizes: at.sizes, strides: values.strides)
    try write(matching, to: target.places(at, along: d), how)
  }

  /// Writes one value to the positions along `dim` that `index` gives.
  package func scatter_(
    dim: Int, _ index: Tensor, _ value: Scalar, _ how: Scatter = .replace
  ) throws {
    let d = try normalizedDim(dim)
    try checkIndexType(index, "scatter()")
    if index.count == 0 { return }
    let (target, at) = (atLeastVector, index.atLeastVector)
    try target.checkScatter(d, at, source: nil)
    let values = try Tensor(scalar: value, dtype: dtype).expand(to: at.sizes)
    try write(values, to: target.places(at, along: d), how)
  }

  /// Adds each element of `source` to the position along `dim` that `index` gives.
  package func scatterAdd_(dim: Int, _ index: Tensor, _ source: Tensor) throws {
    try scatter_(dim: dim, index, source, .add)
  }

  private func write(_ values: Tensor, to places: Places, _ how: Scatter) throws {
    try checkWritable()
    switch how {
    case .replace: try places.write(values, into: self)
    case .add: try places.combine(values, into: self, .add)
    case .multiply: try places.combine(values, into: self, .multiply)
    case .maximum: try places.combine(values, into: self, .maximum)
    case .minimum: try places.combine(values, into: self, .minimum)
    }
  }

  private func checkScatter(_ d: Int, _ index: Tensor, source: Tensor?) throws {
    guard index.rank == rank else {
      throw NamedError(
        "RuntimeError", "Index tensor must have the same number of dimensions as self tensor")
    }
    let isTooLarge = (0..<rank).contains { $0 != d && index.sizes[$0] > sizes[$0] }
    guard source == nil, !isTooLarge else {
      let andSource = source.map { " and to be no larger size than src \($0.sizes)" } ?? ""
      throw NamedError(
        "RuntimeError",
        "Expected index \(index.sizes) to be no larger than self \(sizes) apart from dimension "
          + "\(d)\(andSource)")
    }
  }

  /// The elements at row-major numbers; negative ones count from the end.
  package func take(_ index: Tensor) throws -> Tensor {
    guard index.dtype == .int64 else {
      throw NamedError(
        "RuntimeError",
        "take(): Expected a long tensor for index, but got \(index.dtype.messageName)")
    }
    let total = count
    guard total > 0 || index.count == 0 else {
      throw NamedError("IndexError", "take(): tried to take from an empty tensor")
    }
    let source = try contiguous()
    let starts = try index.toArray(Int.self).map { number in
      try Interrupt.check()
      guard number >= -total, number < total else {
        throw NamedError(
          "IndexError",
          "out of range: tried to access index \(number) on a tensor of \(total) elements.")
      }
      return source.offset + (number < 0 ? number + total : number)
    }
    return try Places(starts: starts).read(from: source, sizes: index.sizes)
  }

  private func checkIndexType(_ index: Tensor, _ function: String) throws {
    guard index.dtype == .int64 || index.dtype == .int32 || index.count == 0 else {
      throw NamedError("RuntimeError", "\(function): Expected dtype int32/int64 for index")
    }
  }

  /// Places of the elements that `index` picks along a dimension, one for each of its elements.
  private func places(_ index: Tensor, along d: Int) throws -> Places {
    let (size, step) = (sizes[d], strides[d])
    var others = strides
    others[d] = 0
    let positions = try index.to(.int64)
    let values = positions.storage.bytes.assumingMemoryBound(to: Int.self)
    var starts: [Int] = []
    starts.reserveCapacity(index.count)
    try forEachPlace(
      index.sizes, others, from: offset, and: positions.strides, from: positions.offset
    ) { place, at in
      let position = values[at]
      guard position >= 0, position < size else {
        throw NamedError(
          "RuntimeError",
          "index \(position) is out of bounds for dimension \(d) with size \(size)")
      }
      starts.append(place &+ position &* step)
    }
    return Places(starts: starts)
  }

  /// This tensor, or a 0-dim one as a vector of one element.
  private var atLeastVector: Tensor {
    rank > 0 ? self : viewed(sizes: [1], strides: [1])
  }
}
