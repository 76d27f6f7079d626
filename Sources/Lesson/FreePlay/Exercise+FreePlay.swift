import Sessions

extension Exercise {
  /// An exercise out of any forward pass: every variable between the leaves and the loss is asked
  /// for.
  ///
  /// - Parameters:
  ///   - name: what the prompt and the list call it.
  ///   - setup: statements to run before those of the pass's own script.
  init(_ pass: ForwardPass, name: String, setup: [Script.Statement]) {
    let computed = pass.variables.filter { !pass.leaves.contains($0) }
    var reference: [String] = []
    // Without a loop, whose variable could be one of the pass's own names.
    if !pass.leaves.isEmpty {
      reference.append(pass.leaves.map { "\($0).grad = " }.joined() + "None")
    }
    reference += computed.map { "\($0).retain_grad()" }
    reference.append("\(pass.loss).backward()")
    self.init(
      name: name, title: "the forward pass of \(name)",
      setup: setup + pass.setup.map { Script.Statement($0) },
      forward: pass.steps.map { Script.Statement($0) },
      reference: reference.map { Script.Statement($0) }, training: [],
      answers: pass.variables.map { Answer(variable: $0, rule: nil, hints: [], solution: []) },
      labels: Comparison.Labels(nil), check: "cmp('{x}', d{x}, {x})")
  }
}
