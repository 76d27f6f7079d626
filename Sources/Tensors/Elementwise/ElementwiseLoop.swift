import Safety

/// How an elementwise operation walks over its operands: up to four, the result first.
///
/// Dimensions of size 1 are left out, the rest ordered by the operands' strides with the fastest
/// one first, and merged where all operands allow it; so the innermost row is as long as possible.
struct ElementwiseLoop {
  /// Elements between two checks for an interrupt.
  static let block = 1 << 16

  private var sizes = Dims(count: 0)
  private var strides: (Dims, Dims, Dims, Dims)

  /// All operands have the shape `shape`; their strides are in elements.
  init(
    _ shape: Dims, _ first: Dims, _ second: Dims = Dims(count: Dims.maximum),
    _ third: Dims = Dims(count: Dims.maximum), _ fourth: Dims = Dims(count: Dims.maximum)
  ) {
    let none = Dims(count: 0)
    strides = (none, none, none, none)
    for d in Self.order(shape, first, second, third) where shape[d] != 1 {
      append(shape[d], first[d], second[d], third[d], fourth[d])
    }
  }

  /// One operand, with its dimensions from the fastest to the slowest.
  init(ordered shape: Dims, _ operand: Dims) {
    let none = Dims(count: 0)
    strides = (none, none, none, none)
    for d in 0..<shape.count where shape[d] != 1 { append(shape[d], operand[d], 0, 0, 0) }
  }

  /// Dimensions from the fastest to the slowest: the result's strides decide, then the operands'
  /// (ATen/TensorIterator.cpp, `reorder_dimensions`).
  private static func order(
    _ shape: Dims, _ first: Dims, _ second: Dims, _ third: Dims
  ) -> Dims {
    func isFaster(_ d: Int, _ other: Int) -> Bool {
      if first[d] != first[other] { return first[d] < first[other] }
      return second[d] != second[other] ? second[d] < second[other] : third[d] < third[other]
    }
    switch shape.count {
    case 0: return []
    case 1: return [0]
    case 2: return isFaster(0, 1) ? [0, 1] : [1, 0]
    default: break
    }
    var order = Dims(count: 0)
    for d in Swift.stride(from: shape.count - 1, through: 0, by: -1) {
      var place = order.count
      while place > 0 && isFaster(d, order[place - 1]) { place -= 1 }
      order.insert(d, at: place)
    }
    return order
  }

  /// Adds a dimension around those there are, or makes the last one longer.
  private mutating func append(_ size: Int, _ a: Int, _ b: Int, _ c: Int, _ d: Int) {
    let last = sizes.count - 1
    if last >= 0 {
      let inner = sizes[last]
      if strides.0[last] &* inner == a && strides.1[last] &* inner == b
        && strides.2[last] &* inner == c && strides.3[last] &* inner == d
      {
        sizes[last] = inner &* size
        return
      }
    }
    sizes.append(size)
    strides.0.append(a)
    strides.1.append(b)
    strides.2.append(c)
    strides.3.append(d)
  }

  /// The number of elements between neighbours in a row, for each operand.
  var step: (Int, Int, Int, Int) {
    sizes.isEmpty ? (0, 0, 0, 0) : stride(0)
  }

  /// The number of elements where all of them are one row; nil otherwise.
  var rowCount: Int? { sizes.count == 1 ? sizes[0] : nil }

  /// Calls `body` for every row with each operand's offset in elements and the row's length.
  /// Throws `KeyboardInterrupt` when asked to stop.
  @inline(__always)
  func forEachRow(_ body: (_ at: (Int, Int, Int, Int), _ count: Int) throws -> Void) throws {
    guard let length = sizes.first else { return try body((0, 0, 0, 0), 1) }
    if sizes.contains(0) { return }
    if length > Self.block { return try forEachLongRow(length, body) }
    // The second dimension is counted here, all others by `advance`.
    let rows = sizes.count > 1 ? sizes[1] : 1
    let step = sizes.count > 1 ? stride(1) : (0, 0, 0, 0)
    let rowsPerCheck = max(Self.block / length, 1)
    var index = Dims(count: sizes.count)
    var base = (0, 0, 0, 0)
    var untilCheck = rowsPerCheck
    repeat {
      var at = base
      for _ in 0..<rows {
        try body(at, length)
        at = (at.0 &+ step.0, at.1 &+ step.1, at.2 &+ step.2, at.3 &+ step.3)
        untilCheck &-= 1
        if untilCheck == 0 {
          try Interrupt.check()
          untilCheck = rowsPerCheck
        }
      }
    } while advance(&index, &base, from: 2)
  }

  /// Rows that are handed out in blocks.
  private func forEachLongRow(
    _ length: Int, _ body: (_ at: (Int, Int, Int, Int), _ count: Int) throws -> Void
  ) throws {
    let step = step
    var index = Dims(count: sizes.count)
    var base = (0, 0, 0, 0)
    repeat {
      for done in Swift.stride(from: 0, to: length, by: Self.block) {
        try body(
          (
            base.0 &+ done &* step.0, base.1 &+ done &* step.1, base.2 &+ done &* step.2,
            base.3 &+ done &* step.3
          ), min(length &- done, Self.block))
        try Interrupt.check()
      }
    } while advance(&index, &base, from: 1)
  }

  private func stride(_ d: Int) -> (Int, Int, Int, Int) {
    (strides.0[d], strides.1[d], strides.2[d], strides.3[d])
  }

  /// Counts the outer dimensions on; false when all are through.
  private func advance(
    _ index: inout Dims, _ base: inout (Int, Int, Int, Int), from first: Int
  ) -> Bool {
    var d = first
    while d < sizes.count {
      let step = stride(d)
      index[d] &+= 1
      let isThrough = index[d] == sizes[d]
      let count = isThrough ? 1 &- sizes[d] : 1
      base = (
        base.0 &+ step.0 &* count, base.1 &+ step.1 &* count, base.2 &+ step.2 &* count,
        base.3 &+ step.3 &* count
      )
      if !isThrough { return true }
      index[d] = 0
      d &+= 1
    }
    return false
  }
}

extension Tensor {
  /// A new tensor for an elementwise result, laid out as PyTorch lays it out: in the order of the
  /// operands' strides, so that a transposed operand gives a transposed result
  /// (ATen/TensorIterator.cpp, `reorder_dimensions` and `allocate_or_resize_outputs`).
  static func emptyLike(
    _ shape: Dims, _ dtype: DType, stridesOf first: Dims,
    _ second: Dims = Dims(count: Dims.maximum), _ third: Dims = Dims(count: Dims.maximum)
  ) throws -> Tensor {
    let result = try Tensor.empty(shape, dtype)
    var order = Dims(count: 0)
    for d in Swift.stride(from: shape.count - 1, through: 0, by: -1) { order.append(d) }
    for i in 1..<Swift.max(shape.count, 1) {
      var place = i
      for j in stride(from: i - 1, through: 0, by: -1) {
        let swap = Self.compare(order[j], order[place], shape, first, second, third)
        if swap < 0 { break }
        if swap > 0 {
          (order[j], order[place]) = (order[place], order[j])
          place = j
        }
      }
    }
    var strides = result.strides
    var step = 1
    for d in order {
      strides[d] = step
      step &*= Swift.max(shape[d], 1)
    }
    return Tensor(
      storage: result.storage, offset: 0, sizes: shape, strides: strides, dtype: dtype)
  }

  /// 1 if dimension `a` is slower than `b`, -1 if it is faster, 0 if no operand tells.
  private static func compare(
    _ a: Int, _ b: Int, _ shape: Dims, _ first: Dims, _ second: Dims, _ third: Dims
  ) -> Int {
    func compare(_ strides: Dims) -> Int {
      if strides[a] == 0 || strides[b] == 0 { return 0 }
      if strides[a] != strides[b] { return strides[a] < strides[b] ? -1 : 1 }
      return shape[a] > shape[b] ? 1 : 0
    }
    let byFirst = compare(first)
    if byFirst != 0 { return byFirst }
    let bySecond = compare(second)
    return bySecond != 0 ? bySecond : compare(third)
  }
}
