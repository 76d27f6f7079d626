import Autograd
import Language
import Tensors

extension TensorObject {
  /// `torch.Tensor`.
  nonisolated(unsafe) static let typeObject = TypeObject("Tensor", module: "torch") {
    _, arguments in
    try TensorObject.construct(arguments, dtype: .default)
  } populate: { type in
    TensorProperty.define(in: type)
    TorchFunctions.defineMethods(of: type)
    SpecialMethods.define(in: type)
  }

  /// `torch.Tensor(2, 3)` is a tensor of that shape, `torch.Tensor([2, 3])` one of these numbers.
  static func construct(_ arguments: Arguments, dtype: DType) throws -> Value {
    let values = Array(arguments.positional)
    if values.isEmpty { return .tensor(try Tensor.zeros([0], dtype)) }
    if values.allSatisfy(ParameterType.isIndex) {
      let sizes = try Dims(checking: values.map { try Operations.index($0) })
      return .tensor(try Tensor.zeros(sizes, dtype))
    }
    guard values.count == 1 else {
      throw PythonError.typeError("Tensor() takes sizes, or one sequence of numbers")
    }
    if let source = values[0].tensor { return .tensor(source.variable.detach()) }
    if let size = values[0].as(SizeObject.self) {
      let sizes = try Dims(checking: size.items.map { try Operations.index($0) })
      return .tensor(try Tensor.zeros(sizes, dtype))
    }
    return .tensor(try SequenceReader.tensor(values[0], dtype: dtype))
  }

  /// `repr(self)`.
  func shown() throws -> String {
    let plain = try numbersShown()
    return type === ParameterObject.typeObject ? "Parameter containing:\n" + plain : plain
  }

  private func numbersShown() throws -> String {
    if let node = variable.gradFn { return try tensor.formatted(["grad_fn=<\(node.name)>"]) }
    if variable.requiresGrad { return try tensor.formatted(["requires_grad=True"]) }
    return try tensor.formatted()
  }

  /// The views of the first dimension, in order.
  func unbound() throws -> UnboundRows { try UnboundRows(base) }

  /// `item in self`.
  func containsElement(_ item: Value) throws -> Bool {
    guard let operand = VariableOperand(item) else {
      throw PythonError.runtimeError(
        "Tensor.__contains__ only supports Tensor or scalar, but you passed in a "
          + "\(try Operations.repr(.object(item.type))).")
    }
    return try apply(.equal, operand).tensor.any().item().isTrue
  }
}
