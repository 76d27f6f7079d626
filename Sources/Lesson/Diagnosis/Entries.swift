import Tensors

/// The entries of a tensor in row-major order, read as doubles without a copy where that is
/// possible.
struct Entries {
  let sizes: Dims
  let count: Int
  private let tensor: Tensor
  private let singles: UnsafePointer<Float>?
  private let doubles: UnsafePointer<Double>?

  /// Throws `MemoryError` where a copy is needed and finds no room.
  init(_ tensor: Tensor) throws {
    var own = try tensor.contiguous()
    if own.dtype != .float32 { own = try own.to(.float64).contiguous() }
    self.tensor = own
    sizes = own.sizes
    count = own.count
    let isSingle = own.dtype == .float32
    singles = isSingle ? UnsafePointer(own.pointer(as: Float.self)) : nil
    doubles = isSingle ? nil : UnsafePointer(own.pointer(as: Double.self))
  }

  @inline(__always)
  subscript(place: Int) -> Double {
    if let singles { return Double(singles[place]) }
    return doubles?[place] ?? .nan
  }

  /// The place of the entry with the largest absolute value, and that value; NaN and infinity
  /// are passed over.
  var peak: (place: Int, size: Double) {
    var best = (place: 0, size: 0.0)
    for place in 0..<count {
      let size = abs(self[place])
      if size > best.size, size.isFinite { best = (place, size) }
    }
    return best
  }
}

/// A tensor that others are compared with, again and again.
struct Target {
  let tensor: Tensor
  let entries: Entries
  let peak: (place: Int, size: Double)

  /// How far two numbers that should be equal may be apart, relative to the largest entry: some
  /// hundred roundings of float32.
  static let tolerance = 2e-5

  init(_ tensor: Tensor) throws {
    self.tensor = tensor
    entries = try Entries(tensor)
    peak = entries.peak
  }

  /// The number that, times this tensor, gives `other`; nil where there is none, or where the
  /// shapes differ.
  func factor(of other: Entries, tolerance: Double = Target.tolerance) -> Double? {
    guard other.sizes == entries.sizes, entries.count > 0, peak.size > 0 else { return nil }
    let factor = other[peak.place] / entries[peak.place]
    guard factor.isFinite, abs(factor) > 1e-9 else { return nil }
    let limit = tolerance * peak.size * abs(factor)
    for place in 0..<other.count
    where !(abs(other[place] - factor * entries[place]) <= limit) {
      return nil
    }
    return factor
  }

  /// Whether `other` is this tensor, up to rounding.
  func equals(_ other: Entries) -> Bool {
    guard other.sizes == entries.sizes else { return false }
    let limit = max(Target.tolerance * peak.size, 1e-12)
    for place in 0..<other.count where !(abs(other[place] - entries[place]) <= limit) {
      return false
    }
    return true
  }

  /// Whether the course's `cmp` calls `other` approximately right: of a gradient that is nothing but
  /// rounding, such as that of a row's maximum, no digit can be asked for.
  func isApproximated(by other: Entries) -> Bool {
    other.sizes == entries.sizes
      && (0..<other.count).allSatisfy { place in
        abs(other[place] - entries[place]) <= 1e-8 + 1e-5 * abs(entries[place])
      }
  }

  /// Whether `other` is what this tensor is, up to rounding, NaN and infinity included.
  func isSame(as other: Entries) -> Bool {
    guard other.sizes == entries.sizes else { return false }
    let limit = max(Target.tolerance * peak.size, 1e-12)
    return (0..<other.count).allSatisfy { place in
      let (own, its) = (entries[place], other[place])
      return own == its || (own.isNaN && its.isNaN) || abs(own - its) <= limit
    }
  }
}
