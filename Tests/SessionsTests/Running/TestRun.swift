import Language
import Library

@testable import Sessions

/// A notebook that was run without a terminal.
struct TestRun {
  let ending: NotebookRun.Ending
  let notebook: Notebook
  /// What was shown, in order, each with its kind in front.
  let shown: [String]

  /// Runs cells with these sources; or a whole notebook.
  init(
    _ cells: String..., set: [String] = [], allowsErrors: Bool = false, keepsOutputs: Bool = true
  ) throws {
    var notebook = Notebook()
    notebook.cells = cells.map { NotebookCell(.code, source: $0) }
    try self.init(
      notebook, set: set, allowsErrors: allowsErrors, keepsOutputs: keepsOutputs)
  }

  init(
    _ notebook: Notebook, set: [String] = [], allowsErrors: Bool = false,
    keepsOutputs: Bool = true
  ) throws {
    let interpreter = Interpreter(output: { _ in })
    Library.install(into: interpreter, options: .init())
    var shown: [String] = []
    NamesFile.install(in: interpreter, explicit: nil) { shown.append("note: \($0)") }
    let run = NotebookRun(
      notebook, in: interpreter,
      overrides: try Overrides(set, for: notebook, in: interpreter),
      keepsOutputs: keepsOutputs,
      show: { shown.append(TestRun.describe($0)) })
    ending = run.run(allowsErrors: allowsErrors)
    self.notebook = run.notebook
    self.shown = shown
  }

  private static func describe(_ event: NotebookRun.Event) -> String {
    switch event {
    case .output(let text): "out: \(text)"
    case .errorOutput(let text): "err: \(text)"
    case .value(let text): "value: \(text)"
    case .figure(let figure): "figure: \(figure.summary)"
    case .failure(let text): "failure: \(text)"
    case .note(let text): "note: \(text)"
    }
  }

  /// The outputs of a code cell, as far as they are compared.
  func contents(_ cell: Int = 0) -> [NotebookOutput.Contents] {
    notebook.cells[cell].outputs.map(\.contents)
  }
}
