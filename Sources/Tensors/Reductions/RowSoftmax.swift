/// `softmax` or `log_softmax` along the rows of a float32 matrix, a block of rows at a time: the same
/// steps, each rounded in the same way, as the compositions in `Tensor.softmax`.
struct RowSoftmax: BitwiseCopyable {
  let out: UnsafeMutablePointer<Float>
  let input: UnsafePointer<Float>
  let columns: Int
  let isLog: Bool

  /// Elements of a block, unless a row has more.
  private static let block = 4096
  /// What an element costs, in elementary steps.
  private static let steps = 16

  /// Throws `KeyboardInterrupt`.
  func run(rows: Int) throws {
    try Cores.divide(rows, unit: 1, steps: rows &* columns &* Self.steps, self) {
      work, start, end, isHelper in
      work.assumingMemoryBound(to: RowSoftmax.self).pointee.run(start, end, isHelper)
    }
  }

  private func run(_ start: Int, _ end: Int, _ isHelper: Bool) {
    let rows = max(1, Self.block / columns)
    withUnsafeTemporaryAllocation(of: Float.self, capacity: rows &* (columns &+ 1)) { buffer in
      guard let sums = buffer.baseAddress else { return }
      for first in stride(from: start, to: end, by: rows) {
        guard Cores.goesOn(isHelper) else { return }
        normalize(first, min(rows, end &- first), sums, powers: sums + rows)
      }
    }
  }

  private func normalize(
    _ first: Int, _ rows: Int, _ sums: UnsafeMutablePointer<Float>,
    powers buffer: UnsafeMutablePointer<Float>
  ) {
    let (source, target) = (input + first &* columns, out + first &* columns)
    for i in 0..<rows {
      var greatest = maximum(source + i &* columns)
      BinaryKernel.sub.realRow(
        target + i &* columns, 1, source + i &* columns, 1, &greatest, 0, columns)
    }
    let powers = isLog ? buffer : target
    UnaryKernel.exp.realRow(powers, 1, UnsafePointer(target), 1, rows &* columns)
    sums.update(repeating: 0, count: rows)
    CascadeSum.plane(
      sums, UnsafePointer(powers),
      ReductionLoop.Plane(
        out: 0, input: 0, sizes: (columns, rows), outStrides: (0, 1), inStrides: (1, columns)))
    if isLog { UnaryKernel.log.realRow(sums, 1, UnsafePointer(sums), 1, rows) }
    let op: BinaryKernel = isLog ? .sub : .div
    for i in 0..<rows {
      let row = target + i &* columns
      op.realRow(row, 1, UnsafePointer(row), 1, UnsafePointer(sums + i), 0, columns)
    }
  }

  /// The greatest element of a row; the first that is not a number if there is one.
  private func maximum(_ row: UnsafePointer<Float>) -> Float {
    let width = Float.Vector.scalarCount
    var greatest = row[0]
    var i = 0
    if columns >= width {
      var lanes = row.vector(at: 0)
      // The last vector may overlap the one before.
      while i < columns {
        lanes = .maximum(lanes, row.vector(at: min(i, columns &- width)))
        i &+= width
      }
      greatest = lanes[0]
      for lane in 1..<width { greatest = .maximum(greatest, lanes[lane]) }
    } else {
      for i in 1..<max(columns, 1) { greatest = .maximum(greatest, row[i]) }
    }
    if greatest == greatest { return greatest }
    for i in 0..<columns where row[i] != row[i] { return row[i] }
    return greatest
  }
}
