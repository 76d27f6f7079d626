import ArgumentParser
import Lesson
import Library
import Safety
import Sessions
import Terminal

struct Repl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl", abstract: "Open the prompt at an exercise (the default).")

  @OptionGroup var options: ProgramOptions

  @Argument(help: "The exercise's name, as dojo exercises lists it.")
  var exercise = "1"

  func run() throws {
    var code: Int32 = 0
    BigStack.run { code = converse() }
    if code != 0 { throw ExitCode(code) }
  }

  private func converse() -> Int32 {
    let output = Output.standard
    let isInteractive = PlainReader.isTerminal
    let style = Style.ofStandardOutput()
    let progress = isInteractive ? ProgressLine() : nil
    TqdmModule.sink = progress
    do {
      let repl = try REPL(
        exercise: exercise, in: Program.catalog(),
        makeInterpreter: { Program.makeInterpreter(options) },
        sink: { text in
          progress?.clear()
          output.write(Printable.escape(text))
        },
        show: { report in
          progress?.clear()
          let text = ReportView(style: style, columns: Screen.size.columns).draw(report)
          guard report.isFailure, !isInteractive else { return output.write(text) }
          output.flush()
          Output.error.write(text)
        })
      Signals.install()
      let source: any LineSource = LineEditor.canEdit ? makeEditor(repl) : PlainReader()
      if isInteractive { output.write(greeting(repl)) }
      return Console(repl, input: source, output: output, isInteractive: isInteractive).run()
    } catch {
      Output.error.write("dojo: \(error)\n")
      return 1
    }
  }

  private func makeEditor(_ repl: REPL) -> any LineSource {
    guard let editor = LineEditor() else { return PlainReader() }
    editor.style = .ofStandardOutput()
    editor.complete = { line, cursor in Completion(repl, line: line, cursor: cursor) }
    return editor
  }

  private func greeting(_ repl: REPL) -> String {
    """
    dojo \(Dojo.configuration.version) · exercise \(repl.exercise.name): \(repl.exercise.title)
    :step runs the next statement, Enter repeats it, :help lists all commands

    """
  }
}
