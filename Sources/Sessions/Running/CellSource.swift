import Language

/// A cell's text as Python: IPython's own lines become calls of its shell, each on its own line, as
/// IPython translates them itself (`%time f()` is `get_ipython().run_line_magic('time', 'f()')`).
struct CellSource: Equatable {
  /// What `%%name line` on top says of the rest of the cell.
  struct Magic: Equatable {
    let name: String
    let line: String
    /// The lines below, behind an empty one, so that their numbers stay.
    let body: String
  }

  /// The cell's magic; without one the cell is `python`.
  let magic: Magic?
  let python: String

  init(_ text: String) {
    guard CellSource.mayHaveShellLines(text) else {
      (magic, python) = (nil, text)
      return
    }
    let lines = TextLines.split(text)
    if let first = lines.firstIndex(where: { !$0.trimmed.isEmpty }), lines[first].hasPrefix("%%") {
      let (name, line) = lines[first].dropFirst(2).splitOnce()
      let rest = lines[(first + 1)...]
      let empty = [String](repeating: "", count: first + 1)
      magic = Magic(name: name, line: line, body: (empty + rest).joined(separator: "\n"))
      python = ""
    } else {
      magic = nil
      python = CellSource.translated(lines).joined(separator: "\n")
    }
  }

  /// A quick look at the bytes: most cells, and the long ones, are plain Python.
  private static func mayHaveShellLines(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.contains { byte in
        byte == UInt8(ascii: "%") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
          || byte == UInt8(ascii: "\r")
      }
    }
  }

  // MARK: Lines

  private static func translated(_ lines: [String]) -> [String] {
    var result: [String] = []
    var scanner = StatementLines.Scanner()
    var rest = lines[...]
    while let line = rest.first {
      guard scanner.isBetweenLines, isIPython(line) else {
        scanner.read(line)
        result.append(line)
        rest.removeFirst()
        continue
      }
      let count = 1 + rest.prefix { $0.hasSuffix("\\") }.count
      let whole = rest.prefix(count).map { $0.hasSuffix("\\") ? String($0.dropLast()) : $0 }
      result.append(translation(of: whole.joined(separator: " ")) ?? line)
      result += [String](repeating: "", count: min(count, rest.count) - 1)
      rest = rest.dropFirst(count)
    }
    return result
  }

  private static func isIPython(_ line: String) -> Bool {
    mayHaveShellLines(line) && translation(of: line) != nil
  }

  /// The Python of one of IPython's lines; nil for Python's own.
  private static func translation(of line: String) -> String? {
    let indent = line.prefix { $0 == " " || $0 == "\t" }
    let text = line.trimmed
    if let line = ShellLine(text) { return indent + line.call }
    if let (target, value) = assignment(text), let call = ShellLine(value)?.assignedCall {
      return "\(indent)\(target) = \(call)"
    }
    return nil
  }

  /// The sides of `target = value` where the target is made of names.
  private static func assignment(_ text: String) -> (target: String, value: String)? {
    guard let sign = text.firstIndex(of: "=") else { return nil }
    let target = String(text[..<sign]).trimmed
    let isTarget = target.first.map { $0.isLetter || $0 == "_" } ?? false
    guard isTarget, target.allSatisfy({ $0.isLetter || $0.isNumber || "_., []".contains($0) })
    else { return nil }
    return (target, text[text.index(after: sign)...].trimmed)
  }
}

extension Notebook {
  /// The Python statements of the code cells, in order; IPython's own lines are not among them.
  package var statements: [String] {
    cells.filter { $0.kind == .code }.flatMap { cell in
      let source = CellSource(cell.source)
      let python = source.magic.map { CellSource($0.body).python } ?? source.python
      return Script(parsing: python).cells.flatMap(\.statements).map(\.source)
    }.filter { !$0.hasPrefix("get_ipython()") }
  }
}
