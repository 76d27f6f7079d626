import Language
import Sessions

extension Command {
  nonisolated(unsafe) static let files = [
    Command(
      "save", "FILE", "write the session so far as a script that Python runs too",
      "If the file's name ends with .ipynb it is written as a notebook. A file that exists is not overwritten; :save! FILE overwrites it."
    ) { repl, argument in
      try repl.save(to: argument, replacing: false)
    },
    Command("save!", "FILE", "the same, over a file that exists") { repl, argument in
      try repl.save(to: argument, replacing: true)
    },
    Command(
      "load", "FILE", "queue the statements of a script or a notebook for :step",
      "The exercise's own forward pass goes on after them."
    ) { repl, argument in
      try repl.load(argument)
    },
  ]
}

extension REPL {
  fileprivate func load(_ path: String) throws {
    guard !path.isEmpty else { throw Refusal(":load takes a file's name") }
    let steps = try statements(of: path).map { Stepper.Step($0) }
    guard !steps.isEmpty else { throw Refusal("\(path) holds no statements") }
    if exerciseStepper == nil, !stepper.isComplete { exerciseStepper = stepper }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    stepper = Stepper(title: name, statements: steps)
    show(.note("\(steps.count) statements of \(name) are queued: :step runs the next, :run all"))
  }

  /// The statements of a script, or of a notebook's code cells.
  private func statements(of path: String) throws -> [String] {
    if NotebookFile.isNotebook(path) { return try NotebookFile.read(path).statements }
    return try Script(parsing: Files.readText(path)).cells.flatMap(\.statements).map(\.source)
  }

  fileprivate func save(to path: String, replacing: Bool) throws {
    guard !path.isEmpty else { throw Refusal(":save takes a file's name") }
    if !replacing, Files.exists(path) {
      throw Refusal("\(path) exists; :save! \(path) overwrites it")
    }
    let session = SavedSession(self)
    let text = NotebookFile.isNotebook(path) ? session.notebook.text : session.script.text
    try Files.writeText(text, to: path)
    show(.note("saved \(history.count) statements to \(path)"))
  }
}
