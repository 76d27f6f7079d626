/// One of the four operations of arithmetic on float32 rows that lie in order, as a work that the
/// cores can share: `rows` times `count` elements.
struct RowArithmetic: BitwiseCopyable {
  let op: BinaryKernel
  let out: UnsafeMutablePointer<Float>
  let a: UnsafePointer<Float>
  let b: UnsafePointer<Float>
  /// From row to row, in elements; 0 for a row that is the same for all.
  var rowSteps = (a: 0, b: 0)
  /// Within a row: 1, or 0 for a number.
  var steps = (a: 1, b: 1)
  var rows = 1
  let count: Int

  /// Throws `KeyboardInterrupt`.
  @inline(__always)
  func run() throws {
    if rows &* count > ElementwiseLoop.block { return try runLong() }
    if rows == 1 {
      op.realRow(out, 1, a, steps.a, b, steps.b, count)
    } else {
      op.realRows(out, a, rowSteps.a, b, rowSteps.b, rows, count)
    }
  }

  private func runLong() throws {
    // Memory is what takes the time: some steps an element.
    try Cores.divide(
      rows == 1 ? count : rows, unit: rows == 1 ? 1024 : 1, steps: rows &* count &* 4, self
    ) { work, start, end, isHelper in
      let work = work.assumingMemoryBound(to: RowArithmetic.self).pointee
      if work.rows == 1 {
        work.runElements(start, end, isHelper)
      } else {
        work.runRows(start, end, isHelper)
      }
    }
  }

  private func runElements(_ start: Int, _ end: Int, _ isHelper: Bool) {
    for first in stride(from: start, to: end, by: ElementwiseLoop.block) {
      guard Cores.goesOn(isHelper) else { return }
      op.realRow(
        out + first, 1, a + first &* steps.a, steps.a, b + first &* steps.b, steps.b,
        min(ElementwiseLoop.block, end &- first))
    }
  }

  private func runRows(_ start: Int, _ end: Int, _ isHelper: Bool) {
    let block = max(1, ElementwiseLoop.block / max(count, 1))
    for first in stride(from: start, to: end, by: block) {
      guard Cores.goesOn(isHelper) else { return }
      op.realRows(
        out + first &* count, a + first &* rowSteps.a, rowSteps.a, b + first &* rowSteps.b,
        rowSteps.b, min(block, end &- first), count)
    }
  }
}
