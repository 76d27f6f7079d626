import Lesson

extension ReportView {
  /// A hint with its number, and what says more.
  func draw(_ hint: Hint) -> String {
    let head = style(.strong, "hint \(hint.level) of \(hint.count) on \(hint.variable)")
    let lines = hint.text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      wrapped(String($0), indent: 2)
    }
    return "  \(head)\n" + lines.map { "  \($0)\n" }.joined()
      + wrapped(hint.more, indent: 2).map { "  " + style(.faint, $0) + "\n" }.joined()
  }

  /// Statements, each on its lines.
  func draw(code lines: [String]) -> String {
    lines.map { "  " + style(.code, Printable.escape($0)).replacingLineEnds(indent: 2) + "\n" }
      .joined()
  }

  /// Where a gradient comes from: use by use, the rules, the product with its shapes, an example.
  func draw(_ explanation: Explanation) -> String {
    var lines = [style(.strong, explanation.variable) + " \(explanation.shape)"]
    for use in explanation.uses {
      lines.append("")
      if let source = use.source {
        lines += source.split(whereSeparator: \.isNewline).flatMap {
          wrapped(String($0), indent: 4).map { style(.code, $0) }
        }
        lines += use.definitions.enumerated().flatMap { place, definition in
          wrapped((place == 0 ? "  with  " : "        ") + definition, indent: 10)
        }
      }
      lines += wrapped(use.statement, indent: 4).map { style(.code, $0) }
      lines += rules(use.rules).map { "  " + $0 }
      if !use.code.isEmpty {
        lines.append("  chain rule")
        lines += use.code.flatMap { draw($0, indent: 4) }.map { "    " + $0 }
      }
      for note in use.notes { lines += wrapped(note, indent: 2).map { "  " + $0 } }
      if !use.example.isEmpty {
        lines.append("  with this batch's numbers")
        lines += use.example.flatMap { wrapped($0, indent: 6) }.map { "    " + $0 }
      }
    }
    if let closing = explanation.closing { lines += [""] + wrapped(closing, indent: 2) }
    return lines.map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
  }

  /// `local rule  d(a * b)/da = b   a = bngain, b = bnraw`
  private func rules(_ rules: [Explanation.Rule]) -> [String] {
    rules.flatMap { rule -> [String] in
      let letters = rule.letters.isEmpty ? "" : "   " + rule.letters
      let line = "local rule  " + rule.text + letters
      return wrapped(Printable.escape(line), indent: 4, lead: "              ")
    }
  }

  // MARK: Shapes

  /// A line of code with shapes under its parts; a list of parts where it does not fit the screen.
  func draw(_ drawing: ShapeDrawing, indent: Int = 0) -> [String] {
    let room = columns - indent - 3
    let result = drawing.result.map { "  → " + $0 } ?? ""
    let rows = drawing.rows.enumerated().flatMap { place, labels in
      place == 0
        ? [ReportView.row(labels)] : [ReportView.brackets(labels), ReportView.row(labels)]
    }
    let width = ([drawing.text + result] + rows).map(DisplayWidth.of).max() ?? 0
    if width <= room {
      return [Printable.escape(drawing.text) + style(.faint, result)]
        + rows.map { style(.faint, $0) }
    }
    let scalars = Array(drawing.text.unicodeScalars)
    var listed: Set<String> = []
    let parts = drawing.rows.joined().compactMap { label -> (String, String)? in
      guard label.start < label.end, label.end <= scalars.count else { return nil }
      let name = String(String.UnicodeScalarView(scalars[label.start..<label.end]))
      return listed.insert(name).inserted ? (name, label.text) : nil
    }
    let names = parts.map { DisplayWidth.truncate($0.0, to: max(8, room / 2)) }
    let longest = names.map(DisplayWidth.of).max() ?? 0
    return wrapped(Printable.escape(drawing.text), indent: indent + 2, lead: "  ")
      + zip(names, parts).map { name, part in
        style(.faint, "  " + DisplayWidth.pad(name, to: longest + 2) + part.1)
      } + (drawing.result.map { [style(.faint, "  → " + $0)] } ?? [])
  }

  /// Texts under the middles of the stretches that they belong to.
  private static func row(_ labels: [ShapeDrawing.Label]) -> String {
    var line = ""
    for label in labels {
      let middle = (label.start + label.end) / 2
      let start = max(line.isEmpty ? 0 : line.count + 1, middle - label.text.count / 2)
      line += String(repeating: " ", count: max(0, start - line.count)) + label.text
    }
    return line
  }

  private static func brackets(_ labels: [ShapeDrawing.Label]) -> String {
    var line = ""
    for label in labels {
      let start = max(label.start, line.count)
      let width = max(2, label.end - start)
      line += String(repeating: " ", count: start - line.count)
      line += "╰" + String(repeating: "─", count: width - 2) + "╯"
    }
    return line
  }

  // MARK: Lines

  /// The text in lines that fit the screen, broken at spaces, but not within `code` that fits a
  /// line; lines after the first begin with `lead`.
  func wrapped(_ text: String, indent: Int, lead: String = "") -> [String] {
    let width = max(16, columns - indent - 3)
    var lines: [String] = []
    var line = ""
    for word in ReportView.words(of: text, longest: width - lead.count) {
      let longer = line.isEmpty ? word : line + " " + word
      if DisplayWidth.of(longer) > width, !line.isEmpty {
        lines.append(line)
        line = lead + word
      } else {
        line = longer
      }
    }
    return lines + [line]
  }

  /// The words between spaces; what stands between backticks is one word if it is not too long.
  private static func words(of text: String, longest: Int) -> [String] {
    var words: [String] = []
    var code: [String]?
    for part in text.split(separator: " ", omittingEmptySubsequences: false).map(String.init) {
      let isOdd = part.count { $0 == "`" } % 2 == 1
      guard let open = code else {
        if isOdd { code = [part] } else { words.append(part) }
        continue
      }
      code = open + [part]
      guard isOdd else { continue }
      let whole = (open + [part]).joined(separator: " ")
      words += DisplayWidth.of(whole) <= longest ? [whole] : open + [part]
      code = nil
    }
    return words + (code ?? [])
  }
}
