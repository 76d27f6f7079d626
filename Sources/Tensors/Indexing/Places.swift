import Safety

/// Where in a storage an operation reads or writes: starts of equally long runs of neighbours.
///
/// Every indexing operation works its index out to places first; what moves elements is then the
/// same for all of them. A row-major tensor of `starts.count * run` elements stands opposite.
struct Places {
  /// In elements from the start of the storage.
  var starts: [Int]
  /// Elements behind each start, the start included.
  var run: Int

  /// Places of all elements of a view.
  init(of view: Tensor) throws {
    try self.init(of: view, beside: [view.offset])
  }

  /// Places of a view's elements, once from each start; the view's own offset does not count.
  init(of view: Tensor, beside starts: [Int]) throws {
    if view.isContiguous {
      self.starts = starts
      run = view.count
      return
    }
    run = 1
    self.starts = []
    self.starts.reserveCapacity(starts.count &* view.count)
    for start in starts {
      try forEachPlace(view.sizes, view.strides, from: start) { self.starts.append($0) }
    }
  }

  /// Places of single elements, or of runs.
  init(starts: [Int], run: Int = 1) {
    self.starts = starts
    self.run = run
  }

  /// Calls `body` with stretches of the starts; throws `KeyboardInterrupt` when asked to stop.
  @inline(__always)
  private func forEachStretch(_ body: (ArraySlice<Int>) -> Void) throws {
    let size = max(1, (1 << 18) / max(1, run))
    if starts.count <= size { return body(starts[...]) }
    for first in stride(from: 0, to: starts.count, by: size) {
      try Interrupt.check()
      body(starts[first..<min(first + size, starts.count)])
    }
  }

  /// Copies the elements at these places into a new tensor.
  func read(from source: Tensor, sizes: Dims) throws -> Tensor {
    let result = try Tensor.empty(sizes, source.dtype)
    switch source.dtype.size {
    case 1: try read(source.storage, result, as: UInt8.self)
    case 2: try read(source.storage, result, as: UInt16.self)
    case 4: try read(source.storage, result, as: UInt32.self)
    default: try read(source.storage, result, as: UInt64.self)
    }
    return result
  }

  private func read<T>(_ source: Storage, _ result: Tensor, as type: T.Type) throws {
    let base = source.bytes.assumingMemoryBound(to: type)
    var out = result.pointer(as: type)
    if run == 1 {
      try forEachStretch { starts in
        for start in starts {
          out.pointee = base[start]
          out += 1
        }
      }
    } else {
      try forEachStretch { starts in
        for start in starts {
          out.update(from: base + start, count: run)
          out += run
        }
      }
    }
  }

  /// Copies the elements of `values`, row-major, to these places of `target`'s storage.
  ///
  /// `values` has `target`'s dtype and as many elements as there are places.
  func write(_ values: Tensor, into target: Tensor) throws {
    let values = try values.apart(from: target.storage)
    try target.storage.willChange()
    switch target.dtype.size {
    case 1: try write(values, target.storage, as: UInt8.self)
    case 2: try write(values, target.storage, as: UInt16.self)
    case 4: try write(values, target.storage, as: UInt32.self)
    default: try write(values, target.storage, as: UInt64.self)
    }
  }

  private func write<T>(_ values: Tensor, _ target: Storage, as type: T.Type) throws {
    let base = target.bytes.assumingMemoryBound(to: type)
    var source = values.pointer(as: type)
    try forEachStretch { starts in
      for start in starts {
        (base + start).update(from: source, count: run)
        source += run
      }
    }
  }

  /// Adds the elements of `values`, row-major, to those at these places, one after the other.
  func accumulate(_ values: Tensor, into target: Tensor) throws {
    try combine(values, into: target, .add)
  }

  /// What becomes of an old and a new value.
  enum Combination {
    case add
    case multiply
    case maximum
    case minimum
  }

  /// Adds or multiplies the elements of `values`, row-major, into those at these places.
  func combine(_ values: Tensor, into target: Tensor, _ how: Combination) throws {
    let values = try values.apart(from: target.storage)
    try target.storage.willChange()
    if target.dtype == .bool {
      let isSum = how == .add || how == .maximum
      try update(values, target.storage) { (a: Bool, b: Bool) in isSum ? a || b : a && b }
      return
    }
    try Dispatch.numbers(
      target.dtype,
      real: { type in try combine(values, target.storage, how, real: type) },
      integer: { type in try combine(values, target.storage, how, integer: type) })
  }

  private func combine<T: RealElement>(
    _ values: Tensor, _ target: Storage, _ how: Combination, real type: T.Type
  ) throws {
    switch how {
    case .add: try update(values, target) { (a: T, b: T) in a + b }
    case .multiply: try update(values, target) { (a: T, b: T) in a * b }
    case .maximum: try update(values, target) { (a: T, b: T) in a.isNaN || a > b ? a : b }
    case .minimum: try update(values, target) { (a: T, b: T) in a.isNaN || a < b ? a : b }
    }
  }

  private func combine<T: IntegerElement>(
    _ values: Tensor, _ target: Storage, _ how: Combination, integer type: T.Type
  ) throws {
    switch how {
    case .add: try update(values, target) { (a: T, b: T) in a &+ b }
    case .multiply: try update(values, target) { (a: T, b: T) in a &* b }
    case .maximum: try update(values, target) { (a: T, b: T) in a > b ? a : b }
    case .minimum: try update(values, target) { (a: T, b: T) in a < b ? a : b }
    }
  }

  @inline(__always)
  private func update<T>(_ values: Tensor, _ target: Storage, _ combined: (T, T) -> T) throws {
    let base = target.bytes.assumingMemoryBound(to: T.self)
    var source = values.pointer(as: T.self)
    try forEachStretch { starts in
      for start in starts {
        for i in start..<start &+ run {
          base[i] = combined(base[i], source.pointee)
          source += 1
        }
      }
    }
  }
}

extension Tensor {
  /// These elements row-major and in another storage than one that is about to change.
  fileprivate func apart(from storage: Storage) throws -> Tensor {
    let values = try contiguous()
    return values.storage === storage ? try values.clone() : values
  }
}
