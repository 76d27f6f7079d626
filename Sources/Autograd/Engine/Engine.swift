import Safety
import Tensors

/// Runs the graph backward: PyTorch's autograd engine, on one thread.
///
/// Nodes run in the order of PyTorch: of those with all their gradients, the one made last. So
/// gradients of a tensor that is used several times are added in PyTorch's order.
package enum Engine {
  /// Whether leaves and tensors that retain their gradient note what each consumer contributed.
  package nonisolated(unsafe) static var keepsContributions = true
  private nonisolated(unsafe) static var lastPass: UInt64 = 0

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
    lastPass += 1
    var pass = Pass(
      number: lastPass, captures: captures, retainGraph: retainGraph)
    return try GradMode.with(createGraph) { try pass.run(roots) }
  }
}

/// One run of the engine.
private struct Pass {
  let number: UInt64
  let captures: [Edge]?
  let retainGraph: Bool
  private var captured: [Variable?]
  private var ready = ReadyQueue()
  private var visited: [Node] = []

  init(number: UInt64, captures: [Edge]?, retainGraph: Bool) {
    self.number = number
    self.captures = captures
    self.retainGraph = retainGraph
    captured = Array(repeating: nil, count: captures?.count ?? 0)
  }

  mutating func run(_ roots: [Engine.Root]) throws -> [Variable?] {
    defer { for node in visited { node.progress = BackwardProgress() } }
    prepare(roots)
    for root in roots {
      let gradient = try fitted(root.gradient, to: root.edge, from: nil, input: 0)
      try deliver(gradient, to: root.edge, from: nil, input: 0)
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
    var open: [Node] = []
    func count(_ edge: Edge, _ visited: inout [Node]) {
      let node = edge.node
      if node.progress.pass != number {
        node.progress = BackwardProgress(pass: number, isNeeded: captures == nil)
        node.progress.gradients = Array(repeating: nil, count: node.outputs.count)
        visited.append(node)
        open.append(node)
      }
      node.progress.dependencies += 1
    }
    for root in roots { count(root.edge, &visited) }
    while let node = open.popLast() {
      for case let edge? in node.nextEdges { count(edge, &visited) }
    }
    if let captures { markNeeded(captures) }
  }

  /// Finds the nodes that lead to what is asked for: a node made earlier never leads to a later
  /// one, so one walk in the order of making is enough.
  private func markNeeded(_ captures: [Edge]) {
    let asked = Set(captures.map { ObjectIdentifier($0.node) })
    for node in visited.sorted(by: { $0.sequence < $1.sequence }) {
      node.progress.isNeeded = node.nextEdges.contains {
        guard let next = $0?.node else { return false }
        return next.progress.isNeeded || asked.contains(ObjectIdentifier(next))
      }
    }
  }

  // MARK: Execution

  private mutating func execute(_ node: Node) throws {
    let gradients = node.progress.gradients
    try capture(gradients, at: node)
    guard node.progress.isNeeded else { return skip(node) }
    try retain(gradients, at: node)
    let results = try node.apply(gradients) { isWanted(node.nextEdges[$0]) }
    if !retainGraph { node.releaseSaved() }
    for (input, edge) in node.nextEdges.enumerated() {
      guard let edge else { continue }
      let result = input < results.count && isWanted(edge) ? results[input] : nil
      guard let result else {
        arrive(at: edge.node)
        continue
      }
      let gradient = try fitted(result, to: edge, from: node, input: input)
      try deliver(gradient, to: edge, from: node, input: input)
    }
  }

  /// Passes over a node that leads to nothing that is asked for.
  private mutating func skip(_ node: Node) {
    for case let edge? in node.nextEdges { arrive(at: edge.node) }
  }

  private func isWanted(_ edge: Edge?) -> Bool {
    guard let edge else { return false }
    guard let captures else { return true }
    return edge.node.progress.isNeeded
      || captures.contains { $0.node === edge.node && $0.output == edge.output }
  }

  private mutating func capture(_ gradients: [Variable?], at node: Node) throws {
    guard let captures else { return }
    for (i, edge) in captures.enumerated() where edge.node === node {
      captured[i] = gradients[edge.output]
    }
  }

  /// Leaves a gradient with those who keep it.
  private func retain(_ gradients: [Variable?], at node: Node) throws {
    if let leaf = (node as? AccumulateGrad)?.variable { note(node, 0, leaf) }
    if !node.retainsGradients { return }
    for (output, gradient) in gradients.enumerated() {
      guard let gradient else { continue }
      for meta in node.retainers(of: output) {
        let kept = try meta.grad.map { try $0 + gradient } ?? gradient.clone()
        meta.setGrad(kept)
        note(node, output, meta)
      }
    }
  }

  private func note(_ node: Node, _ output: Int, _ meta: AutogradMeta) {
    if !Engine.keepsContributions { return }
    meta.setContributions(
      node.progress.arrivals.compactMap { $0.output == output ? $0.contribution : nil })
  }

  // MARK: Gradients on their way

  /// A gradient of the shape and type that the edge asks for: what broadcasting spread is summed.
  private func fitted(_ gradient: Variable, to edge: Edge, from node: Node?, input: Int) throws
    -> Variable
  {
    let wanted = edge.node.outputs[edge.output]
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

  private mutating func deliver(
    _ gradient: Variable, to edge: Edge, from node: Node?, input: Int
  ) throws {
    let target = edge.node
    if let old = target.progress.gradients[edge.output] {
      target.progress.gradients[edge.output] = try old + gradient
    } else {
      target.progress.gradients[edge.output] = gradient
    }
    if Engine.keepsContributions && (target.retainsGradients || target is AccumulateGrad) {
      let rules = node?.rules ?? []
      target.progress.arrivals.append(
        (
          edge.output,
          Contribution(
            consumer: node?.name ?? "", sequence: node?.sequence ?? .max, input: input,
            rule: input < rules.count ? rules[input] : "", gradient: gradient)
        ))
    }
    arrive(at: target)
  }

  /// One gradient less to wait for.
  private mutating func arrive(at node: Node) {
    node.progress.dependencies -= 1
    if node.progress.dependencies == 0 { ready.push(node) }
  }
}
