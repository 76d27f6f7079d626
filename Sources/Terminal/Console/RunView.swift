import Sessions

/// Draws what a notebook gives while it runs: its output on the standard output, errors and remarks
/// on the standard error.
package final class RunView {
  private let output: Output
  private let errorOutput: Output
  private let style: Style

  package init(output: Output = .standard, errorOutput: Output = .error) {
    self.output = output
    self.errorOutput = errorOutput
    style = Style.ofStandardOutput()
  }

  /// Shows one event, at once.
  package func draw(_ event: NotebookRun.Event) {
    switch event {
    case .output(let text): show(Printable.escape(text))
    case .value(let text): show(Printable.escape(text) + "\n")
    case .figure(let figure): show(figure.summary + "\n")
    case .errorOutput(let text): say(Printable.escape(text))
    case .failure(let text): say(Printable.escape(text) + "\n")
    case .note(let text): say("dojo: " + Printable.escape(text) + "\n")
    }
  }

  private func show(_ text: String) {
    output.write(text)
    output.flush()
  }

  private func say(_ text: String) {
    errorOutput.write(text)
    errorOutput.flush()
  }
}
