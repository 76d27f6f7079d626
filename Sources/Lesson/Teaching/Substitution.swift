import Language

/// Other texts in place of parts of an expression's text.
struct Substitution {
  /// An expression that stands on one line of its source.
  let expression: Expression
  let source: Source

  /// The text with each part replaced that `replacement` has a text for; in parentheses where the
  /// text around would tear it apart.
  func text(replacing replacement: (Expression) -> String?) -> String {
    var changes: [(span: SourceSpan, text: String)] = []
    collect(expression, hidden: [], replacement, &changes)
    var scalars = Array(source.text(at: expression.span).unicodeScalars)
    let start = expression.span.column
    for change in changes.sorted(by: { $0.span.column > $1.span.column }) {
      let range = (change.span.column - start)..<(change.span.endColumn - start)
      guard range.lowerBound >= 0, range.upperBound <= scalars.count else { continue }
      let before = scalars[..<range.lowerBound].last { $0 != " " }
      let after = scalars[range.upperBound...].first { $0 != " " }
      let isApart =
        (before.map { "([,=".unicodeScalars.contains($0) } ?? true)
        && (after.map { ")],".unicodeScalars.contains($0) } ?? true)
      let text = isApart ? change.text : ExpressionText(change.text)?.asAtom ?? change.text
      scalars.replaceSubrange(range, with: text.unicodeScalars)
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// The text with other names, or expressions, for names that it reads.
  func text(renaming names: [String: String]) -> String {
    text { part in
      guard case .name(let name) = part.kind else { return nil }
      return names[name.text]
    }
  }

  private func collect(
    _ part: Expression, hidden: Set<String>, _ replacement: (Expression) -> String?,
    _ changes: inout [(span: SourceSpan, text: String)]
  ) {
    var hidden = hidden
    switch part.kind {
    case .name(let name) where hidden.contains(name.text): return
    case .lambda(let parameters, _): hidden.formUnion(parameters.all.map(\.name.text))
    case .comprehension(let comprehension):
      hidden.formUnion(comprehension.clauses.flatMap(\.target.targetNames).map(\.text))
    default: break
    }
    if let text = replacement(part) {
      changes.append((part.span, text))
      return
    }
    part.kind.forEachChild { collect($0, hidden: hidden, replacement, &changes) }
  }
}
