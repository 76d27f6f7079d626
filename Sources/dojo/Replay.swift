import ArgumentParser
import Safety
import Sessions
import Terminal

struct Replay: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run session scripts and show what they print.",
    discussion: """
      With --check, what a statement prints is compared with what stands behind #> under it.
      """)

  @OptionGroup var options: ProgramOptions

  @Flag(help: "Compare with the recorded output; exit with 1 where something differs.")
  var check = false

  @Flag(help: "Record the output in the scripts.")
  var update = false

  @Argument(help: "Session scripts (.py).", completion: .file(extensions: ["py"]))
  var files: [String]

  func validate() throws {
    guard !(check && update) else { throw ValidationError("--check and --update exclude another") }
  }

  func run() throws {
    var failed = false
    BigStack.run {
      for file in files where !replay(file) { failed = true }
    }
    if failed { throw ExitCode(1) }
  }

  /// Replays one script; false if it failed or differed.
  private func replay(_ path: String) -> Bool {
    do {
      let script = try Script(parsing: Files.readText(path))
      let interpreter = Program.makeInterpreter(options)
      interpreter.files.isRestricted = true
      let replay = SessionReplay(script, in: interpreter)
      let isQuiet = check || update
      let differences = replay.run { text in
        if !isQuiet { Output.standard.write(Printable.escape(text)) }
      }
      if update { try Files.writeText(replay.updated.text, to: path) }
      report(path, replay, differences)
      return !check || differences.isEmpty
    } catch {
      Program.complain(error, of: path)
      return false
    }
  }

  private func report(
    _ path: String, _ replay: SessionReplay, _ differences: [SessionReplay.Difference]
  ) {
    guard check || update else { return Output.standard.flush() }
    let name = Printable.escape(path)
    for difference in differences where check {
      Output.standard.write("\(name):\(difference.line): the output differs\n")
      for line in difference.expected { Output.standard.write("  - \(Printable.escape(line))\n") }
      for line in difference.actual { Output.standard.write("  + \(Printable.escape(line))\n") }
    }
    let verdict =
      update
      ? "updated" : differences.isEmpty ? "as recorded" : "\(differences.count) statements differ"
    Output.standard.write("\(name): \(replay.statementCount) statements, \(verdict)\n")
    Output.standard.flush()
  }
}
