import ArgumentParser
import Language
import Lesson
import Library
import Safety
import Sessions
import Terminal

/// What every subcommand does to have a program that runs.
enum Program {
  /// A fresh interpreter with its library, its default generators seeded.
  ///
  /// It finds names.txt wherever a program looks for it, and other files also in `folder`; `note`
  /// hears of that.
  static func makeInterpreter(
    _ options: ProgramOptions, beside folder: String? = nil,
    note: @escaping (String) -> Void = { _ in }
  ) -> Interpreter {
    if let memory = options.memory { MemoryBudget.limit = memory.bytes }
    MemoryWatch.start()
    let interpreter = Interpreter(output: { _ in })
    interpreter.files.allowsWriting = options.allowWrite
    Builtins.install(into: interpreter)
    Library.install(into: interpreter, options: .init(seed: options.seed))
    SafetensorsModule.install(in: interpreter)
    NamesFile.install(in: interpreter, explicit: options.names, beside: folder, note: note)
    return interpreter
  }

  /// Says what went wrong, on the standard error.
  static func complain(_ what: Any, of subject: String = "dojo") {
    Output.standard.flush()
    Output.error.write(Printable.escape("\(subject): \(what)") + "\n")
  }

  /// Fails, and says so, where what was printed could not be written.
  static func checkOutput() throws {
    Output.standard.flush()
    guard let failure = Output.standard.failure else { return }
    complain(failure)
    throw ExitCode(1)
  }

  /// The exercises of the sessions folder.
  static func catalog() throws -> ExerciseCatalog {
    guard let folder = Locations.sessions() else {
      throw NamedError("FileNotFoundError", "there is no sessions folder; set DOJO_SESSIONS")
    }
    return ExerciseCatalog(folder: folder)
  }
}
