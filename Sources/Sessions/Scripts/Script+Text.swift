// Reading and writing the percent format.
extension Script {
  /// Reads a script. Every text is one; what is wrong with a statement is said when it runs.
  package init(parsing text: String) {
    var lines = TextLines.split(text)
    let hasFinalLineEnd = lines.last == ""
    if hasFinalLineEnd { lines.removeLast() }
    let ended = hasFinalLineEnd ? lines[...] : lines.dropLast()
    let hasCarriageReturns = !ended.isEmpty && ended.allSatisfy { $0.utf8.last == 0x0D }
    if hasCarriageReturns {
      for index in ended.indices { lines[index].unicodeScalars.removeLast() }
    }
    self.init(lines: lines)
    endsWithLineEnd = hasFinalLineEnd
    if hasCarriageReturns { lineEnd = "\r\n" }
  }

  /// Reads the lines of a script.
  init(lines: [String]) {
    self.init(cells: Script.cells(of: lines))
  }

  /// The script's text.
  package var text: String {
    let text = cells.flatMap(\.lines).joined(separator: lineEnd)
    return endsWithLineEnd && !cells.isEmpty ? text + lineEnd : text
  }

  private static func cells(of lines: [String]) -> [Cell] {
    let starts = lines.indices.filter { isHeader(lines[$0]) }
    var cells: [Cell] = []
    let first = starts.first ?? lines.count
    if first > 0 {
      cells.append(Cell(header: nil, line: 1, items: items(of: lines[..<first])))
    }
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : lines.count
      let body = lines[(start + 1)..<end]
      cells.append(Cell(header: lines[start], line: start + 1, items: items(of: body)))
    }
    return cells
  }

  static func isHeader(_ line: String) -> Bool {
    guard line.hasPrefix("# %%") || line.hasPrefix("#%%") else { return false }
    let rest = line.drop { $0 == "#" || $0 == " " }.dropFirst(2)
    return rest.isEmpty || rest.first == " " || rest.first == "["
  }

  private static func items(of lines: ArraySlice<String>) -> [Item] {
    var items: [Item] = []
    var rest = lines
    while let line = rest.first {
      if let directive = Directive(parsing: line, line: rest.startIndex + 1) {
        items.append(.directive(directive))
        rest.removeFirst()
      } else if StatementLines.isComment(line) {
        let end = rest.firstIndex { !StatementLines.isComment($0) || isDirective($0) }
        let block = rest[..<(end ?? rest.endIndex)]
        items.append(.comment(lines: Array(block)))
        rest = rest[block.endIndex...]
      } else {
        let count = StatementLines.count(in: rest)
        let source = rest.prefix(count).joined(separator: "\n")
        let line = rest.startIndex + 1
        rest = rest.dropFirst(count)
        let expected = Array(rest.prefix { expectedLine($0) != nil })
        rest = rest.dropFirst(expected.count)
        var statement = Statement(source, line: line, expected: expected.compactMap(expectedLine))
        statement.expectedText = expected
        items.append(.statement(statement))
      }
    }
    return items
  }

  private static func isDirective(_ line: String) -> Bool { line.hasPrefix("#:") }

  /// What a line `#> text` expects; nil for other lines.
  private static func expectedLine(_ line: String) -> String? {
    if line.hasPrefix("#> ") { return String(line.dropFirst(3)) }
    return line == "#>" ? "" : nil
  }
}

extension Script.Directive {
  /// Reads a line `#: key value`; nil for other lines.
  init?(parsing text: String, line: Int) {
    guard text.hasPrefix("#:") else { return nil }
    let content = text.dropFirst(2).drop { $0 == " " }
    let key = content.prefix { $0 != " " }
    let value = content.dropFirst(key.count).drop { $0 == " " }
    self.init(String(key), String(value), line: line)
    self.text = text
  }
}

extension Script.Cell {
  /// The cell's lines, its header first.
  var lines: [String] { (header.map { [$0] } ?? []) + body }

  /// The lines below the header.
  var body: [String] {
    items.flatMap { item -> [String] in
      switch item {
      case .comment(let lines): lines
      case .directive(let directive): [directive.text]
      case .statement(let statement): statement.lines
      }
    }
  }
}

extension Script.Statement {
  fileprivate var lines: [String] {
    TextLines.split(source) + expectedText
  }
}
