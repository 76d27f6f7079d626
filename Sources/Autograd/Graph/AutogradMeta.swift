import Safety
import Tensors

/// What the graph knows of one tensor: PyTorch's `AutogradMeta`.
package final class AutogradMeta: Recorded {
  private var gradBox: GradientBox?
  /// The node that made the tensor; of a view, see `Variable.gradFn`.
  private(set) var gradFn: Node?
  /// Which of that node's outputs the tensor is.
  private(set) var outputNumber = 0
  /// Set by the user on a leaf.
  private var requiresGradFlag = false
  /// Whether `backward` leaves the gradient of a tensor that is no leaf.
  package private(set) var retainsGrad = false
  /// What each consumer gave to this gradient in the last `backward`, in the order of arrival;
  /// kept for leaves and for tensors that retain their gradient.
  package private(set) var contributions: [Contribution] = []
  /// Set where the tensor is a view of another.
  let view: ViewRelation?
  private var knownAccumulator: AccumulateGrad?

  /// The meta of a tensor that no node made.
  init(view: ViewRelation? = nil, belongsToNew: Bool = true) {
    self.view = view
    super.init(belongsToNew: belongsToNew)
  }

  init(gradFn: Node, outputNumber: Int = 0, view: ViewRelation? = nil) {
    self.gradFn = gradFn
    self.outputNumber = outputNumber
    self.view = view
  }

  deinit {
    knownAccumulator?.detach()
  }

  /// Whether operations on the tensor are recorded.
  @inline(__always)
  package var requiresGrad: Bool {
    requiresGradFlag || gradFn != nil || (view?.base.requiresGrad ?? false)
  }

  /// The gradient that `backward` left; `None` before.
  package var grad: Variable? { gradBox?.gradient }

  /// The object that shows `grad` to the language, so that it is the same one each time; forgotten
  /// when another gradient takes the place.
  package var gradObject: AnyObject? {
    get { gradBox?.object }
    set { gradBox?.object = newValue }
  }

  /// Replaces the gradient, without a check.
  func setGrad(_ gradient: Variable?) {
    willChange()
    gradBox = gradient.map(GradientBox.init)
  }

  func setGradFn(_ node: Node?, outputNumber: Int = 0) {
    willChange()
    gradFn = node
    self.outputNumber = outputNumber
  }

  func setRequiresGradFlag(_ value: Bool) {
    willChange()
    requiresGradFlag = value
  }

  func setRetainsGrad() {
    willChange()
    retainsGrad = true
  }

  func setContributions(_ arrived: [Contribution]) {
    willChange()
    contributions = arrived
  }

  /// The node that adds to a leaf's gradient; always the same one for the same data.
  func accumulator(for tensor: Tensor) -> AccumulateGrad {
    if let knownAccumulator { return knownAccumulator }
    let made = AccumulateGrad(self, tensor)
    knownAccumulator = made
    return made
  }

  /// Forgets the accumulator: the leaf got other data.
  func resetAccumulator() {
    willChange()
    guard let known = knownAccumulator else { return }
    if UndoLog.epoch != 0 { UndoLog.record { [self] in known.attach(self) } }
    known.detach()
    knownAccumulator = nil
  }

  override func restoration() -> () -> Void {
    let state = (
      gradBox, gradFn, outputNumber, requiresGradFlag, retainsGrad, contributions,
      knownAccumulator
    )
    return { [self] in
      (
        gradBox, gradFn, outputNumber, requiresGradFlag, retainsGrad, contributions,
        knownAccumulator
      ) = state
    }
  }
}

/// A gradient, out of line: most metas have none.
private final class GradientBox {
  let gradient: Variable
  var object: AnyObject?

  /// Takes the gradient, and gives it a meta so that all who look at it share its graph.
  init(_ gradient: Variable) {
    var gradient = gradient
    _ = gradient.ensureMeta()
    self.gradient = gradient
  }
}
