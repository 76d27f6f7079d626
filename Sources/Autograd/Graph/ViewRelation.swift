import Safety
import Tensors

/// How a view belongs to its base: PyTorch's `DifferentiableViewMeta`.
final class ViewRelation: Recorded {
  /// How a view came to be, which decides whether it may be changed in place.
  enum Creation {
    case tracked, withoutGrad, multipleOutputs
  }

  /// The tensor whose elements the view shows; never a view itself.
  let base: Variable
  let creation: Creation
  /// The storage's version at which the view's `gradFn` was right.
  private(set) var version: Int

  init(base: Variable, creation: Creation, version: Int) {
    self.base = base
    self.creation = creation
    self.version = version
  }

  func setVersion(_ version: Int) {
    willChange()
    self.version = version
  }

  override func restoration() -> () -> Void {
    let version = version
    return { [self] in self.version = version }
  }
}

extension Variable {
  /// Prepares for views that may be changed in place: from now on the graph knows this tensor.
  ///
  /// To be called on a tensor that has a name before a view of it is taken, or the tensor would not
  /// learn of gradients that flow through an in-place change of the view. Cheap, and nothing is
  /// done under `no_grad`.
  @inline(__always)
  package mutating func becomeBase() {
    if meta == nil && GradMode.isEnabled && dtype.isFloatingPoint {
      meta = AutogradMeta(belongsToNew: false)
    }
  }

  /// A view of this tensor: `result` shares its storage, `node` made it if it requires gradients.
  func view(
    _ result: Tensor, node: Node?, outputNumber: Int = 0,
    creation: ViewRelation.Creation = .tracked
  ) -> Variable {
    guard let relation = viewRelation(creation) else { return Variable(result) }
    if let node {
      return Variable(
        result, meta: AutogradMeta(gradFn: node, outputNumber: outputNumber, view: relation))
    }
    return Variable(result, meta: AutogradMeta(view: relation))
  }

  /// How a view of this tensor that is made now belongs to its base; nil where nobody needs to know.
  func viewRelation(_ creation: ViewRelation.Creation) -> ViewRelation? {
    guard let meta, dtype.isFloatingPoint else { return nil }
    if !GradMode.isEnabled && !meta.requiresGrad { return nil }
    let base = meta.view?.base ?? self
    var creation = creation
    if !GradMode.isEnabled { creation = .withoutGrad }
    if creation == .tracked, let inherited = meta.view?.creation { creation = inherited }
    return ViewRelation(base: base, creation: creation, version: tensor.storage.version)
  }

  /// Makes a view's `gradFn` anew if the storage changed since: the view is then what
  /// `as_strided` shows of the base.
  func updateGradFn(of view: ViewRelation, _ meta: AutogradMeta) {
    let version = tensor.storage.version
    if version == view.version { return }
    if meta.gradFn == nil && !view.base.requiresGrad { return }
    let node = AsStridedBackward.operation.node(
      [view.base.gradientEdge],
      AsStridedBackward(base: Geometry(view.base.tensor), view: Geometry(tensor)))
    node.output = OutputMetadata(sizes: sizes, dtype: dtype)
    meta.moveHistory(to: node)
    view.setVersion(version)
  }
}

extension AutogradMeta {
  /// Another node made the tensor: its gradient is kept there, if it is kept.
  func moveHistory(to node: Node) {
    gradFn?.setReplacement(node)
    if retainsGrad {
      gradFn?.dropRetainer(self)
      node.retain(0, for: self)
    }
    setGradFn(node)
  }
}
