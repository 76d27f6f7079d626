import Lesson

extension ReportView {
  /// The exercises with what was done on each, and this exercise's variables that took something.
  func draw(_ progress: ProgressReport) -> String {
    let table = Table(
      header: ["exercise", "title", "answered", "tries", "hints", "solutions", "time"],
      alignments: [.left, .left, .right, .right, .right, .right, .right],
      rows: progress.rows.map { row in
        [
          row.exercise, row.title, "\(row.answered)/\(row.total)", number(row.tries),
          number(row.hints), number(row.solutions),
          row.seconds >= 1 ? Numerals.clock(row.seconds) : "",
        ]
      })
    let lines = table.lines(width: columns - 2, style: style).map { "  \($0)\n" }.joined()
    guard !progress.variables.isEmpty else { return lines }
    let own = Table(
      header: ["variable", "", "tries", "hints", "solution"],
      alignments: [.left, .left, .right, .right, .left],
      rows: progress.variables.map { variable in
        [
          variable.name, variable.isAnswered ? "✓" : "", number(variable.tries),
          number(variable.hints), variable.solution ? "seen" : "",
        ]
      })
    return lines + "\n"
      + own.lines(width: columns - 2, style: style).map { "  \($0)\n" }.joined()
  }

  private func number(_ count: Int) -> String { count == 0 ? "" : "\(count)" }
}
