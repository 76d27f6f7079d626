import Safety

/// The elementwise operations of one operand.
package enum UnaryKernel: UInt8, CaseIterable, BitwiseCopyable, Sendable {
  case neg, abs, sign, square, relu
  case floor, ceil, round, trunc, frac
  case reciprocal, sqrt, rsqrt, exp, exp2, expm1, log, log2, log10, log1p
  case sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, sigmoid, erf, gelu
  case logicalNot, bitwiseNot, isnan, isinf, isfinite

  /// Whether the result is of type bool.
  package var isPredicate: Bool {
    switch self {
    case .logicalNot, .isnan, .isinf, .isfinite: true
    default: false
    }
  }

  /// Whether integers are converted to the default floating-point type first.
  var isTrueFloat: Bool {
    rawValue >= UnaryKernel.reciprocal.rawValue && rawValue <= UnaryKernel.erf.rawValue
  }

  /// The type in which the operation computes.
  ///
  /// Throws PyTorch's `NotImplementedError` where it has no kernel.
  func computeType(_ type: DType) throws -> DType {
    if type.isFloatingPoint {
      if self == .bitwiseNot { throw Tensor.notImplemented("bitwise_not_cpu", type) }
      return type
    }
    if isTrueFloat { return DType.default }
    switch (self, type) {
    case (.neg, .bool):
      throw NamedError(
        "NotImplementedError",
        "Negation, the `-` operator, on a bool tensor is not supported. "
          + "If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.")
    case (.relu, .bool):
      throw NamedError("NotImplementedError", "Boolean inputs not supported for relu")
    case (.abs, .bool): throw Tensor.notImplemented("abs_cpu", type)
    case (.floor, .bool), (.ceil, .bool), (.trunc, .bool), (.round, .bool):
      throw Tensor.notImplemented("\(self)_vml_cpu", type)
    case (.square, .bool): return .int64
    case (.frac, _): throw Tensor.notImplemented("frac_cpu", type)
    case (.gelu, _): throw Tensor.notImplemented("GeluKernelImpl", type)
    default: return type
    }
  }
}
