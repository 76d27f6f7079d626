import Safety

// Elements in order: sort, argsort, topk, kthvalue. NaN counts as the largest number.

extension Tensor {
  /// The elements along a dimension in order, and where they stood. Equal ones keep their order.
  package func sort(dim: Int = -1, descending: Bool = false) throws -> (
    values: Tensor, indices: Tensor
  ) {
    let d = try normalizedDim(dim)
    return try selectingLines(d, length: extent(d)) { order in
      try order.sort(descending: descending)
    }
  }

  /// Where the elements stood that `sort` gives.
  package func argsort(dim: Int = -1, descending: Bool = false) throws -> Tensor {
    try sort(dim: dim, descending: descending).indices
  }

  /// The `k` largest or smallest elements along a dimension, in order, and where they stood.
  ///
  /// Throws `RuntimeError` if there are not that many.
  package func topk(_ k: Int, dim: Int = -1, largest: Bool = true) throws -> (
    values: Tensor, indices: Tensor
  ) {
    let d = try normalizedDim(dim)
    guard k >= 0, k <= extent(d) else {
      throw NamedError("RuntimeError", "selected index k out of range")
    }
    guard dtype != .bool else {
      throw NamedError("NotImplementedError", "topk does not support bool dtypes on CPU")
    }
    return try selectingLines(d, length: k) { order in
      try order.selectFirst(k, descending: largest)
    }
  }

  /// The `k`-th smallest element along a dimension, counted from 1, and where it stood.
  package func kthvalue(_ k: Int, dim: Int = -1, keepdim: Bool = false) throws -> (
    values: Tensor, indices: Tensor
  ) {
    let d = try normalizedDim(dim)
    guard k >= 1, k <= extent(d) else {
      throw NamedError(
        "RuntimeError", "kthvalue(): selected number k out of range for dimension \(d)")
    }
    if dtype == .bool && rank > 0 { throw Tensor.notImplemented("kthvalue_cpu", dtype) }
    let (values, indices) = try selectingLines(d, length: 1) { order in
      try order.selectOnly(k - 1)
    }
    if keepdim || rank == 0 { return (values, indices) }
    return (try values.squeeze(d), try indices.squeeze(d))
  }

  /// For every line of elements along a dimension those that `select` leaves, and their positions.
  private func selectingLines(
    _ d: Int, length: Int, _ select: (inout any LineOrder) throws -> Void
  ) throws -> (values: Tensor, indices: Tensor) {
    let lines = rank == 0 ? try reshape([1]) : try transpose(d, -1).contiguous()
    var sizes = lines.sizes
    sizes[sizes.count - 1] = length
    let values = try Tensor.empty(sizes, dtype)
    let indices = try Tensor.empty(sizes, .int64)
    let width = lines.sizes[lines.rank - 1]
    let count = width == 0 ? 0 : lines.count / width
    for line in 0..<count {
      try Interrupt.check()
      var order: any LineOrder = try Dispatch.all(dtype) { type in
        try lines.order(start: line * width, count: width, as: type)
      }
      try select(&order)
      try order.write(to: values, indices, at: line * length)
    }
    if rank == 0 { return (try values.reshape([]), try indices.reshape([])) }
    return (try values.transpose(d, -1).contiguous(), try indices.transpose(d, -1).contiguous())
  }

  private func order<T: Element>(
    start: Int, count: Int, as type: T.Type
  ) throws -> any LineOrder {
    let values = pointer(as: type) + start
    var ranked: [(value: T, position: Int)] = []
    ranked.reserveCapacity(count)
    try Interrupt.forEachStretch(of: count) { for i in $0 { ranked.append((values[i], i)) } }
    return TypedLineOrder(ranked: ranked)
  }
}

/// The elements of one line, each with its position, that are being put in order.
private protocol LineOrder {
  mutating func sort(descending: Bool) throws
  mutating func selectOnly(_ place: Int) throws
  mutating func selectFirst(_ count: Int, descending: Bool) throws
  func write(to values: Tensor, _ indices: Tensor, at start: Int) throws
}

private struct TypedLineOrder<T: Element>: LineOrder {
  var ranked: [(value: T, position: Int)]

  mutating func sort(descending: Bool) throws {
    try ranked.sort { a, b in
      try Interrupt.check()
      if descending ? sortsBefore(b.value, a.value) : sortsBefore(a.value, b.value) { return true }
      if descending ? sortsBefore(a.value, b.value) : sortsBefore(b.value, a.value) { return false }
      return a.position < b.position
    }
  }

  mutating func selectFirst(_ count: Int, descending: Bool) throws {
    var order = PartialOrder(ranked) { a, b in
      descending ? sortsBefore(b.value, a.value) : sortsBefore(a.value, b.value)
    }
    try order.selectFirst(count)
    ranked = Array(order.elements.prefix(count))
  }

  mutating func selectOnly(_ place: Int) throws {
    var order = PartialOrder(ranked) { sortsBefore($0.value, $1.value) }
    ranked = [try order.quickSelect(place)]
  }

  func write(to values: Tensor, _ indices: Tensor, at start: Int) throws {
    let (out, at) = (values.pointer(as: T.self) + start, indices.pointer(as: Int.self) + start)
    try Interrupt.forEachStretch(of: ranked.count) {
      for i in $0 { (out[i], at[i]) = (ranked[i].value, ranked[i].position) }
    }
  }
}

/// Whether a value sorts before another one; NaN comes last.
@inline(__always)
func sortsBefore<T: Element>(_ a: T, _ b: T) -> Bool {
  a < b || (b != b && a == a)
}
