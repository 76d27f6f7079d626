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
    for d in Self.order(shape, first, second, third, fourth) where shape[d] != 1 {
      append(shape[d], first[d], second[d], third[d], fourth[d])
    }
  }

  /// Dimensions from the fastest to the slowest: the result's strides decide, then the operands'
  /// (ATen/TensorIterator.cpp, `reorder_dimensions`).
  private static func order(
    _ shape: Dims, _ first: Dims, _ second: Dims, _ third: Dims, _ fourth: Dims
  ) -> Dims {
    var order = Dims(count: 0)
    for d in stride(from: shape.count - 1, through: 0, by: -1) {
      var place = order.count
      while place > 0 {
        let other = order[place - 1]
        let isFaster =
          first[d] != first[other]
          ? first[d] < first[other]
          : second[d] != second[other] ? second[d] < second[other] : third[d] < third[other]
        guard isFaster else { break }
        place -= 1
      }
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
    sizes.isEmpty ? (0, 0, 0, 0) : (strides.0[0], strides.1[0], strides.2[0], strides.3[0])
  }

  /// Calls `body` for every row with each operand's offset in elements and the row's length.
  /// Throws `KeyboardInterrupt` when asked to stop.
  @inline(__always)
  func forEachRow(_ body: (_ at: (Int, Int, Int, Int), _ count: Int) throws -> Void) throws {
    guard let length = sizes.first else { return try body((0, 0, 0, 0), 1) }
    if sizes.contains(0) { return }
    var index = Dims(count: sizes.count)
    var base = (0, 0, 0, 0)
    var sinceCheck = 0
    while true {
      var done = 0
      while done < length {
        let count = min(length &- done, Self.block)
        let at = (
          base.0 &+ done &* strides.0[0], base.1 &+ done &* strides.1[0],
          base.2 &+ done &* strides.2[0], base.3 &+ done &* strides.3[0]
        )
        try body(at, count)
        done &+= count
        sinceCheck &+= count
        if sinceCheck >= Self.block {
          try Interrupt.check()
          sinceCheck = 0
        }
      }
      var d = 1
      while d < sizes.count {
        index[d] &+= 1
        base.0 &+= strides.0[d]
        base.1 &+= strides.1[d]
        base.2 &+= strides.2[d]
        base.3 &+= strides.3[d]
        if index[d] < sizes[d] { break }
        index[d] = 0
        base.0 &-= strides.0[d] &* sizes[d]
        base.1 &-= strides.1[d] &* sizes[d]
        base.2 &-= strides.2[d] &* sizes[d]
        base.3 &-= strides.3[d] &* sizes[d]
        d &+= 1
      }
      if d == sizes.count { return }
    }
  }
}

extension Tensor {
  /// A new tensor for an elementwise result, laid out as PyTorch lays it out: in the order of the
  /// operands' strides, so that a transposed operand gives a transposed result
  /// (ATen/TensorIterator.cpp, `reorder_dimensions` and `allocate_or_resize_outputs`).
  static func emptyLike(
    _ shape: Dims, _ dtype: DType, stridesOf operands: Dims...
  ) throws -> Tensor {
    let result = try Tensor.empty(shape, dtype)
    var order = Dims(count: 0)
    for d in stride(from: shape.count - 1, through: 0, by: -1) { order.append(d) }
    for i in 1..<Swift.max(shape.count, 1) {
      var place = i
      for j in stride(from: i - 1, through: 0, by: -1) {
        let swap = Self.comparesSlower(order[j], order[place], shape, operands)
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
  private static func comparesSlower(_ a: Int, _ b: Int, _ shape: Dims, _ operands: [Dims]) -> Int {
    for strides in operands {
      if strides[a] == 0 || strides[b] == 0 { continue }
      if strides[a] < strides[b] { return -1 }
      if strides[a] > strides[b] { return 1 }
      if shape[a] > shape[b] { return 1 }
    }
    return 0
  }
}
