import Autograd
import Language
import Tensors

/// `torch.nn.Parameter`: a tensor that a module counts as one of its own.
enum ParameterObject {
  nonisolated(unsafe) static let typeObject = TypeObject(
    "Parameter", module: "torch.nn.parameter", bases: [TensorObject.typeObject]
  ) { type, arguments in
    let values = try signature.bind(arguments, to: "Parameter")
    guard let data = values[0].tensor else {
      throw PythonError.typeError("Parameter() takes a Tensor, not \(values[0].type.name)")
    }
    var variable = data.variable.detach()
    try variable.setRequiresGrad(Operations.isTrue(values[1]))
    return .object(TensorObject(variable, type: type))
  }

  private static let signature = Signature("data, requires_grad=True")
}
