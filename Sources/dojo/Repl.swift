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

  @Flag(help: "Start the exercise over instead of going on where you left off.")
  var fresh = false

  @Argument(help: "The exercise's name, as dojo exercises lists it; the one you are at if none.")
  var exercise: String?

  func run() throws {
    var code: Int32 = 0
    BigStack.run { code = converse() }
    if code != 0 { throw ExitCode(code) }
  }

  private func converse() -> Int32 {
    let output = Output.standard
    let isInteractive = PlainReader.isTerminal
    let style = Style.ofStandardOutput()
    let graphics = GraphicsProtocol.ofStandardOutput()
    let progress = isInteractive ? ProgressLine() : nil
    TqdmModule.sink = progress
    do {
      let file = isInteractive ? ProgressFile.standard : nil
      let catalog = try Program.catalog()
      let known = (try? file?.read()) ?? Progress()
      let repl = try REPL(
        exercise: exercise ?? catalog.present(known), in: catalog,
        makeInterpreter: { Program.makeInterpreter(options) },
        sink: { text in
          progress?.clear()
          output.write(Printable.escape(text))
        },
        show: { report in
          progress?.clear()
          let text = ReportView(
            style: style, columns: Screen.size.columns, graphics: graphics
          ).draw(report)
          guard report.isFailure, !isInteractive else { return output.write(text) }
          output.flush()
          Output.error.write(text)
        })
      Signals.install()
      let source: any LineSource = LineEditor.canEdit ? makeEditor(repl) : PlainReader()
      repl.keepProgress(in: file)
      if isInteractive {
        output.write("dojo \(Dojo.configuration.version) · ")
        repl.welcome(isNew: known.exercises.isEmpty, startsOver: fresh)
      }
      let code = Console(repl, input: source, output: output, isInteractive: isInteractive).run()
      repl.finishProgress()
      return code
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
}
