/// A session script: a Python file in the percent format.
///
/// `# %%` opens a cell. What a statement is expected to print stands behind `#> ` below it, and
/// what only the dojo understands behind `#: `; to Python both are comments. A script that was
/// parsed writes itself back byte by byte, but for what was changed.
package struct Script: Equatable, Sendable {
  /// The part above the first `# %%`, if there is one, and then the cells.
  package var cells: [Cell]
  /// The line end, `\n` or `\r\n`.
  var lineEnd = "\n"
  /// Whether the last line has a line end.
  var endsWithLineEnd = true

  /// A script of these cells.
  package init(cells: [Cell]) {
    self.cells = cells
  }

  /// A part of the script that runs as one.
  package struct Cell: Equatable, Sendable {
    package enum Kind: Sendable {
      case code, markdown, raw
    }

    /// The line that opens the cell; nil for the part above the first.
    package var header: String?
    /// The number, from 1, of the cell's first line.
    package var line: Int
    package var items: [Item]

    package init(header: String?, line: Int = 0, items: [Item]) {
      self.header = header
      self.line = line
      self.items = items
    }
  }

  /// A stretch of lines of one kind.
  package enum Item: Equatable, Sendable {
    case statement(Statement)
    case directive(Directive)
    /// Comments and empty lines.
    case comment(lines: [String])
  }

  /// A statement, with what it is expected to print.
  package struct Statement: Equatable, Sendable {
    /// The text, over one or several lines, without the last line end.
    package var source: String
    /// The number, from 1, of its first line.
    package var line: Int
    /// What it should print, line by line; empty when nothing is expected or said.
    package var expected: [String] {
      didSet { if expected != oldValue { expectedText = Statement.text(of: expected) } }
    }
    /// The lines `#> ` as they are in the file.
    var expectedText: [String]

    package init(_ source: String, line: Int = 0, expected: [String] = []) {
      self.source = source
      self.line = line
      self.expected = expected
      expectedText = Statement.text(of: expected)
    }

    private static func text(of expected: [String]) -> [String] {
      expected.map { $0.isEmpty ? "#>" : "#> " + $0 }
    }
  }

  /// A line `#: key value` for the dojo.
  package struct Directive: Equatable, Sendable {
    package var key: String
    package var value: String
    package var line: Int
    /// The line as it is in the file.
    var text: String

    package init(_ key: String, _ value: String = "", line: Int = 0) {
      self.key = key
      self.value = value
      self.line = line
      text = value.isEmpty ? "#: \(key)" : "#: \(key) \(value)"
    }
  }
}

extension Script.Cell {
  /// What the header says: code, unless `[markdown]` or `[raw]` stands in it.
  package var kind: Kind {
    let words = (header ?? "").split(separator: " ")
    if words.contains("[markdown]") || words.contains("[md]") { return .markdown }
    return words.contains("[raw]") ? .raw : .code
  }

  /// The header's words behind `# %%`, without the kind.
  package var title: String {
    guard let header else { return "" }
    let words = header.drop { $0 == "#" || $0 == " " || $0 == "%" }.split(separator: " ")
    return words.filter { !["[markdown]", "[md]", "[raw]"].contains($0) }.joined(separator: " ")
  }

  /// The statements, in order.
  package var statements: [Script.Statement] {
    items.compactMap { if case .statement(let statement) = $0 { statement } else { nil } }
  }

  /// The directives, in order.
  package var directives: [Script.Directive] {
    items.compactMap { if case .directive(let directive) = $0 { directive } else { nil } }
  }

  /// The value of the first directive called `key`.
  package func directive(_ key: String) -> String? {
    directives.first { $0.key == key }?.value
  }

  /// The text of the comments, without their `# `.
  package var prose: String {
    items.flatMap { item in
      if case .comment(let lines) = item { lines.map(Script.uncommented) } else { [String]() }
    }.joined(separator: "\n")
  }
}

extension Script {
  /// `line` without the `# ` that makes it a comment.
  static func uncommented(_ line: String) -> String {
    if line.hasPrefix("# ") { return String(line.dropFirst(2)) }
    return line == "#" ? "" : line
  }

  /// `line` as a comment.
  static func commented(_ line: String) -> String { line.isEmpty ? "#" : "# " + line }

  /// Sets what the statement at `item` of `cell` is expected to print.
  ///
  /// Returns whether that was another text.
  package mutating func update(cell: Int, item: Int, expected: [String]) -> Bool {
    guard cells.indices.contains(cell), cells[cell].items.indices.contains(item),
      case .statement(var statement) = cells[cell].items[item], statement.expected != expected
    else { return false }
    statement.expected = expected
    cells[cell].items[item] = .statement(statement)
    return true
  }
}
