import Safety

// Ways through a strided layout.

/// Calls `body` with every element's place in two layouts of the same sizes, in row-major order.
///
/// Places are counted in elements from the start of the storage.
@inline(__always)
func forEachPlace(
  _ sizes: Dims, _ strides: Dims, from start: Int, and others: Dims, from otherStart: Int,
  _ body: (Int, Int) throws -> Void
) throws {
  let rank = sizes.count
  guard rank > 0 else { return try body(start, otherStart) }
  if sizes.contains(0) { return }
  let (inner, step, otherStep) = (sizes[rank - 1], strides[rank - 1], others[rank - 1])
  var counter = Dims(count: rank)
  var (row, otherRow) = (start, otherStart)
  while true {
    var (place, other) = (row, otherRow)
    var left = inner
    while left > 0 {
      if Interrupt.needsAttention { try Interrupt.check() }
      let count = min(left, 1 << 14)
      for _ in 0..<count {
        try body(place, other)
        place &+= step
        other &+= otherStep
      }
      left &-= count
    }
    var d = rank &- 2
    while d >= 0 {
      counter[d] &+= 1
      row &+= strides[d]
      otherRow &+= others[d]
      if counter[d] < sizes[d] { break }
      row &-= sizes[d] &* strides[d]
      otherRow &-= sizes[d] &* others[d]
      counter[d] = 0
      d &-= 1
    }
    if d < 0 { return }
  }
}

/// Calls `body` with every element's place, in row-major order.
@inline(__always)
func forEachPlace(
  _ sizes: Dims, _ strides: Dims, from start: Int, _ body: (Int) throws -> Void
) throws {
  try forEachPlace(sizes, strides, from: start, and: strides, from: start) { place, _ in
    try body(place)
  }
}

extension Tensor {
  /// The same elements with the dimensions in the order of memory, the largest step first.
  ///
  /// PyTorch's random fills visit elements in this order, whatever the shape says.
  var inMemoryOrder: Tensor {
    if isContiguous { return self }
    let order = (0..<rank).sorted {
      strides[$0] > strides[$1] || (strides[$0] == strides[$1] && $0 < $1)
    }
    return viewed(
      sizes: Dims(order.lazy.map { sizes[$0] }), strides: Dims(order.lazy.map { strides[$0] }))
  }
}
