import Safety
import Tensors

extension Variable {
  /// The same place in the graph with elements of its own, for a node to keep when this tensor is
  /// about to be overwritten; itself if it is a leaf.
  package func copyForChange() throws -> Variable {
    guard let gradFn, let meta else { return self }
    return Variable(
      try tensor.clone(), meta: AutogradMeta(gradFn: gradFn, outputNumber: meta.outputNumber))
  }

  /// Throws the `RuntimeError` of PyTorch if the graph forbids an in-place change that it would
  /// have to record.
  func checkInPlace() throws {
    guard let meta else { return }
    if let view = meta.view {
      try checkCreation(view, meta)
      if meta.requiresGrad && view.base.isLeaf {
        throw NamedError(
          "RuntimeError",
          "a view of a leaf Variable that requires grad is being used in an in-place operation.")
      }
    }
    if meta.requiresGrad && isLeaf {
      throw NamedError(
        "RuntimeError",
        "a leaf Variable that requires grad is being used in an in-place operation.")
    }
  }

  private func checkCreation(_ view: ViewRelation, _ meta: AutogradMeta) throws {
    if view.creation == .tracked { return }
    let what =
      if let node = meta.gradFn {
        "Output \(meta.outputNumber) of \(node.messageName) is a view and is being modified "
          + "inplace."
      } else {
        "A view was created in no_grad mode and is being modified inplace with grad mode enabled."
      }
    let why =
      if view.creation == .multipleOutputs {
        " This view is the output of a function that returns multiple views. Such functions do "
          + "not allow the output views to be modified inplace. You should replace the inplace "
          + "operation by an out-of-place one."
      } else {
        " Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify "
          + "your code by moving both the view and the inplace either both inside the no_grad "
          + "block (if you don't want the inplace to be tracked) or both outside (if you want the "
          + "inplace to be tracked)."
      }
    throw NamedError("RuntimeError", what + why)
  }

  /// Overwrites this tensor with what was computed from it. The graph sees no copy, but the
  /// computation itself; only of views it sees the copy.
  package mutating func become(_ result: Variable) throws {
    guard GradMode.isEnabled, result.requiresGrad, meta?.view == nil, result.dtype == dtype,
      let node = result.gradFn, node !== gradFn, result.meta?.outputNumber == 0
    else { return try copy_(result) }
    try checkInPlace()
    try tensor.copy_(from: result.tensor)
    ensureMeta().moveHistory(to: node)
  }

  /// Notes that `node` stands for an in-place change that just happened; through a view, the
  /// change is the base's.
  mutating func rebaseHistory(_ node: Node) {
    node.output = OutputMetadata(sizes: sizes, dtype: dtype)
    let meta = ensureMeta()
    guard let view = meta.view, let base = view.base.meta else {
      meta.moveHistory(to: node)
      return
    }
    let slices = CopySlices(base: view.base, view: Geometry(tensor), change: node)
    base.moveHistory(to: slices)
    view.setVersion(-1)
    updateGradFn(of: view, meta)
  }
}

/// An in-place change of a part of a tensor, seen from the whole: PyTorch's `CopySlices`.
final class CopySlices: Node {
  private let base: Geometry
  private let view: Geometry
  private let change: Node

  init(base: Variable, view: Geometry, change: Node) {
    self.base = Geometry(base.tensor)
    self.view = view
    self.change = change
    super.init(name: "CopySlices", nextEdges: [base.gradientEdge] + change.nextEdges.dropFirst())
    output = OutputMetadata(sizes: base.sizes, dtype: base.dtype)
  }

  override func rule(of input: Int) -> String {
    let inside = change.rule(of: input)
    return input == 0 ? "outside of the changed part 1; inside: \(inside)" : inside
  }

  override func apply(_ gradients: [Variable?], wants: (Int) -> Bool) throws -> [Variable?] {
    guard let gradient = gradients.first ?? nil else { return [] }
    var memory = Variable(try Tensor.zeros([base.extent], gradient.dtype))
    memory.becomeBase()
    var whole = try memory.asStrided(base.sizes, base.strides, offset: 0)
    try whole.copy_(gradient)
    var part = try memory.asStrided(view.sizes, view.strides, offset: view.offset &- base.offset)
    let through = try change.apply([part.clone()]) { input in
      input == 0 ? change.nextEdges[0] != nil && wants(0) : wants(input)
    }
    var result: [Variable?] = through
    if wants(0), let inner = through.first ?? nil {
      try part.copy_(inner)
      result[0] = whole
    }
    return result
  }

  override func releaseSaved() {
    change.releaseSaved()
  }
}
