import Language
import Lesson
import Library
import Safety
import Sessions

/// What every subcommand does to have a program that runs.
enum Program {
  /// A fresh interpreter with its library, its default generators seeded.
  static func makeInterpreter(_ options: ProgramOptions) -> Interpreter {
    let interpreter = Interpreter(output: { _ in })
    Builtins.install(into: interpreter)
    Library.install(into: interpreter, options: .init(seed: options.seed))
    return interpreter
  }

  /// The exercises of the sessions folder.
  static func catalog() throws -> ExerciseCatalog {
    guard let folder = Locations.sessions() else {
      throw NamedError("FileNotFoundError", "there is no sessions folder; set DOJO_SESSIONS")
    }
    return ExerciseCatalog(folder: folder)
  }
}
