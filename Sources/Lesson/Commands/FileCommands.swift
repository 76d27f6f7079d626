import Language
import Sessions

extension Command {
  nonisolated(unsafe) static let files = [
    Command(
      "save", "FILE", "write the session so far as a script that Python runs too",
      "A file that exists is not overwritten; :save! FILE overwrites it."
    ) { repl, argument in
      try repl.save(to: argument, replacing: false)
    },
    Command("save!", "FILE", "the same, over a file that exists") { repl, argument in
      try repl.save(to: argument, replacing: true)
    },
    Command(
      "load", "FILE", "queue the statements of a script for :step",
      "The exercise's own forward pass goes on after them."
    ) { repl, argument in
      try repl.load(argument)
    },
  ]
}

extension REPL {
  fileprivate func load(_ path: String) throws {
    guard !path.isEmpty else { throw Refusal(":load takes a file's name") }
    let script = try Script(parsing: Files.readText(path))
    let steps = script.cells.flatMap(\.statements).map { Stepper.Step($0.source) }
    guard !steps.isEmpty else { throw Refusal("\(path) holds no statements") }
    if exerciseStepper == nil, !stepper.isComplete { exerciseStepper = stepper }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    stepper = Stepper(title: name, statements: steps)
    show(.note("\(steps.count) statements of \(name) are queued: :step runs the next, :run all"))
  }

  fileprivate func save(to path: String, replacing: Bool) throws {
    guard !path.isEmpty else { throw Refusal(":save takes a file's name") }
    if !replacing, Files.exists(path) {
      throw Refusal("\(path) exists; :save! \(path) overwrites it")
    }
    try Files.writeText(SavedSession(self).script.text, to: path)
    show(.note("saved \(history.count) statements to \(path)"))
  }
}
