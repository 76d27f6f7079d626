import Tensors

/// An elementwise operation on one tensor, beside its derivative.
package struct Unary: Sendable {
  private let kind: UnaryKernel
  private let operation: Operation<Void>

  init(
    _ kind: UnaryKernel, _ name: String, _ rule: String, uses: Uses = [],
    _ formula: @escaping Gradient<Void>.Formula
  ) {
    self.kind = kind
    operation = Operation(name, Gradient(rule, uses: uses, formula))
  }

  /// The operation on each element.
  @inline(__always)
  package func callAsFunction(_ a: Variable) throws -> Variable {
    try operation.record(a.tensor.unary(kind), a, ())
  }

  /// The operation with its result in the place of `a`.
  package func inPlace(_ a: inout Variable) throws {
    try operation.change(&a, parameters: ()) { try $0.unary_(kind) }
  }
}
