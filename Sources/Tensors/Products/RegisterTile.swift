/// A few rows of a matrix product, one or two vectors wide, whose sums stay in registers.
///
/// Every element is one chain of fused multiply-adds in the order of the terms.
struct RegisterTile<T: LaneElement> {
  /// The first term of the first row on the left.
  let a: UnsafePointer<T>
  let rowStep: Int
  let termStep: Int
  /// The first term of the first column on the right.
  let b: UnsafePointer<T>
  let bStep: Int
  let terms: Int
  /// Columns from the first vector to the second: its width, or less where they overlap.
  let second: Int

  /// Where a tile's sums go.
  struct Target {
    let out: UnsafeMutablePointer<T>
    let rowStep: Int
    /// The lanes of the last vector to be stored: all, or those that no tile before it had.
    let lanes: Int
    /// Whether the sums are added to what is there.
    let adds: Bool
  }

  /// Six rows of two vectors; rows behind `rows` are computed as the last one, and not stored.
  @inline(never)
  func sixByTwo(_ rows: Int, _ target: Target) {
    let last = rows &- 1
    let (r1, r2, r3) = (step(1, last), step(2, last), step(3, last))
    let (r4, r5) = (step(4, last), step(5, last))
    var (s0, s1, s2, s3, s4, s5) = (zero, zero, zero, zero, zero, zero)
    var (t0, t1, t2, t3, t4, t5) = (zero, zero, zero, zero, zero, zero)
    var (left, right) = (a, b)
    for _ in 0..<terms {
      let (x, y) = (right.vector(at: 0), right.vector(at: second))
      Self.add(left[0], x, y, &s0, &t0)
      Self.add(left[r1], x, y, &s1, &t1)
      Self.add(left[r2], x, y, &s2, &t2)
      Self.add(left[r3], x, y, &s3, &t3)
      Self.add(left[r4], x, y, &s4, &t4)
      Self.add(left[r5], x, y, &s5, &t5)
      left += termStep
      right += bStep
    }
    store(s0, t0, 0, last, target)
    store(s1, t1, 1, last, target)
    store(s2, t2, 2, last, target)
    store(s3, t3, 3, last, target)
    store(s4, t4, 4, last, target)
    store(s5, t5, 5, last, target)
  }

  /// Four rows of two vectors.
  @inline(never)
  func fourByTwo(_ rows: Int, _ target: Target) {
    let last = rows &- 1
    let (r1, r2, r3) = (step(1, last), step(2, last), step(3, last))
    var (s0, s1, s2, s3) = (zero, zero, zero, zero)
    var (t0, t1, t2, t3) = (zero, zero, zero, zero)
    var (left, right) = (a, b)
    for _ in 0..<terms {
      let (x, y) = (right.vector(at: 0), right.vector(at: second))
      Self.add(left[0], x, y, &s0, &t0)
      Self.add(left[r1], x, y, &s1, &t1)
      Self.add(left[r2], x, y, &s2, &t2)
      Self.add(left[r3], x, y, &s3, &t3)
      left += termStep
      right += bStep
    }
    store(s0, t0, 0, last, target)
    store(s1, t1, 1, last, target)
    store(s2, t2, 2, last, target)
    store(s3, t3, 3, last, target)
  }

  /// Six rows of one vector.
  @inline(never)
  func sixByOne(_ rows: Int, _ target: Target) {
    let last = rows &- 1
    let (r1, r2, r3) = (step(1, last), step(2, last), step(3, last))
    let (r4, r5) = (step(4, last), step(5, last))
    var (s0, s1, s2, s3, s4, s5) = (zero, zero, zero, zero, zero, zero)
    var (left, right) = (a, b)
    for _ in 0..<terms {
      let x = right.vector(at: 0)
      s0 = s0.fused(T.Vector(repeating: left[0]), x)
      s1 = s1.fused(T.Vector(repeating: left[r1]), x)
      s2 = s2.fused(T.Vector(repeating: left[r2]), x)
      s3 = s3.fused(T.Vector(repeating: left[r3]), x)
      s4 = s4.fused(T.Vector(repeating: left[r4]), x)
      s5 = s5.fused(T.Vector(repeating: left[r5]), x)
      left += termStep
      right += bStep
    }
    storeLast(s0, 0, last, target)
    storeLast(s1, 1, last, target)
    storeLast(s2, 2, last, target)
    storeLast(s3, 3, last, target)
    storeLast(s4, 4, last, target)
    storeLast(s5, 5, last, target)
  }

  @inline(__always)
  private var zero: T.Vector { T.Vector(all: 0) }

  @inline(__always)
  private func step(_ row: Int, _ last: Int) -> Int { min(row, last) &* rowStep }

  @inline(__always)
  private static func add(
    _ factor: T, _ x: T.Vector, _ y: T.Vector, _ s: inout T.Vector, _ t: inout T.Vector
  ) {
    let factors = T.Vector(repeating: factor)
    s = s.fused(factors, x)
    t = t.fused(factors, y)
  }

  @inline(__always)
  private func store(_ s: T.Vector, _ t: T.Vector, _ row: Int, _ last: Int, _ target: Target) {
    guard row <= last else { return }
    let place = target.out + row &* target.rowStep
    if !target.adds {
      place.store(s, at: 0)
      return place.store(t, at: second)
    }
    // Both are read before one is written: they may overlap.
    let (old, oldSecond) = (place.vector(at: 0), place.vector(at: second))
    place.store(old + s, at: 0)
    place.store(oldSecond + t, at: second)
  }

  @inline(__always)
  private func storeLast(
    _ s: T.Vector, _ row: Int, _ last: Int, _ target: Target
  ) {
    guard row <= last else { return }
    let place = target.out + row &* target.rowStep
    let width = T.Vector.scalarCount
    if target.lanes == width {
      place.store(target.adds ? place.vector(at: 0) + s : s, at: 0)
    } else {
      for lane in (width &- target.lanes)..<width {
        place[lane] = target.adds ? place[lane] + s[lane] : s[lane]
      }
    }
  }
}
