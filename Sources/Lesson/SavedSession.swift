import Sessions

/// A session as a script that real Python runs too, with what it printed behind its statements.
struct SavedSession {
  let script: Script

  /// The exercise's setup, what ran since, and the reference gradients where they were computed.
  init(_ repl: REPL) {
    let exercise = repl.exercise
    let title = "A session of exercise \(exercise.name): \(exercise.title)."
    var items: [Script.Item] = []
    for entry in repl.history {
      items.append(.statement(Script.Statement(entry.text, expected: entry.output)))
      if entry.computedReference {
        items += exercise.reference.map { .statement(Script.Statement($0.source)) }
      }
      items += entry.checks.map { .statement(Script.Statement($0.call, expected: [$0.line])) }
    }
    script = Script(cells: [
      Script.Cell(header: nil, items: [.comment(lines: ["# " + title, ""])]),
      Script.Cell(
        header: "# %% Setup",
        items: exercise.setup.map { .statement(Script.Statement($0.source)) }
          + [.comment(lines: [""])]),
      Script.Cell(header: "# %% Session", items: items),
    ])
  }
}
