// A notebook as a script and back, without loss.
//
// Code stands in the script as it is, the text of other cells as comments, and a cell's title is in
// its metadata. What the other format has no place for goes along: `#: notebook` and `#: cell`
// hold, as JSON, what a notebook has beyond that, such as outputs; a cell of the notebook holds the
// lines of the script, in its metadata under `dojo`, when its source alone would not give them back.

extension Script {
  /// The script that says what `notebook` says.
  package init(_ notebook: Notebook) {
    var root = notebook.root
    let layout = root.removeFromMetadata("dojo")
    var lines: [String] = []
    if let additions = root.additions(to: Notebook.defaultRoot) {
      lines.append("#: notebook " + JSON.object(additions).text(indent: nil))
    }
    for (index, cell) in notebook.cells.enumerated() {
      lines += CellLines(cell, isLast: index == notebook.cells.count - 1).withAdditions
    }
    self.init(lines: lines)
    if layout?["line_end"]?.string == "\r\n" { lineEnd = "\r\n" }
    if layout?["final_line_end"] == .bool(false) { endsWithLineEnd = false }
  }
}

extension Notebook {
  /// The notebook that says what `script` says.
  package init(_ script: Script) {
    self.init()
    var parts = script.cells.map(\.lines)
    if let first = parts.first?.first, let additions = JSONObject(directive: "notebook", first) {
      root.apply(additions)
      parts[0].removeFirst()
      if parts[0].isEmpty { parts.removeFirst() }
    }
    for (index, lines) in parts.enumerated() {
      cells.append(CellLines(reading: lines, isLast: index == parts.count - 1).cell)
    }
    var layout = JSONObject()
    if script.lineEnd != "\n" { layout["line_end"] = .string(script.lineEnd) }
    if !script.endsWithLineEnd { layout["final_line_end"] = .bool(false) }
    if !layout.isEmpty { metadata["dojo"] = .object(layout) }
  }
}

/// A cell as the lines of a script, the header first and an empty line last unless it is the last.
private struct CellLines {
  /// The lines without the additions.
  private let lines: [String]
  /// What the lines do not say.
  private let additions: JSONObject?
  private let isLast: Bool

  /// The lines of a notebook's cell.
  init(_ cell: NotebookCell, isLast: Bool) {
    self.isLast = isLast
    var object = cell.object
    let kept = object.removeFromMetadata("dojo")?["lines"].flatMap(NotebookText.lines)
    if let kept, CellLines.cell(kept, isLast: isLast).source == cell.source {
      lines = kept
    } else {
      lines = CellLines.lines(cell, isLast: isLast)
    }
    additions = object.additions(to: CellLines.cell(lines, isLast: isLast).object)
  }

  /// The lines of a script's cell.
  init(reading all: [String], isLast: Bool) {
    self.isLast = isLast
    let place = CellLines.additionsPlace(in: all)
    additions = all.dropFirst(place).first.flatMap { JSONObject(directive: "cell", $0) }
    lines = additions == nil ? all : Array(all[..<place] + all[(place + 1)...])
  }

  /// The lines of the script, with a directive for what they do not say.
  var withAdditions: [String] {
    guard let additions else { return lines }
    let directive = "#: cell " + JSON.object(additions).text(indent: nil)
    let place = CellLines.additionsPlace(in: lines)
    return lines[..<place] + [directive] + lines[place...]
  }

  /// The cell of the notebook.
  var cell: NotebookCell {
    var cell = CellLines.cell(lines, isLast: isLast)
    let isSaidBySource = CellLines.lines(cell, isLast: isLast) == lines
    if let additions { cell.object.apply(additions) }
    if !isSaidBySource {
      let kept = JSONObject([("lines", .array(lines.map { .string($0) }))])
      cell.metadata["dojo"] = .object(kept)
    }
    return cell
  }

  /// Behind the header, or first where there is none.
  private static func additionsPlace(in lines: [String]) -> Int {
    lines.first.map(Script.isHeader) == true ? 1 : 0
  }

  // MARK: What lines say of a cell, and the reverse

  private static func cell(_ lines: [String], isLast: Bool) -> NotebookCell {
    let part = Script(lines: lines).cells.first ?? Script.Cell(header: nil, items: [])
    var body = part.body
    if !isLast, body.last == "" { body.removeLast() }
    let kind: NotebookCell.Kind =
      switch part.kind {
      case .code: .code
      case .markdown: .markdown
      case .raw: .raw
      }
    let source = kind == .code ? body.map(unescaped) : body.map(Script.uncommented)
    var cell = NotebookCell(kind, source: source.joined(separator: "\n"))
    if !part.title.isEmpty { cell.metadata["title"] = .string(part.title) }
    let expected = part.statements.flatMap(\.expected)
    if kind == .code, !expected.isEmpty {
      cell.outputs = [.stream("stdout", expected.map { $0 + "\n" }.joined())]
    }
    return cell
  }

  private static func lines(_ cell: NotebookCell, isLast: Bool) -> [String] {
    let kind = cell.kind == .code ? nil : "[\(cell.kind.rawValue)]"
    let title = cell.metadata["title"]?.string.flatMap { $0.contains("\n") ? nil : $0 }
    let header = ["# %%", title, kind].compactMap { $0 }.joined(separator: " ")
    let source = cell.source.isEmpty ? [] : TextLines.split(cell.source)
    let body = cell.kind == .code ? source.map(escaped) : source.map(Script.commented)
    return [header] + body + (isLast ? [] : [""])
  }

  /// A line of code that a script would take for a header hides in a directive.
  private static func escaped(_ line: String) -> String {
    Script.isHeader(line) || line.hasPrefix("#: text ") ? "#: text " + line : line
  }

  private static func unescaped(_ line: String) -> String {
    line.hasPrefix("#: text ") ? String(line.dropFirst(8)) : line
  }
}

extension JSONObject {
  /// The object behind a directive `#: key {…}`; nil for other lines.
  fileprivate init?(directive key: String, _ line: String) {
    guard line.hasPrefix("#: \(key) {") else { return nil }
    guard let value = try? JSON(parsing: String(line.dropFirst(4 + key.count))),
      let object = value.object
    else { return nil }
    self = object
  }

  /// The members that differ from those of `base`; a member that is missing here is null. Nil when
  /// there are none.
  fileprivate func additions(to base: JSONObject) -> JSONObject? {
    var result = JSONObject()
    for (name, value) in members where base[name] != value { result[name] = value }
    for (name, _) in base.members where self[name] == nil { result[name] = .null }
    return result.isEmpty ? nil : result
  }

  fileprivate mutating func apply(_ additions: JSONObject) {
    for (name, value) in additions.members { self[name] = value == .null ? nil : value }
  }

  /// Takes an object out of the metadata.
  fileprivate mutating func removeFromMetadata(_ name: String) -> JSONObject? {
    guard var metadata = self["metadata"]?.object, let value = metadata[name] else { return nil }
    metadata[name] = nil
    self["metadata"] = .object(metadata)
    return value.object
  }
}
