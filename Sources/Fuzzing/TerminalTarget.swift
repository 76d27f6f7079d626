import PseudoTerminals
import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The whole program on a terminal: keys, pastes and new window sizes, after which it still has to
/// answer.
final class TerminalTarget: FuzzTarget {
  private let keys: KeyTarget
  private let program: String
  private let exercises: String
  private var terminal: PseudoTerminal?
  private var cases = 0
  private var starts = 0
  /// How long an answer may take, in seconds.
  private static let patience = 30.0

  /// `dojo` is expected beside this program, and the tests' small exercise in the current folder.
  init(_ corpus: [[UInt8]], folder: String) {
    keys = KeyTarget(corpus)
    let name = CommandLine.arguments[0]
    let path = name.hasPrefix("/") ? name : folder + "/" + name
    program = (path.lastIndex(of: "/").map { String(path[...$0]) } ?? "") + "dojo"
    exercises = folder + "/Tests/LessonTests/Data"
  }

  var summary: String { "\(starts) starts" }

  /// Keys without those that stop the process, or have it dump its core.
  func make(_ random: inout SplitMix) -> [UInt8] {
    keys.make(&random).filter { $0 != 0x1A && $0 != 0x1C }
  }

  func run(_ text: [UInt8]) {
    cases += 1
    do {
      let terminal = try terminal ?? start()
      self.terminal = terminal
      var rest = text[...]
      while !rest.isEmpty {
        let chunk = rest.prefix(50)
        rest = rest.dropFirst(50)
        terminal.type(bytes: chunk)
        let sum = chunk.reduce(0) { $0 + UInt16($1) }
        if sum.isMultiple(of: 5) { terminal.resize(columns: 1 + sum % 160, rows: 1 + sum % 50) }
        _ = terminal.rest(milliseconds: 2)
      }
      try expectAnswer(terminal)
      terminal.forgetOutput()
    } catch {
      end(after: error)
    }
  }

  private func start() throws -> PseudoTerminal {
    starts += 1
    let folder = CaseFile.folder
    let terminal = try PseudoTerminal(
      program, ["--fresh", "small"],
      environment: [
        "HOME": folder, "TERM": "xterm-256color", "PATH": "/usr/bin:/bin",
        "DOJO_SESSIONS": exercises,
      ])
    try terminal.expectEditor()
    return terminal
  }

  /// Leaves whatever was begun, and asks for a sum.
  private func expectAnswer(_ terminal: PseudoTerminal) throws {
    let deadline = time(nil) + Int(TerminalTarget.patience)
    while true {
      terminal.type("\u{3}")
      _ = terminal.rest(milliseconds: 20)
      terminal.type("\u{3}")
      _ = terminal.rest(milliseconds: 20)
      terminal.type("print('alive', 1000 + \(cases))\r")
      do {
        try terminal.expect("alive \(1000 + cases)", seconds: 2)
        return
      } catch {
        if terminal.hasEnded || time(nil) > deadline { throw error }
      }
    }
  }

  /// A program that was left with Ctrl-D, or a command, is started again; any other end is an error.
  private func end(after error: any Error) {
    guard let terminal, let status = try? terminal.waitForExit(seconds: 2) else {
      fatalError("the program does not answer: \(error)")
    }
    guard status & 0x7F == 0 else { fatalError("the program died of signal \(status & 0x7F)") }
    self.terminal = nil
  }
}
