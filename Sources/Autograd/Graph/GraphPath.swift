/// The operations that lie between a tensor and one that it was made from.
package struct GraphPath {
  /// One operation on the way back, and which of its inputs the way goes on to.
  package struct Step {
    /// As PyTorch prints it, such as `MulBackward0`.
    package let name: String
    /// The operation's rule for that input.
    package let rule: String
    package let input: Int
  }

  /// From the result back to the input.
  package let steps: [Step]

  /// More nodes than one expression's operation makes; a longer way is not looked for.
  private static let longest = 64

  /// The ways back from `result` to `input`: several where the input is used more than once, none
  /// where the result does not depend on it.
  package static func all(from result: Variable, to input: Variable) -> [GraphPath] {
    guard let start = result.gradFn, let target = input.gradientEdge else { return [] }
    var found: [GraphPath] = []
    var open: [(node: Node, steps: [Step])] = [(start, [])]
    while let (node, steps) = open.popLast(), found.count < longest {
      for (place, edge) in node.nextEdges.enumerated() {
        guard let edge else { continue }
        let step = Step(name: node.name, rule: node.rule(of: place), input: place)
        if edge.node === target.node, edge.output == target.output {
          found.append(GraphPath(steps: steps + [step]))
        } else if steps.count < longest {
          open.append((edge.node, steps + [step]))
        }
      }
    }
    return found
  }
}
