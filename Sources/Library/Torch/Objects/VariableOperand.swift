import Autograd
import Language
import Tensors

/// One side of an operation: a tensor or a number.
enum VariableOperand {
  case variable(Variable)
  case scalar(Scalar)

  /// A Python value; nil for what is neither.
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

  /// The operand outside of the graph.
  var plain: Operand {
    switch self {
    case .variable(let variable): .tensor(variable.tensor)
    case .scalar(let number): .scalar(number)
    }
  }

  /// Whether operations on it are recorded.
  @inline(__always)
  var requiresGrad: Bool {
    if case .variable(let variable) = self { variable.requiresGrad } else { false }
  }

  /// The operand as a tensor; a number becomes one without dimensions.
  var asVariable: Variable {
    get throws {
      switch self {
      case .variable(let variable): variable
      case .scalar(let number): Variable(try Tensor(scalar: number, dtype: number.dtype))
      }
    }
  }
}

extension VariableOperand {
  /// The operand as a tensor of a type; a number keeps all digits that the type has.
  func variable(_ dtype: DType) throws -> Variable {
    switch self {
    case .variable(let variable): try variable.to(dtype)
    case .scalar(let number): Variable(try Tensor(scalar: number, dtype: dtype))
    }
  }
}

extension Binary {
  /// The operation on tensors or numbers.
  @inline(__always)
  func callAsFunction(_ a: VariableOperand, _ b: VariableOperand) throws -> Variable {
    switch (a, b) {
    case (.variable(let a), .variable(let b)): try self(a, b)
    case (.variable(let a), .scalar(let b)): try self(a, b)
    case (.scalar(let a), .variable(let b)): try self(a, b)
    case (.scalar, .scalar): try self(a.asVariable, b)
    }
  }

  @inline(__always)
  private func callAsFunction(_ a: Variable, _ b: VariableOperand) throws -> Variable {
    try self(.variable(a), b)
  }

  /// The operation with its result in the place of `a`.
  @inline(__always)
  func inPlace(_ a: inout Variable, _ b: VariableOperand) throws {
    switch b {
    case .variable(let b): try inPlace(&a, b)
    case .scalar(let b): try inPlace(&a, b)
    }
  }
}

extension Powers {
  /// `a ** b` for tensors or numbers.
  static func pow(_ a: VariableOperand, _ b: VariableOperand) throws -> Variable {
    switch (a, b) {
    case (.variable(let a), .variable(let b)): try pow(a, b)
    case (.variable(let a), .scalar(let b)): try pow(a, b)
    case (.scalar(let a), .variable(let b)): try pow(a, b)
    case (.scalar, .scalar(let b)): try pow(a.asVariable, b)
    }
  }

  /// `a **= b`.
  static func pow_(_ a: inout Variable, _ b: VariableOperand) throws {
    switch b {
    case .variable(let b): try pow_(&a, b)
    case .scalar(let b): try pow_(&a, b)
    }
  }
}
