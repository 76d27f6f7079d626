import Language
import Lesson
import Library
import Safety

/// Whole programs over language and library, run statement by statement as the prompt does.
///
/// After a statement that fails, everything that names lead to has to be as it was before.
final class ProgramTarget: FuzzTarget {
  private let mutation: Mutation
  private let grammar: Grammar
  private var interpreter: Interpreter
  private var workspace: Workspace
  private var programs = 0
  private var statements = 0
  private var failures = 0
  /// The statements that ran in this workspace.
  private var history: [String] = []
  /// What names lead to now, where that is known.
  private var now: Snapshot?

  init(_ corpus: [[UInt8]]) {
    mutation = Mutation(corpus)
    interpreter = ProgramTarget.makeInterpreter()
    workspace = Workspace(interpreter, sink: { _ in })
    grammar = Grammar(interpreter)
    interpreter = ProgramTarget.makeInterpreter()
    workspace = Workspace(interpreter, sink: { _ in })
  }

  static func makeInterpreter() -> Interpreter {
    let interpreter = Interpreter(output: { _ in })
    Builtins.install(into: interpreter)
    Library.install(into: interpreter)
    interpreter.files.isRestricted = true
    let modules = [
      "torch", "random", "math", "itertools", "collections", "functools", "operator", "copy",
      "json",
      "heapq", "bisect", "statistics", "string", "dataclasses", "torch.nn.functional as F",
      "matplotlib.pyplot as plt",
    ]
    for name in modules { _ = try? interpreter.run(Source("import \(name)", name: "<fuzz>")) }
    _ = try? interpreter.run(Source(Grammar.prelude, name: "<fuzz>"))
    return interpreter
  }

  var summary: String { "\(statements) statements, \(failures) failed, each taken back wholly" }

  func make(_ random: inout SplitMix) -> [UInt8] {
    if random.once(in: 3) { return mutation.text(&random, longest: 500) }
    var lines: [UInt8] = []
    for _ in 0...random.below(8) {
      let statement =
        random.once(in: 6) ? mutation.line(&random) : Array(grammar.statement(&random).utf8)
      lines += statement + [0x0A]
    }
    return lines
  }

  func run(_ text: [UInt8]) {
    programs += 1
    if programs % 64 == 0 {
      history = []
      now = nil
      interpreter.end()
      interpreter = ProgramTarget.makeInterpreter()
      workspace = Workspace(interpreter, sink: { _ in })
    }
    let source = Source(String(decoding: text, as: UTF8.self), name: "<fuzz>")
    guard let parsed = try? parse(source) else { return runLines(text) }
    for statement in parsed { run(statement, of: source) }
  }

  /// The lines of a text that is no program, each by itself.
  private func runLines(_ text: [UInt8]) {
    for line in text.split(separator: 0x0A) {
      let source = Source(String(decoding: line, as: UTF8.self), name: "<fuzz>")
      guard let parsed = try? parse(source) else { continue }
      for statement in parsed { run(statement, of: source) }
    }
  }

  /// The workspace as it is now.
  private func snapshot() -> Snapshot { Watchdog.pause { Snapshot(interpreter) } }

  private func run(_ statement: Statement, of source: Source) {
    statements += 1
    history.append(statement.text(in: source))
    let before = now ?? snapshot()
    now = nil
    do {
      let outcome = try workspace.run(statement, of: source)
      if let value = outcome.value { _ = try? Pretty.format(value) }
    } catch {
      failures += 1
      if let error = error as? PythonError { _ = Traceback.render(error) }
      let after = snapshot()
      guard before == after else {
        // The last case alone may not do it again.
        fatalError(
          history.joined(separator: "\n")
            + "\na failed statement changed the workspace: \(before.difference(from: after))")
      }
      now = after
    }
    _ = Pyplot.takeFigures()
  }
}
