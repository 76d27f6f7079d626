import Language
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
      let whole = use.source.map { [$0] + use.definitions.map { "  with \($0)" } } ?? []
      return (whole + [use.statement] + texts.map { "  " + $0 }).joined(separator: "\n")
    }
    var levels = [rules.joined(separator: "\n")]
    let pieces = derivations.pieces(gradient)
    let tensors = zip(explanation.uses, pieces).map { use, piece in
      let derivation = piece.derivation
      let upstream = derivation.upstream ?? "the loss's gradient, 1,"
      let shape = derivation.steps.first.map { " \($0.resultSizes)" } ?? ""
      let sums = use.notes.map { " " + $0 }.joined()
      return "\(upstream)\(derivation.upstream == nil ? "" : shape) arrives from "
        + "\(derivation.result); \(piece.name) has to be \(derivation.value.sizes).\(sums)"
    }
    let counted = explanation.uses.map { use in
      "\(use.statement): \(use.notes.joined(separator: " "))"
    }
    let shapes = counted + ["\(gradient) has to be \(explanation.shape)."]
    levels.append((tensors.isEmpty ? shapes : tensors).joined(separator: "\n"))
    let gaps = pieces.compactMap { Hints.withGap($0) }
    let isKnown = gaps.count == pieces.count && !gaps.isEmpty
    let known = isKnown ? [] : ["\(gradient) = ____" + (entries ?? "")]
    let definitions = isKnown ? derivations.definitions(for: pieces.flatMap(\.lines)) : []
    levels.append((definitions + gaps + known).joined(separator: "\n"))
    self.levels = levels
  }

  /// The gradient with its most telling part left out.
  private static func withGap(_ piece: DerivationPiece) -> String? {
    let derivation = piece.derivation
    guard derivation.code != nil else { return nil }
    let text = derivation.code?.expression.text ?? ""
    let local = derivation.steps.reversed().compactMap(\.local).first { local in
      local != "1" && local != "-1" && local != text && gapped(text, at: local) != nil
    }
    let expression =
      local.flatMap { gapped(text, at: $0) } ?? withoutArguments(text)
      ?? derivation.upstream.flatMap { gapped(text, at: $0) } ?? "____"
    return piece.lines.map { line in
      line.hasSuffix(text)
        ? line.dropLast(text.count) + expression : line.replacing(text, with: expression)
    }.joined(separator: "\n")
  }

  /// A call, an index or an attribute with a gap for what stands at its end: `dr.flip(____)`.
  private static func withoutArguments(_ text: String) -> String? {
    guard let expression = ExpressionText.parse(text) else { return nil }
    let scalars = Array(text.unicodeScalars)
    func without(_ start: Int, _ end: Int) -> String? {
      guard start >= 0, start <= end, end <= scalars.count else { return nil }
      let (head, tail) = (scalars[..<start], scalars[end...])
      return String(String.UnicodeScalarView(head)) + "____"
        + String(String.UnicodeScalarView(tail))
    }
    switch expression.kind {
    case .call(let callee, let arguments):
      if let first = arguments.first, let last = arguments.last {
        return without(first.span.column, last.span.endColumn)
      }
      guard case .attribute(_, let name) = callee.kind else { return nil }
      return without(scalars.count - name.text.unicodeScalars.count - 2, scalars.count)
    case .subscript(_, let index): return without(index.span.column, index.span.endColumn)
    case .attribute(_, let name):
      return without(scalars.count - name.text.unicodeScalars.count, scalars.count)
    default: return nil
    }
  }

  /// A text with a gap for each occurrence of a part that stands alone; nil where none does.
  private static func gapped(_ text: String, at part: String) -> String? {
    func isName(_ character: Character?) -> Bool {
      character.map { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." } ?? false
    }
    var result = ""
    var rest = text[...]
    var isFound = false
    while let found = rest.firstRange(of: part) {
      let before = rest[..<found.lowerBound]
      let after = rest[found.upperBound...]
      let last = before.last ?? result.last
      let isAlone =
        !(isName(last) && isName(part.first)) && !(isName(after.first) && isName(part.last))
      result += before + (isAlone ? "____" : part)
      isFound = isFound || isAlone
      rest = after
    }
    result += rest
    return isFound && ExpressionText(result) != nil ? result : nil
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
