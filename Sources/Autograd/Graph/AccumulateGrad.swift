import Tensors

/// The end of a path: adds what arrives to a leaf's gradient.
package final class AccumulateGrad: Node {
  /// The leaf; nil once it is gone. The meta, which owns this node, sets it to nil.
  unowned(unsafe) private(set) var variable: AutogradMeta?
  private let layout: Geometry
  /// What a program does once the gradient is there: `register_post_accumulate_grad_hook`.
  private var afterwards: [(number: UInt64, body: () throws -> Void)] = []

  init(_ variable: AutogradMeta, _ tensor: Tensor) {
    self.variable = variable
    layout = Geometry(tensor)
    super.init(name: "AccumulateGrad", nextEdges: [], sequence: .max)
    output = OutputMetadata(sizes: tensor.sizes, dtype: tensor.dtype)
  }

  /// Ends what the node does: the leaf is gone, or has other data.
  func detach() {
    variable = nil
  }

  /// Takes `detach` back.
  func attach(_ leaf: AutogradMeta) {
    variable = leaf
  }

  /// A first gradient is kept as a copy laid out as the leaf is; a later one is added to it, in
  /// the same memory unless the addition itself is to be in the graph.
  override func apply(_ gradients: [Variable?], wants: (Int) -> Bool) throws -> [Variable?] {
    guard let variable, let gradient = gradients.first ?? nil else { return [] }
    try add(gradient, to: variable)
    for hook in afterwards { try hook.body() }
    return []
  }

  private func add(_ gradient: Variable, to variable: AutogradMeta) throws {
    switch (variable.grad, GradMode.isEnabled) {
    case (nil, true): variable.setGrad(try gradient.clone())
    case (nil, false): variable.setGrad(Variable(try layout.copy(gradient.tensor)))
    case (let old?, true): variable.setGrad(try old + gradient)
    case (let old?, false): try old.tensor.binary_(.add, .tensor(gradient.tensor))
    }
  }

  /// Adds what is to be done after each accumulation.
  func addAfterwards(_ number: UInt64, _ body: @escaping () throws -> Void) {
    willChange()
    afterwards.append((number, body))
  }

  /// Ends what `addAfterwards` began.
  package func removeAfterwards(_ number: UInt64) {
    willChange()
    afterwards.removeAll { $0.number == number }
  }

  override func restoration() -> () -> Void {
    let rest = super.restoration()
    let state = afterwards
    return { [self] in
      rest()
      afterwards = state
    }
  }
}
