/// A piece of program text with a name: a cell, a line of the prompt, a file.
package final class Source: Sendable {
  /// As tracebacks show it, such as `<cell 3>` or a file's name.
  package let name: String
  package let text: String
  /// The lines without their ends.
  package let lines: [String]
  /// Whether a column is as many bytes.
  private let isASCII: Bool

  package init(_ text: String, name: String) {
    self.name = name
    self.text = text
    isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    lines = Source.split(text)
  }

  /// The lines that a span covers, from its first column to its last.
  package func text(at span: SourceSpan) -> String {
    guard span.line >= 1, span.line <= span.endLine, span.endLine <= lines.count else { return "" }
    func scalars(_ line: Int, from: Int, to: Int?) -> String {
      if isASCII {
        let bytes = lines[line - 1].utf8
        let end = min(bytes.count, to ?? bytes.count)
        guard 0 <= from, from <= end else { return "" }
        return String(lines[line - 1].utf8.dropFirst(from).prefix(end - from)) ?? ""
      }
      let all = lines[line - 1].unicodeScalars
      let start = all.index(all.startIndex, offsetBy: from, limitedBy: all.endIndex)
      let end = to.flatMap { all.index(all.startIndex, offsetBy: $0, limitedBy: all.endIndex) }
      guard let start, start <= (end ?? all.endIndex) else { return "" }
      return String(all[start..<(end ?? all.endIndex)])
    }
    if span.line == span.endLine {
      return scalars(span.line, from: span.column, to: span.endColumn)
    }
    let first = scalars(span.line, from: span.column, to: nil)
    let last = scalars(span.endLine, from: 0, to: span.endColumn)
    let middle = lines[span.line..<(span.endLine - 1)]
    return ([first] + middle + [last]).joined(separator: "\n")
  }

  /// Splits at `\n`, `\r\n` and `\r`, which Python takes for the same.
  private static func split(_ text: String) -> [String] {
    var lines: [String] = []
    let bytes = text.utf8
    var start = bytes.startIndex
    var index = start
    while index < bytes.endIndex {
      let byte = bytes[index]
      let next = bytes.index(after: index)
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        lines.append(String(text[start..<index]))
        let isPair =
          byte == UInt8(ascii: "\r") && next < bytes.endIndex && bytes[next] == UInt8(ascii: "\n")
        start = isPair ? bytes.index(after: next) : next
        index = start
      } else {
        index = next
      }
    }
    lines.append(String(text[start...]))
    return lines
  }
}

/// A stretch of source: lines count from 1, columns from 0 in code points, the end is exclusive.
package struct SourceSpan: Equatable, Sendable {
  package var line: Int
  package var column: Int
  package var endLine: Int
  package var endColumn: Int

  package init(line: Int, column: Int, endLine: Int, endColumn: Int) {
    self.line = line
    self.column = column
    self.endLine = endLine
    self.endColumn = endColumn
  }

  /// From the start of this to the end of another.
  package func to(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(
      line: line, column: column, endLine: other.endLine, endColumn: other.endColumn)
  }

  /// Whether this stands within another.
  package func isInside(_ other: SourceSpan) -> Bool {
    (line, column) >= (other.line, other.column)
      && (endLine, endColumn) <= (other.endLine, other.endColumn)
  }
}
