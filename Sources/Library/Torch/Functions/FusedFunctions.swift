import Autograd
import Language
import Tensors

/// Functions of three operands, which PyTorch rounds less often than the operations they consist of.
///
/// The numbers come from the fused kernels; where a gradient is wanted, the graph comes from the
/// plain operations, none of which keeps its result.
enum FusedFunctions {
  static let table: [TorchFunction] = [
    scaled("add", aliases: [], Arithmetic.add, Tensor.add, Arithmetic.add),
    scaled("sub", aliases: ["subtract"], Arithmetic.sub, Tensor.sub, Arithmetic.sub),
    scaledInPlace("add_", aliases: [], Arithmetic.add, Tensor.add, Arithmetic.add),
    scaledInPlace("sub_", aliases: ["subtract_"], Arithmetic.sub, Tensor.sub, Arithmetic.sub),
    .init("rsub", .both, "Operand input, Operand other, *, Number alpha = 1") { c in
      .tensor(
        try combination(
          Arithmetic.sub, Tensor.sub, Arithmetic.sub, c.operand(1), c.operand(0), c.scalar(2)))
    },
    .init(
      "addcmul", [.torch, .method, .inPlace],
      "Tensor input, Tensor tensor1, Tensor tensor2, *, Number value = 1, Tensor out = None"
    ) { c in
      .tensor(
        try Arithmetic.addcmul(c.variable(0), c.variable(1), c.variable(2), value: c.scalar(3)))
    },
    .init(
      "addcdiv", [.torch, .method, .inPlace],
      "Tensor input, Tensor tensor1, Tensor tensor2, *, Number value = 1, Tensor out = None"
    ) { c in
      .tensor(
        try Arithmetic.addcdiv(c.variable(0), c.variable(1), c.variable(2), value: c.scalar(3)))
    },
    .init(
      "lerp", [.torch, .method, .inPlace],
      "Tensor input, Tensor end, Operand weight, *, Tensor out = None"
    ) { c in
      let weight: Variable
      switch try c.operand(2) {
      case .variable(let given): weight = given
      case .scalar(let number):
        weight = Variable(try Tensor(scalar: number, dtype: c.tensor(0).dtype))
      }
      return .tensor(try Arithmetic.lerp(c.variable(0), c.variable(1), weight))
    },
  ]

  private typealias Kernel = (Operand, Operand, Scalar) throws -> Tensor
  private typealias Scaled = (Variable, Variable, Scalar) throws -> Variable

  private static func scaled(
    _ name: String, aliases: [String], _ plain: Binary, _ fused: @escaping Kernel,
    _ graph: @escaping Scaled
  ) -> TorchFunction {
    .init(
      name, .both, aliases: aliases,
      "Operand input, Operand other, *, Number alpha = 1, Tensor out = None"
    ) { c in
      .tensor(try combination(plain, fused, graph, c.operand(0), c.operand(1), c.scalar(2)))
    }
  }

  private static func scaledInPlace(
    _ name: String, aliases: [String], _ plain: Binary, _ fused: @escaping Kernel,
    _ graph: @escaping Scaled
  ) -> TorchFunction {
    .init(name, .method, aliases: aliases, "Tensor input, Operand other, *, Number alpha = 1") {
      c in
      let alpha = try c.scalar(2)
      if alpha == .int(1) { return try c.changed(0) { try plain.inPlace(&$0, c.operand(1)) } }
      let result = try combination(plain, fused, graph, c.operand(0), c.operand(1), alpha)
      try c.object(0).assign(result)
      return c[0]
    }
  }

  /// `a ± alpha * b`.
  private static func combination(
    _ plain: Binary, _ fused: Kernel, _ scaled: Scaled, _ a: VariableOperand, _ b: VariableOperand,
    _ alpha: Scalar
  ) throws -> Variable {
    if alpha == .int(1) { return try plain(a, b) }
    guard case .variable(let x) = a, case .variable(let y) = b else {
      let exact = try fused(a.plain, b.plain, alpha)
      return try exact.recorded(
        as: { try plain(a, .variable(b.asVariable * alpha)) }, of: [a.asVariable, b.asVariable])
    }
    return try scaled(x, y, alpha)
  }
}

extension Tensor {
  /// This result in the graph of the operations that `plain` records, if an input requires a
  /// gradient.
  fileprivate func recorded(
    as plain: () throws -> Variable, of inputs: [Variable]
  ) rethrows -> Variable {
    guard GradMode.isEnabled, inputs.contains(where: \.requiresGrad) else { return Variable(self) }
    var result = try plain()
    result.tensor = self
    return result
  }
}
