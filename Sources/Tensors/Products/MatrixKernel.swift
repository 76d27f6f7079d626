import Safety

/// Products of floating-point matrices.
///
/// Every element of a result is one chain of fused multiply-adds in the order of the inner
/// dimension, which is what the x86-64 wheel's library computes for up to 384 terms; longer products
/// are cut into blocks of 192, whose chains are added (measured with PyTorch 2). A product with a
/// single row or column rounds each product before it is added, and so does a small one of a batch;
/// a small one with a transposed right side is made of dot products.
enum MatrixKernel {
  private static let longestChain = 384
  private static let chainBlock = 192
  /// Rows and vectors of columns that a tile keeps in registers.
  private static let tileRows = 4
  private static let tileVectors = 2

  /// Writes `a` times `b` into a contiguous `out`. Throws `KeyboardInterrupt`.
  static func multiply<T: LaneElement>(
    _ a: MatrixView<T>, _ b: MatrixView<T>, into out: MatrixView<T>, fused: Bool = true
  ) throws {
    guard a.columns > 0 else { return zero(out) }
    if !fused || a.rows == 1 || b.columns == 1 { return try chains(a, b, into: out) }
    if a.columns == 1 { return outer(a, b, into: out) }
    if isSmall(a, b) && b.rowStep == 1 && b.columnStep != 1 && a.columnStep == 1 {
      return dots(a, b, into: out)
    }
    if a.columns <= longestChain {
      return try tiles(a, b, into: out, terms: 0..<a.columns, adding: false)
    }
    for start in stride(from: 0, to: a.columns, by: chainBlock) {
      let terms = start..<min(start + chainBlock, a.columns)
      try tiles(a, b, into: out, terms: terms, adding: start > 0)
    }
  }

  /// A single term: the products themselves, with their own zeros' signs.
  private static func outer<T: LaneElement>(
    _ a: MatrixView<T>, _ b: MatrixView<T>, into out: MatrixView<T>
  ) {
    for i in 0..<a.rows {
      let row = out.base + i &* out.rowStep
      for j in 0..<b.columns { row[j] = a[i, 0] * b[0, j] }
    }
  }

  private static func isSmall<T>(_ a: MatrixView<T>, _ b: MatrixView<T>) -> Bool {
    a.rows < 16 && b.columns < 16
  }

  private static func dots<T: LaneElement>(
    _ a: MatrixView<T>, _ b: MatrixView<T>, into out: MatrixView<T>
  ) {
    for i in 0..<a.rows {
      for j in 0..<b.columns {
        out.base[i &* out.rowStep &+ j] = DotProduct.ofMatrixRows(
          UnsafePointer(a.base + i &* a.rowStep), UnsafePointer(b.base + j &* b.columnStep),
          a.columns)
      }
    }
  }

  private static func zero<T: LaneElement>(_ out: MatrixView<T>) {
    out.base.update(repeating: T(all: 0), count: out.rows &* out.columns)
  }

  // MARK: Tiles

  /// Goes over panels of columns, and in each over tiles of rows.
  private static func tiles<T: LaneElement>(
    _ a: MatrixView<T>, _ b: MatrixView<T>, into out: MatrixView<T>, terms: Range<Int>,
    adding: Bool
  ) throws {
    let width = T.Vector.scalarCount
    let panel = tileVectors * width
    let packsAll = b.columnStep != 1 || (a.rows >= 32 && b.columns > 512)
    try withUnsafeTemporaryAllocation(of: T.Vector.self, capacity: tileVectors * terms.count) {
      buffer in
      guard let start = buffer.baseAddress else { return }
      let packed = UnsafeMutableRawPointer(start).assumingMemoryBound(to: T.self)
      var column = 0
      while column < b.columns {
        let columns = min(panel, b.columns - column)
        let vectors = (columns + width - 1) / width
        var source = UnsafePointer(b.base) + (terms.lowerBound &* b.rowStep &+ column)
        var step = b.rowStep
        if packsAll || columns % width != 0 {
          pack(b, terms, column, columns, vectors &* width, into: packed)
          source = UnsafePointer(packed)
          step = vectors &* width
        }
        try rowTiles(a, terms, source, step, column, columns, vectors, into: out, adding)
        column += columns
      }
    }
  }

  /// Copies a panel of `b` into rows without gaps, filled up with zeros.
  private static func pack<T: LaneElement>(
    _ b: MatrixView<T>, _ terms: Range<Int>, _ column: Int, _ columns: Int, _ width: Int,
    into packed: UnsafeMutablePointer<T>
  ) {
    if columns < width {
      packed.update(repeating: T(all: 0), count: width &* terms.count)
    }
    let source = b.base + (terms.lowerBound &* b.rowStep &+ column &* b.columnStep)
    if b.columnStep == 1 {
      for k in 0..<terms.count {
        (packed + k &* width).update(from: source + k &* b.rowStep, count: columns)
      }
    } else {
      for j in 0..<columns {
        let from = source + j &* b.columnStep
        var k = 0
        while k < terms.count {
          packed[k &* width &+ j] = from[k &* b.rowStep]
          k &+= 1
        }
      }
    }
  }

  private static func rowTiles<T: LaneElement>(
    _ a: MatrixView<T>, _ terms: Range<Int>, _ b: UnsafePointer<T>, _ bStep: Int,
    _ column: Int, _ columns: Int, _ vectors: Int, into out: MatrixView<T>, _ adding: Bool
  ) throws {
    var row = 0
    while row < a.rows {
      let rows = min(tileRows, a.rows - row)
      // Rows beyond the last are computed again as the last, and not stored.
      let first = UnsafePointer(a.base) + (row &* a.rowStep &+ terms.lowerBound &* a.columnStep)
      let tile = Tile(
        a: first, rowStep: a.rowStep, termStep: a.columnStep, lastRow: rows - 1, b: b,
        bStep: bStep, terms: terms.count)
      let target = out.base + (row &* out.rowStep &+ column)
      if vectors == 2 {
        tile.multiplyTwo(into: target, out.rowStep, columns, adding)
      } else {
        tile.multiplyOne(into: target, out.rowStep, columns, adding)
      }
      row += rows
      try Interrupt.check()
    }
  }

  // MARK: Single rows and columns

  /// Chains of products and sums that are rounded separately.
  private static func chains<T: LaneElement>(
    _ a: MatrixView<T>, _ b: MatrixView<T>, into out: MatrixView<T>
  ) throws {
    for i in 0..<a.rows {
      let row = out.base + i &* out.rowStep
      if b.columnStep == 1 && b.columns >= T.Vector.scalarCount {
        rowChain(a, i, b, into: row)
      } else {
        for j in 0..<b.columns {
          var sum = T(all: 0)
          for k in 0..<a.columns { sum = a[i, k] * b[k, j] + sum }
          row[j] = sum
        }
      }
      try Interrupt.check()
    }
  }

  private static func rowChain<T: LaneElement>(
    _ a: MatrixView<T>, _ i: Int, _ b: MatrixView<T>, into row: UnsafeMutablePointer<T>
  ) {
    let width = T.Vector.scalarCount
    row.update(repeating: T(all: 0), count: b.columns)
    for k in 0..<a.columns {
      let factor = a[i, k]
      let factors = T.Vector(repeating: factor)
      let source = UnsafePointer(b.base + k &* b.rowStep)
      var j = 0
      while j &+ width <= b.columns {
        row.store(source.vector(at: j) * factors + row.vector(at: j), at: j)
        j &+= width
      }
      while j < b.columns {
        row[j] = source[j] * factor + row[j]
        j &+= 1
      }
    }
  }
}

/// Four rows of a product, one or two vectors wide, kept in registers.
private struct Tile<T: LaneElement> {
  let a: UnsafePointer<T>
  let rowStep: Int
  let termStep: Int
  let lastRow: Int
  let b: UnsafePointer<T>
  let bStep: Int
  let terms: Int

  @inline(__always)
  private func row(_ i: Int) -> UnsafePointer<T> { a + min(i, lastRow) &* rowStep }

  @inline(__always)
  func multiplyTwo(
    into out: UnsafeMutablePointer<T>, _ outStep: Int, _ columns: Int, _ adding: Bool
  ) {
    let width = T.Vector.scalarCount
    let (a0, a1, a2, a3) = (row(0), row(1), row(2), row(3))
    var (s0, s1, s2, s3) = (zero, zero, zero, zero)
    var (t0, t1, t2, t3) = (zero, zero, zero, zero)
    var (place, source) = (0, b)
    for _ in 0..<terms {
      let (left, right) = (source.vector(at: 0), source.vector(at: width))
      let f0 = T.Vector(repeating: a0[place])
      s0 = s0.fused(f0, left)
      t0 = t0.fused(f0, right)
      let f1 = T.Vector(repeating: a1[place])
      s1 = s1.fused(f1, left)
      t1 = t1.fused(f1, right)
      let f2 = T.Vector(repeating: a2[place])
      s2 = s2.fused(f2, left)
      t2 = t2.fused(f2, right)
      let f3 = T.Vector(repeating: a3[place])
      s3 = s3.fused(f3, left)
      t3 = t3.fused(f3, right)
      place &+= termStep
      source += bStep
    }
    store(s0, t0, out, 0, outStep, columns, adding)
    store(s1, t1, out, 1, outStep, columns, adding)
    store(s2, t2, out, 2, outStep, columns, adding)
    store(s3, t3, out, 3, outStep, columns, adding)
  }

  @inline(__always)
  func multiplyOne(
    into out: UnsafeMutablePointer<T>, _ outStep: Int, _ columns: Int, _ adding: Bool
  ) {
    let (a0, a1, a2, a3) = (row(0), row(1), row(2), row(3))
    var (s0, s1, s2, s3) = (zero, zero, zero, zero)
    var (place, source) = (0, b)
    for _ in 0..<terms {
      let vector = source.vector(at: 0)
      s0 = s0.fused(T.Vector(repeating: a0[place]), vector)
      s1 = s1.fused(T.Vector(repeating: a1[place]), vector)
      s2 = s2.fused(T.Vector(repeating: a2[place]), vector)
      s3 = s3.fused(T.Vector(repeating: a3[place]), vector)
      place &+= termStep
      source += bStep
    }
    store(s0, zero, out, 0, outStep, columns, adding)
    store(s1, zero, out, 1, outStep, columns, adding)
    store(s2, zero, out, 2, outStep, columns, adding)
    store(s3, zero, out, 3, outStep, columns, adding)
  }

  @inline(__always)
  private var zero: T.Vector { T.Vector(all: 0) }

  @inline(__always)
  private func store(
    _ left: T.Vector, _ right: T.Vector, _ out: UnsafeMutablePointer<T>, _ row: Int,
    _ outStep: Int, _ columns: Int, _ adding: Bool
  ) {
    guard row <= lastRow else { return }
    let width = T.Vector.scalarCount
    let target = out + row &* outStep
    if columns == 2 &* width {
      target.store(adding ? target.vector(at: 0) + left : left, at: 0)
      target.store(adding ? target.vector(at: width) + right : right, at: width)
    } else {
      for j in 0..<columns {
        let value = j < width ? left[j] : right[j &- width]
        target[j] = adding ? target[j] + value : value
      }
    }
  }
}
