import Language
import Library

extension Command {
  nonisolated(unsafe) static let asking = [
    Command("next", "", "the variable to answer now, the statement that uses it, the shape wanted")
    { repl, _ in
      try repl.explainNext()
    },
    Command(
      "cmp", "x [expression]", "compare d x, or an expression, with the reference gradient of x",
      "An expression is only compared, not bound. Without one, dx or d_x is."
    ) { repl, argument in
      let (variable, expression) = argument.splitOnce()
      guard !variable.isEmpty else { throw Refusal(":cmp takes a variable's name") }
      guard repl.workspace[variable] != nil else {
        throw Refusal("there is no \(variable) in the workspace")
      }
      if !expression.isEmpty {
        let value = try repl.workspace.evaluate(expression)
        repl.compare(
          variable, with: value, name: "it", counts: false, expression: expression)
        return
      }
      for name in Answers.names(of: variable) {
        guard let value = repl.workspace[name] else { continue }
        repl.compare(variable, with: value, name: name)
        return
      }
      throw Refusal("neither d\(variable) nor d_\(variable) is bound yet")
    },
    Command(
      "check", "expression", "compare an expression with the gradient of the variable that is next",
      "`:check dx = expression` compares it with that of x. Nothing is bound, nothing is answered."
    ) { repl, argument in
      try repl.check(argument)
    },
    Command(
      "why", "[x]", "why the answer for x, or the last one compared, is not right",
      "Every line was checked with numbers. Of an answer that is right but not exact it says where the rounding comes from."
    ) { repl, argument in
      try repl.why(argument)
    },
    Command(
      "gradcheck", "x", "confirm the reference gradient of x by finite differences in float64",
      "The forward pass is run again from x on, with one entry of x a little larger and a little smaller; of a large tensor some 200 entries are tried."
    ) { repl, argument in
      try repl.gradientCheck(argument)
    },
  ]
}

extension REPL {
  /// Says what `:next` says.
  func explainNext() throws {
    if let next = stepper.next {
      show(.entries([("run", next.text), ("with", ":step, or Enter after it; :run for all")]))
      return
    }
    guard let answer = answers.next else {
      show(.note(answers.allAnswered))
      return
    }
    let uses = forward.consumers(of: answer.variable).map(\.text)
    var entries = [("answer", gradientName(of: answer.variable))]
    entries += uses.enumerated().map { ($0 == 0 ? "used in" : "and in", $1) }
    if let tensor = tensor(answer.variable) { entries.append(("shape", "\(tensor.sizes)")) }
    let others = shapes(besides: answer.variable)
    if !others.isEmpty { entries.append(("beside", others.joined(separator: ", "))) }
    if guides, help[answer.variable] == nil {
      entries.append(("help", answers.answeredCount == 0 ? ":hint, :explain, :solution" : ":hint"))
    }
    show(.entries(entries))
  }

  /// The other tensors of the statements that use a variable, with their shapes.
  private func shapes(besides variable: String) -> [String] {
    var seen: Set<String> = [variable]
    return forward.consumers(of: variable).flatMap { $0.bound + $0.read }.compactMap { name in
      guard seen.insert(name).inserted, let tensor = tensor(name) else { return nil }
      return REPL.unbroken("\(name) \(tensor.sizes)")
    }
  }

  /// With spaces at which no line is broken.
  private static func unbroken(_ text: String) -> String { text.replacing(" ", with: "\u{A0}") }

  /// What the forward pass starts from: its numbers and tensors with their shapes; and the gradients
  /// that are there already, which an answer may start from.
  func showGivens() {
    var bound: Set<String> = []
    var names: [String] = []
    for step in forward.statements {
      names += step.read.filter { !bound.contains($0) && !names.contains($0) }
      bound.formUnion(step.bound)
    }
    names += bound.sorted().flatMap(Answers.names).filter { workspace[$0]?.variable != nil }
    let givens = names.compactMap { name -> String? in
      if let tensor = tensor(name) { return REPL.unbroken("\(name) \(tensor.sizes)") }
      switch workspace[name] {
      case .int(let number)?: return REPL.unbroken("\(name) = \(number)")
      case .float(let number)?: return REPL.unbroken("\(name) = \(number)")
      default: return nil
      }
    }
    if !givens.isEmpty { show(.entries([("given", givens.joined(separator: ", "))])) }
  }
}
