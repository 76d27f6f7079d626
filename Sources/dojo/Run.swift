import ArgumentParser
import Language
import Safety
import Sessions
import Terminal

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a notebook, cell by cell, in one workspace.",
    discussion: """
      What the cells print and show appears as it comes. The run ends at the first error, with exit
      code 1, and at Ctrl-C, with 130. Of IPython's magics it knows %matplotlib, %time, %timeit and
      %%capture; others, and lines with !, are named and passed over.
      """)

  @OptionGroup var options: ProgramOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write the executed notebook.", valueName: "out.ipynb"),
    completion: .file(extensions: ["ipynb"]))
  var output: String?

  @Option(
    name: [.customShort("p"), .customLong("parameter")],
    help: ArgumentHelp(
      "A value for a name, after every statement of the notebook that assigns to it.",
      valueName: "name=value"))
  var parameters: [String] = []

  @Flag(help: "Go on with the next cell after an error.")
  var allowErrors = false

  @Argument(
    help: "A notebook (.ipynb) or a script in cells (.py).",
    completion: .file(extensions: ["ipynb", "py"]))
  var file: String

  func run() throws {
    var code: Int32 = 0
    BigStack.run { code = execute() }
    if code != 0 { throw ExitCode(code) }
  }

  private func execute() -> Int32 {
    let view = RunView()
    view.endsWithReader = output == nil
    do {
      let notebook = try NotebookFile.read(file)
      if let folder = output.flatMap(Files.folder), !Files.exists(folder) {
        throw FileError("write", output ?? "", reason: "there is no folder \(folder)")
      }
      let interpreter = Program.makeInterpreter(
        options, beside: Files.folder(of: file), note: { view.draw(.note($0)) })
      interpreter.files.isRestricted = true
      // Who runs a notebook wants its figures and files, in the current folder.
      interpreter.files.allowsWriting = true
      let overrides = try Overrides(parameters, for: notebook, in: interpreter)
      Signals.install()
      let run = NotebookRun(
        notebook, in: interpreter, overrides: overrides, keepsOutputs: output != nil,
        show: { view.draw($0) })
      let watch = view.watchLoops(of: interpreter)
      let ending = withExtendedLifetime(watch) { run.run(allowsErrors: allowErrors) }
      view.finish()
      if let output { try NotebookFile.write(run.notebook, to: output) }
      return Run.exitCode(ending)
    } catch {
      Program.complain(error)
      Output.error.flush()
      return 1
    }
  }

  /// 130 is the shell's code for what Ctrl-C ended.
  private static func exitCode(_ ending: NotebookRun.Ending) -> Int32 {
    switch ending {
    case .completed: 0
    case .failed: 1
    case .interrupted: 130
    }
  }
}
