import Lesson

extension Completion {
  /// What the lesson suggests for the text before the cursor.
  package init(_ repl: REPL, line: String, cursor: Int) {
    let before = String(String.UnicodeScalarView(line.unicodeScalars.prefix(cursor)))
    try? repl.prepare()
    let suggestions = repl.suggestions(for: before)
    self.init(
      replaceFrom: suggestions.start,
      candidates: suggestions.items.map { item in
        let isCommand = item.text.hasPrefix(":") && !item.note.isEmpty
        return Candidate(item.text, note: item.note, ending: isCommand ? " " : item.ending)
      })
  }
}
