/// A command of the prompt: what stands behind a colon.
package struct Command {
  package let name: String
  /// What may follow the name, as help shows it.
  package let arguments: String
  /// One line for the list.
  package let summary: String
  /// The rest of its help.
  package let details: String
  let run: (REPL, String) throws -> Void

  init(
    _ name: String, _ arguments: String = "", _ summary: String, _ details: String = "",
    run: @escaping (REPL, String) throws -> Void
  ) {
    self.name = name
    self.arguments = arguments
    self.summary = summary
    self.details = details
    self.run = run
  }

  /// Every command, in the order in which help lists them.
  package nonisolated(unsafe) static let all: [Command] = groups.flatMap(\.commands)

  /// The commands by what they are for.
  nonisolated(unsafe) static let groups: [(title: String, commands: [Command])] = [
    ("The forward pass", stepping), ("Your gradients", asking),
    ("Help with them", teaching + [graph]), ("Looking at tensors", inspecting + [difference]),
    ("Sessions", files), ("This dojo", [progress] + general),
  ]

  /// One-letter names, as debuggers have them.
  private static let abbreviations = [
    "s": "step", "r": "run", "b": "back", "n": "next", "w": "where", "v": "vars", "u": "undo",
    "h": "help",
    "q": "quit", "?": "help", "exit": "quit",
  ]

  /// The command that a word names in full, by its letter, or by a prefix that no other has.
  static func find(_ word: String) throws -> Command {
    let name = abbreviations[word] ?? word
    if let exact = all.first(where: { $0.name == name }) { return exact }
    let candidates = name.isEmpty ? [] : all.filter { $0.name.hasPrefix(name) }
    if candidates.count == 1 { return candidates[0] }
    if candidates.count > 1 {
      let names = candidates.map { ":" + $0.name }.joined(separator: ", ")
      throw Refusal(":\(name) could be \(names)")
    }
    throw Refusal("there is no command :\(name); :help lists them")
  }

  /// The command at the start of a line such as `:step 2`.
  static func named(in line: String) -> Command? {
    try? find(String(line.dropFirst()).splitOnce().word)
  }
}

/// A command's optional count: at least 1.
func count(_ argument: String, of command: String) throws -> Int {
  if argument.isEmpty { return 1 }
  guard let number = Int(argument), number > 0 else {
    throw Refusal(":\(command) takes a number of steps, not '\(argument)'")
  }
  return number
}
