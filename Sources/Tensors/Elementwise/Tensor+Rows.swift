// Arithmetic on float32 elements that lie in order: nearly all that a training step does. The
// tensors are neither copied nor retained, and no loop is planned; other cases answer nil or false.

extension Tensor {
  /// `a op b` for two tensors of one shape, or a matrix and a row that is broadcast to it.
  ///
  /// Throws `MemoryError` and `KeyboardInterrupt`.
  package static func rows(
    _ op: BinaryKernel, _ a: UnsafePointer<Tensor>, _ b: UnsafePointer<Tensor>
  ) throws -> Tensor? {
    guard let plan = RowPlan(op, a, b) else { return nil }
    let result = try empty(plan.shapeIsFirst ? a.pointee.sizes : b.pointee.sizes, .float32)
    try plan.arithmetic(op, into: result.floats, a.pointee.floats, b.pointee.floats).run()
    return result
  }

  /// `a op number`, or `number op a`. Throws `MemoryError` and `KeyboardInterrupt`.
  package static func rows(
    _ op: BinaryKernel, _ a: UnsafePointer<Tensor>, _ number: Float, numberIsFirst: Bool
  ) throws -> Tensor? {
    guard op.isPlainReal, let count = rowCount(a) else { return nil }
    let result = try empty(a.pointee.sizes, .float32)
    try row(op, into: result.floats, a.pointee.floats, number, numberIsFirst, count)
    return result
  }

  // MARK: In place

  /// `a op= b` for two tensors of one shape; false, and nothing done, for all others.
  package static func row_(
    _ op: BinaryKernel, _ a: UnsafePointer<Tensor>, _ b: UnsafePointer<Tensor>
  ) throws -> Bool {
    guard op.isPlainReal, a.pointee.storage !== b.pointee.storage, a.pointee.dtype == .float32,
      b.pointee.dtype == .float32, let count = denseCount(a, b),
      count <= ElementwiseLoop.block
    else { return false }
    try a.pointee.storage.willChange()
    let out = a.pointee.floats
    op.realRow(out, 1, UnsafePointer(out), 1, UnsafePointer(b.pointee.floats), 1, count)
    return true
  }

  /// `a op= number`; false, and nothing done, for what is not the plain case.
  package static func row_(
    _ op: BinaryKernel, _ a: UnsafePointer<Tensor>, _ number: Float
  ) throws -> Bool {
    guard op.isPlainReal, let count = rowCount(a), count <= ElementwiseLoop.block else {
      return false
    }
    try a.pointee.storage.willChange()
    let out = a.pointee.floats
    withUnsafePointer(to: number) { op.realRow(out, 1, UnsafePointer(out), 1, $0, 0, count) }
    return true
  }

  /// `whole[i] op= b` for a tensor of the part's shape; false, and nothing done, for all others.
  package static func part_(
    _ op: BinaryKernel, _ whole: UnsafePointer<Tensor>, _ i: Int, _ b: UnsafePointer<Tensor>
  ) throws -> Bool {
    guard op.isPlainReal, whole.pointee.storage !== b.pointee.storage,
      case .float32 = whole.pointee.dtype, case .float32 = b.pointee.dtype, hasPart(whole, i),
      let count = denseCount(b, partOf: whole), count <= ElementwiseLoop.block
    else { return false }
    try whole.pointee.storage.willChange()
    let position = i < 0 ? i &+ whole.pointee.sizes[0] : i
    let out = whole.pointee.floats + position &* whole.pointee.strides[0]
    op.realRow(out, 1, UnsafePointer(out), 1, UnsafePointer(b.pointee.floats), 1, count)
    return true
  }

  // MARK: In the place of an operand that nobody needs any more

  /// Whether the tensor is all that its storage was made for, and nothing else holds that: then the
  /// result of an operation may take its place, and nobody can tell.
  package mutating func isDisposable() -> Bool {
    isKnownUniquelyReferenced(&storage) && offset == 0 && storage.version == 0
      && !storage.isShared && storage.byteCount == count &* dtype.size
  }

  /// `target = target op other`, or `other op target` if the target is second, for a disposable
  /// target; false, and nothing done, where that is no plain case.
  package static func overwrite(
    _ op: BinaryKernel, _ target: UnsafePointer<Tensor>, _ other: UnsafePointer<Tensor>,
    targetIsSecond: Bool
  ) throws -> Bool {
    let (a, b) = targetIsSecond ? (other, target) : (target, other)
    guard let plan = RowPlan(op, a, b), plan.isSameShape || plan.shapeIsFirst != targetIsSecond
    else { return false }
    try plan.arithmetic(op, into: target.pointee.floats, a.pointee.floats, b.pointee.floats).run()
    return true
  }

  /// The same with a number.
  package static func overwrite(
    _ op: BinaryKernel, _ target: UnsafePointer<Tensor>, _ number: Float, targetIsSecond: Bool
  ) throws -> Bool {
    guard op.isPlainReal, let count = rowCount(target) else { return false }
    let elements = target.pointee.floats
    try row(op, into: elements, elements, number, targetIsSecond, count)
    return true
  }

  // MARK: Parts

  private static func row(
    _ op: BinaryKernel, into out: UnsafeMutablePointer<Float>, _ a: UnsafePointer<Float>,
    _ number: Float, _ numberIsFirst: Bool, _ count: Int
  ) throws {
    try withUnsafePointer(to: number) { number in
      if numberIsFirst {
        try RowArithmetic(op: op, out: out, a: number, b: a, steps: (0, 1), count: count).run()
      } else {
        try RowArithmetic(op: op, out: out, a: a, b: number, steps: (1, 0), count: count).run()
      }
    }
  }

  /// The number of elements of two tensors of one shape that both lie in order without gaps.
  @inline(__always)
  private static func denseCount(
    _ a: UnsafePointer<Tensor>, _ b: UnsafePointer<Tensor>
  ) -> Int? {
    guard a.pointee.sizes.count == b.pointee.sizes.count else { return nil }
    var count = 1
    var d = a.pointee.sizes.count &- 1
    while d >= 0 {
      let size = a.pointee.sizes[d]
      if size != b.pointee.sizes[d] { return nil }
      if size != 1 && (a.pointee.strides[d] != count || b.pointee.strides[d] != count) {
        return nil
      }
      count &*= size
      d &-= 1
    }
    return count
  }

  /// The number of elements of a tensor that has the shape of the parts `whole[i]`, if it and they
  /// lie in order without gaps.
  @inline(__always)
  private static func denseCount(
    _ part: UnsafePointer<Tensor>, partOf whole: UnsafePointer<Tensor>
  ) -> Int? {
    guard part.pointee.sizes.count &+ 1 == whole.pointee.sizes.count else { return nil }
    var count = 1
    var d = part.pointee.sizes.count &- 1
    while d >= 0 {
      let size = part.pointee.sizes[d]
      if size != whole.pointee.sizes[d &+ 1] { return nil }
      if size != 1
        && (part.pointee.strides[d] != count || whole.pointee.strides[d &+ 1] != count)
      {
        return nil
      }
      count &*= size
      d &-= 1
    }
    return count
  }

  @inline(__always)
  fileprivate var floats: UnsafeMutablePointer<Float> { pointer(as: Float.self) }

  /// The number of elements, if they are float32 and lie in order without gaps.
  @inline(__always)
  fileprivate static func rowCount(_ tensor: UnsafePointer<Tensor>) -> Int? {
    guard tensor.pointee.dtype == .float32 else { return nil }
    var count = 1
    var d = tensor.pointee.sizes.count &- 1
    while d >= 0 {
      let size = tensor.pointee.sizes[d]
      if size != 1 && tensor.pointee.strides[d] != count { return nil }
      count &*= size
      d &-= 1
    }
    return count
  }
}

/// How the rows of two operands lie beside each other.
private struct RowPlan {
  let first: Int
  let second: Int
  let rows: Int
  let isSameShape: Bool
  /// Whether the result has the first operand's shape.
  let shapeIsFirst: Bool

  /// Nil if the operands are no rows of float32 of one shape, nor a matrix and a row of it.
  @inline(__always)
  init?(_ op: BinaryKernel, _ a: UnsafePointer<Tensor>, _ b: UnsafePointer<Tensor>) {
    guard op.isPlainReal, let first = Tensor.rowCount(a), let second = Tensor.rowCount(b) else {
      return nil
    }
    (self.first, self.second) = (first, second)
    isSameShape = first == second && a.pointee.sizes == b.pointee.sizes
    shapeIsFirst = isSameShape || first > second
    if isSameShape {
      rows = 1
    } else if first > second {
      guard RowPlan.isRow(b, of: a) else { return nil }
      rows = a.pointee.sizes[0]
    } else {
      guard second > first, RowPlan.isRow(a, of: b) else { return nil }
      rows = b.pointee.sizes[0]
    }
  }

  /// Whether a tensor is one row, broadcast to a matrix of more than one.
  @inline(__always)
  private static func isRow(
    _ row: UnsafePointer<Tensor>, of matrix: UnsafePointer<Tensor>
  ) -> Bool {
    guard matrix.pointee.sizes.count == 2 else { return false }
    let columns = matrix.pointee.sizes[1]
    switch row.pointee.sizes.count {
    case 1: return row.pointee.sizes[0] == columns && columns > 1
    case 2:
      return row.pointee.sizes[0] == 1 && row.pointee.sizes[1] == columns && columns > 1
    default: return false
    }
  }

  @inline(__always)
  func arithmetic(
    _ op: BinaryKernel, into out: UnsafeMutablePointer<Float>, _ a: UnsafePointer<Float>,
    _ b: UnsafePointer<Float>
  ) -> RowArithmetic {
    if isSameShape { return RowArithmetic(op: op, out: out, a: a, b: b, count: first) }
    return first > second
      ? RowArithmetic(
        op: op, out: out, a: a, b: b, rowSteps: (second, 0), rows: rows, count: second)
      : RowArithmetic(op: op, out: out, a: a, b: b, rowSteps: (0, first), rows: rows, count: first)
  }
}
