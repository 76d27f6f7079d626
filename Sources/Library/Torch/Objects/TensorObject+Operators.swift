import Autograd
import Language
import Tensors

extension VariableOperand {
  /// A tensor or a number; nil for anything else.
  @inline(__always)
  init?(_ value: Value) {
    if let object = value.tensor {
      self = .variable(object.variable)
    } else if let scalar = value.scalar {
      self = .scalar(scalar)
    } else {
      return nil
    }
  }
}

/// Python's operators on tensors.
extension TensorObject {
  /// `self op other`; nil where PyTorch has no such operator.
  func apply(_ op: BinaryOperator, _ other: VariableOperand) throws -> Variable? {
    switch op {
    case .add: return try variable.add(other)
    case .subtract: return try variable.sub(other)
    case .multiply: return try variable.mul(other)
    case .trueDivide: return try variable.div(other)
    case .floorDivide: return try variable.floorDivide(other)
    case .modulo: return try variable.remainder(other)
    case .power: return try variable.pow(other)
    case .matmul:
      guard case .variable(let other) = other else { return nil }
      return try variable.matmul(other)
    case .leftShift: return try variable.bitwise(.leftShift, other)
    case .rightShift: return try variable.bitwise(.rightShift, other)
    case .and: return try variable.bitwise(.and, other)
    case .or: return try variable.bitwise(.or, other)
    case .xor: return try variable.bitwise(.xor, other)
    }
  }

  /// `other op self` for a number.
  func applyReflected(_ op: BinaryOperator, _ other: VariableOperand) throws -> Variable? {
    switch op {
    case .add, .multiply, .and, .or, .xor: return try apply(op, other)
    case .subtract: return try variable.rsub(other)
    case .trueDivide: return try variable.reciprocal().mul(other)
    case .matmul: return nil
    default:
      guard case .scalar(let number) = other else { return nil }
      return try Variable.binary(op, number, variable)
    }
  }

  func applyInPlace(_ op: BinaryOperator, _ other: VariableOperand) throws {
    willChange()
  }
}
