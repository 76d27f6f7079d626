import Sessions

/// A session as a script or a notebook that real Python runs too, with what it printed behind its
/// statements.
struct SavedSession {
  private let title: String
  private let setup: [Script.Statement]
  /// What ran since: each statement with the comparisons, and the reference gradients, that followed.
  private let entries: [[Script.Statement]]

  /// The exercise's setup, what ran since, and the reference gradients where they were computed.
  init(_ repl: REPL) {
    let exercise = repl.exercise
    title = "A session of exercise \(exercise.name): \(exercise.title)."
    setup =
      SavedSession.seeding(repl.seed).map { Script.Statement($0) }
      + exercise.setup.map { Script.Statement($0.source) }
    entries = repl.history.map { entry in
      let reference = entry.computedReference ? exercise.reference.map(\.source) : []
      return [Script.Statement(entry.text, expected: entry.output)]
        + reference.map { Script.Statement($0) }
        + entry.checks.map { Script.Statement($0.call, expected: [$0.line]) }
    }
  }

  /// What makes Python's default generators start where the dojo's did.
  private static func seeding(_ seed: UInt64) -> [String] {
    ["import random", "import torch", "random.seed(\(seed))", "torch.manual_seed(\(seed))"]
  }

  var script: Script {
    Script(cells: [
      Script.Cell(header: nil, items: [.comment(lines: ["# " + title, ""])]),
      Script.Cell(
        header: "# %% Setup",
        items: setup.map { .statement($0) } + [.comment(lines: [""])]),
      Script.Cell(header: "# %% Session", items: entries.joined().map { .statement($0) }),
    ])
  }

  /// The setup is one cell, each statement that ran since another.
  var notebook: Notebook {
    var notebook = Notebook()
    notebook.cells =
      [NotebookCell(.markdown, source: title), SavedSession.cell(setup)]
      + entries.map(SavedSession.cell)
    return notebook
  }

  private static func cell(_ statements: [Script.Statement]) -> NotebookCell {
    var cell = NotebookCell(.code, source: statements.map(\.source).joined(separator: "\n"))
    let printed = statements.flatMap(\.expected)
    if !printed.isEmpty { cell.outputs = [.stream("stdout", printed.map { $0 + "\n" }.joined())] }
    return cell
  }
}
