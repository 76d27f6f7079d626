import Safety

// Elements counted: unique, bincount, histc, searchsorted.

extension Tensor {
  /// The different elements in ascending order; for every element which of them it is, and for
  /// each of them how often it occurs. A NaN equals no other one.
  package func unique() throws -> (values: Tensor, inverse: Tensor, counts: Tensor) {
    let (sorted, order) = try reshape([-1]).sort(dim: 0)
    let starts = try Dispatch.all(dtype) { type in try sorted.runStarts(as: type) }
    let (inverse, counts) = try Tensor.runs(starts, order.toArray(Int.self), inverse: sizes)
    return (try sorted.taking(starts, along: 0), inverse, counts)
  }

  /// The elements without repetitions of the one before; see `unique`.
  package func uniqueConsecutive() throws -> (values: Tensor, inverse: Tensor, counts: Tensor) {
    let flat = try reshape([-1]).contiguous()
    let starts = try Dispatch.all(dtype) { type in try flat.runStarts(as: type) }
    let (inverse, counts) = try Tensor.runs(starts, Array(0..<count), inverse: sizes)
    return (try flat.taking(starts, along: 0), inverse, counts)
  }

  /// The different slices along a dimension in ascending order, compared element by element; for
  /// every slice which of them it is, and for each of them how often it occurs.
  package func unique(dim: Int) throws -> (values: Tensor, inverse: Tensor, counts: Tensor) {
    let d = try normalizedDim(dim)
    guard rank > 0 else { return try unique() }
    let slices = try transpose(0, d).contiguous()
    let length = sizes[d]
    let width = length == 0 ? 0 : count / length
    let order = Dispatch.all(dtype) { type in slices.sliceOrder(length, width, as: type) }
    let starts = Dispatch.all(dtype) { type in
      order.indices.filter { i in
        i == 0 || slices.isDifferent(order[i - 1], order[i], width, as: type)
      }
    }
    let (inverse, counts) = try Tensor.runs(starts, order, inverse: [length])
    return (try taking(starts.map { order[$0] }, along: d), inverse, counts)
  }

  private func sliceOrder<T: Element>(_ length: Int, _ width: Int, as type: T.Type) -> [Int] {
    let values = pointer(as: type)
    return (0..<length).sorted { a, b in
      for i in 0..<width {
        let (x, y) = (values[a * width + i], values[b * width + i])
        if x != y { return x < y }
      }
      return a < b
    }
  }

  private func isDifferent<T: Element>(
    _ a: Int, _ b: Int, _ width: Int, as type: T.Type
  ) -> Bool {
    let values = pointer(as: type)
    return (0..<width).contains { values[a * width + $0] != values[b * width + $0] }
  }

  /// Of runs of equal things in an order: for each thing the number of its run, and for each run its
  /// length.
  private static func runs(
    _ starts: [Int], _ order: [Int], inverse sizes: Dims
  ) throws -> (inverse: Tensor, counts: Tensor) {
    let inverse = try Tensor.empty(sizes, .int64)
    let counts = try Tensor.empty([starts.count], .int64)
    let (which, often) = (inverse.pointer(as: Int.self), counts.pointer(as: Int.self))
    for (number, start) in starts.enumerated() {
      let end = number + 1 < starts.count ? starts[number + 1] : order.count
      often[number] = end - start
      try Interrupt.check()
      for i in start..<end { which[order[i]] = number }
    }
    return (inverse, counts)
  }

  /// Where in a contiguous vector an element differs from the one before.
  private func runStarts<T: Element>(as type: T.Type) throws -> [Int] {
    let values = pointer(as: type)
    return try (0..<count).filter { place in
      try Interrupt.check()
      return place == 0 || values[place] != values[place - 1]
    }
  }

  /// How often each of the numbers from 0 on occurs, or the sum of its weights.
  ///
  /// int64; with weights float32 if they are, otherwise float64. At least `minimumLength` long.
  package func bincount(weights: Tensor? = nil, minimumLength: Int = 0) throws -> Tensor {
    guard !dtype.isFloatingPoint, dtype != .bool else {
      throw Tensor.notImplemented("bincount_cpu", dtype)
    }
    guard minimumLength >= 0 else {
      throw NamedError("RuntimeError", "minlength should be >= 0")
    }
    let index = try to(.int64).contiguous()
    let numbers = UnsafeBufferPointer(start: index.pointer(as: Int.self), count: index.count)
    var (least, greatest) = (0, -1)
    try Interrupt.forEachStretch(of: numbers.count) { stretch in
      for number in numbers[stretch] {
        least = Swift.min(least, number)
        greatest = Swift.max(greatest, number)
      }
    }
    guard rank == 1, least == 0 else {
      throw NamedError(
        "RuntimeError", "bincount only supports 1-d non-negative integral inputs.")
    }
    let length = Swift.max(greatest &+ 1, minimumLength)
    guard let weights else {
      let result = try Tensor.zeros([length], .int64)
      let counts = result.pointer(as: Int.self)
      try Interrupt.forEachStretch(of: numbers.count) { stretch in
        for i in stretch { counts[numbers[i]] &+= 1 }
      }
      return result
    }
    guard weights.rank == 1, weights.count == numbers.count else {
      throw NamedError(
        "RuntimeError", "weights should be 1-d and have the same length as input")
    }
    let weighted = weights.dtype == .float32 ? weights : try weights.to(.float64)
    let result = try Tensor.zeros([length], weighted.dtype)
    try result.indexAdd_(dim: 0, index, weighted)
    return result
  }

  /// How many elements fall into each of `bins` equal parts of [low, high].
  ///
  /// Equal bounds mean the least and the greatest element. The dtype stays.
  package func histc(bins: Int = 100, low: Double = 0, high: Double = 0) throws -> Tensor {
    try requireFloating("histogram_cpu")
    guard bins > 0 else {
      throw NamedError(
        "RuntimeError", "torch.histogram(): bins must be > 0, but got \(bins) for dimension 0")
    }
    guard low <= high else {
      throw NamedError("RuntimeError", "torch.histc: max must be larger than min")
    }
    let result = try Tensor.zeros([bins], dtype)
    if dtype == .float32 {
      try countBins(result, Float(low), Float(high))
    } else {
      try countBins(result, low, high)
    }
    return result
  }

  private func countBins<T: RealElement>(_ result: Tensor, _ low: T, _ high: T) throws {
    let values = try contiguous()
    let numbers = UnsafeBufferPointer(start: values.pointer(as: T.self), count: values.count)
    var (first, last) = (low, high)
    if first == last {
      let isUndefined = numbers.contains { $0.isNaN }
      (first, last) = isUndefined ? (.nan, .nan) : (numbers.min() ?? 0, numbers.max() ?? 0)
    }
    guard first.isFinite, last.isFinite else {
      throw NamedError(
        "RuntimeError",
        "torch.histc: range of [\(short(first.real)), \(short(last.real))] is not finite")
    }
    if first == last { (first, last) = (first - 1, last + 1) }
    let bins = result.count
    let counts = result.pointer(as: T.self)
    for number in numbers where number >= first && number <= last {
      let place = Int(((number - first) * (T(bins) / (last - first))).real)
      counts[Swift.min(place, bins - 1)] += 1
    }
  }

  /// Where values would have to be inserted to keep sorted boundaries sorted; int64, as `values`.
  ///
  /// The boundaries are a vector, or one row for each row of values. `right` puts equal values
  /// behind the boundary.
  package static func searchsorted(
    _ boundaries: Tensor, _ values: Tensor, right: Bool = false
  ) throws -> Tensor {
    let isOneRow = boundaries.rank == 1
    guard
      isOneRow
        || boundaries.rank > 0 && boundaries.rank == values.rank
          && boundaries.sizes.dropLast().elementsEqual(values.sizes.dropLast())
    else {
      throw NamedError(
        "RuntimeError",
        "torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 "
          + "dimensions of boundaries tensor and input value tensor must match, but we got "
          + "boundaries tensor \(boundaries.sizes) and input value tensor \(values.sizes)")
    }
    let dtype = DType.promoted(boundaries.dtype, values.dtype)
    let (edges, numbers) = (
      try boundaries.to(dtype).contiguous(), try values.to(dtype).contiguous()
    )
    let result = try Tensor.empty(values.sizes, .int64)
    let width = edges.sizes[edges.rank - 1]
    let row = isOneRow ? Swift.max(numbers.count, 1) : Swift.max(values.sizes[values.rank - 1], 1)
    try Dispatch.all(dtype) { type in
      try insertionPoints(edges, numbers, width, isOneRow ? nil : row, right, result, as: type)
    }
    return result
  }

  private static func insertionPoints<T: Element>(
    _ edges: Tensor, _ numbers: Tensor, _ width: Int, _ row: Int?, _ right: Bool,
    _ result: Tensor, as type: T.Type
  ) throws {
    let (all, values) = (edges.pointer(as: type), numbers.pointer(as: type))
    let out = result.pointer(as: Int.self)
    for i in 0..<numbers.count {
      try Interrupt.check()
      let start = row.map { i / $0 * width } ?? 0
      var (low, high) = (0, width)
      while low < high {
        let middle = low + (high - low) / 2
        let edge = all[start + middle]
        let isBefore = right ? !sortsBefore(values[i], edge) : sortsBefore(edge, values[i])
        if isBefore { low = middle + 1 } else { high = middle }
      }
      out[i] = low
    }
  }
}
