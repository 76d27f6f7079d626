import Autograd
import Language
import Tensors

/// Python's operators on tensors.
extension TensorObject {
  /// `self op other`; nil where PyTorch has no such operator.
  func apply(_ op: BinaryOperator, _ other: VariableOperand) throws -> Variable? {
    let a = VariableOperand.variable(variable)
    switch op {
    case .add: return try Arithmetic.add(a, other)
    case .subtract: return try Arithmetic.sub(a, other)
    case .multiply: return try Arithmetic.mul(a, other)
    case .trueDivide: return try Arithmetic.div(a, other)
    case .floorDivide:
      switch other {
      case .variable(let other): return try Arithmetic.floorDivide(variable, other)
      case .scalar(let number): return try Arithmetic.floorDivide(variable, number)
      }
    case .modulo: return try Arithmetic.remainder(a, other)
    case .power: return try Powers.pow(a, other)
    case .matmul:
      guard case .variable(let other) = other else { return nil }
      return try variable.matmul(other)
    default:
      guard let kernel = TensorObject.bits[op] else { return nil }
      return Variable(try Tensor.binary(kernel, .tensor(tensor), other.plain))
    }
  }

  /// `other op self`, where `other` is a number.
  func applyReflected(_ op: BinaryOperator, _ other: VariableOperand) throws -> Variable? {
    guard case .scalar(let number) = other else { return nil }
    switch op {
    case .add, .multiply, .and, .or, .xor: return try apply(op, other)
    case .subtract: return try Arithmetic.rsub(variable, number)
    case .trueDivide: return try Arithmetic.rdiv(variable, number)
    case .floorDivide: return try Arithmetic.floorDivide(other.asVariable, variable)
    case .modulo: return try Arithmetic.remainder(of: number, by: variable)
    case .power: return try Powers.pow(number, variable)
    case .matmul: return nil
    case .leftShift, .rightShift:
      guard let kernel = TensorObject.bits[op] else { return nil }
      return Variable(try Tensor.binary(kernel, other.plain, .tensor(tensor)))
    }
  }

  /// `self op= other`; false where PyTorch has no such operator.
  func applyInPlace(_ op: BinaryOperator, _ other: VariableOperand) throws -> Bool {
    let operation: Binary
    switch op {
    case .add: operation = Arithmetic.add
    case .subtract: operation = Arithmetic.sub
    case .multiply: operation = Arithmetic.mul
    case .trueDivide: operation = Arithmetic.div
    case .modulo: operation = Arithmetic.remainder
    case .power:
      try change(recorded: GradMode.isEnabled) { try Powers.pow_(&$0, other) }
      return true
    case .matmul: return false
    default:
      guard let result = try apply(op, other) else { return false }
      try assign(result)
      return true
    }
    let recorded = GradMode.isEnabled && (requiresGrad || other.requiresGrad)
    try change(recorded: recorded) { try operation.inPlace(&$0, other) }
    return true
  }

  /// Writes the result of an operation on this tensor into it.
  ///
  /// Throws `RuntimeError` if its type or its shape does not fit.
  func assign(_ result: Variable) throws {
    guard result.dtype.canCast(to: tensor.dtype) else {
      throw PythonError.runtimeError(
        "result type \(result.dtype.messageName) can't be cast to the desired output type "
          + tensor.dtype.messageName)
    }
    guard result.sizes == tensor.sizes else {
      throw PythonError.runtimeError(
        "output with shape \(tensor.sizes) doesn't match the broadcast shape \(result.sizes)")
    }
    try change(recorded: GradMode.isEnabled) { try $0.become(result) }
  }

  /// `op self`.
  func apply(_ op: UnaryOperator) throws -> Variable {
    switch op {
    case .negative: try Arithmetic.neg(variable)
    case .positive: variable
    case .invert: Variable(try inverted())
    }
  }

  private func inverted() throws -> Tensor {
    guard !tensor.dtype.isFloatingPoint else {
      throw PythonError.typeError(
        "~ (operator.invert) is only implemented on integer and Boolean-type tensors")
    }
    return try tensor.unary(.bitwiseNot)
  }

  /// `self op other`.
  func apply(_ op: ComparisonOperator, _ other: VariableOperand) throws -> Variable {
    let kernel: BinaryKernel =
      switch op {
      case .less: .lt
      case .lessEqual: .le
      case .equal: .eq
      case .notEqual: .ne
      case .greater: .gt
      case .greaterEqual: .ge
      }
    return Variable(try Tensor.binary(kernel, .tensor(tensor), other.plain))
  }

  private static let bits: [BinaryOperator: BinaryKernel] = [
    .leftShift: .leftShift, .rightShift: .rightShift, .and: .bitwiseAnd, .or: .bitwiseOr,
    .xor: .bitwiseXor,
  ]
}
