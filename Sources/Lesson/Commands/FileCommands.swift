import Language
import Sessions

extension Command {
  nonisolated(unsafe) static let files = [
    Command(
      "save", "FILE [names]", "write the session so far as a script that Python runs too",
      "If the file's name ends with .ipynb it is written as a notebook; if with .safetensors, the tensors of these names, or all, are written to it. Where a file of that name exists, it asks before it overwrites it; :save! FILE does not ask."
    ) { repl, argument in
      try repl.save(to: argument, replacing: false)
    },
    Command("save!", "FILE", "the same, over a file that exists") { repl, argument in
      try repl.save(to: argument, replacing: true)
    },
    Command(
      "load", "FILE", "make an exercise of the forward pass in a script or a notebook",
      "The script is run up to its loss, a scalar that needs gradients: every tensor between the leaves and the loss is a variable to answer, in backward order. Where a script has no loss its statements are queued for :step, and the exercise goes on after them. The tensors of a .safetensors file are bound to their names."
    ) { repl, argument in
      try repl.load(REPL.path(argument))
    },
  ]
}

extension REPL {
  fileprivate func save(to argument: String, replacing: Bool) throws {
    let (word, names) = argument.splitOnce()
    let path = REPL.path(REPL.holdsTensors(word) ? word : argument)
    guard !path.isEmpty else { throw Refusal(":save takes a file's name") }
    guard try replacing || mayReplace(path) else { return show(.note("nothing was written")) }
    if REPL.holdsTensors(path) {
      return try saveTensors(names.split(separator: " ").map(String.init), to: path)
    }
    let session = SavedSession(self)
    let text = NotebookFile.isNotebook(path) ? session.notebook.text : session.script.text
    try Files.writeText(text, to: path)
    show(.note("saved \(history.count) statement\(history.count == 1 ? "" : "s") to \(path)"))
  }

  /// The path that a command's argument means: without quotes around it, and with `~` for the home.
  static func path(_ argument: String) -> String {
    let quote = argument.first
    let isQuoted =
      argument.count > 1 && (quote == "\"" || quote == "'") && argument.last == quote
    return Files.expandingHome(isQuoted ? String(argument.dropFirst().dropLast()) : argument)
  }

  /// Whether a file may be written: where one exists, the person is asked.
  private func mayReplace(_ path: String) throws -> Bool {
    if Files.isFolder(path) { throw FileError("write", path, reason: "it is a folder") }
    guard Files.exists(path) else { return true }
    guard let confirm else { throw Refusal("\(path) exists; :save! \(path) overwrites it") }
    return confirm("\(path) exists. Overwrite it?")
  }
}
