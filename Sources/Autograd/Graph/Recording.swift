import Safety
import Tensors

// How operations enter the graph. The test whether anything is to be recorded is inlined; without
// it an operation costs what the tensors' operation costs.

extension Operation {
  /// The result of an operation on one tensor, in the graph if `a` requires a gradient.
  @inline(__always)
  func record(
    _ result: Tensor, _ a: Variable, _ parameters: @autoclosure () throws -> Parameters
  ) throws -> Variable {
    guard GradMode.isEnabled, a.requiresGrad else { return Variable(result) }
    return recorded(result, a, try parameters())
  }

  /// The result of an operation on two tensors, in the graph if one requires a gradient.
  @inline(__always)
  func record(
    _ result: Tensor, _ a: Variable, _ b: Variable,
    _ parameters: @autoclosure () throws -> Parameters
  ) throws -> Variable {
    guard GradMode.isEnabled, a.requiresGrad || b.requiresGrad else { return Variable(result) }
    return recorded(result, a, b, try parameters())
  }

  /// The result of an operation on several tensors, in the graph if one requires a gradient.
  func record(_ result: Tensor, all inputs: [Variable], _ parameters: Parameters) -> Variable {
    guard GradMode.isEnabled, inputs.contains(where: { $0.requiresGrad }) else {
      return Variable(result)
    }
    let node = node(inputs.map(\.gradientEdge), parameters)
    for (i, input) in inputs.enumerated() { node.save(input, as: i) }
    return finish(node, result)
  }

  /// The view `result` of `a`, with its relation to `a`.
  @inline(__always)
  func recordView(
    _ result: Tensor, _ a: Variable, _ parameters: @autoclosure () throws -> Parameters
  ) rethrows -> Variable {
    if a.meta == nil { return Variable(result) }
    return try recordedView(result, a, parameters())
  }

  /// The views of an operation with several results, all made by one node.
  func recordViews(
    _ results: [Tensor], _ a: Variable, _ parameters: Parameters
  ) throws -> [Variable] {
    var made: OperationNode<Parameters>?
    if GradMode.isEnabled, a.requiresGrad, let first = results.first {
      let node = node([a.gradientEdge], parameters)
      node.output = OutputMetadata(sizes: first.sizes, dtype: first.dtype)
      node.otherOutputs = try results.dropFirst().map { result in
        try Interrupt.check()
        return OutputMetadata(sizes: result.sizes, dtype: result.dtype)
      }
      made = node
    }
    return try results.enumerated().map { index, result in
      try Interrupt.check()
      return a.view(result, node: made, outputNumber: index, creation: .multipleOutputs)
    }
  }

  /// Changes `a` in place by `change`; the graph sees the operation on `a`.
  @inline(__always)
  func change(
    _ a: inout Variable, parameters: @autoclosure () throws -> Parameters,
    by change: (Tensor) throws -> Void
  ) throws {
    guard GradMode.isEnabled, a.requiresGrad else { return try change(a.tensor) }
    try recordChange(&a, nil, parameters(), change)
  }

  /// Changes `a` in place by `change`; the graph sees the operation on `a` and `b`.
  @inline(__always)
  func change(
    _ a: inout Variable, _ b: Variable, parameters: @autoclosure () throws -> Parameters,
    by change: (Tensor) throws -> Void
  ) throws {
    guard GradMode.isEnabled, a.requiresGrad || b.requiresGrad else { return try change(a.tensor) }
    try recordChange(&a, b, parameters(), change)
  }

  /// A node with these edges.
  func node(_ edges: [Edge?], _ parameters: Parameters) -> OperationNode<Parameters> {
    OperationNode(self, edges, parameters)
  }

  // MARK: What is recorded

  @inline(never)
  private func recorded(_ result: Tensor, _ a: Variable, _ parameters: Parameters) -> Variable {
    let node = node([a.gradientEdge], parameters)
    node.save(a, as: 0)
    return finish(node, result)
  }

  @inline(never)
  private func recorded(
    _ result: Tensor, _ a: Variable, _ b: Variable, _ parameters: Parameters
  ) -> Variable {
    let node = node([a.gradientEdge, b.gradientEdge], parameters)
    node.save(a, as: 0)
    node.save(b, as: 1)
    return finish(node, result)
  }

  private func finish(_ node: OperationNode<Parameters>, _ result: Tensor) -> Variable {
    guard result.dtype.isFloatingPoint else { return Variable(result) }
    node.output = OutputMetadata(sizes: result.sizes, dtype: result.dtype)
    node.save(result: result)
    return Variable(result, meta: AutogradMeta(gradFn: node))
  }

  @inline(never)
  private func recordedView(_ result: Tensor, _ a: Variable, _ parameters: Parameters) -> Variable {
    guard GradMode.isEnabled, a.requiresGrad else { return a.view(result, node: nil) }
    let node = node([a.gradientEdge], parameters)
    node.output = OutputMetadata(sizes: result.sizes, dtype: result.dtype)
    return a.view(result, node: node)
  }

  @inline(never)
  private func recordChange(
    _ a: inout Variable, _ b: Variable?, _ parameters: Parameters, _ change: (Tensor) throws -> Void
  ) throws {
    try a.checkInPlace()
    let edges = b.map { [a.gradientEdge, $0.gradientEdge] } ?? [a.gradientEdge]
    let node = node(edges, parameters)
    try node.saveCopy(a, as: 0)
    if let b { node.save(b, as: 1) }
    try change(a.tensor)
    a.rebaseHistory(node)
    node.save(result: a.tensor)
  }
}
