/// `range(start, stop, step)` within 64 bits.
package final class Range: Object {
  package let start: Int
  package let stop: Int
  package let step: Int
  /// How many numbers it has.
  package let count: Int

  /// `step` must not be 0. Throws `OverflowError` for more than 2^63 - 1 numbers.
  package init(start: Int = 0, stop: Int, step: Int = 1) throws {
    self.start = start
    self.stop = stop
    self.step = step
    let (low, high) = step > 0 ? (start, stop) : (stop, start)
    if low >= high {
      count = 0
    } else {
      let span = high.subtractingReportingOverflow(low)
      let width = UInt(bitPattern: span.partialValue)
      guard let count = Int(exactly: (width - 1) / step.magnitude + 1) else {
        throw PythonError(.overflowError, "Python int too large to convert to C ssize_t")
      }
      self.count = count
    }
    super.init(layout: .range)
  }

  /// `count` numbers from `start` on; the caller has checked that they fit.
  private init(start: Int, stop: Int, step: Int, count: Int) {
    self.start = start
    self.stop = stop
    self.step = step
    self.count = count
    super.init(layout: .range)
  }

  /// The number at a place, or at the one behind the last. An end beyond 64 bits does not change the
  /// numbers.
  private func bound(at place: Int) -> Int {
    let (span, overflow) = step.multipliedReportingOverflow(by: place)
    let (end, carry) = start.addingReportingOverflow(span)
    return overflow || carry ? (step > 0 ? .max : .min) : end
  }

  package override var type: TypeObject { .range }

  /// The number at a place within the range.
  @inline(__always)
  package subscript(place: Int) -> Int { start &+ place &* step }

  package override func length() throws -> Int { count }
  package override func isTrue() throws -> Bool { count > 0 }
  package override func makeIterator() throws -> Iterator { RangeIterator(self) }

  /// The place of a number, or nil.
  package func place(of number: Int) -> Int? {
    let (distance, overflow) = number.subtractingReportingOverflow(start)
    guard count > 0, !overflow, distance % step == 0 else { return nil }
    let place = distance / step
    return place >= 0 && place < count ? place : nil
  }

  package override func contains(_ item: Value) throws -> Bool? {
    if let number = item.smallInt { return place(of: number) != nil }
    if case .float(let value) = item {
      return Int(exactly: value).map { place(of: $0) != nil } ?? false
    }
    return item.object == nil ? false : nil
  }

  package override func getItem(_ key: Value) throws -> Value {
    if let slice = key.as(Slice.self) {
      let places = try slice.indices(count)
      return .object(
        Range(
          start: bound(at: places.start), stop: bound(at: places.stop), step: step &* places.step,
          count: places.count))
    }
    guard let index = try Operations.indexIfAny(key) else {
      throw PythonError.typeError(
        "range indices must be integers or slices, not \(key.type.name)")
    }
    return .int(
      self[try Sequences.place(index, count: count, "range object index out of range")])
  }

  package override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard op == .equal || op == .notEqual, let other = other.as(Range.self) else { return nil }
    let same =
      count == other.count
      && (count == 0 || start == other.start && (count == 1 || step == other.step))
    return .bool(same == (op == .equal))
  }

  package override func hash() throws -> Int {
    let parts: [Value] =
      switch count {
      case 0: [.int(0), .none, .none]
      case 1: [.int(1), .int(start), .none]
      default: [.int(count), .int(start), .int(step)]
      }
    return try Tuple(parts).hash()
  }

  package override func repr() throws -> String {
    step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))"
  }
}

/// The iterator of a range.
package final class RangeIterator: Iterator {
  /// The next number.
  package private(set) var current: Int
  package let step: Int
  /// How many numbers are to come.
  package private(set) var left: Int

  package init(_ range: Range) {
    current = range.start
    step = range.step
    left = range.count
  }

  /// `reversed(range)`.
  package init(reversing range: Range) {
    current = range[range.count &- 1]
    step = 0 &- range.step
    left = range.count
  }

  package override var type: TypeObject { .rangeIterator }

  /// The next number, or nil at the end; spares the caller the `Value`.
  @inline(__always)
  package func nextInt() -> Int? {
    guard left > 0 else { return nil }
    willChange()
    left &-= 1
    defer { current &+= step }
    return current
  }

  @inline(__always)
  package override func next() throws -> Value? { nextInt().map { .int($0) } }

  package override var remaining: Int? { left }

  package override func restoration() -> (() -> Void)? {
    let (oldCurrent, oldLeft) = (current, left)
    return { [self] in (current, left) = (oldCurrent, oldLeft) }
  }
}
