extension Statement {
  /// The statement's own text in its source, comments inside it included.
  package func text(in source: Source) -> String {
    let lines = source.lines
    guard span.line >= 1, span.endLine >= span.line, span.endLine <= lines.count else { return "" }
    var own = Array(lines[(span.line - 1)..<span.endLine])
    let last = own.count - 1
    own[last] = String(String.UnicodeScalarView(own[last].unicodeScalars.prefix(span.endColumn)))
    own[0] = String(String.UnicodeScalarView(own[0].unicodeScalars.dropFirst(span.column)))
    return own.joined(separator: "\n")
  }
}
