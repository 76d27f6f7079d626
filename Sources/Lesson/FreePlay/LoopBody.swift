import Language

/// The body of a training loop as statements of their own.
enum LoopBody {
  /// The first round of a loop that calls `backward` directly in its body, up to that call; any other
  /// statement as it is.
  static func unrolled(_ text: String) throws -> [String] {
    let statements = try parse(Source(text, name: "<script>"))
    guard statements.count == 1,
      case .for(let target, let iterable, let body, _) = statements[0].kind,
      let first = body.first, let end = body.firstIndex(where: \.isCallOfBackward),
      first.span.line > statements[0].span.line
    else { return [text] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let pieces = body[...end].map { statement -> String in
      let place = statement.span
      return lines[(place.line - 1)..<min(place.endLine, lines.count)].map { line in
        String(
          line.drop { $0 == " " || $0 == "\t" }.count >= line.count - first.span.column
            ? line.dropFirst(first.span.column) : line[...])
      }.joined(separator: "\n")
    }
    return ["\(target.text) = next(iter(\(iterable.text)))"] + pieces
  }
}

extension Statement {
  /// `loss.backward()`, a statement of its own.
  fileprivate var isCallOfBackward: Bool {
    guard case .expression(let value) = kind, case .call(let callee, _) = value.kind,
      case .attribute(_, "backward") = callee.kind
    else { return false }
    return true
  }
}
