import Safety

extension Tensor {
  /// This tensor to the power of a number. For floating-point tensors the exponents 0.5, 2, 3, -0.5,
  /// -1, -2, 0 and 1 are roots, products and quotients, rounded after each step
  /// (aten/src/ATen/native/cpu/PowKernel.cpp); all others are rounded once.
  ///
  /// Throws `RuntimeError` for a negative power of integers, `NotImplementedError` for bools.
  package func pow(_ exponent: Scalar) throws -> Tensor {
    if dtype == .bool, case .bool(let isOne) = exponent {
      return try isOne ? clone() : Tensor.ones(sizes, .bool)
    }
    let type = try BinaryKernel.pow.computeType(
      Tensor.resultType(.tensor(self), .scalar(exponent)))
    let base = try to(type)
    guard type.isFloatingPoint else { return try base.integerPower(exponent.asInt) }
    switch exponent.asDouble {
    case 0: return try Tensor.ones(sizes, type)
    case 1: return try base.clone()
    case 2: return try base.unary(.square)
    case -1: return try base.unary(.reciprocal)
    case 0.5: return try base.unary(.sqrt)
    case -0.5: return try base.unary(.rsqrt)
    case 3: return try base.vectorUnary(UnaryKernel.Cube.self)
    case -2: return try base.vectorUnary(UnaryKernel.InverseSquare.self)
    default: return try base.mapReal { Exact.pow($0, exponent.asDouble) }
    }
  }

  /// A number to the power of each element, rounded once.
  ///
  /// Throws `NotImplementedError` for bools.
  package static func pow(_ base: Scalar, _ exponent: Tensor) throws -> Tensor {
    let common = Tensor.resultType(.scalar(base), .tensor(exponent))
    let type = try BinaryKernel.pow.computeType(common)
    let exponent = try exponent.to(type)
    guard type.isFloatingPoint else {
      let base = try Tensor(scalar: .int(base.asInt), dtype: .int64).to(type)
      return try Tensor.binary(.pow, .tensor(base), .tensor(exponent))
    }
    return try exponent.mapReal { Exact.pow(base.asDouble, $0) }
  }

  private func integerPower(_ exponent: Int) throws -> Tensor {
    guard exponent >= 0 else {
      throw NamedError(
        "RuntimeError", "Integers to negative integer powers are not allowed.")
    }
    if exponent == 0 { return try Tensor.ones(sizes, dtype) }
    if exponent == 1 { return try clone() }
    let power = try Tensor(scalar: .int(exponent), dtype: .int64).to(dtype)
    return try Tensor.binary(.pow, .tensor(self), .tensor(power))
  }

  /// An exact function of a floating-point tensor's elements, rounded once.
  private func mapReal(_ function: (Double) -> DoubleDouble) throws -> Tensor {
    let result = try Tensor.emptyLike(sizes, dtype, stridesOf: strides)
    let loop = ElementwiseLoop(sizes, result.strides, strides)
    if dtype == .float32 {
      try result.runReal(loop, self, as: Float.self) { Float(rounding: function(Double($0))) }
    } else {
      try result.runReal(loop, self, as: Double.self) { function($0).high }
    }
    return result
  }

  private func runReal<T: RealElement>(
    _ loop: ElementwiseLoop, _ source: Tensor, as type: T.Type, _ function: (T) -> T
  ) throws {
    let (target, source) = (pointer(as: type), UnsafePointer(source.pointer(as: type)))
    let step = loop.step
    try loop.forEachRow { at, count in
      RowKernels.map(target + at.0, step.0, source + at.1, step.1, count, function)
    }
  }

  /// A function of a floating-point tensor that is written in lanes.
  private func vectorUnary<F: RowKernels.VectorUnary>(_ function: F.Type) throws -> Tensor {
    let result = try Tensor.emptyLike(sizes, dtype, stridesOf: strides)
    let loop = ElementwiseLoop(sizes, result.strides, strides)
    if dtype == .float32 {
      try result.runLanes(function, loop, self, as: Float.self)
    } else {
      try result.runLanes(function, loop, self, as: Double.self)
    }
    return result
  }

  private func runLanes<T: LaneElement, F: RowKernels.VectorUnary>(
    _ function: F.Type, _ loop: ElementwiseLoop, _ source: Tensor, as type: T.Type
  ) throws {
    let (target, source) = (pointer(as: type), UnsafePointer(source.pointer(as: type)))
    let step = loop.step
    try loop.forEachRow { at, count in
      RowKernels.unary(function, target + at.0, step.0, source + at.1, step.1, count)
    }
  }
}
