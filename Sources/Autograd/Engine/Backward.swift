import Safety
import Tensors

extension Engine {
  /// Adds to the gradient of each leaf what `tensors` say: `torch.autograd.backward`.
  ///
  /// `gradients` has one entry for each tensor; nil stands for 1 and needs a tensor of one element.
  /// `retainGraph` is `createGraph` if not given. Throws `RuntimeError` as PyTorch does.
  package static func backward(
    _ tensors: [Variable], gradients: [Variable?], retainGraph: Bool? = nil,
    createGraph: Bool = false
  ) throws {
    _ = try run(
      roots(tensors, gradients), retainGraph: retainGraph ?? createGraph, createGraph: createGraph)
  }

  /// The gradients of `outputs` with respect to `inputs`: `torch.autograd.grad`.
  ///
  /// No leaf's gradient is changed. The answer is nil for an input that `outputs` do not depend on,
  /// which has to be allowed.
  package static func grad(
    _ outputs: [Variable], _ inputs: [Variable], gradients: [Variable?],
    retainGraph: Bool? = nil, createGraph: Bool = false, allowUnused: Bool = false
  ) throws -> [Variable?] {
    let roots = try roots(outputs, gradients)
    let captures = try inputs.map {
      guard let edge = $0.gradientEdge else {
        throw NamedError(
          "RuntimeError", "One of the differentiated Tensors does not require grad")
      }
      return edge
    }
    let found = try run(
      roots, captures: captures, retainGraph: retainGraph ?? createGraph, createGraph: createGraph)
    if !allowUnused, let missing = found.firstIndex(where: { $0 == nil }) {
      throw NamedError(
        "RuntimeError",
        "The differentiated Tensor at index \(missing) appears to not have been used in the graph. "
          + "Set allow_unused=True if this is the desired behavior.")
    }
    return found
  }

  private static func roots(_ tensors: [Variable], _ gradients: [Variable?]) throws -> [Root] {
    try tensors.indices.map { i in
      let tensor = tensors[i]
      let gradient = try gradients[i].map { try checked($0, i, for: tensor) } ?? one(for: tensor)
      guard let edge = tensor.gradientEdge else {
        throw NamedError(
          "RuntimeError",
          "element \(i) of tensors does not require grad and does not have a grad_fn")
      }
      return Root(edge: edge, gradient: gradient)
    }
  }

  private static func checked(_ gradient: Variable, _ i: Int, for tensor: Variable) throws
    -> Variable
  {
    if gradient.sizes == tensor.sizes { return gradient }
    throw NamedError(
      "RuntimeError",
      "Mismatch in shape: grad_output[\(i)] has a shape of torch.Size(\(gradient.sizes)) and "
        + "output[\(i)] has a shape of torch.Size(\(tensor.sizes)).")
  }

  /// The gradient that a tensor of one element begins with, if it can begin with any.
  private static func one(for tensor: Variable) throws -> Variable {
    if tensor.requiresGrad && tensor.tensor.count != 1 {
      throw NamedError("RuntimeError", "grad can be implicitly created only for scalar outputs")
    }
    return Variable(try Tensor.ones(tensor.sizes, tensor.dtype))
  }
}

extension Variable {
  /// Adds to the gradient of each leaf that this tensor depends on; see `Engine.backward`.
  package func backward(
    gradient: Variable? = nil, retainGraph: Bool? = nil, createGraph: Bool = false
  ) throws {
    try Engine.backward(
      [self], gradients: [gradient], retainGraph: retainGraph, createGraph: createGraph)
  }
}
