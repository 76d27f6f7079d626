import CWideFunctions

/// A float32 product in tiles of 512-bit vectors, where the processor has them. Each element is
/// computed as in `MatrixPanels`, term after term: the bits are the same.
struct WideProduct: BitwiseCopyable {
  private let a: MatrixView<Float>
  private let b: MatrixView<Float>
  private let out: MatrixView<Float>
  /// Terms of a chain; the chains of an element are added.
  private let chain: Int

  /// Whether a product can be made so: a right side that has to be copied must not be too long.
  static func fits(_ a: MatrixView<Float>, _ b: MatrixView<Float>) -> Bool {
    WideVectors.areUsed && (b.columnStep == 1 || a.columns <= longest)
  }

  /// The most terms of a side that is copied.
  private static var longest: Int { 1 << 13 }
  private static var tall: Int { 8 }
  private static var wide: Int { 32 }
  /// Rows of a block on the left that is copied.
  private static var blockRows: Int { 24 * tall }
  /// Elements of a block on the right that is copied, about.
  private static var blockSize: Int { 1 << 21 }
  /// Elements on the left that stay near for all panels.
  private static var nearElements: Int { 1 << 15 }

  init(
    _ a: MatrixView<Float>, _ b: MatrixView<Float>, _ out: MatrixView<Float>, chain: Int
  ) {
    (self.a, self.b, self.out, self.chain) = (a, b, out, chain)
  }

  /// Computes all rows, on as many cores as are worth it. Throws `KeyboardInterrupt`.
  func multiply() throws {
    let steps = a.rows &* b.columns &* a.columns / 16
    try Cores.divide(a.rows, unit: Self.tall, steps: steps, self) { work, start, end, isHelper in
      let work = work.assumingMemoryBound(to: WideProduct.self).pointee
      if work.profitsFromCopies {
        work.multiplyCopies(start..<end, isHelper)
      } else {
        work.multiply(start..<end, isHelper)
      }
    }
  }

  // MARK: In place

  /// Reads the left side where it is, and the right side too if its columns lie side by side.
  private func multiply(_ rows: Range<Int>, _ isHelper: Bool) {
    if b.columnStep == 1 {
      let block = max(Self.nearElements / a.columns / Self.tall * Self.tall, Self.tall)
      for start in stride(from: rows.lowerBound, to: rows.upperBound, by: block) {
        let rows = start..<min(start &+ block, rows.upperBound)
        for column in stride(from: 0, to: b.columns, by: Self.wide) {
          guard Cores.goesOn(isHelper) else { return }
          tiles(rows, column, UnsafePointer(b.base) + column, b.rowStep)
        }
      }
      return
    }
    withUnsafeTemporaryAllocation(of: Float.self, capacity: Self.wide &* a.columns) { buffer in
      guard let packed = buffer.baseAddress else { return }
      for column in stride(from: 0, to: b.columns, by: Self.wide) {
        guard Cores.goesOn(isHelper) else { return }
        pack(column, into: packed)
        tiles(rows, column, UnsafePointer(packed), Self.wide)
      }
    }
  }

  @inline(__always)
  private func tiles(
    _ rows: Range<Int>, _ column: Int, _ right: UnsafePointer<Float>, _ rightStep: Int
  ) {
    let columns = Int32(truncatingIfNeeded: min(Self.wide, b.columns &- column))
    for start in stride(from: 0, to: a.columns, by: chain) {
      let terms = min(chain, a.columns &- start)
      var row = rows.lowerBound
      while row < rows.upperBound {
        wide_tile(
          a.base + (row &* a.rowStep &+ start &* a.columnStep), a.rowStep, a.columnStep,
          right + start &* rightStep, rightStep, terms,
          out.base + (row &* out.rowStep &+ column), out.rowStep,
          Int32(truncatingIfNeeded: min(Self.tall, rows.upperBound &- row)), columns,
          start > 0 ? 1 : 0)
        row &+= Self.tall
      }
    }
  }

  // MARK: With copies

  /// Whether a product is so large that both sides should be copied in the order of the tiles.
  private var profitsFromCopies: Bool {
    a.rows >= 64 && b.columns >= 64 && a.columns >= 64 && b.columns &* a.columns >= 1 << 15
      && a.columns <= Self.longest
  }

  private func multiplyCopies(_ rows: Range<Int>, _ isHelper: Bool) {
    let terms = a.columns
    let panels = max(1, min(Self.blockSize / terms, b.columns) / Self.wide)
    let rightSize = panels * Self.wide * terms
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: (rightSize + Self.blockRows * terms) * MemoryLayout<Float>.stride, alignment: 64)
    defer { memory.deallocate() }
    let right = memory.assumingMemoryBound(to: Float.self)
    let left = right + rightSize
    let all = (b.columns + Self.wide - 1) / Self.wide
    for first in stride(from: 0, to: all, by: panels) {
      let block = first..<min(first + panels, all)
      for panel in block {
        pack(panel * Self.wide, into: right + (panel - first) * Self.wide * terms)
      }
      for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.blockRows) {
        let rows = start..<min(start + Self.blockRows, rows.upperBound)
        packLeft(rows, into: left)
        for panel in block {
          guard Cores.goesOn(isHelper) else { return }
          tiles(rows, left, panel, right + (panel - first) * Self.wide * terms)
        }
      }
    }
  }

  private func tiles(
    _ rows: Range<Int>, _ left: UnsafePointer<Float>, _ panel: Int, _ right: UnsafePointer<Float>
  ) {
    let column = panel &* Self.wide
    let columns = Int32(truncatingIfNeeded: min(Self.wide, b.columns &- column))
    for start in stride(from: 0, to: a.columns, by: chain) {
      let terms = min(chain, a.columns &- start)
      var row = rows.lowerBound
      while row < rows.upperBound {
        wide_tile(
          left + ((row &- rows.lowerBound) &* a.columns &+ start &* Self.tall), 1, Self.tall,
          right + start &* Self.wide, Self.wide, terms,
          out.base + (row &* out.rowStep &+ column), out.rowStep,
          Int32(truncatingIfNeeded: min(Self.tall, rows.upperBound &- row)), columns,
          start > 0 ? 1 : 0)
        row &+= Self.tall
      }
    }
  }

  /// Copies the columns of a panel into rows that lie behind each other; what would stand behind the
  /// last column is never read.
  private func pack(_ column: Int, into packed: UnsafeMutablePointer<Float>) {
    let columns = min(Self.wide, b.columns &- column)
    let source = UnsafePointer(b.base) + column &* b.columnStep
    if b.columnStep == 1 {
      for k in 0..<a.columns {
        (packed + k &* Self.wide).update(from: source + k &* b.rowStep, count: columns)
      }
      return
    }
    var j = 0
    while j &+ 4 <= columns {
      let (c0, c1) = (source + j &* b.columnStep, source + (j &+ 1) &* b.columnStep)
      let (c2, c3) = (source + (j &+ 2) &* b.columnStep, source + (j &+ 3) &* b.columnStep)
      var (from, to) = (0, UnsafeMutableRawPointer(packed + j))
      for _ in 0..<a.columns {
        to.storeBytes(of: SIMD4(c0[from], c1[from], c2[from], c3[from]), as: SIMD4<Float>.self)
        from &+= b.rowStep
        to += Self.wide &* MemoryLayout<Float>.stride
      }
      j &+= 4
    }
    while j < columns {
      let from = source + j &* b.columnStep
      for k in 0..<a.columns { packed[k &* Self.wide &+ j] = from[k &* b.rowStep] }
      j &+= 1
    }
  }

  /// Copies rows, eight side by side; what would stand behind the last row is never read.
  private func packLeft(_ rows: Range<Int>, into packed: UnsafeMutablePointer<Float>) {
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
