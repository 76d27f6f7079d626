import Sessions
import Testing

@testable import Lesson

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the commands say of every variable of forward passes that the dojo does not know, the
/// library's differentiable operations one by one, and statements put together of several.
@Suite("Help for any forward pass")
struct HelpTests {
  private static let folder = #filePath.replacing("HelpTests.swift", with: "Data")

  private static func text(_ file: String) throws -> String {
    try Files.readText("\(folder)/\(file)")
  }

  /// Whether a pass is to be tried: all are, but with `DOJO_HELP=kthvalue|einsum` those alone.
  private static func isChosen(_ pass: String) -> Bool {
    guard let chosen = getenv("DOJO_HELP").map({ String(cString: $0) }) else { return true }
    return chosen.split(separator: "|").contains { pass.contains($0) }
  }

  @Test("each operation has a rule, shapes, an example, a gap, an answer, and is confirmed")
  func operations() throws {
    let operations = try HelpTests.text("operations.txt").split(separator: "\n").map(String.init)
      .filter { !$0.hasPrefix("#") }
    #expect(operations.count > 300)
    for operation in operations where HelpTests.isChosen(operation) {
      // What is done with `r` is the same for all: the first is asked about it.
      try check(
        "r = \(operation)\nz = r.flatten() * s[:r.numel()]\nloss = z.sum()\n", as: operation,
        leaving: operation == operations.first ? ["z"] : ["z", "r"])
    }
  }

  @Test("so have statements put together of several operations")
  func passes() throws {
    let passes = Script(parsing: try HelpTests.text("passes.py")).cells.map { cell in
      cell.statements.map(\.source).joined(separator: "\n")
    }
    #expect(passes.count > 10)
    for pass in passes where !pass.isEmpty && HelpTests.isChosen(pass) {
      try check(pass + "\n", as: pass)
    }
  }

  /// Loads a pass and asks for all help on each of its variables.
  private func check(_ pass: String, as name: String, leaving unasked: Set<String> = []) throws {
    let path = "/tmp/dojo-help-\(getpid()).py"
    try Files.writeText(try HelpTests.text("leaves.py") + pass, to: path)
    defer { unlink(path) }
    let lesson = try TestLesson()
    // Why an answer is not exact need not be looked for.
    lesson.repl?.diagnosisBudget = .zero
    let loaded = lesson.type(":load \(path)")
    lesson.type(":run")
    let variables = lesson.exercise?.answers.map(\.variable) ?? []
    guard !variables.isEmpty, loaded.first?.contains("to answer") == true else {
      Issue.record("\(name): \(loaded)")
      return
    }
    for variable in variables { lesson.type("d\(variable) = \(variable).grad.clone()") }
    // All is asked before the first answer is typed, for a question after a question is quick.
    let asked = variables.filter { !unasked.contains($0) }.map { ($0, Help(on: $0, lesson)) }
    for (variable, help) in asked {
      let lacks = help.lacks + lacks(of: help.answer, to: variable, lesson)
      if !lacks.isEmpty {
        Issue.record("\(name): \(variable) lacks \(lacks.joined(separator: "; "))")
      }
      lesson.type("d\(variable) = \(variable).grad.clone()")
    }
  }

  /// What the commands say of a variable.
  private struct Help {
    /// The lines of the answer; empty where there is none.
    let answer: [String]
    /// What is missing.
    private(set) var lacks: [String] = []

    init(on variable: String, _ lesson: TestLesson) {
      let levels = (1...3).map { _ in lesson.type(":hint \(variable)").joined(separator: "\n") }
      let solution = lesson.type(":solution \(variable)")
      let explanation = lesson.type(":explain \(variable)")
      let isThere = solution.last?.hasPrefix("noted in the record") == true
      answer = isThere ? Array(solution.dropLast()) : []
      let rules = levels[0].split(separator: "\n").dropFirst()
      expect(rules.contains { $0.contains { $0.isLetter } }, "a rule: \(levels[0])")
      expect(levels[1].contains("has to be ["), "shapes in the second hint")
      expect(explanation.contains { $0.contains("  = d") }, "notation with shapes")
      expect(explanation.contains { $0.contains("  e.g. ") }, "an example")
      expect(isThere, "an answer: \(solution)")
      if isThere {
        expect(HelpTests.fits(levels[2], answer), "a gap that the answer fills: \(levels[2])")
      }
      if getenv("DOJO_HELP_SHOW") != nil {
        print(
          "---- \(variable)", levels.joined(separator: "\n"), explanation.joined(separator: "\n"),
          solution.joined(separator: "\n"), separator: "\n")
      }
    }

    private mutating func expect(_ holds: Bool, _ what: String) { if !holds { lacks.append(what) } }
  }

  /// What an answer lacks when it is typed, and its reference when differences are taken.
  private func lacks(of answer: [String], to variable: String, _ lesson: TestLesson) -> [String] {
    var lacks: [String] = []
    let failures = lesson.failureCount
    for line in answer { lesson.type(line) }
    let shown = lesson.type(":cmp \(variable)").first ?? ""
    if !shown.contains("approximate: True") || lesson.failureCount != failures {
      lacks.append("a right answer: \(answer) \(shown)")
    }
    let check = lesson.type(":gradcheck \(variable)").first ?? ""
    if !check.hasPrefix("confirmed") { lacks.append("confirmation: \(check)") }
    return lacks
  }

  /// Whether a hint is the answer with gaps.
  fileprivate static func fits(_ hint: String, _ answer: [String]) -> Bool {
    guard let start = hint.firstRange(of: ": ") else { return false }
    let lines = hint[start.upperBound...].split(separator: "\n").map(String.init)
    guard lines.count == answer.count, hint.contains("____") else { return false }
    return zip(lines, answer).allSatisfy { line, whole in
      let parts = line.split(separator: "____", omittingEmptySubsequences: false)
      guard parts.count > 1 else { return line == whole }
      var rest = whole[...]
      guard rest.hasPrefix(parts[0]) else { return false }
      rest = rest.dropFirst(parts[0].count)
      for part in parts.dropFirst().dropLast() {
        guard let found = rest.firstRange(of: part) else { return false }
        rest = rest[found.upperBound...]
      }
      return rest.hasSuffix(parts.last ?? "")
    }
  }
}
