import Safety

/// Elementwise operations by name.
extension Tensor {
  /// This tensor plus `alpha` times the other.
  package func add(_ other: Tensor, alpha: Scalar = 1) throws -> Tensor {
    try Tensor.add(.tensor(self), .tensor(other), alpha: alpha)
  }

  /// This tensor minus `alpha` times the other.
  package func sub(_ other: Tensor, alpha: Scalar = 1) throws -> Tensor {
    try Tensor.sub(.tensor(self), .tensor(other), alpha: alpha)
  }

  /// The product, element by element.
  package func mul(_ other: Tensor) throws -> Tensor {
    try Tensor.binary(.mul, .tensor(self), .tensor(other))
  }

  /// The quotient, element by element; integers become floating-point numbers.
  package func div(_ other: Tensor) throws -> Tensor {
    try Tensor.binary(.div, .tensor(self), .tensor(other))
  }

  /// This tensor plus a number.
  package func add(_ number: Scalar) throws -> Tensor {
    try Tensor.binary(.add, .tensor(self), .scalar(number))
  }

  /// This tensor minus a number.
  package func sub(_ number: Scalar) throws -> Tensor {
    try Tensor.binary(.sub, .tensor(self), .scalar(number))
  }

  /// This tensor times a number.
  package func mul(_ number: Scalar) throws -> Tensor {
    try Tensor.binary(.mul, .tensor(self), .scalar(number))
  }

  /// This tensor divided by a number.
  package func div(_ number: Scalar) throws -> Tensor {
    try Tensor.binary(.div, .tensor(self), .scalar(number))
  }

  /// The negative of each element. Throws `NotImplementedError` for bools.
  package func neg() throws -> Tensor { try unary(.neg) }

  /// `a + alpha * b`; for floating-point numbers rounded once
  /// (aten/src/ATen/native/cpu/BinaryOpsKernel.cpp, `add_clamp` and `fmadd`).
  package static func add(_ a: Operand, _ b: Operand, alpha: Scalar = 1) throws -> Tensor {
    if alpha == 1 { return try binary(.add, a, b) }
    let type = try checkAlpha(alpha, resultType(a, b))
    if type == .bool {
      return try binary(.add, a, .tensor(binary(.logicalAnd, b, .scalar(.bool(alpha.isTrue)))))
    }
    guard type.isFloatingPoint else {
      return try binary(.add, a, .tensor(binary(.mul, b.converted(to: type), .scalar(alpha))))
    }
    let factor = try Tensor(scalar: alpha, dtype: type)
    return try scaledSum(type, a, b, .tensor(factor))
  }

  /// `a - alpha * b`; see `add`.
  package static func sub(_ a: Operand, _ b: Operand, alpha: Scalar = 1) throws -> Tensor {
    if alpha == 1 { return try binary(.sub, a, b) }
    switch alpha {
    case .int(let value): return try add(a, b, alpha: .int(0 &- value))
    case .double(let value): return try add(a, b, alpha: .double(-value))
    case .bool: return try binary(.sub, a, .tensor(binary(.mul, b, .scalar(alpha))))
    }
  }

  /// The quotient: true, rounded towards zero (`trunc`) or down (`floor`).
  ///
  /// Throws `RuntimeError` for another mode.
  package static func div(
    _ a: Operand, _ b: Operand, roundingMode: String? = nil
  ) throws -> Tensor {
    try binary(divisionKernel(roundingMode), a, b)
  }

  /// The kernel of a rounding mode. Throws `RuntimeError` for an unknown one.
  package static func divisionKernel(_ roundingMode: String?) throws -> BinaryKernel {
    switch roundingMode {
    case nil: .div
    case "floor": .floorDivide
    case "trunc": .truncDivide
    case .some(let mode):
      throw NamedError(
        "RuntimeError",
        "div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '\(mode)'")
    }
  }

  /// `self + value * a * b`: the first product rounded, the second fused with the sum
  /// (aten/src/ATen/native/cpu/PointwiseOpsKernel.cpp).
  package func addcmul(_ a: Tensor, _ b: Tensor, value: Scalar = 1) throws -> Tensor {
    let type = Tensor.resultType(.tensor(self), .tensor(a), .tensor(b))
    if type == .bool { throw Tensor.notImplemented("addcmul_cpu_out", type) }
    // The number becomes one of the result's type, which it has no part in.
    let scaled = value == 1 ? a : try a.to(type).mul(Tensor.zeroDimensional(value, type))
    guard type.isFloatingPoint else { return try to(type).add(scaled.mul(b.to(type))) }
    return try Tensor.fused(type, .tensor(self), .tensor(scaled), .tensor(b))
  }

  /// `self + value * a / b`, rounded after each step.
  ///
  /// Throws `RuntimeError` for the quotient of two integers.
  package func addcdiv(_ a: Tensor, _ b: Tensor, value: Scalar = 1) throws -> Tensor {
    guard a.dtype.isFloatingPoint || b.dtype.isFloatingPoint else {
      throw NamedError(
        "RuntimeError",
        "Integer division with addcdiv is no longer supported, and in a future  release addcdiv "
          + "will perform a true division of tensor1 and tensor2. The historic addcdiv behavior "
          + "can be implemented as (input + value * torch.trunc(tensor1 / tensor2))"
          + ".to(input.dtype) for integer inputs and as (input + value * tensor1 / tensor2) for "
          + "float inputs. The future addcdiv behavior is just the latter implementation: "
          + "(input + value * tensor1 / tensor2), for all dtypes.")
    }
    let scaled = value == 1 ? a : try a.mul(value)
    return try add(scaled.div(b))
  }

  /// A floating-point factor does not fit an integer result.
  private static func checkAlpha(_ alpha: Scalar, _ type: DType) throws -> DType {
    if case .bool = alpha, type != .bool {
      throw NamedError("RuntimeError", "Boolean alpha only supported for Boolean results.")
    }
    if case .double = alpha, !type.isFloatingPoint {
      throw NamedError(
        "RuntimeError",
        "For integral input tensors, argument alpha must not be a floating point number.")
    }
    return type
  }
}
