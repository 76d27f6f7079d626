import Tensors

/// An elementwise operation on two operands, beside its derivative.
///
/// Either operand may be a number; it then has no gradient.
package struct Binary: Sendable {
  private let kind: BinaryKernel
  private let operation: Operation<Void>

  init(
    _ kind: BinaryKernel, _ name: String, _ first: Gradient<Void>, _ second: Gradient<Void>
  ) {
    self.kind = kind
    operation = Operation(name, first, second)
  }

  /// The operation on two tensors, which are broadcast.
  @inline(__always)
  package func callAsFunction(_ a: Variable, _ b: Variable) throws -> Variable {
    try operation.record(
      Tensor.binary(kind, .tensor(a.tensor), .tensor(b.tensor)), a, b, ())
  }

  /// The operation on a tensor and a number.
  @inline(__always)
  package func callAsFunction(_ a: Variable, _ b: Scalar) throws -> Variable {
    let result = try Tensor.binary(kind, .tensor(a.tensor), .scalar(b))
    guard GradMode.isEnabled, a.requiresGrad else { return Variable(result) }
    return try operation.record(result, a, Variable(number: b, like: result), ())
  }

  /// The operation on a number and a tensor.
  @inline(__always)
  package func callAsFunction(_ a: Scalar, _ b: Variable) throws -> Variable {
    let result = try Tensor.binary(kind, .scalar(a), .tensor(b.tensor))
    guard GradMode.isEnabled, b.requiresGrad else { return Variable(result) }
    return try operation.record(result, Variable(number: a, like: result), b, ())
  }

  /// The operation with its result in the place of `a`, such as `a += b`.
  @inline(__always)
  package func inPlace(_ a: inout Variable, _ b: Variable) throws {
    guard GradMode.isEnabled, a.requiresGrad || b.requiresGrad else {
      return try a.tensor.binary_(kind, .tensor(b.tensor))
    }
    try operation.change(&a, b, parameters: ()) {
      try $0.binary_(kind, .tensor(b.tensor))
    }
  }

  /// The operation with its result in the place of `a`, such as `a += 1`.
  package func inPlace(_ a: inout Variable, _ b: Scalar) throws {
    guard GradMode.isEnabled, a.requiresGrad else {
      return try a.tensor.binary_(kind, .scalar(b))
    }
    let number = try Variable(number: b, like: a.tensor)
    try operation.change(&a, number, parameters: ()) {
      try $0.binary_(kind, .scalar(b))
    }
  }
}

extension Variable {
  /// A number as the tensor that an operation with this result takes it for.
  init(number: Scalar, like result: Tensor) throws {
    self.init(try Tensor(scalar: number, dtype: result.dtype))
  }
}

// MARK: Operators, for the formulas

extension Variable {
  package static func + (a: Variable, b: Variable) throws -> Variable { try Arithmetic.add(a, b) }
  package static func + (a: Variable, b: Scalar) throws -> Variable { try Arithmetic.add(a, b) }
  package static func + (a: Scalar, b: Variable) throws -> Variable { try Arithmetic.add(b, a) }
  package static func - (a: Variable, b: Variable) throws -> Variable { try Arithmetic.sub(a, b) }
  package static func - (a: Variable, b: Scalar) throws -> Variable { try Arithmetic.sub(a, b) }
  package static func - (a: Scalar, b: Variable) throws -> Variable { try Arithmetic.rsub(b, a) }
  package static func * (a: Variable, b: Variable) throws -> Variable { try Arithmetic.mul(a, b) }
  package static func * (a: Variable, b: Scalar) throws -> Variable { try Arithmetic.mul(a, b) }
  package static func * (a: Scalar, b: Variable) throws -> Variable { try Arithmetic.mul(b, a) }
  package static func / (a: Variable, b: Variable) throws -> Variable { try Arithmetic.div(a, b) }
  package static func / (a: Variable, b: Scalar) throws -> Variable { try Arithmetic.div(a, b) }
  package static func / (a: Scalar, b: Variable) throws -> Variable { try Arithmetic.rdiv(b, a) }
  package static prefix func - (a: Variable) throws -> Variable { try Arithmetic.neg(a) }

  /// Where a comparison of two tensors holds; never in the graph.
  func compared(_ kind: BinaryKernel, _ other: Variable) throws -> Variable {
    Variable(try Tensor.binary(kind, .tensor(tensor), .tensor(other.tensor)))
  }

  /// Where a comparison with a number holds; never in the graph.
  func compared(_ kind: BinaryKernel, _ other: Scalar) throws -> Variable {
    Variable(try Tensor.binary(kind, .tensor(tensor), .scalar(other)))
  }
}
