import Language
import Library
import Safety

/// Runs a notebook's code cells one after the other in one workspace, and writes down what each
/// gives, as Jupyter does. No undo log is kept.
package final class NotebookRun {
  /// The notebook with the outputs of the cells that ran; those of an earlier run are gone.
  package private(set) var notebook: Notebook
  private let interpreter: Interpreter
  private let show: (Event) -> Void
  private var outputs: CellOutputs
  private lazy var shell = Shell(
    interpreter, overrides: overrides, note: { [unowned self] in show(.note($0)) },
    display: { [unowned self] in try display($0) })
  private let overrides: Overrides?

  /// Something to show while the notebook runs.
  package enum Event {
    /// What the program writes to its standard output.
    case output(String)
    /// What it writes to its standard error.
    case errorOutput(String)
    /// The value of a cell, as IPython shows it.
    case value(String)
    case figure(Figure)
    /// An error's traceback.
    case failure(String)
    /// A remark about a line that is passed over.
    case note(String)
  }

  /// How a run ended.
  package enum Ending {
    /// All cells ran, if with errors.
    case completed
    /// A cell raised, and those behind it did not run.
    case failed
    /// Ctrl-C stopped a cell, and those behind it did not run.
    case interrupted
  }

  /// A run of `notebook` in a fresh interpreter; `show` hears what it gives as it comes.
  ///
  /// - Parameter keepsOutputs: whether the notebook gets the outputs.
  package init(
    _ notebook: Notebook, in interpreter: Interpreter, overrides: Overrides? = nil,
    keepsOutputs: Bool = true,
    show: @escaping (Event) -> Void
  ) {
    self.notebook = notebook
    self.interpreter = interpreter
    self.overrides = overrides
    outputs = CellOutputs(isKept: keepsOutputs)
    self.show = show
  }

  /// Runs the cells in order; up to the first that raises, unless errors are allowed.
  package func run(allowsErrors: Bool = false) -> Ending {
    Interrupt.clear()
    connect()
    defer { Pyplot.sink = nil }
    let cells = notebook.cells.indices.filter { notebook.cells[$0].kind == .code }
    for cell in cells {
      notebook.cells[cell].outputs = []
      notebook.cells[cell].executionCount = nil
    }
    var count = 0
    for cell in cells where !notebook.cells[cell].source.trimmed.isEmpty {
      count += 1
      let error = run(notebook.cells[cell].source, count: count)
      notebook.cells[cell].outputs = outputs.outputs
      notebook.cells[cell].executionCount = count
      guard let error else { continue }
      if error.type === TypeObject.keyboardInterrupt { return .interrupted }
      if !allowsErrors { return .failed }
    }
    return .completed
  }

  /// Runs one cell; returns what it raised.
  private func run(_ source: String, count: Int) -> Exception? {
    outputs.removeAll()
    do {
      if let value = try shell.run(cell: source, name: "<cell \(count)>") {
        let data = try forms(of: value)
        outputs.append(.result(data, executionCount: count))
        show(.value(data.last?.text ?? ""))
        shell.remember(value)
      }
      for figure in Pyplot.takeFigures() { try display(figure) }
      return nil
    } catch {
      defer { for figure in Pyplot.takeFigures() { try? display(figure) } }
      return report(PythonError(any: error))
    }
  }

  private func report(_ error: PythonError) -> Exception {
    let exception = error.exception
    let text = Traceback.render(error)
    outputs.append(
      .error(
        name: exception.type.name, value: (try? exception.str()) ?? "",
        traceback: TextLines.split(text)))
    show(.failure(text))
    Disposal.settle()
    return exception
  }

  // MARK: Output

  private func connect() {
    interpreter.output = { [weak self] text in
      guard let self, !text.isEmpty else { return }
      outputs.write(text, to: "stdout")
      show(.output(text))
    }
    interpreter.errorOutput = { [weak self] text in
      guard let self, !text.isEmpty else { return }
      outputs.write(text, to: "stderr")
      show(.errorOutput(text))
    }
    _ = shell
    Pyplot.sink = self
  }

  /// `display(value)`.
  private func display(_ value: Value) throws {
    if let figure = Pyplot.figure(value) { return try display(figure) }
    let data = try forms(of: value)
    outputs.append(.display(data))
    show(.value(data.last?.text ?? ""))
  }

  private func display(_ figure: Figure) throws {
    if outputs.isKept { outputs.append(.display(try MediaText.forms(of: figure))) }
    show(.figure(figure))
    // What stopped the drawing stops the cell.
    try Interrupt.check()
  }

  private func forms(of value: Value) throws -> [MediaText] {
    try Pyplot.figure(value).map(MediaText.forms(of:)) ?? MediaText.forms(of: value)
  }
}

extension NotebookRun: FigureSink {
  package func show(_ figure: Figure) throws { try display(figure) }
}
