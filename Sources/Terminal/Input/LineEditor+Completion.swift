// Tab.
extension LineEditor {
  /// Tab: indents where there is only space before the cursor, else completes; a second Tab lists
  /// what is possible.
  func completeOrIndent() -> KeyResult {
    let contents = editline.contents
    let before = contents.lineBefore
    let isInBlock = !editing.openLines.isEmpty || contents.lineStart > 0
    if before.allSatisfy(Indentation.isSpace), isInBlock || !before.isEmpty {
      editline.insert(String(repeating: " ", count: 4 - before.count % 4))
      return .redraw
    }
    let open = editing.openLines.map { $0 + "\n" }.joined()
    let above = open.unicodeScalars.count
    var completion = complete(open + contents.text, above + contents.cursor)
    completion.replaceFrom -= above
    guard (0...contents.cursor).contains(completion.replaceFrom), !completion.candidates.isEmpty
    else { return .fail }
    return insert(completion, into: contents)
  }

  private func insert(_ completion: Completion, into contents: Editline.Contents) -> KeyResult {
    let typed = String(contents.scalars[completion.replaceFrom..<contents.cursor])
    let texts = completion.candidates.map(\.text)
    var replacement = CompletionList.commonPrefix(of: texts)
    if let only = completion.candidates.first, texts.allSatisfy({ $0 == only.text }) {
      let rest = String(contents.scalars[contents.cursor...])
      replacement = only.text + (rest.hasPrefix(only.ending) ? "" : only.ending)
    } else if replacement.unicodeScalars.count <= typed.unicodeScalars.count {
      return stuck(completion, at: contents)
    }
    guard replacement != typed else { return .fail }
    editline.delete(before: contents.cursor - completion.replaceFrom)
    editline.insert(replacement)
    return .redraw
  }

  /// Nothing can be inserted: the first time beeps, the second lists the candidates.
  private func stuck(_ completion: Completion, at contents: Editline.Contents) -> KeyResult {
    if let stuck = editing.completionStuck, stuck == (contents.text, contents.cursor) {
      moveBelowLine()
      let list = CompletionList.lines(completion.candidates, screen: Screen.size)
      Output.standard.write(list.map { $0 + "\r\n" }.joined())
      Output.standard.flush()
      editline.redraw()
      return .done
    }
    editing.completionStuck = (contents.text, contents.cursor)
    return .fail
  }
}

/// The list of candidates below a line.
enum CompletionList {
  /// The longest text that all of `texts` start with.
  static func commonPrefix(of texts: [String]) -> String {
    guard var common = texts.first?.unicodeScalars[...] else { return "" }
    for text in texts.dropFirst() {
      let length = zip(common, text.unicodeScalars).prefix { $0 == $1 }.count
      common = common.prefix(length)
    }
    return String(common)
  }

  /// The candidates with their notes, in columns, and no more than a screen of them.
  static func lines(
    _ candidates: [Completion.Candidate], screen: (columns: Int, rows: Int)
  ) -> [String] {
    let widest = candidates.map { DisplayWidth.of($0.text) }.max() ?? 0
    let entries = candidates.map { candidate in
      let text = Printable.escape(candidate.text)
      guard !candidate.note.isEmpty else { return text }
      return DisplayWidth.pad(text, to: widest) + "  " + Printable.escape(candidate.note)
    }
    let lines = Columns.lines(entries, width: screen.columns)
    let room = max(1, screen.rows - 3)
    guard lines.count > room else { return lines }
    return lines.prefix(room - 1) + ["… and \(lines.count - room + 1) more lines"]
  }
}
