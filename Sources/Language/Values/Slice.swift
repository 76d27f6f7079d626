/// `slice(start, stop, step)`.
package final class Slice: Object {
  package private(set) var start: Value
  package private(set) var stop: Value
  package private(set) var step: Value

  /// `.none` stands for a missing part.
  package init(start: Value, stop: Value, step: Value = .none) {
    self.start = start
    self.stop = stop
    self.step = step
    super.init(layout: .slice)
  }

  deinit {
    Disposal.drop(&start)
    Disposal.drop(&stop)
    Disposal.drop(&step)
  }

  package override var type: TypeObject { .slice }

  /// The places that a slice selects of a sequence.
  package struct Indices {
    package let start: Int
    package let stop: Int
    package let step: Int
    package let count: Int

    /// The places from the first to the last, in the slice's order.
    package func map<T>(_ transform: (Int) -> T) -> [T] {
      var result: [T] = []
      result.reserveCapacity(count)
      var place = start
      for _ in 0..<count {
        result.append(transform(place))
        place &+= step
      }
      return result
    }
  }

  /// `slice.indices(length)`, with the number of places. The length is asked once the parts are
  /// known, for a program's `__index__` may change it.
  package func indices(_ length: @autoclosure () throws -> Int) throws -> Indices {
    let step = try self.step.isNone ? 1 : Slice.bound(self.step)
    guard step != 0 else { throw PythonError.valueError("slice step cannot be zero") }
    let first = try self.start.isNone ? nil : Slice.bound(self.start)
    let last = try self.stop.isNone ? nil : Slice.bound(self.stop)
    let length = try length()
    let (lowest, highest) = step > 0 ? (0, length) : (-1, length - 1)
    func place(_ bound: Int?, standard: Int) -> Int {
      guard let bound else { return standard }
      return min(max(bound < 0 ? bound &+ length : bound, lowest), highest)
    }
    let start = place(first, standard: step > 0 ? lowest : highest)
    let stop = place(last, standard: step > 0 ? highest : lowest)
    let span = step > 0 ? stop - start : start - stop
    let count = span <= 0 ? 0 : (span - 1) / Int(clamping: step.magnitude) + 1
    return Indices(start: start, stop: stop, step: step, count: count)
  }

  /// A part of a slice as an int, cut off at the ends of the range.
  private static func bound(_ value: Value) throws -> Int {
    if case .int(let value) = value { return value }
    if let big = value.bigInt { return Int(clamping: big) }
    if let object = value.object, let index = try object.asIndex() { return index }
    throw PythonError.typeError(
      "slice indices must be integers or None or have an __index__ method")
  }

  package override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let other = other.as(Slice.self) else { return nil }
    return try Sequences.compare(op, [start, stop, step], [other.start, other.stop, other.step])
  }

  package override func hash() throws -> Int {
    throw PythonError.typeError("unhashable type: 'slice'")
  }

  package override func repr() throws -> String {
    try "slice(\(Operations.repr(start)), \(Operations.repr(stop)), \(Operations.repr(step)))"
  }
}
