import Tensors

/// How a result differs from the recorded one.
package struct Difference: Equatable {
  /// How many elements differ in a bit; two that are not numbers count as the same.
  package var elements = 0
  /// The largest distance, in units in the last place; integers' is their difference. Nil where
  /// there is none to measure: another shape, another type, or a number beside what is none.
  package var distance: UInt64? = 0

  package init(elements: Int = 0, distance: UInt64? = 0) {
    (self.elements, self.distance) = (elements, distance)
  }

  /// The elements of two tensors, in row-major order.
  package init(_ result: Tensor, _ expected: Tensor) throws {
    self.init()
    guard result.sizes == expected.sizes, result.dtype == expected.dtype else {
      (elements, distance) = (max(result.count, expected.count, 1), nil)
      return
    }
    switch result.dtype {
    case .float32:
      for (a, b) in zip(try result.toArray(Float.self), try expected.toArray(Float.self)) {
        add(a, b)
      }
    case .float64:
      for (a, b) in zip(try result.toArray(Double.self), try expected.toArray(Double.self)) {
        add(a, b)
      }
    default:
      for (a, b) in zip(try result.toArray(Int.self), try expected.toArray(Int.self)) {
        add(differs: a != b, UInt64((max(a, b) &- min(a, b)).magnitude))
      }
    }
  }

  package mutating func add(_ a: Float, _ b: Float) {
    if a.isNaN && b.isNaN { return }
    let distance = Difference.place(a).distance(to: Difference.place(b)).magnitude
    add(differs: a.bitPattern != b.bitPattern, a.isNaN || b.isNaN ? nil : UInt64(distance))
  }

  package mutating func add(_ a: Double, _ b: Double) {
    if a.isNaN && b.isNaN { return }
    let (low, high) = (
      min(Difference.place(a), Difference.place(b)), max(Difference.place(a), Difference.place(b))
    )
    add(
      differs: a.bitPattern != b.bitPattern,
      a.isNaN || b.isNaN ? nil : UInt64(bitPattern: high &- low))
  }

  private mutating func add(differs: Bool, _ distance: UInt64?) {
    guard differs else { return }
    elements += 1
    self.distance = self.distance.flatMap { worst in distance.map { max(worst, $0, 1) } }
  }

  /// Where a number stands among all, counted from -0 and 0.
  private static func place(_ x: Float) -> Int {
    let magnitude = Int(x.magnitude.bitPattern)
    return x.sign == .minus ? -magnitude : magnitude
  }

  private static func place(_ x: Double) -> Int64 {
    let magnitude = Int64(bitPattern: x.magnitude.bitPattern)
    return x.sign == .minus ? -magnitude : magnitude
  }
}
