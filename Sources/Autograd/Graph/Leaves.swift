import Safety
import Tensors

// What a program may do to a tensor's place in the graph.

extension Variable {
  /// Whether the gradient of this tensor is wanted, as `requires_grad_()` sets it.
  ///
  /// Throws `RuntimeError` for integers, and for a computed tensor that is to be left out.
  package mutating func setRequiresGrad(_ value: Bool, byMethod: Bool = false) throws {
    if value && !dtype.isFloatingPoint {
      let types = byMethod ? "floating point" : "floating point and complex"
      throw NamedError("RuntimeError", "only Tensors of \(types) dtype can require gradients")
    }
    if !value && !isLeaf {
      throw NamedError(
        "RuntimeError",
        "you can only change requires_grad flags of leaf variables. If you want to use a computed "
          + "variable in a subgraph that doesn't require differentiation use var_no_grad = "
          + "var.detach().")
    }
    if value || meta != nil { ensureMeta().setRequiresGradFlag(value) }
  }

  /// Keeps the gradient of a computed tensor; leaves always keep theirs.
  package func retainGrad() throws {
    guard let meta, meta.requiresGrad else {
      throw NamedError("RuntimeError", "can't retain_grad on Tensor that has requires_grad=False")
    }
    guard let gradFn, !meta.retainsGrad else { return }
    meta.setRetainsGrad()
    gradFn.retain(meta.outputNumber, for: meta)
  }

  /// Whether `backward` leaves the gradient of this computed tensor.
  package var retainsGrad: Bool { meta?.retainsGrad ?? false }

  /// The same elements outside the graph; an in-place change of one is a change of the other.
  package func detach() -> Variable { Variable(tensor) }

  /// Takes this tensor out of the graph. Throws `RuntimeError` for a view.
  package mutating func detach_() throws {
    guard let meta else { return }
    if meta.view != nil {
      throw NamedError(
        "RuntimeError",
        "Can't detach views in-place. Use detach() instead. If you are using "
          + "DistributedDataParallel (DDP) for training, and gradient_as_bucket_view is set as "
          + "True, gradients are views of DDP buckets, and hence detach_() cannot be called on "
          + "these gradients. To fix this error, please refer to the Optimizer.zero_grad() "
          + "function in torch/optim/optimizer.py as the solution.")
    }
    meta.setGradFn(nil)
    meta.setRequiresGradFlag(false)
  }

  /// `.data`: the same elements outside the graph, whose changes the graph does not notice.
  package var data: Variable {
    var tensor = tensor
    tensor.storage = Storage(sharing: tensor.storage)
    return Variable(tensor)
  }

  /// Puts other elements in the place of this tensor's, as `.data = other` does.
  package mutating func setData(_ other: Variable) throws {
    if requiresGrad && !other.dtype.isFloatingPoint {
      throw NamedError(
        "RuntimeError",
        "data set to a tensor that requires gradients must be floating point or complex dtype")
    }
    if other.sizes != sizes || other.dtype != dtype { meta?.resetAccumulator() }
    tensor = other.tensor
  }

  /// Sets the gradient by hand; nil forgets it. Throws `RuntimeError` for another shape or type.
  package mutating func setGrad(_ gradient: Variable?) throws {
    guard let gradient else {
      meta?.setGrad(nil)
      return
    }
    if gradient.dtype != dtype {
      throw NamedError(
        "RuntimeError",
        "attempting to assign a gradient with dtype '\(gradient.dtype.cName)' to a tensor with "
          + "grad_dtype '\(dtype.messageName)'. The gradient must match the tensor's grad_dtype "
          + "(defaults to the tensor's dtype). You can set the tensor's grad_dtype attribute with "
          + "a specific dtype, or None to allow any dtype. Set grad_dtype with caution. Diverging "
          + "the dtypes of a tensor and its gradient may break downstream systems that assume they "
          + "match.")
    }
    if gradient.sizes != sizes {
      throw NamedError(
        "RuntimeError",
        "attempting to assign a gradient of size '\(gradient.sizes)' to a tensor of size "
          + "'\(sizes)'. Please ensure that the gradient and the tensor are the same size")
    }
    ensureMeta().setGrad(gradient)
  }
}
