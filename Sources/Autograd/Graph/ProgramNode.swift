import Tensors

/// The node of an operation whose derivative the program wrote: `torch.autograd.Function`.
final class ProgramNode: Node {
  /// From the results' gradients to the inputs'.
  typealias Formula = ([Variable?]) throws -> [Variable?]

  private let formula: Formula
  private let release: () -> Void

  init(
    _ name: String, _ inputs: [Variable?], release: @escaping () -> Void,
    _ formula: @escaping Formula
  ) {
    self.formula = formula
    self.release = release
    super.init(name: name, nextEdges: inputs.map { $0?.gradientEdge })
  }

  override func rule(of input: Int) -> String { "as the program says" }

  override func apply(_ gradients: [Variable?], wants: (Int) -> Bool) throws -> [Variable?] {
    try formula(gradients)
  }

  override func releaseSaved() { release() }
}

extension Variable {
  /// Results of an operation that a program wrote with its derivative: in the graph if gradients are
  /// wanted and an input requires one.
  ///
  /// `inputs` are nil where an argument was no tensor, `results` where one has no derivative.
  /// `formula` gets one gradient a result and gives one an input; `release` is called when the graph
  /// is freed.
  package static func operation(
    named name: String, inputs: [Variable?], results: [Tensor], differentiable: [Bool],
    release: @escaping () -> Void, formula: @escaping ([Variable?]) throws -> [Variable?]
  ) -> [Variable] {
    guard GradMode.isEnabled, inputs.contains(where: { $0?.requiresGrad ?? false }),
      let first = results.first
    else { return results.map { Variable($0) } }
    let node = ProgramNode(name, inputs, release: release, formula)
    node.output = OutputMetadata(sizes: first.sizes, dtype: first.dtype)
    node.otherOutputs = results.dropFirst().map { OutputMetadata(sizes: $0.sizes, dtype: $0.dtype) }
    return results.enumerated().map { i, result in
      guard differentiable[i], result.dtype.isFloatingPoint else { return Variable(result) }
      return Variable(result, meta: AutogradMeta(gradFn: node, outputNumber: i))
    }
  }
}
