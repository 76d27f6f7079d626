import Sessions

/// The three hints on a variable: the rule, the tensors and their shapes, the expression with a gap.
struct Hints {
  let levels: [String]

  /// What the exercise's file says; nil where it says nothing.
  init?(_ answer: Exercise.Answer) {
    guard let rule = answer.rule, !answer.hints.isEmpty else { return nil }
    levels = [rule] + answer.hints
  }

  /// Made of the derivations that the statements and the graph's rules give.
  ///
  /// - Parameters:
  ///   - gradient: the name of the gradient.
  ///   - entries: what can be said of the reference's entries, for gradients that the rules have
  ///     only words for.
  init?(
    _ explanation: Explanation, _ derivations: [Derivation], gradient: String, entries: String?
  ) {
    guard !explanation.uses.isEmpty else { return nil }
    let rules = explanation.uses.map { use in
      let texts = use.rules.filter { !$0.text.isEmpty }.map { rule in
        rule.letters.isEmpty ? rule.text : "\(rule.text) with \(rule.letters)"
      }
      return "\(use.statement)\n  " + texts.joined(separator: "\n  ")
    }
    var levels = [rules.joined(separator: "\n")]
    let tensors = zip(explanation.uses, derivations).map { use, derivation in
      let upstream = derivation.upstream ?? "the loss's gradient, 1"
      let shape = derivation.steps.first.map { " \($0.resultSizes)" } ?? ""
      let sums = use.notes.map { " " + $0 }.joined()
      return "\(upstream)\(derivation.upstream == nil ? "" : shape) arrives from "
        + "\(derivation.result); \(gradient) has to be \(explanation.shape).\(sums)"
    }
    let counted = explanation.uses.map { use in
      "\(use.statement): \(use.notes.joined(separator: " "))"
    }
    let shapes = counted + ["\(gradient) has to be \(explanation.shape)."]
    levels.append((tensors.isEmpty ? shapes : tensors).joined(separator: "\n"))
    let gaps = derivations.enumerated().compactMap { place, derivation in
      Hints.withGap(derivation, gradient, adding: place > 0)
    }
    let isKnown = gaps.count == derivations.count && !gaps.isEmpty
    let known = isKnown ? [] : ["\(gradient) = ____" + (entries ?? "")]
    levels.append((gaps + known).joined(separator: "\n"))
    self.levels = levels
  }

  /// The gradient with its most telling part left out.
  private static func withGap(_ derivation: Derivation, _ name: String, adding: Bool) -> String? {
    guard var code = derivation.code else { return nil }
    let text = code.expression.text
    let gap = "____"
    let local = derivation.steps.reversed().compactMap(\.local).first { local in
      local != "1" && local != "-1" && text.contains(local) && local != text
    }
    let part = local ?? derivation.upstream.flatMap { text.contains($0) ? $0 : nil } ?? text
    code.expression = ExpressionText(text.replacing(part, with: gap)) ?? code.expression
    return code.lines(name, adding: adding).joined(separator: "\n")
  }
}

/// What help a learner has had with a variable.
struct HelpGiven {
  var hints = 0
  var explanations = 0
  var hasSolution = false
  /// How often the reference was asked for before the variable was answered.
  var referenceRequests = 0
}
