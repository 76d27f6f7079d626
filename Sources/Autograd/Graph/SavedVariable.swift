import Safety
import Tensors

/// A tensor that a node keeps for the backward pass, with the version at which it was right:
/// PyTorch's `SavedVariable`.
struct SavedVariable {
  private let tensor: Tensor
  private let version: Int
  private let gradFn: Node?
  private let outputNumber: Int
  /// Of a leaf that requires gradients.
  private let leaf: AutogradMeta?

  /// Keeps an input.
  init(_ variable: Variable) {
    tensor = variable.tensor
    version = tensor.storage.version
    gradFn = variable.gradFn
    outputNumber = variable.meta?.outputNumber ?? 0
    leaf = gradFn == nil && variable.requiresGrad ? variable.meta : nil
  }

  /// Keeps a node's own result; the node is given again at `unpack`, or it would keep itself.
  init(result: Tensor) {
    tensor = result
    version = result.storage.version
    gradFn = nil
    outputNumber = 0
    leaf = nil
  }

  /// The tensor, in the graph if that is wanted. Throws `RuntimeError` if it was changed in place.
  func unpack(resultOf node: Node? = nil) throws -> Variable {
    let maker = gradFn ?? node
    try checkVersion(resultOf: node)
    guard GradMode.isEnabled else { return Variable(tensor) }
    if let leaf { return Variable(tensor, meta: leaf) }
    return Variable(
      tensor, meta: maker.map { AutogradMeta(gradFn: $0, outputNumber: outputNumber) })
  }

  /// Throws `RuntimeError` if the tensor was changed in place since it was kept.
  func checkVersion(resultOf node: Node? = nil) throws {
    if tensor.storage.version != version { throw changed(gradFn?.presentName ?? node?.messageName) }
  }

  private func changed(_ maker: String?) -> NamedError {
    let origin = maker.map { ", which is output \(outputNumber) of \($0)," } ?? ""
    return NamedError(
      "RuntimeError",
      "one of the variables needed for gradient computation has been modified by an inplace "
        + "operation: \(tensor.graphDescription)\(origin) is at version "
        + "\(tensor.storage.version); expected version \(version) instead. Hint: enable anomaly "
        + "detection to find the operation that failed to compute its gradient, with "
        + "torch.autograd.set_detect_anomaly(True, check_nan=False).")
  }
}
