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
      "load", "FILE", "make an exercise of the forward pass in a script or a notebook",
      "The script is run up to its loss, a scalar that needs gradients: every tensor between the leaves and the loss is a variable to answer, in backward order. Where a script has no loss its statements are queued for :step, and the exercise goes on after them."
    ) { repl, argument in
      try repl.load(argument)
    },
  ]
}

extension REPL {
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
