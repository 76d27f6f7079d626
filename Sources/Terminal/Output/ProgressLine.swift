import Library

/// The line on the standard error that shows how far a loop is.
///
/// Whoever writes to the same terminal clears it before.
package final class ProgressLine: ProgressSink {
  private let output: Output
  private var isShown = false

  /// Nil where nobody would see it.
  package init?(output: Output = .error) {
    guard output.isTerminal else { return nil }
    self.output = output
  }

  package func progressed(_ label: String, done: Int, total: Int?, seconds: Double) {
    clear()
    draw(ProgressBar(label: label, done: done, total: total, seconds: seconds))
    isShown = true
  }

  package func finished(_ label: String, done: Int, total: Int?, seconds: Double) {
    clear()
    draw(ProgressBar(label: label, done: done, total: total, seconds: seconds), end: "\n")
  }

  /// Takes the line away, to make room for other text.
  package func clear() {
    guard isShown else { return }
    output.write("\r\u{1B}[K")
    output.flush()
    isShown = false
  }

  private func draw(_ bar: ProgressBar, end: String = "") {
    output.write(Printable.escape(bar.line(width: Screen.size.columns - 1)) + end)
    output.flush()
  }
}
