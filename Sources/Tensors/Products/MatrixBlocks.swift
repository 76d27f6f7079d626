private let floatRows: Cores.Part = { work, start, end, isHelper in
  work.assumingMemoryBound(to: MatrixBlocks<Float>.self).pointee
    .multiply(rows: start..<end, isHelper: isHelper)
}

private let doubleRows: Cores.Part = { work, start, end, isHelper in
  work.assumingMemoryBound(to: MatrixBlocks<Double>.self).pointee
    .multiply(rows: start..<end, isHelper: isHelper)
}

/// A large product: both sides are copied, block by block, into the order in which register tiles
/// read them.
///
/// As with `MatrixPanels`, each element is computed by one tile at a time, term after term.
struct MatrixBlocks<T: LaneElement>: BitwiseCopyable {
  private let a: MatrixView<T>
  private let b: MatrixView<T>
  private let out: MatrixView<T>
  /// Terms of a chain; the chains of an element are added.
  private let chain: Int

  /// Rows of a tile.
  private static var tall: Int { 6 }
  /// Columns of a tile.
  private static var wide: Int { 2 &* T.Vector.scalarCount }
  /// Rows of a block on the left.
  private static var blockRows: Int { 32 &* tall }
  /// Elements of a block on the right, about.
  private static var blockSize: Int { 1 << 21 }

  init(_ a: MatrixView<T>, _ b: MatrixView<T>, _ out: MatrixView<T>, chain: Int) {
    (self.a, self.b, self.out, self.chain) = (a, b, out, chain)
  }

  /// Whether a product is worth the copies, and these are not too large.
  static func profit(_ a: MatrixView<T>, _ b: MatrixView<T>) -> Bool {
    a.rows >= 64 && b.columns >= 64 && a.columns >= 64 && b.columns &* a.columns >= 1 << 15
      && a.columns <= 1 << 13
  }

  /// Computes all rows, on as many cores as there are. Throws `KeyboardInterrupt`.
  func multiply() throws {
    let steps = a.rows &* b.columns &* a.columns / 8
    let part = T.self == Float.self ? floatRows : doubleRows
    try Cores.divide(a.rows, unit: Self.tall, steps: steps, self, part)
  }

  /// Computes the rows of a range.
  fileprivate func multiply(rows: Range<Int>, isHelper: Bool) {
    let terms = a.columns
    let panels = max(1, min(Self.blockSize / terms, b.columns) / Self.wide)
    let rightSize = panels * Self.wide * terms
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: (rightSize + Self.blockRows * terms) * MemoryLayout<T>.stride, alignment: 64)
    defer { memory.deallocate() }
    let right = memory.assumingMemoryBound(to: T.self)
    let left = right + rightSize
    let all = (b.columns + Self.wide - 1) / Self.wide
    for first in stride(from: 0, to: all, by: panels) {
      let block = first..<min(first + panels, all)
      packRight(block, into: right)
      for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.blockRows) {
        let rows = start..<min(start + Self.blockRows, rows.upperBound)
        packLeft(rows, into: left)
        for panel in block {
          guard Cores.goesOn(isHelper) else { return }
          multiply(rows, left, panel, right + (panel - first) * Self.wide * terms)
        }
      }
    }
  }

  /// Computes the elements of some rows in a panel of columns.
  private func multiply(
    _ rows: Range<Int>, _ left: UnsafePointer<T>, _ panel: Int, _ right: UnsafePointer<T>
  ) {
    let width = T.Vector.scalarCount
    let column = firstColumn(panel)
    let second = min(width, b.columns &- column &- width)
    let lanes = min(b.columns &- panel &* Self.wide, width)
    for start in stride(from: 0, to: a.columns, by: chain) {
      let terms = min(chain, a.columns &- start)
      var row = rows.lowerBound
      while row < rows.upperBound {
        let tile = RegisterTile(
          a: left + ((row &- rows.lowerBound) &* a.columns &+ start &* Self.tall), rowStep: 1,
          termStep: Self.tall, b: right + start &* Self.wide, bStep: Self.wide, terms: terms,
          second: second)
        let target = RegisterTile<T>.Target(
          out: out.base + (row &* out.rowStep &+ column), rowStep: out.rowStep, lanes: lanes,
          adds: start > 0)
        let count = min(rows.upperBound &- row, Self.tall)
        if second > 0 { tile.sixByTwo(count, target) } else { tile.sixByOne(count, target) }
        row &+= Self.tall
      }
    }
  }

  /// The first column of a panel: the last one is moved to the left if it would fill no vector.
  private func firstColumn(_ panel: Int) -> Int {
    let width = T.Vector.scalarCount
    let column = panel &* Self.wide
    return column &+ width > b.columns ? b.columns &- width : column
  }

  // MARK: Copies

  /// Copies panels of the right side, one behind the other.
  private func packRight(_ panels: Range<Int>, into packed: UnsafeMutablePointer<T>) {
    let source = MatrixPanels(a, b, out, terms: 0..<a.columns, adds: false)
    var target = packed
    for panel in panels {
      let column = firstColumn(panel)
      source.pack(column, min(Self.wide, b.columns &- column), into: target)
      target += Self.wide &* a.columns
    }
  }

  /// Copies rows, six side by side; what would stand behind the last row is never read.
  private func packLeft(_ rows: Range<Int>, into packed: UnsafeMutablePointer<T>) {
    var target = packed
    for row in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.tall) {
      for i in 0..<min(Self.tall, rows.upperBound &- row) {
        let (from, to) = (a.base + (row &+ i) &* a.rowStep, target + i)
        for k in 0..<a.columns { to[k &* Self.tall] = from[k &* a.columnStep] }
      }
      target += Self.tall &* a.columns
    }
  }
}
