/// Unary kernels on floating-point rows.
extension UnaryKernel {
  private enum Neg: RowKernels.VectorUnary {
    @inline(__always) static func apply<L: Lanes>(_ a: L) -> L { a.negated }
  }
  private enum Abs: RowKernels.VectorUnary {
    @inline(__always) static func apply<L: Lanes>(_ a: L) -> L { a.absolute }
  }
  private enum Square: RowKernels.VectorUnary {
    @inline(__always) static func apply<L: Lanes>(_ a: L) -> L { a * a }
  }
  private enum Reciprocal: RowKernels.VectorUnary {
    @inline(__always) static func apply<L: Lanes>(_ a: L) -> L { L(all: 1) / a }
  }
  /// 0 where it is greater than the number; so -0 and what is not a number stay.
  private enum Relu: RowKernels.VectorUnary {
    @inline(__always) static func apply<L: Lanes>(_ a: L) -> L {
      L.select(L(all: 0), where: L(all: 0), greaterThan: a, else: a)
    }
  }
  /// The last step of the sigmoid, 1 / (1 + e) for e = exp(-x).
  private enum Logistic: RowKernels.VectorUnary {
    @inline(__always) static func apply<L: Lanes>(_ a: L) -> L { L(all: 1) / (L(all: 1) + a) }
  }
  /// x³ with one rounding after each product.
  enum Cube: RowKernels.VectorUnary {
    @inline(__always) static func apply<L: Lanes>(_ a: L) -> L { a * a * a }
  }
  /// 1 / x² with one rounding after each step.
  enum InverseSquare: RowKernels.VectorUnary {
    @inline(__always) static func apply<L: Lanes>(_ a: L) -> L { L(all: 1) / (a * a) }
  }

  /// One row of an operation whose result has the operand's type.
  @inline(__always)
  func realRow<T: FunctionElement>(
    _ out: UnsafeMutablePointer<T>, _ outStep: Int, _ a: UnsafePointer<T>, _ aStep: Int,
    _ count: Int
  ) {
    switch self {
    case .neg: RowKernels.unary(Neg.self, out, outStep, a, aStep, count)
    case .abs: RowKernels.unary(Abs.self, out, outStep, a, aStep, count)
    case .square: RowKernels.unary(Square.self, out, outStep, a, aStep, count)
    case .relu: RowKernels.unary(Relu.self, out, outStep, a, aStep, count)
    case .reciprocal: RowKernels.unary(Reciprocal.self, out, outStep, a, aStep, count)
    case .exp: T.row(Functions.Exp.self, out, outStep, a, aStep, count)
    case .log: T.row(Functions.Log.self, out, outStep, a, aStep, count)
    case .tanh: T.row(Functions.Tanh.self, out, outStep, a, aStep, count)
    default: uncommonRealRow(out, outStep, a, aStep, count)
    }
  }

  @inline(never)
  private func uncommonRealRow<T: FunctionElement>(
    _ out: UnsafeMutablePointer<T>, _ outStep: Int, _ a: UnsafePointer<T>, _ aStep: Int,
    _ count: Int
  ) {
    switch self {
    case .sigmoid:
      RowKernels.unary(Neg.self, out, outStep, a, aStep, count)
      let kept = UnsafePointer(out)
      T.row(Functions.Exp.self, out, outStep, kept, outStep, count)
      RowKernels.unary(Logistic.self, out, outStep, kept, outStep, count)
    case .exp2: T.row(Functions.Exp2.self, out, outStep, a, aStep, count)
    case .expm1: T.row(Functions.Expm1.self, out, outStep, a, aStep, count)
    case .log2: T.row(Functions.Log2.self, out, outStep, a, aStep, count)
    case .log10: T.row(Functions.Log10.self, out, outStep, a, aStep, count)
    case .log1p: T.row(Functions.Log1p.self, out, outStep, a, aStep, count)
    case .sin: T.row(Functions.Sin.self, out, outStep, a, aStep, count)
    case .cos: T.row(Functions.Cos.self, out, outStep, a, aStep, count)
    case .tan: T.row(Functions.Tan.self, out, outStep, a, aStep, count)
    case .asin: T.row(Functions.Asin.self, out, outStep, a, aStep, count)
    case .acos: T.row(Functions.Acos.self, out, outStep, a, aStep, count)
    case .atan: T.row(Functions.Atan.self, out, outStep, a, aStep, count)
    case .sinh: T.row(Functions.Sinh.self, out, outStep, a, aStep, count)
    case .cosh: T.row(Functions.Cosh.self, out, outStep, a, aStep, count)
    case .erf: T.row(Functions.Erf.self, out, outStep, a, aStep, count)
    default: roundingRow(out, outStep, a, aStep, count)
    }
  }

  private func roundingRow<T: FunctionElement>(
    _ out: UnsafeMutablePointer<T>, _ outStep: Int, _ a: UnsafePointer<T>, _ aStep: Int,
    _ count: Int
  ) {
    switch self {
    case .sqrt: RowKernels.map(out, outStep, a, aStep, count) { $0.squareRoot() }
    case .rsqrt: RowKernels.map(out, outStep, a, aStep, count) { 1 / $0.squareRoot() }
    case .floor: RowKernels.map(out, outStep, a, aStep, count) { $0.rounded(.down) }
    case .ceil: RowKernels.map(out, outStep, a, aStep, count) { $0.rounded(.up) }
    case .round: RowKernels.map(out, outStep, a, aStep, count) { $0.rounded(.toNearestOrEven) }
    case .trunc: RowKernels.map(out, outStep, a, aStep, count) { $0.rounded(.towardZero) }
    case .frac: RowKernels.map(out, outStep, a, aStep, count) { $0 - $0.rounded(.towardZero) }
    default:
      RowKernels.map(out, outStep, a, aStep, count) { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
    }
  }

  /// One row of a predicate.
  func predicateRow<T: RealElement>(
    _ out: UnsafeMutablePointer<Bool>, _ outStep: Int, _ a: UnsafePointer<T>, _ aStep: Int,
    _ count: Int
  ) {
    switch self {
    case .logicalNot: RowKernels.map(out, outStep, a, aStep, count) { $0 == 0 }
    case .isnan: RowKernels.map(out, outStep, a, aStep, count) { $0 != $0 }
    case .isinf: RowKernels.map(out, outStep, a, aStep, count) { $0.magnitude == .infinity }
    default: RowKernels.map(out, outStep, a, aStep, count) { $0.isFinite }
    }
  }
}

/// Floating-point types with rows of elementary functions.
protocol FunctionElement: LaneElement {
  static func row<F: ElementaryFunction>(
    _ function: F.Type, _ out: UnsafeMutablePointer<Self>, _ outStep: Int,
    _ a: UnsafePointer<Self>, _ aStep: Int, _ count: Int)
}

extension Float: FunctionElement {
  @inline(__always)
  static func row<F: ElementaryFunction>(
    _ function: F.Type, _ out: UnsafeMutablePointer<Float>, _ outStep: Int,
    _ a: UnsafePointer<Float>, _ aStep: Int, _ count: Int
  ) {
    RowKernels.function(function, out, outStep, a, aStep, count)
  }
}

extension Double: FunctionElement {
  @inline(__always)
  static func row<F: ElementaryFunction>(
    _ function: F.Type, _ out: UnsafeMutablePointer<Double>, _ outStep: Int,
    _ a: UnsafePointer<Double>, _ aStep: Int, _ count: Int
  ) {
    RowKernels.function(function, out, outStep, a, aStep, count)
  }
}
