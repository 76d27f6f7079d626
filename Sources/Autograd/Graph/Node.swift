import Safety
import Tensors

/// Where a gradient flows to: one output of the node that made a tensor.
package struct Edge {
  /// The node whose `output`-th result has the gradient.
  package let node: Node
  /// Which of the node's results.
  package let output: Int
}

/// Shape and type of one of a node's results: what a gradient for it has to look like.
struct OutputMetadata {
  var sizes: Dims
  var dtype: DType
}

/// One step of the forward pass, as the backward pass sees it: PyTorch's `Node`.
package class Node: Recorded {
  /// The name as PyTorch prints it, such as `MulBackward0`.
  package final let name: String
  /// Counts nodes in the order made; the engine runs the highest first. A leaf's accumulator has
  /// the highest of all.
  package final let sequence: UInt64
  /// Where the gradient of each input goes; nil for an input without one.
  package private(set) final var nextEdges: [Edge?]
  /// Of each result, once they are known.
  final var outputs: [OutputMetadata] = []
  /// Which results keep their gradient (`retain_grad`), and whose they are.
  private final var retained: [RetainedOutput] = []
  /// What a running backward pass notes here.
  final var progress = BackwardProgress()

  /// The sequence number that the next node gets.
  package private(set) nonisolated(unsafe) static var nextSequence: UInt64 = 0

  init(name: String, nextEdges: [Edge?], sequence: UInt64? = nil) {
    self.name = name
    self.nextEdges = nextEdges
    if let sequence {
      self.sequence = sequence
    } else {
      self.sequence = Node.nextSequence
      Node.nextSequence += 1
    }
  }

  deinit {
    NodeDisposal.release(&nextEdges)
  }

  /// The rule of each input in words, such as `d(a*b)/da = b`; empty where there is none.
  package var rules: [String] { [] }

  /// The gradient of each input for which `wants` holds, from those of the results.
  func apply(_ gradients: [Variable?], wants: (Int) -> Bool) throws -> [Variable?] { [] }

  /// Forgets saved tensors: the graph was walked without `retain_graph`.
  func releaseSaved() {}

  /// Who keeps the gradient of a result.
  final func retainers(of output: Int) -> [AutogradMeta] {
    if retained.isEmpty { return [] }
    return retained.compactMap { $0.output == output ? $0.meta : nil }
  }

  /// Whether anybody keeps the gradient of a result.
  final var retainsGradients: Bool { !retained.isEmpty }

  /// Keeps the gradient of a result for `meta`.
  final func retain(_ output: Int, for meta: AutogradMeta) {
    willChange()
    retained.append(RetainedOutput(output: output, meta: meta))
  }

  /// Ends what `retain` began.
  final func dropRetainer(_ meta: AutogradMeta) {
    willChange()
    retained.removeAll { $0.meta === meta }
  }

  override func restoration() -> () -> Void {
    let retained = retained
    return { [self] in self.retained = retained }
  }

  /// The name in messages: without `Backward0`.
  final var messageName: String {
    guard let end = name.range(of: "Backward") else { return "torch::autograd::" + name }
    return name[end.upperBound...].allSatisfy(\.isNumber) && end.upperBound != name.endIndex
      ? String(name[..<end.lowerBound]) : "torch::autograd::" + name
  }
}

private struct RetainedOutput {
  let output: Int
  weak var meta: AutogradMeta?
}

extension String {
  fileprivate func range(of part: String) -> Range<String.Index>? {
    var start = startIndex
    while start != endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}

/// Lets go of long chains of nodes one after the other: a node that frees the next in its own
/// `deinit`, and so on, would need a stack as deep as the graph.
enum NodeDisposal {
  private nonisolated(unsafe) static var waiting: [Any] = []
  private nonisolated(unsafe) static var isRunning = false

  /// Empties `list`, which belongs to a node that goes away.
  static func release<Element>(_ list: inout [Element]) {
    if list.isEmpty { return }
    waiting.append(list)
    list = []
    if isRunning { return }
    isRunning = true
    while let next = waiting.popLast() { _ = next }
    isRunning = false
  }
}
