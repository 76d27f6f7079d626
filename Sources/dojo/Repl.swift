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

  @Flag(
    help: """
      Go on with the last session that was cut off, or else with the last one that was left: its \
      statements are run again.
      """)
  var resume = false

  @Argument(help: "The exercise's name, as dojo exercises lists it; the one you are at if none.")
  var exercise: String?

  func run() throws {
    var code: Int32 = 0
    BigStack.run { code = converse() }
    if code != 0 { throw ExitCode(code) }
  }

  private func converse() -> Int32 {
    let isInteractive = PlainReader.isTerminal
    Signals.install()
    let editor = LineEditor.canEdit ? LineEditor() : nil
    let source: any LineSource = editor ?? PlainReader()
    do {
      let left = try LeftSession.choose(
        isAskedFor: resume, on: isInteractive && !fresh ? source : nil, say: Repl.say)
      let file = isInteractive ? ProgressFile.standard : nil
      let known = (try? file?.read()) ?? Progress()
      let repl = try makeRepl(left?.header, known)
      repl.keepProgress(in: file)
      if isInteractive {
        repl.confirm = { Question.ask($0, assumed: false, on: source) ?? false }
      }
      editor?.style = .ofStandardOutput()
      editor?.complete = { line, cursor in Completion(repl, line: line, cursor: cursor) }
      if let left {
        repl.journal = try left.resume(repl, say: Repl.say)
        repl.guides = isInteractive
      } else if isInteractive {
        Output.standard.write("dojo \(Dojo.configuration.version) · ")
        repl.welcome(isNew: known.exercises.isEmpty, startsOver: fresh)
        repl.journal = JournalFolder.standard.map { Journal(header(repl), in: $0) }
        repl.writeJournal()
      }
      let console = Console(
        repl, input: source, output: .standard, isInteractive: isInteractive)
      let code = console.run()
      repl.finishProgress()
      if console.wasLeft { repl.journal?.finish() }
      return code
    } catch is REPL.ResumptionInterrupted {
      return 130
    } catch {
      Program.complain(error)
      return 1
    }
  }

  private func makeRepl(_ session: JournalHeader?, _ known: Progress) throws -> REPL {
    let output = Output.standard
    let isInteractive = PlainReader.isTerminal
    let graphics = GraphicsProtocol.ofStandardOutput()
    let progress = isInteractive ? ProgressLine() : nil
    TqdmModule.sink = progress
    var options = options
    if let session {
      options.seed = session.seed
      options.names = session.names ?? options.names
    }
    let catalog = try Program.catalog()
    return try REPL(
      exercise: session?.exercise ?? exercise ?? catalog.present(known), in: catalog,
      seed: options.seed,
      makeInterpreter: { [options] in Program.makeInterpreter(options) },
      sink: { text in
        progress?.clear()
        output.write(Printable.escape(text))
      },
      show: { report in
        progress?.clear()
        let text = ReportView(
          style: .ofStandardOutput(), columns: Screen.size.columns, graphics: graphics
        ).draw(report)
        guard report.isFailure, !isInteractive else { return output.write(text) }
        output.flush()
        Output.error.write(text)
      })
  }

  private func header(_ repl: REPL) -> JournalHeader {
    JournalHeader(
      exercise: repl.exercise.name, seed: options.seed,
      names: Locations.names(explicit: options.names), folder: Locations.currentFolder)
  }

  /// Says something about the session, not as a part of what it prints.
  private static func say(_ text: String) {
    Output.standard.flush()
    let output = PlainReader.isTerminal ? Output.standard : Output.error
    output.write(Printable.escape(text) + "\n")
    output.flush()
  }
}
