import Safety
import Tensors

/// Runs the graph backward: PyTorch's autograd engine, on one thread.
///
/// Nodes run in the order of PyTorch: of those with all their gradients, the one made last. So
/// gradients of a tensor that is used several times are added in PyTorch's order.
package enum Engine {
  /// Whether leaves and tensors that retain their gradient note what each consumer contributed.
  package nonisolated(unsafe) static var keepsContributions = true

  static let secondTime = NamedError(
    "RuntimeError",
    "Trying to backward through the graph a second time (or directly access saved tensors after "
      + "they have already been freed). Saved intermediate values of the graph are freed when you "
      + "call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward "
      + "through the graph a second time or if you need to access saved tensors after calling "
      + "backward.")

  /// Where a pass begins, and with which gradient.
  struct Root {
    let edge: Edge
    let gradient: Variable
  }

  /// Runs from `roots`; returns the gradients at `captures`. With captures, only the nodes that lead
  /// to them run, and leaves keep their gradients as they are.
  static func run(
    _ roots: [Root], captures: [Edge]? = nil, retainGraph: Bool, createGraph: Bool
  ) throws -> [Variable?] {
    var pass = Pass(captures: captures, retainGraph: retainGraph)
    return try GradMode.with(createGraph) { try pass.run(roots) }
  }
}

/// One run of the engine.
private struct Pass {
  private let captures: [Edge]?
  private let retainGraph: Bool
  private var captured: [Variable?]
  private var ready = ReadyQueue()
  private var visited: [Node] = []

  init(captures: [Edge]?, retainGraph: Bool) {
    self.captures = captures
    self.retainGraph = retainGraph
    captured = Array(repeating: nil, count: captures?.count ?? 0)
  }

  mutating func run(_ roots: [Engine.Root]) throws -> [Variable?] {
    defer { for node in visited { node.progress = nil } }
    prepare(roots)
    for root in roots {
      try deliver(root.gradient, to: root.edge, from: nil, input: 0)
    }
    while let node = ready.pop() {
      try Interrupt.check()
      try execute(node)
    }
    return captured
  }

  // MARK: Preparation

  /// Counts for each node the gradients that it has to wait for.
  private mutating func prepare(_ roots: [Engine.Root]) {
    for root in roots { expect(root.edge) }
    var next = 0
    while next < visited.count {
      for case let edge? in visited[next].nextEdges { expect(edge) }
      next += 1
    }
    if let captures { markNeeded(captures) }
  }

  private mutating func expect(_ edge: Edge) {
    let node = edge.node
    if let progress = node.progress {
      progress.dependencies += 1
      return
    }
    let progress = BackwardProgress(outputCount: node.outputCount, isNeeded: captures == nil)
    progress.dependencies = 1
    node.progress = progress
    visited.append(node)
  }

  /// Finds the nodes that lead to what is asked for: a node made earlier never leads to a later
  /// one, so one walk in the order of making is enough.
  private func markNeeded(_ captures: [Edge]) {
    let asked = Set(captures.map { ObjectIdentifier($0.node) })
    for node in visited.sorted(by: { $0.sequence < $1.sequence }) {
      node.progress?.isNeeded = node.nextEdges.contains {
        guard let next = $0?.node else { return false }
        return next.progress?.isNeeded ?? false || asked.contains(ObjectIdentifier(next))
      }
    }
  }

  // MARK: Execution

  private mutating func execute(_ node: Node) throws {
    guard let progress = node.progress else { return }
    let gradients = try node.hooked(progress.gradients)
    progress.gradients = []
    capture(gradients, at: node)
    guard progress.isNeeded else { return skip(node) }
    try retain(gradients, at: node, progress)
    let results = try node.apply(gradients) { isWanted(node.nextEdges[$0]) }
    if !retainGraph { node.releaseSaved() }
    for (input, edge) in node.nextEdges.enumerated() {
      guard let edge else { continue }
      if input < results.count, let result = results[input], isWanted(edge) {
        try deliver(result, to: edge, from: node, input: input)
      } else {
        arrive(at: edge.node)
      }
    }
  }

  /// Passes over a node that leads to nothing that is asked for.
  private mutating func skip(_ node: Node) {
    for case let edge? in node.nextEdges { arrive(at: edge.node) }
  }

  private func isWanted(_ edge: Edge?) -> Bool {
    guard let edge else { return false }
    guard let captures else { return true }
    return edge.node.progress?.isNeeded ?? false
      || captures.contains { $0.node === edge.node && $0.output == edge.output }
  }

  private mutating func capture(_ gradients: [Variable?], at node: Node) {
    guard let captures else { return }
    for (i, edge) in captures.enumerated() where edge.node === node {
      captured[i] = gradients[edge.output]
    }
  }

  /// Leaves a gradient with those who keep it.
  private func retain(
    _ gradients: [Variable?], at node: Node, _ progress: BackwardProgress
  ) throws {
    if let leaf = (node as? AccumulateGrad)?.variable { note(progress, 0, leaf) }
    if !node.retainsGradients { return }
    for (output, gradient) in gradients.enumerated() {
      guard let gradient else { continue }
      for meta in node.retainers(of: output) {
        meta.setGrad(try meta.grad.map { try $0 + gradient } ?? gradient.clone())
        note(progress, output, meta)
      }
    }
  }

  private func note(_ progress: BackwardProgress, _ output: Int, _ meta: AutogradMeta) {
    if !Engine.keepsContributions { return }
    meta.setContributions(
      progress.arrivals.compactMap { $0.output == output ? $0.contribution : nil })
  }

  // MARK: Gradients on their way

  private mutating func deliver(
    _ gradient: Variable, to edge: Edge, from node: Node?, input: Int
  ) throws {
    let target = edge.node
    guard let progress = target.progress else { return }
    let gradient = try fitted(gradient, to: edge, from: node, input: input)
    if let old = progress.gradients[edge.output] {
      progress.gradients[edge.output] = try old + gradient
    } else {
      progress.gradients[edge.output] = gradient
    }
    if Engine.keepsContributions && (target.retainsGradients || target is AccumulateGrad) {
      let contribution = Contribution(
        consumer: node?.name ?? "", sequence: node?.sequence ?? .max, input: input,
        rule: node?.rule(of: input) ?? "", gradient: gradient)
      progress.arrivals.append((edge.output, contribution))
    }
    arrive(at: target)
  }

  /// A gradient of the shape and type that the edge asks for: what broadcasting spread is summed.
  private func fitted(_ gradient: Variable, to edge: Edge, from node: Node?, input: Int) throws
    -> Variable
  {
    let wanted = edge.node.metadata(of: edge.output)
    var gradient = gradient
    if gradient.sizes != wanted.sizes {
      guard Pass.isExpandable(wanted.sizes, to: gradient.sizes) else {
        throw NamedError(
          "RuntimeError",
          "Function \(node?.name ?? "GraphRoot") returned an invalid gradient at index \(input) - "
            + "got \(gradient.sizes) but expected shape compatible with \(wanted.sizes)")
      }
      gradient = try gradient.sum(toSize: wanted.sizes)
    }
    return gradient.dtype == wanted.dtype ? gradient : try gradient.to(wanted.dtype)
  }

  /// Whether broadcasting could have made `target` of `sizes`.
  private static func isExpandable(_ sizes: Dims, to target: Dims) -> Bool {
    let leading = target.count - sizes.count
    return leading >= 0
      && sizes.indices.allSatisfy { sizes[$0] == 1 || sizes[$0] == target[leading + $0] }
  }

  /// One gradient less to wait for.
  private mutating func arrive(at node: Node) {
    guard let progress = node.progress else { return }
    progress.dependencies -= 1
    if progress.dependencies == 0 { ready.push(node) }
  }
}
