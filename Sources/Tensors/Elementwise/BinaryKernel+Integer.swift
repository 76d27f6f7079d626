import Safety

/// Binary kernels on rows of integers. Bool rows run as uint8 whose values are 0 and 1.
extension BinaryKernel {
  /// Whether a divisor of 0 is an error.
  var dividesIntegers: Bool {
    switch self {
    case .floorDivide, .truncDivide, .remainder, .fmod: true
    default: false
    }
  }

  /// One row of an operation whose result has the operands' integer type.
  @inline(__always)
  func integerRow<T: IntegerElement>(
    _ out: UnsafeMutablePointer<T>, _ outStep: Int, _ a: UnsafePointer<T>, _ aStep: Int,
    _ b: UnsafePointer<T>, _ bStep: Int, _ count: Int
  ) {
    switch self {
    case .add: RowKernels.map(out, outStep, a, aStep, b, bStep, count) { $0 &+ $1 }
    case .sub: RowKernels.map(out, outStep, a, aStep, b, bStep, count) { $0 &- $1 }
    case .mul: RowKernels.map(out, outStep, a, aStep, b, bStep, count) { $0 &* $1 }
    case .maximum, .fmax, .atLeast:
      RowKernels.map(out, outStep, a, aStep, b, bStep, count) { max($0, $1) }
    case .minimum, .fmin, .atMost:
      RowKernels.map(out, outStep, a, aStep, b, bStep, count) { min($0, $1) }
    case .bitwiseAnd: RowKernels.map(out, outStep, a, aStep, b, bStep, count) { $0 & $1 }
    case .bitwiseOr: RowKernels.map(out, outStep, a, aStep, b, bStep, count) { $0 | $1 }
    case .bitwiseXor: RowKernels.map(out, outStep, a, aStep, b, bStep, count) { $0 ^ $1 }
    default: uncommonIntegerRow(out, outStep, a, aStep, b, bStep, count)
    }
  }

  @inline(never)
  private func uncommonIntegerRow<T: IntegerElement>(
    _ out: UnsafeMutablePointer<T>, _ outStep: Int, _ a: UnsafePointer<T>, _ aStep: Int,
    _ b: UnsafePointer<T>, _ bStep: Int, _ count: Int
  ) {
    let function: (T, T) -> T =
      switch self {
      case .floorDivide: IntegerDivision.floorDivide
      case .truncDivide: IntegerDivision.truncDivide
      case .remainder: IntegerDivision.remainder
      case .fmod: IntegerDivision.fmod
      case .leftShift: IntegerShift.left
      case .rightShift: IntegerShift.right
      default: IntegerPower.pow
      }
    RowKernels.map(out, outStep, a, aStep, b, bStep, count, function)
  }
}

/// Integer divisions that wrap around instead of trapping; the divisor is not 0.
enum IntegerDivision {
  static func truncDivide<T: IntegerElement>(_ a: T, _ b: T) -> T {
    a.dividedReportingOverflow(by: b).partialValue
  }

  static func fmod<T: IntegerElement>(_ a: T, _ b: T) -> T {
    a.remainderReportingOverflow(dividingBy: b).partialValue
  }

  static func floorDivide<T: IntegerElement>(_ a: T, _ b: T) -> T {
    let quotient = truncDivide(a, b)
    return fmod(a, b) != 0 && (a < 0) != (b < 0) ? quotient &- 1 : quotient
  }

  static func remainder<T: IntegerElement>(_ a: T, _ b: T) -> T {
    let rest = fmod(a, b)
    return rest != 0 && (rest < 0) != (b < 0) ? rest &+ b : rest
  }
}

/// Shifts; a count outside the width shifts everything out.
enum IntegerShift {
  static func left<T: IntegerElement>(_ a: T, _ b: T) -> T {
    b < 0 || b.integer >= T.bitWidth ? 0 : a &<< b
  }

  static func right<T: IntegerElement>(_ a: T, _ b: T) -> T {
    b < 0 || b.integer >= T.bitWidth ? (a < 0 ? ~0 : 0) : a &>> b
  }
}

enum IntegerPower {
  /// `base` to the power of `exponent`, wrapped around; a negative exponent leaves only what ±1
  /// give (aten/src/ATen/native/Pow.h, `powi`).
  static func pow<T: IntegerElement>(_ base: T, _ exponent: T) -> T {
    if exponent < 0 {
      if base == 1 { return 1 }
      return base == 0 &- 1 && T.isSigned ? (exponent & 1 == 0 ? 1 : base) : 0
    }
    var (result, square, rest): (T, T, T) = (1, base, exponent)
    while rest != 0 {
      if rest & 1 == 1 { result = result &* square }
      square = square &* square
      rest >>= 1
    }
    return result
  }
}
