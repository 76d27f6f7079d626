import Lesson
import Sessions

/// The loop of the prompt: reads a statement or a command, lets the lesson take it, draws what it
/// reports, and shows where one stands.
package final class Console {
  private let repl: REPL
  private let input: any LineSource
  private let output: Output
  private let isInteractive: Bool

  /// - Parameter isInteractive: whether a person types; otherwise no prompt is shown, an empty
  ///   line means nothing, and the first failure decides the exit code.
  package init(_ repl: REPL, input: any LineSource, output: Output, isInteractive: Bool) {
    self.repl = repl
    self.input = input
    self.output = output
    self.isInteractive = isInteractive
  }

  /// Runs until the input ends or `:quit`; returns the exit code.
  package func run() -> Int32 {
    while !repl.isFinished, !output.isClosed {
      let style = Style.ofStandardOutput()
      let prompt = isInteractive ? style(.prompt, Printable.escape(repl.prompt) + " ›") + " " : ""
      switch input.readStatement(prompt: prompt, completeness: { Completeness(ofInput: $0) }) {
      case .text(let text):
        if isInteractive || !text.trimmed.isEmpty { repl.handle(text) }
        output.flush()
      case .interrupted:
        continue
      case .end:
        output.flush()
        return exitCode
      }
    }
    output.flush()
    return exitCode
  }

  /// Whether the person, or the input, ended the session; not so where the terminal went away.
  package var wasLeft: Bool { repl.isFinished || !(output.isClosed || input.lostTerminal) }

  private var exitCode: Int32 { !isInteractive && repl.failureCount > 0 ? 1 : 0 }
}
