import Language
import Library
import Safety
import Sessions

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Draws what a notebook gives while it runs: its output on the standard output, errors and remarks
/// on the standard error.
package final class RunView {
  private let output: Output
  private let errorOutput: Output
  private let progress: ProgressLine?
  /// Whether the program ends, as programs in a pipeline do, once its output cannot be written.
  package var endsWithReader = false
  private let depth = ColourDepth.ofStandardOutput()

  package init(output: Output = .standard, errorOutput: Output = .error) {
    self.output = output
    self.errorOutput = errorOutput
    progress = ProgressLine(output: errorOutput)
    TqdmModule.sink = progress
  }

  /// Shows also how far plain loops of a program are; nil where nobody would see it.
  package func watchLoops(of interpreter: Interpreter) -> LoopWatch? {
    progress.map { LoopWatch(interpreter, on: $0) }
  }

  /// Takes away what shows progress.
  package func finish() { progress?.clear() }

  /// Shows one event, at once.
  package func draw(_ event: NotebookRun.Event) {
    switch event {
    case .output(let text): show(Printable.escape(text))
    case .value(let text): show(Printable.escape(text) + "\n")
    case .figure(let figure): show(draw(figure))
    case .errorOutput(let text): say(Printable.escape(text))
    case .failure(let text): say(Printable.escape(text) + "\n")
    case .note(let text): say("dojo: " + Printable.escape(text) + "\n")
    }
  }

  /// A figure in characters where a person sees them, else what `repr` says. What stops the drawing
  /// is for the program that shows it.
  private func draw(_ figure: Figure) -> String {
    guard output.isTerminal else { return figure.summary + "\n" }
    do {
      return try TextPlot.render(figure, columns: Screen.size.columns, rows: 20, colour: depth)
    } catch {
      Interrupt.request()
      return ""
    }
  }

  private func show(_ text: String) {
    progress?.clear()
    output.write(text)
    output.flush()
    guard output.isClosed, endsWithReader else { return }
    guard let failure = output.failure else { return Signals.deliver(SIGPIPE) }
    say("dojo: \(failure)\n")
    exit(1)
  }

  private func say(_ text: String) {
    progress?.clear()
    errorOutput.write(text)
    errorOutput.flush()
  }
}
