import Language

/// Colours the text of a program, or of one of the prompt's commands.
struct CodePainter {
  let style: Style

  /// The code points of `text` from `start` on, coloured. A line end becomes `lineEnd`.
  func paint(_ text: String, from start: Int = 0, lineEnd: String = "\n") -> String {
    let scalars = Array(text.unicodeScalars)
    var painted = ""
    func add(_ range: Swift.Range<Int>, as role: Style.Role?) {
      let lines = scalars[range.clamped(to: start..<max(start, scalars.count))]
        .split(separator: "\n", omittingEmptySubsequences: false)
        .map { Printable.escape(String($0)) }
      painted += lines.map { line in role.map { style($0, line) } ?? line }
        .joined(separator: lineEnd)
    }
    var end = 0
    for part in CodePainter.parts(of: text) {
      add(end..<part.range.lowerBound, as: nil)
      add(part.range, as: part.role)
      end = part.range.upperBound
    }
    add(end..<scalars.count, as: nil)
    return painted
  }

  private static func parts(of text: String) -> [(range: Swift.Range<Int>, role: Style.Role)] {
    if text.hasPrefix(":") {
      return [(0..<text.unicodeScalars.prefix { $0 != " " }.count, .code)]
    }
    return CodeText(text).parts.compactMap { part in
      switch part.kind {
      case .keyword: (part.range, .keyword)
      case .string: (part.range, .string)
      case .number: (part.range, .number)
      case .comment: (part.range, .comment)
      case .name: nil
      }
    }
  }
}
