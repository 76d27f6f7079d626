import Language
import Library
import Sessions

extension Command {
  nonisolated(unsafe) static let teaching = [
    Command(
      "hint", "[x]", "a hint on the variable; each call says more, three times",
      "First the rule of calculus in words, then which tensors and shapes, then the expression with "
        + "a gap. Without a name it is about the next variable."
    ) { repl, argument in
      try repl.hint(on: repl.subject(argument, of: "hint"))
    },
    Command(
      "explain", "[x]", "derive the gradient of x from the statements that use it",
      "The local rule of each operation, the chain rule with the shapes under each factor, where a "
        + "sum over a broadcast dimension comes from, and one entry with the numbers of this batch."
    ) { repl, argument in
      let variable = try repl.subject(argument, of: "explain")
      let explanation = try repl.explanation(of: variable)
      repl.help[variable, default: HelpGiven()].explanations += 1
      repl.noteHelp(variable)
      repl.show(.explanation(explanation))
    },
    Command(
      "solution", "[x]", "the worked answer; the record says that it was shown",
      "It is shown, not run: typing it is left to you."
    ) { repl, argument in
      try repl.solution(of: repl.subject(argument, of: "solution"))
    },
    Command(
      "grad", "[x]", "the reference gradient of x, once x is answered, or if you ask twice"
    ) { repl, argument in
      try repl.reference(of: repl.subject(argument, of: "grad"))
    },
    Command(
      "shapes", "STATEMENT", "a statement with the shape of every tensor under it",
      "It is run to see the shapes, and taken back. :shapes dh = dlogits @ W2.T"
    ) { repl, argument in
      guard !argument.isEmpty else { throw Refusal(":shapes takes a statement") }
      try repl.showShapes(of: argument)
    },
  ]
}

extension REPL {
  /// The variable that a command is about: the one named, by its own name or its gradient's, or the
  /// next one to answer.
  func subject(_ argument: String, of command: String) throws -> String {
    if argument.isEmpty {
      if let next = answers.next { return next.variable }
      throw Refusal("\(answers.allAnswered); :\(command) takes a variable's name")
    }
    let known = answers.order.map(\.variable)
    if known.contains(argument) { return argument }
    if let answer = known.first(where: { Answers.names(of: $0).contains(argument) }) {
      return answer
    }
    if let own = known.first(where: { isSame($0, argument) }) {
      show(.note("\(argument) is \(own) itself: two names of one tensor, with one gradient"))
      return own
    }
    guard forward.statements.contains(where: { ($0.read + $0.bound).contains(argument) }) else {
      throw Refusal("\(argument) is no variable of the forward pass; :where lists them")
    }
    return argument
  }

  /// Whether two names are bound to one tensor.
  func isSame(_ name: String, _ other: String) -> Bool {
    guard let meta = workspace[name]?.variable?.meta else { return false }
    return workspace[other]?.variable?.meta === meta
  }

  // MARK: Hints

  fileprivate func hint(on variable: String) throws {
    let levels = try hints(on: variable)
    let level = min(help[variable, default: HelpGiven()].hints, levels.count - 1)
    help[variable, default: HelpGiven()].hints += 1
    noteHelp(variable)
    let more =
      level + 1 < levels.count
      ? ":hint again says more" : ":explain \(variable) derives it, :solution \(variable) gives it"
    show(
      .hint(
        Hint(
          variable: variable, level: level + 1, count: levels.count, text: levels[level],
          more: more)))
  }

  private func hints(on variable: String) throws -> [String] {
    if let answer = answers.order.first(where: { $0.variable == variable }),
      let written = Hints(answer)
    {
      return written.levels
    }
    let explanation = try explanation(of: variable)
    guard
      let made = Hints(
        explanation, derivations(of: variable), gradient: gradientName(of: variable),
        entries: entries(of: variable))
    else { throw Refusal("no rule is known for \(variable)") }
    return made.levels
  }

  /// How many entries of the reference are not zero, and the largest.
  private func entries(of variable: String) -> String? {
    guard let gradient = workspace[variable]?.variable?.grad?.tensor,
      let values = try? Entries(gradient), values.count > 0
    else { return nil }
    let (place, size) = values.peak
    let filled = (0..<values.count).count { values[$0] != 0 }
    let index = NumericExample.indices(of: place, gradient.sizes)
    let entry = gradient.rank == 0 ? "its value" : "the largest, at \(index),"
    return ", \(gradient.sizes): \(filled) of \(values.count) entries are not zero, \(entry) is "
      + NumericExample.short(values[place] < 0 ? -size : size)
  }

  // MARK: Solutions

  fileprivate func solution(of variable: String) throws {
    let answer = answers.order.first { $0.variable == variable }
    let lines: [String]
    if let answer, !answer.solution.isEmpty {
      lines = answer.solution.map(\.source).filter { !isCheck($0, of: variable) }
    } else {
      _ = try requireForward(variable)
      let name = gradientName(of: variable)
      lines = derivations(of: variable).solution(name)
    }
    guard !lines.isEmpty else {
      throw Refusal(
        "no worked answer is known for \(variable); :explain \(variable) says the rules")
    }
    help[variable, default: HelpGiven()].hasSolution = true
    noteHelp(variable, sawSolution: true)
    remark("the solution of \(variable) was shown")
    show(.code(lines))
    show(.note("noted in the record; type it yourself, and change it until you see why it is so"))
  }

  /// Whether a statement of a worked answer is the call that judges it.
  private func isCheck(_ statement: String, of variable: String) -> Bool {
    let call = exercise.check.prefix { $0 != "(" }
    return statement.hasPrefix(call + "(")
  }

  // MARK: The reference

  fileprivate func reference(of variable: String) throws {
    guard let gradient = workspace[variable]?.variable?.grad else {
      throw Refusal(
        hasReference
          ? "\(variable) has no reference gradient: its .grad is None"
          : "the reference gradients come with the end of the forward pass: :run")
    }
    let isAsked = answers.order.contains { $0.variable == variable }
    let isAnswered = answers.verdicts[variable] == true
    if isAsked, !isAnswered {
      help[variable, default: HelpGiven()].referenceRequests += 1
      guard help[variable, default: HelpGiven()].referenceRequests > 1 else {
        show(
          .note(
            "\(variable) is not answered yet; :grad \(variable) once more shows it all the same, "
              + ":hint \(variable) helps without giving it away"))
        return
      }
      noteHelp(variable, sawSolution: true)
      remark("the reference gradient of \(variable) was shown")
    }
    show(.value(try Pretty.format(.tensor(gradient))))
  }

  // MARK: Shapes

  fileprivate func showShapes(of text: String) throws {
    // An error of the statement itself is what the learner wants to see.
    let value = ShapeDrawing.value(of: text)
    _ = try workspace.evaluate(value ?? text)
    guard let drawing = drawShapes(text, isDeep: true) else {
      throw Refusal("no tensor is in this statement")
    }
    show(.shapes(drawing))
  }
}
