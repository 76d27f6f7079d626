/// A piece of program text with a name: a cell, a line of the prompt, a file.
package final class Source: Sendable {
  /// As tracebacks show it, such as `<cell 3>` or a file's name.
  package let name: String
  package let text: String
  /// The lines without their ends.
  package let lines: [String]

  package init(_ text: String, name: String) {
    self.name = name
    self.text = text
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
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
}
