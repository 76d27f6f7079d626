/// Binary kernels on floating-point rows.
extension BinaryKernel {
  private enum Add: RowKernels.VectorFunction {
    @inline(__always) static func apply<L: Lanes>(_ a: L, _ b: L) -> L { a + b }
  }
  private enum Sub: RowKernels.VectorFunction {
    @inline(__always) static func apply<L: Lanes>(_ a: L, _ b: L) -> L { a - b }
  }
  private enum Mul: RowKernels.VectorFunction {
    @inline(__always) static func apply<L: Lanes>(_ a: L, _ b: L) -> L { a * b }
  }
  private enum Div: RowKernels.VectorFunction {
    @inline(__always) static func apply<L: Lanes>(_ a: L, _ b: L) -> L { a / b }
  }
  enum Maximum: RowKernels.VectorFunction {
    @inline(__always) static var isDifferentInVectors: Bool { true }
    @inline(__always) static func apply<L: Lanes>(_ a: L, _ b: L) -> L {
      L.maximum(a, b)
    }
  }
  enum Minimum: RowKernels.VectorFunction {
    @inline(__always) static var isDifferentInVectors: Bool { true }
    @inline(__always) static func apply<L: Lanes>(_ a: L, _ b: L) -> L {
      L.minimum(a, b)
    }
  }
  /// The larger one, `a` if both are equal; what is not a number loses.
  private enum Fmax: RowKernels.VectorFunction {
    @inline(__always) static func apply<L: Lanes>(_ a: L, _ b: L) -> L {
      .select(b, whereNaN: a, else: .select(b, where: b, greaterThan: a, else: a))
    }
  }
  /// The smaller one; see `Fmax`.
  private enum Fmin: RowKernels.VectorFunction {
    @inline(__always) static func apply<L: Lanes>(_ a: L, _ b: L) -> L {
      .select(b, whereNaN: a, else: .select(b, where: a, greaterThan: b, else: a))
    }
  }
  /// The bound `b` where `a` is below it; of equal ones (0 and -0) always `a`.
  private enum AtLeast: RowKernels.VectorFunction {
    @inline(__always) static func apply<L: Lanes>(_ a: L, _ b: L) -> L {
      .select(b, whereNaN: b, else: .select(b, where: b, greaterThan: a, else: a))
    }
  }
  /// The bound `b` where `a` is above it; see `AtLeast`.
  private enum AtMost: RowKernels.VectorFunction {
    @inline(__always) static func apply<L: Lanes>(_ a: L, _ b: L) -> L {
      .select(b, whereNaN: b, else: .select(b, where: a, greaterThan: b, else: a))
    }
  }

  /// One row of an operation whose result has the operands' floating-point type.
  @inline(__always)
  func realRow<T: LaneElement>(
    _ out: UnsafeMutablePointer<T>, _ outStep: Int, _ a: UnsafePointer<T>, _ aStep: Int,
    _ b: UnsafePointer<T>, _ bStep: Int, _ count: Int
  ) {
    switch self {
    case .add: RowKernels.binary(Add.self, out, outStep, a, aStep, b, bStep, count)
    case .sub: RowKernels.binary(Sub.self, out, outStep, a, aStep, b, bStep, count)
    case .mul: RowKernels.binary(Mul.self, out, outStep, a, aStep, b, bStep, count)
    case .div: RowKernels.binary(Div.self, out, outStep, a, aStep, b, bStep, count)
    case .maximum: RowKernels.binary(Maximum.self, out, outStep, a, aStep, b, bStep, count)
    case .minimum: RowKernels.binary(Minimum.self, out, outStep, a, aStep, b, bStep, count)
    case .fmax: RowKernels.binary(Fmax.self, out, outStep, a, aStep, b, bStep, count)
    case .fmin: RowKernels.binary(Fmin.self, out, outStep, a, aStep, b, bStep, count)
    case .atLeast: RowKernels.binary(AtLeast.self, out, outStep, a, aStep, b, bStep, count)
    case .atMost: RowKernels.binary(AtMost.self, out, outStep, a, aStep, b, bStep, count)
    default: uncommonRealRow(out, outStep, a, aStep, b, bStep, count)
    }
  }

  /// Rows of one of the four operations of arithmetic; see `RowKernels.rows`.
  func realRows(
    _ out: UnsafeMutablePointer<Float>, _ a: UnsafePointer<Float>, _ aStep: Int,
    _ b: UnsafePointer<Float>, _ bStep: Int, _ rows: Int, _ count: Int
  ) {
    switch self {
    case .add: RowKernels.rows(Add.self, out, a, aStep, b, bStep, rows, count)
    case .sub: RowKernels.rows(Sub.self, out, a, aStep, b, bStep, rows, count)
    case .mul: RowKernels.rows(Mul.self, out, a, aStep, b, bStep, rows, count)
    default: RowKernels.rows(Div.self, out, a, aStep, b, bStep, rows, count)
    }
  }

  @inline(never)
  private func uncommonRealRow<T: LaneElement>(
    _ out: UnsafeMutablePointer<T>, _ outStep: Int, _ a: UnsafePointer<T>, _ aStep: Int,
    _ b: UnsafePointer<T>, _ bStep: Int, _ count: Int
  ) {
    let function: (T, T) -> T =
      switch self {
      case .floorDivide: RealDivision.floorDivide
      case .truncDivide: { ($0 / $1).rounded(.towardZero) }
      case .remainder: RealDivision.remainder
      case .fmod: RealDivision.fmod
      case .atan2: { T(rounding: Exact.atan2($0.real, $1.real)) }
      default: { T(rounding: Exact.pow($0.real, $1.real)) }
      }
    RowKernels.map(out, outStep, a, aStep, b, bStep, count, function)
  }

  /// One row of a comparison or a logical operation.
  @inline(__always)
  func predicateRow<T: Element>(
    _ out: UnsafeMutablePointer<Bool>, _ outStep: Int, _ a: UnsafePointer<T>, _ aStep: Int,
    _ b: UnsafePointer<T>, _ bStep: Int, _ count: Int
  ) {
    switch self {
    case .eq: RowKernels.map(out, outStep, a, aStep, b, bStep, count) { $0 == $1 }
    case .ne: RowKernels.map(out, outStep, a, aStep, b, bStep, count) { $0 != $1 }
    case .lt: RowKernels.map(out, outStep, a, aStep, b, bStep, count) { $0 < $1 }
    case .le: RowKernels.map(out, outStep, a, aStep, b, bStep, count) { $0 <= $1 }
    case .gt: RowKernels.map(out, outStep, a, aStep, b, bStep, count) { $0 > $1 }
    case .ge: RowKernels.map(out, outStep, a, aStep, b, bStep, count) { $0 >= $1 }
    default: logicalRow(out, outStep, a, aStep, b, bStep, count)
    }
  }

  private func logicalRow<T: Element>(
    _ out: UnsafeMutablePointer<Bool>, _ outStep: Int, _ a: UnsafePointer<T>, _ aStep: Int,
    _ b: UnsafePointer<T>, _ bStep: Int, _ count: Int
  ) {
    let zero = T(integer: 0)
    switch self {
    case .logicalAnd:
      RowKernels.map(out, outStep, a, aStep, b, bStep, count) { $0 != zero && $1 != zero }
    case .logicalOr:
      RowKernels.map(out, outStep, a, aStep, b, bStep, count) { $0 != zero || $1 != zero }
    default:
      RowKernels.map(out, outStep, a, aStep, b, bStep, count) { ($0 != zero) != ($1 != zero) }
    }
  }
}

/// Divisions of real numbers with a rounded quotient, as Python defines them
/// (c10/util/generic_math.h, `div_floor_floating`).
enum RealDivision {
  /// The remainder with the sign of the dividend.
  @inline(__always)
  static func fmod<T: RealElement>(_ a: T, _ b: T) -> T { a.truncatingRemainder(dividingBy: b) }

  /// The remainder with the sign of the divisor.
  @inline(__always)
  static func remainder<T: RealElement>(_ a: T, _ b: T) -> T {
    let rest = fmod(a, b)
    return rest != 0 && (b < 0) != (rest < 0) ? rest + b : rest
  }

  /// The quotient rounded down, consistent with the remainder.
  static func floorDivide<T: RealElement>(_ a: T, _ b: T) -> T {
    if b == 0 { return a / b }
    let rest = fmod(a, b)
    var quotient = (a - rest) / b
    if rest != 0 && (b < 0) != (rest < 0) { quotient -= 1 }
    if quotient == 0 { return T(signOf: a / b, magnitudeOf: 0) }
    let floor = quotient.rounded(.down)
    return quotient - floor > 0.5 ? floor + 1 : floor
  }
}
