import Safety

/// How tensors index a tensor: aten::index's rules (ATen/native/TensorAdvancedIndexing.cpp).
///
/// Masks become positions; all positions broadcast against each other; their common shape stands
/// where the indexed dimensions stood, or in front if those were not neighbours.
struct AdvancedIndexing {
  let places: Places
  let sizes: Dims
  /// For each dimension of the result the step in what is indexed, 0 where tensors stand.
  private(set) var baseStrides = Dims(count: 0)
  /// For each dimension of the result the step in the tensors, 0 elsewhere.
  private(set) var indexStrides = Dims(count: 0)

  init(_ base: Tensor, _ tensors: [Tensor?]) throws {
    let positions = try base.positions(tensors)
    let shape = try AdvancedIndexing.commonShape(positions.compactMap { $0 })
    let indexed = positions.indices.filter { positions[$0] != nil }
    let first = indexed.first ?? 0
    let areNeighbours = indexed.last.map { $0 - first + 1 == indexed.count } ?? true
    let others = (0..<base.rank).filter {
      !(positions.indices.contains($0) && positions[$0] != nil)
    }
    let (before, after) =
      areNeighbours ? (others.filter { $0 < first }, others.filter { $0 >= first }) : ([], others)

    sizes = try Dims(
      checking: before.map { base.sizes[$0] } + Array(shape) + after.map { base.sizes[$0] })
    baseStrides = Dims(
      before.map { base.strides[$0] } + shape.map { _ in 0 } + after.map { base.strides[$0] })
    indexStrides = Dims(
      before.map { _ in 0 } + Array(Tensor.contiguousStrides(shape)) + after.map { _ in 0 })
    guard try sizes.checkedCount() > 0 else {
      places = Places(starts: [])
      return
    }
    var starts = try base.starts(positions, indexed, shape)
    let front = base.keeping(before)
    if front.rank > 0 {
      let inner = starts
      starts = []
      starts.reserveCapacity(inner.count &* front.count)
      try forEachPlace(front.sizes, front.strides, from: base.offset) { start in
        for step in inner { starts.append(start &+ step) }
      }
    } else {
      for i in starts.indices { starts[i] &+= base.offset }
    }
    places = try Places(of: base.keeping(after), beside: starts)
  }

  /// The common case without detours: plain positions of one shape for the first dimensions, and
  /// neighbours in memory behind them. nil if it is not given.
  init?(plain base: Tensor, _ items: [Index]) throws {
    guard case .tensor(let first)? = items.first, items.count <= base.rank else { return nil }
    for item in items {
      guard case .tensor(let tensor) = item, tensor.dtype == .int64, tensor.rank > 0,
        tensor.sizes == first.sizes, tensor.isContiguous
      else { return nil }
    }
    var (shape, run) = (first.sizes, 1)
    guard shape.count + base.rank - items.count <= Dims.maximum else { return nil }
    for d in (items.count..<base.rank).reversed() {
      guard base.strides[d] == run || base.sizes[d] == 1 else { return nil }
      run &*= base.sizes[d]
    }
    let count = first.count
    guard count > 0, run > 0 else { return nil }
    for d in items.count..<base.rank { shape.append(base.sizes[d]) }
    let starts = try [Int](unsafeUninitializedCapacity: count) { starts, initialized in
      starts.initialize(repeating: base.offset)
      for (d, item) in items.enumerated() {
        guard case .tensor(let index) = item else { continue }
        try AdvancedIndexing.advance(
          starts, index.pointer(as: Int.self), base.sizes[d], base.strides[d], named: d)
      }
      initialized = count
    }
    places = Places(starts: starts, run: run)
    sizes = shape
  }

  /// Moves each start to the position that an index gives for it along a dimension.
  private static func advance(
    _ starts: UnsafeMutableBufferPointer<Int>, _ index: UnsafePointer<Int>,
    _ size: Int, _ step: Int, named dim: Int
  ) throws {
    for i in starts.indices {
      let value = index[i]
      let position = value < 0 ? value &+ size : value
      guard position >= 0, position < size else {
        throw size == 0 ? Tensor.indexOfNothing : Tensor.outOfBounds(value, dim, size)
      }
      starts[i] &+= position &* step
    }
  }

  private static func commonShape(_ positions: [Tensor]) throws -> Dims {
    do {
      return try positions.reduce(Dims(count: 0)) { try Tensor.broadcastShapes($0, $1.sizes) }
    } catch is NamedError {
      let shapes = positions.map(\.sizes.description).joined(separator: ", ")
      throw NamedError(
        "IndexError",
        "shape mismatch: indexing tensors could not be broadcast together with shapes \(shapes)")
    }
  }
}

extension Tensor {
  /// The elements at positions given by tensors; nil takes a whole dimension. A copy, laid out in
  /// the order of the strides as an elementwise result is.
  package func index(_ tensors: [Tensor?]) throws -> Tensor {
    let plan = try AdvancedIndexing(self, tensors)
    let rows = try plan.places.read(from: self, sizes: plan.sizes)
    let result = try Tensor.emptyLike(
      plan.sizes, dtype, stridesOf: plan.baseStrides, plan.indexStrides)
    if result.isContiguous { return rows }
    try result.write(rows)
    return result
  }

  /// Writes `value`, broadcast, to positions given by tensors, or adds it to what is there.
  ///
  /// One number is converted if a mask alone says where it goes, as `masked_fill_` does.
  package func indexPut_(_ tensors: [Tensor?], _ value: Tensor, accumulate: Bool) throws {
    let indices = tensors.compactMap { $0 }
    let fills = !accumulate && value.count == 1 && indices.count == 1 && indices[0].isMask
    let value = fills ? try value.to(dtype) : value
    try checkPut(value)
    try put(value, AdvancedIndexing(self, tensors), accumulate)
  }

  /// Throws `RuntimeError` for a value of another dtype.
  func checkPut(_ value: Tensor) throws {
    guard value.dtype == dtype else {
      throw NamedError(
        "RuntimeError",
        "Index put requires the source and destination dtypes match, got \(dtype.messageName) for "
          + "the destination and \(value.dtype.messageName) for the source.")
    }
  }

  /// Writes or adds a broadcast value to the places that a plan gives.
  func put(_ value: Tensor, _ plan: AdvancedIndexing, _ accumulate: Bool) throws {
    let value = value.withoutLeadingOnes(downTo: plan.sizes.count)
    guard (try? Tensor.broadcastShapes(value.sizes, plan.sizes)) == plan.sizes else {
      throw NamedError(
        "RuntimeError",
        "shape mismatch: value tensor of shape \(value.sizes) cannot be broadcast to indexing "
          + "result of shape \(plan.sizes)")
    }
    let values = try value.expand(to: plan.sizes)
    if accumulate {
      try plan.places.accumulate(values, into: self)
    } else {
      try plan.places.write(values, into: self)
    }
  }

  /// Index tensors as int64 positions, one for each of the first dimensions; masks worked out.
  fileprivate func positions(_ tensors: [Tensor?]) throws -> [Tensor?] {
    var positions: [Tensor?] = []
    for case let tensor in tensors {
      guard let tensor else {
        positions.append(nil)
        continue
      }
      guard tensor.isMask else {
        guard tensor.dtype == .int64 || tensor.dtype == .int32 else {
          throw NamedError(
            "IndexError", "tensors used as indices must be long, int, byte or bool tensors")
        }
        positions.append(try tensor.to(.int64))
        continue
      }
      guard positions.count + tensor.rank <= rank else { throw tooManyIndices }
      for d in 0..<tensor.rank where tensor.sizes[d] != sizes[positions.count + d] {
        throw NamedError(
          "IndexError",
          "The shape of the mask \(tensor.sizes) at index \(d) does not match the shape of the "
            + "indexed tensor \(sizes) at index \(positions.count + d)")
      }
      positions.append(contentsOf: try tensor.nonzero().unbind(1))
    }
    guard positions.count <= rank else { throw tooManyIndices }
    return positions
  }

  /// Where each position leads, in elements from this tensor's first.
  fileprivate func starts(_ positions: [Tensor?], _ indexed: [Int], _ shape: Dims) throws -> [Int] {
    var starts = [Int](repeating: 0, count: shape.reduce(1, &*))
    for (ordinal, dim) in indexed.enumerated() {
      guard let index = positions[dim] else { continue }
      let (size, step) = (sizes[dim], strides[dim])
      guard size > 0 else {
        throw Tensor.indexOfNothing
      }
      let values = index.storage.bytes.assumingMemoryBound(to: Int.self)
      var i = 0
      try forEachPlace(shape, index.broadcastStrides(to: shape), from: index.offset) { place in
        let value = values[place]
        let position = value < 0 ? value &+ size : value
        guard position >= 0, position < size else {
          throw Tensor.outOfBounds(value, ordinal, size)
        }
        starts[i] &+= position &* step
        i &+= 1
      }
    }
    return starts
  }

  fileprivate static var indexOfNothing: NamedError {
    NamedError("IndexError", "index is out of bounds for dimension with size 0")
  }

  /// A view of only some dimensions, at position 0 of the others.
  fileprivate func keeping(_ dims: [Int]) -> Tensor {
    viewed(
      sizes: Dims(dims.lazy.map { sizes[$0] }), strides: Dims(dims.lazy.map { strides[$0] }))
  }
}
