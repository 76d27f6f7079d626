import Sessions

/// An exercise: a forward pass to walk through, and the variables whose gradients are asked for.
///
/// It is read from a session script; adding an exercise adds a file and no code.
package struct Exercise {
  /// What the learner calls it: `1`, `2`, `tanh`.
  package let name: String
  package let title: String
  /// Statements that make the data and the parameters, run before the first prompt's answer.
  package let setup: [Script.Statement]
  /// The forward pass, a statement a step.
  package let forward: [Script.Statement]
  /// Statements that compute the reference gradients once the forward pass is complete.
  package let reference: [Script.Statement]
  /// Statements that use the gradients, queued once all of them are answered.
  package let training: [Script.Statement]
  /// The variables to answer, in the order in which the gradient reaches them.
  package let answers: [Answer]
  /// The words of the comparison line.
  package let labels: Comparison.Labels
  /// The call that prints the comparison line in plain Python, with `{x}` for the variable.
  package let check: String

  /// One variable to answer.
  package struct Answer {
    package let variable: String
    /// The rule of calculus, in words.
    package let rule: String?
    /// What follows the rule on `:hint`: which tensors and shapes, then the expression with a gap.
    package let hints: [String]
    /// The worked answer.
    package let solution: [Script.Statement]
  }
}

extension Exercise {
  /// The name under which the worked answers keep a variable's gradient: `dx` or `d_x`.
  package func gradientName(of variable: String) -> String {
    let underscored = answers.contains { answer in
      answer.solution.contains { $0.source.hasPrefix("d_\(answer.variable) ") }
    }
    return (underscored ? "d_" : "d") + variable
  }

  /// Reads an exercise out of its script; nil where the script does not declare one.
  package init?(_ script: Script) {
    guard let head = script.cells.first, let name = head.directive("exercise") else { return nil }
    self.name = name
    title = head.directive("title") ?? name
    labels = Comparison.Labels(head.directive("labels"))
    check = head.directive("check") ?? "cmp('{x}', d{x}, {x})"
    func statements(_ role: String) -> [Script.Statement] {
      script.cells.filter { $0.directive(role) != nil }.flatMap(\.statements)
    }
    setup = statements("setup")
    forward = statements("forward")
    reference = statements("reference")
    training = statements("training")
    answers = script.cells.compactMap { cell in
      cell.directive("answer").map {
        Answer(
          variable: $0, rule: cell.directive("rule"),
          hints: cell.directives.filter { $0.key == "hint" }.map(\.value),
          solution: cell.statements)
      }
    }
  }
}
