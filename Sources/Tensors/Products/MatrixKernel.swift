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
    let chain = a.columns <= longestChain ? a.columns : chainBlock
    if try T.multiplyWide(a, b, into: out, chain: chain) { return }
    if MatrixBlocks.profit(a, b) {
      return try MatrixBlocks(a, b, out, chain: chain).multiply()
    }
    for start in stride(from: 0, to: a.columns, by: chain) {
      let terms = start..<min(start + chain, a.columns)
      try MatrixPanels(a, b, out, terms: terms, adds: start > 0).multiply()
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
