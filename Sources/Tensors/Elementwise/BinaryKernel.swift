import Safety

/// The elementwise operations of two operands.
package enum BinaryKernel: UInt8, CaseIterable, BitwiseCopyable, Sendable {
  case add, sub, mul, div, floorDivide, truncDivide, remainder, fmod, pow
  case maximum, minimum, fmax, fmin, atLeast, atMost, atan2
  case eq, ne, lt, le, gt, ge
  case logicalAnd, logicalOr, logicalXor
  case bitwiseAnd, bitwiseOr, bitwiseXor, leftShift, rightShift

  /// Whether the result is of type bool whatever the operands are.
  package var isPredicate: Bool {
    rawValue >= BinaryKernel.eq.rawValue && rawValue <= BinaryKernel.logicalXor.rawValue
  }

  /// Whether it is one of the four operations of arithmetic, which floats always have.
  @inline(__always)
  var isPlainReal: Bool { rawValue <= BinaryKernel.div.rawValue }

  /// Whether integers are converted to the default floating-point type first.
  var isTrueFloat: Bool { self == .div || self == .atan2 }

  private var isBitwise: Bool { rawValue >= BinaryKernel.bitwiseAnd.rawValue }

  /// The type in which the operation computes for operands of a common type.
  ///
  /// Throws PyTorch's `NotImplementedError` where it has no kernel.
  func computeType(_ common: DType) throws -> DType {
    if common == .float32 && !isBitwise { return common }
    if isTrueFloat && !common.isFloatingPoint { return DType.default }
    switch (self, common) {
    case (.floorDivide, .bool), (.truncDivide, .bool), (.remainder, .bool), (.fmod, .bool),
      (.pow, .bool), (.leftShift, .bool), (.rightShift, .bool):
      throw Tensor.notImplemented(kernelName, common)
    case (.bitwiseAnd, _), (.bitwiseOr, _), (.bitwiseXor, _), (.leftShift, _), (.rightShift, _):
      if common.isFloatingPoint { throw Tensor.notImplemented(kernelName, common) }
    default: break
    }
    return common
  }

  /// The name in messages of what is not implemented.
  private var kernelName: String {
    switch self {
    case .floorDivide: "div_floor_cpu"
    case .truncDivide: "div_trunc_cpu"
    case .remainder: "remainder_cpu"
    case .fmod: "fmod_cpu"
    case .bitwiseAnd: "bitwise_and_cpu"
    case .bitwiseOr: "bitwise_or_cpu"
    case .bitwiseXor: "bitwise_xor_cpu"
    case .leftShift: "lshift_cpu"
    case .rightShift: "rshift_cpu"
    default: "\(self)"
    }
  }

  /// PyTorch does not subtract bools; `a` and `b` say which operands are.
  func checkBools(_ a: Bool, _ b: Bool) throws {
    guard self == .sub, a || b else { return }
    throw NamedError(
      "NotImplementedError",
      a && b
        ? "Subtraction, the `-` operator, with two bool tensors is not supported. "
          + "Use the `^` or `logical_xor()` operator instead."
        : "Subtraction, the `-` operator, with a bool tensor is not supported. "
          + "If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.")
  }
}
