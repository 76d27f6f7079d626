import ArgumentParser
import CProcessor
import Terminal

@main
struct Dojo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dojo",
    abstract: "The terminal in which people become backprop ninjas.",
    discussion: """
      Without a subcommand it opens the prompt at exercise 1. There, :help lists the commands.
      """,
    version: "0.1.0",
    subcommands: [Repl.self, Run.self, Replay.self, Convert.self, Exercises.self, Functions.self],
    defaultSubcommand: Repl.self)

  static func main() {
    StandardStreams.openMissing()
    Signals.outliveFileSizeLimit()
    guard processor_has_vectors() != 0 else {
      Output.error.write("dojo: this processor has no AVX2 and FMA, which dojo computes with\n")
      exit(withError: ExitCode(1))
    }
    do {
      var command = try parseAsRoot()
      try command.run()
      try Program.checkOutput()
    } catch {
      exit(withError: error)
    }
  }
}

/// Options of everything that runs a program.
struct ProgramOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The file of names.", valueName: "file"), completion: .file())
  var names: String?

  @Option(
    help: ArgumentHelp(
      "The seed of the default generators, as torch.manual_seed and random.seed set it."))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "How much memory a program may take, such as 2G; half of what the system grants unless given.",
      valueName: "size"))
  var memory: MemorySize?

  @Flag(help: "Let what is replayed or loaded write files, too, under the current folder.")
  var allowWrite = false
}
