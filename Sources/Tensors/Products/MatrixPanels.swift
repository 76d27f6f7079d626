private let floatRows: Cores.Part = { work, start, end, isHelper in
  work.assumingMemoryBound(to: MatrixPanels<Float>.self).pointee
    .multiply(rows: start..<end, isHelper: isHelper)
}

private let doubleRows: Cores.Part = { work, start, end, isHelper in
  work.assumingMemoryBound(to: MatrixPanels<Double>.self).pointee
    .multiply(rows: start..<end, isHelper: isHelper)
}

/// A product, or some of its terms, cut into panels of columns and these into register tiles.
///
/// Cutting changes no bits: each element is computed by one tile, term after term.
struct MatrixPanels<T: LaneElement>: BitwiseCopyable {
  private let a: MatrixView<T>
  private let b: MatrixView<T>
  private let out: MatrixView<T>
  private let firstTerm: Int
  private let terms: Int
  /// Whether the products are added to what is in `out`.
  private let adds: Bool

  init(
    _ a: MatrixView<T>, _ b: MatrixView<T>, _ out: MatrixView<T>, terms: Range<Int>, adds: Bool
  ) {
    (self.a, self.b, self.out, self.adds) = (a, b, out, adds)
    (firstTerm, self.terms) = (terms.lowerBound, terms.count)
  }

  private static var width: Int { T.Vector.scalarCount }
  /// Columns of a whole panel: two vectors.
  private static var panel: Int { 2 &* width }

  /// Where a panel's right side can be read: rows of columns side by side.
  private struct Source {
    let base: UnsafePointer<T>
    let step: Int
  }

  /// Computes all rows, on as many cores as are worth it. Throws `KeyboardInterrupt`.
  func multiply() throws {
    let steps = a.rows &* b.columns &* terms / 8
    let part = T.self == Float.self ? floatRows : doubleRows
    try Cores.divide(a.rows, unit: 6, steps: steps, self, part)
  }

  /// Computes the rows of a range.
  fileprivate func multiply(rows: Range<Int>, isHelper: Bool) {
    if b.columnStep == 1 && b.columns >= Self.width && !profitsFromPacking {
      let base = UnsafePointer(b.base) + firstTerm &* b.rowStep
      // So many rows on the left stay near for all panels.
      let block = max(Self.nearElements / terms, 6)
      for start in stride(from: rows.lowerBound, to: rows.upperBound, by: block) {
        guard Cores.goesOn(isHelper) else { return }
        panels(start..<min(start &+ block, rows.upperBound), isHelper) {
          Source(base: base + $0, step: b.rowStep)
        }
      }
      return
    }
    // Behind the packed right side there is room for the sums of a narrow product.
    let capacity = 2 &* terms &+ 6
    withUnsafeTemporaryAllocation(of: T.Vector.self, capacity: capacity) { buffer in
      guard let start = buffer.baseAddress else { return }
      let packed = UnsafeMutableRawPointer(start).assumingMemoryBound(to: T.self)
      if b.columns < Self.width { return narrow(rows, packed, isHelper) }
      panels(rows, isHelper) { column in
        pack(column, min(Self.panel, b.columns &- column), into: packed)
        return Source(base: UnsafePointer(packed), step: Self.panel)
      }
    }
  }

  /// How many elements on the left are read again and again.
  private static var nearElements: Int { 1 << 15 }

  /// A right side whose rows lie far apart is read many times: copied together, it stays near.
  private var profitsFromPacking: Bool { a.rows >= 32 && b.rowStep > 512 }

  // MARK: Panels

  /// Goes over the panels; `source` says where the columns from a given one on can be read.
  ///
  /// A last panel that fills no vector begins so far left that it does, with columns that are
  /// computed already.
  @inline(__always)
  private func panels(
    _ rows: Range<Int>, _ isHelper: Bool, _ source: (_ column: Int) -> Source
  ) {
    let (width, panel) = (Self.width, Self.panel)
    var column = 0
    while column &+ width < b.columns {
      guard Cores.goesOn(isHelper) else { return }
      let second = min(width, b.columns &- column &- width)
      tiles(rows, source(column), column, second: second, lanes: width)
      column &+= panel
    }
    if column < b.columns {
      let lanes = b.columns &- column
      let first = b.columns &- width
      tiles(rows, source(first), first, second: 0, lanes: lanes)
    }
  }

  /// Goes over the rows of a panel, six or four at a time. `second` is 0 for a single vector.
  @inline(__always)
  private func tiles(
    _ rows: Range<Int>, _ source: Source, _ column: Int, second: Int, lanes: Int
  ) {
    var row = rows.lowerBound
    while row < rows.upperBound {
      let left = rows.upperBound &- row
      let tile = tile(row, source, second: second)
      let target = RegisterTile<T>.Target(
        out: out.base + (row &* out.rowStep &+ column), rowStep: out.rowStep, lanes: lanes,
        adds: adds)
      if second == 0 {
        tile.sixByOne(min(left, 6), target)
        row &+= 6
      } else if left == 8 || left < 5 {
        tile.fourByTwo(min(left, 4), target)
        row &+= 4
      } else {
        tile.sixByTwo(min(left, 6), target)
        row &+= 6
      }
    }
  }

  @inline(__always)
  private func tile(_ row: Int, _ source: Source, second: Int) -> RegisterTile<T> {
    RegisterTile(
      a: UnsafePointer(a.base) + (row &* a.rowStep &+ firstTerm &* a.columnStep),
      rowStep: a.rowStep, termStep: a.columnStep, b: source.base, bStep: source.step,
      terms: terms, second: second)
  }

  // MARK: Copies of the right side

  /// Copies the terms of some columns into rows of a panel's length.
  func pack(_ column: Int, _ columns: Int, into packed: UnsafeMutablePointer<T>) {
    let source = b.base + (firstTerm &* b.rowStep &+ column &* b.columnStep)
    if b.columnStep == 1 && columns >= Self.width {
      for k in 0..<terms {
        let (from, to) = (UnsafePointer(source + k &* b.rowStep), packed + k &* Self.panel)
        to.store(from.vector(at: 0), at: 0)
        let second = columns &- Self.width
        if second > 0 { to.store(from.vector(at: second), at: second) }
      }
      return
    }
    var j = 0
    while j &+ 4 <= columns {
      let (c0, c1) = (source + j &* b.columnStep, source + (j &+ 1) &* b.columnStep)
      let (c2, c3) = (source + (j &+ 2) &* b.columnStep, source + (j &+ 3) &* b.columnStep)
      var (from, to) = (0, UnsafeMutableRawPointer(packed + j))
      for _ in 0..<terms {
        to.storeBytes(of: SIMD4(c0[from], c1[from], c2[from], c3[from]), as: SIMD4<T>.self)
        from &+= b.rowStep
        to += Self.panel &* MemoryLayout<T>.stride
      }
      j &+= 4
    }
    while j < columns {
      let from = source + j &* b.columnStep
      for k in 0..<terms { packed[k &* Self.panel &+ j] = from[k &* b.rowStep] }
      j &+= 1
    }
  }

  /// A product with fewer columns than a vector has lanes: computed with zeros beside them, six rows
  /// at a time behind the packed right side, and copied.
  private func narrow(
    _ rows: Range<Int>, _ packed: UnsafeMutablePointer<T>, _ isHelper: Bool
  ) {
    let size = Self.panel &* terms
    packed.update(repeating: T(all: 0), count: size)
    pack(0, b.columns, into: packed)
    let source = Source(base: UnsafePointer(packed), step: Self.panel)
    let sums = packed + size
    for row in stride(from: rows.lowerBound, to: rows.upperBound, by: 6) {
      guard Cores.goesOn(isHelper) else { return }
      let count = min(rows.upperBound &- row, 6)
      tile(row, source, second: 0).sixByOne(
        count, .init(out: sums, rowStep: Self.width, lanes: Self.width, adds: false))
      for i in 0..<count {
        let (from, to) = (sums + i &* Self.width, out.base + (row &+ i) &* out.rowStep)
        for j in 0..<b.columns { to[j] = adds ? to[j] + from[j] : from[j] }
      }
    }
  }
}
