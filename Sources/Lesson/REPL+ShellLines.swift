import Language
import Library
import Safety
import Sessions

extension REPL {
  /// Does what one of IPython's lines asks for.
  ///
  /// Throws a `Refusal` for what a dojo does not do, and what the line's Python throws.
  func run(_ line: ShellLine) throws {
    switch line {
    case .help(""):
      try run(command: "help")
    case .help(let name):
      show(.value(try leavingNoTrace { try Library.information(on: name, in: $0) }))
    case .magic("time", let statements) where !statements.isEmpty:
      let watch = Stopwatch()
      try run(statements: statements)
      show(.value(watch.report()))
    case .magic("timeit", let line) where !line.isEmpty:
      if let report = try leavingNoTrace({ try $0.timeit(line) }) { show(.value(report)) }
    case .magic("matplotlib", _):
      return
    case .magic(let name, _):
      throw Refusal("%\(name) is not in the dojo; %time and %timeit are, with a statement")
    case .system(let command):
      throw Refusal("!\(command): the dojo runs no programs")
    }
  }

  /// Runs something that may run Python, and takes back what that changed.
  private func leavingNoTrace<Result>(_ body: (Interpreter) throws -> Result) rethrows -> Result {
    UndoLog.begin()
    defer { UndoLog.rollback() }
    return try body(workspace.interpreter)
  }
}
