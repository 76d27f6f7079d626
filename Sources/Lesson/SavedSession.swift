import Sessions

/// A session as a script or a notebook that real Python runs too, with what it printed behind its
/// statements.
struct SavedSession {
  private let title: String
  private let setup: [Script.Statement]
  /// What ran since: each statement with the comparisons, and the reference gradients, that followed;
  /// before it, what the record says besides.
  private let entries: [[Script.Item]]

  /// The exercise's setup, what ran since, and the reference gradients where they were computed.
  init(_ repl: REPL) {
    let exercise = repl.exercise
    title = "A session of exercise \(exercise.name): \(exercise.title)."
    setup =
      SavedSession.seeding(repl.seed).map { Script.Statement($0) }
      + exercise.setup.map { Script.Statement($0.source) }
    func remarks(_ place: Int) -> [Script.Item] {
      repl.remarks.filter { $0.after == place }.map { .comment(lines: ["# " + $0.text]) }
    }
    let ran = repl.history.enumerated().map { place, entry in
      let reference = entry.computedReference ? exercise.reference.map(\.source) : []
      let statements =
        [Script.Statement(entry.text, expected: entry.output)]
        + reference.map { Script.Statement($0) }
        + entry.checks.map { Script.Statement($0.call, expected: [$0.line]) }
      return remarks(place) + statements.map { .statement($0) }
    }
    let last = remarks(repl.history.count)
    entries = last.isEmpty ? ran : ran + [last]
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
      Script.Cell(header: "# %% Session", items: Array(entries.joined())),
    ])
  }

  /// The setup is one cell, each statement that ran since another.
  var notebook: Notebook {
    var notebook = Notebook()
    notebook.cells =
      [NotebookCell(.markdown, source: title), SavedSession.cell(setup.map { .statement($0) })]
      + entries.map(SavedSession.cell)
    return notebook
  }

  private static func cell(_ items: [Script.Item]) -> NotebookCell {
    var lines: [String] = []
    var printed: [String] = []
    for item in items {
      switch item {
      case .statement(let statement):
        lines.append(statement.source)
        printed += statement.expected
      case .comment(let comment): lines += comment
      case .directive: break
      }
    }
    var cell = NotebookCell(.code, source: lines.joined(separator: "\n"))
    if !printed.isEmpty { cell.outputs = [.stream("stdout", printed.map { $0 + "\n" }.joined())] }
    return cell
  }
}
