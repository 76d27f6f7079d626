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
  /// Of the first result, once it is known.
  final var output = OutputMetadata(sizes: [], dtype: .float32)
  /// Of the results after the first.
  final var otherOutputs: [OutputMetadata] = []
  /// Which results keep their gradient (`retain_grad`), and whose they are.
  private final var retained: [RetainedOutput] = []
  /// What a program does with gradients on their way: `register_hook`.
  private final var hooks: [GradientHook] = []
  /// What a running backward pass notes here.
  final var progress: BackwardProgress?
  /// The name of the node that an in-place change put in this one's place.
  private final var replacement: String?

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

  /// The rule of an input in words, such as `d(a * b)/da = b`; empty where there is none.
  package func rule(of input: Int) -> String { "" }

  /// How many results the node has.
  final var outputCount: Int { 1 + otherOutputs.count }

  /// Shape and type of a result.
  @inline(__always)
  final func metadata(of output: Int) -> OutputMetadata {
    output == 0 ? self.output : otherOutputs[output - 1]
  }

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

  /// Adds a hook for a result's gradient; the number removes it again.
  final func addHook(
    output: Int, _ body: @escaping (Variable) throws -> Variable?
  ) -> UInt64 {
    willChange()
    GradientHook.count += 1
    hooks.append(GradientHook(number: GradientHook.count, output: output, body: body))
    return GradientHook.count
  }

  /// Removes the hook of that number, if it is still there.
  package final func removeHook(_ number: UInt64) {
    willChange()
    hooks.removeAll { $0.number == number }
  }

  /// The gradients as the hooks leave them, in the order in which they were added.
  final func hooked(_ gradients: [Variable?]) throws -> [Variable?] {
    if hooks.isEmpty { return gradients }
    var gradients = gradients
    for hook in hooks {
      guard let gradient = gradients[hook.output] else { continue }
      if let replacement = try hook.body(gradient) { gradients[hook.output] = replacement }
    }
    return gradients
  }

  /// Notes that an in-place change put another node in this one's place.
  final func setReplacement(_ node: Node) {
    willChange()
    replacement = node.name
  }

  override func restoration() -> () -> Void {
    let state = (retained, replacement, hooks)
    return { [self] in (retained, replacement, hooks) = state }
  }

  /// The name in messages of the node that stands for the tensor now.
  final var presentName: String { Node.messageName(replacement ?? name) }

  /// The name in messages: without `Backward0`.
  final var messageName: String { Node.messageName(name) }

  private static func messageName(_ name: String) -> String {
    guard let end = name.range(of: "Backward") else { return "torch::autograd::" + name }
    return name[end.upperBound...].allSatisfy(\.isNumber) && end.upperBound != name.endIndex
      ? String(name[..<end.lowerBound]) : "torch::autograd::" + name
  }
}

/// What `register_hook` keeps.
private struct GradientHook {
  let number: UInt64
  let output: Int
  let body: (Variable) throws -> Variable?

  nonisolated(unsafe) static var count: UInt64 = 0
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
