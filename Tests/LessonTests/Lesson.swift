import Language
import Library
import Sessions
import Testing

@testable import Lesson

/// A lesson without a terminal: what is typed goes in, what is reported comes out as plain lines.
final class TestLesson {
  private(set) var lines: [String] = []
  private(set) var repl: REPL?

  /// Starts an exercise: the tests' own small one, or one of the package's sessions folder.
  init(_ exercise: String = "small") throws {
    let own = #filePath.replacing("Lesson.swift", with: "Data")
    let folder = exercise == "small" ? own : try #require(Locations.sessions())
    repl = try REPL(
      exercise: exercise, in: ExerciseCatalog(folder: folder),
      makeInterpreter: TestLesson.makeInterpreter,
      sink: { [unowned self] in lines += plainLines($0) },
      show: { [unowned self] in lines += plainLines(describe($0)) })
    repl?.diagnosisBudget = nil
  }

  private static func makeInterpreter() -> Interpreter {
    let interpreter = Interpreter(output: { _ in })
    Builtins.install(into: interpreter)
    Library.install(into: interpreter, options: .init())
    SafetensorsModule.install(in: interpreter)
    return interpreter
  }

  /// Types a line; returns what was shown for it.
  @discardableResult
  func type(_ line: String) -> [String] {
    lines = []
    repl?.handle(line)
    return lines
  }

  var prompt: String { repl?.prompt ?? "" }
  var exercise: Exercise? { repl?.exercise }
  var failureCount: Int { repl?.failureCount ?? 0 }
  func suggestions(for line: String) -> [String] {
    repl?.suggestions(for: line).items.map(\.text) ?? []
  }
}

private func plainLines(_ text: String) -> [String] {
  var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  if lines.last == "" { lines.removeLast() }
  return lines
}

/// A report as plain text, without a terminal's layout.
func describe(_ report: Report) -> String {
  switch report {
  case .step(let step):
    "\(step.statement) → \(step.name ?? "") \(step.result ?? "")"
  case .value(let text), .comparison(let text, _), .note(let text), .failure(let text),
    .refusal(let text):
    text
  case .outline(let outline):
    (outline.steps.map { "\($0.state) \($0.statement)" }
      + outline.answers.map { "\($0.state) \($0.gradient) \($0.shape)" }).joined(separator: "\n")
  case .variables(let rows):
    rows.map { "\($0.name) \($0.type) \($0.shape)\($0.requiresGrad ? " grad" : "")" }
      .joined(separator: "\n")
  case .portrait(let portrait):
    "\(portrait.name) \(portrait.type) \(portrait.shape)\n\(portrait.text)"
  case .graph(let graph):
    graph.values.map { "\($0.state) \($0.name) \($0.inputs) \($0.role)" }.joined(separator: "\n")
  case .difference(let difference):
    (["\(difference.differing) of \(difference.count)"]
      + difference.worst.map { "\($0.place) \($0.answer) \($0.reference)" }).joined(separator: "\n")
  case .progress(let progress):
    progress.rows.map { "\($0.exercise) \($0.answered)/\($0.total) \($0.tries) \($0.hints)" }
      .joined(separator: "\n")
  case .help(let groups):
    groups.map { ([$0.title] + $0.entries.map(\.name)).joined(separator: "\n") }
      .joined(separator: "\n")
  case .hint(let hint): "hint \(hint.level)/\(hint.count): \(hint.text)"
  case .explanation(let explanation): describe(explanation)
  case .code(let lines): lines.joined(separator: "\n")
  case .shapes(let drawing): describe(drawing)
  case .figure(let figure): "figure with \(figure.axes.count) axes"
  case .entries(let entries):
    entries.map { "\($0.name): \($0.text)" }.joined(separator: "\n")
  }
}

private func describe(_ drawing: ShapeDrawing) -> String {
  let shapes = drawing.rows.joined().map(\.text).joined(separator: " ")
  return "\(drawing.text)   \(shapes) → \(drawing.result ?? "")"
}

private func describe(_ explanation: Explanation) -> String {
  let uses = explanation.uses.map { use in
    ([use.source].compactMap { $0 } + use.definitions.map { "  with " + $0 } + [use.statement]
      + use.rules.map { "  \($0.expression): \($0.text); \($0.letters)" }
      + use.code.map { "  = " + describe($0) }
      + use.notes.map { "  note " + $0 } + use.example.map { "  e.g. " + $0 })
      .joined(separator: "\n")
  }
  return
    (["\(explanation.variable) \(explanation.shape)"] + uses
    + [explanation.closing].compactMap { $0 }).joined(separator: "\n")
}
