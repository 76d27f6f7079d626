import Language
import Library
import Sessions
import Testing

@testable import Lesson

/// A wrong answer, with what is wrong with it.
struct Mistake: CustomStringConvertible {
  let exercise: String
  let variable: String
  /// Each cause of a pair; `a/b` where either word is true of it.
  let causes: [[Cause]]
  /// What a learner types, statement by statement.
  let statements: [String]
  let line: Int

  var description: String {
    "\(line): \(exercise) \(variable): \(statements.joined(separator: " ;; "))"
  }

  /// Whether a diagnosis names these causes and no other.
  func isNamed(by diagnosis: Diagnosis?) -> Bool {
    guard let diagnosis, diagnosis.causes.count == causes.count else { return false }
    return causes.allSatisfy { either in either.contains { diagnosis.causes.contains($0) } }
  }

  /// The mistakes of one of the data files.
  static func all(in file: String) throws -> [Mistake] {
    let folder = #filePath.replacing("Diagnosis/MistakeBank.swift", with: "Data/Mistakes")
    let lines = try Files.readText("\(folder)/\(file)").split(
      separator: "\n", omittingEmptySubsequences: false)
    return try lines.enumerated().compactMap { place, line in
      let line = String(line)
      guard !line.isEmpty, !line.hasPrefix("#") else { return nil }
      let fields = line.components(separatedBy: " | ")
      try #require(fields.count == 4, "line \(place + 1): \(line)")
      let words = fields[2] == "right" ? [] : [fields[2]]
      let causes = try words.flatMap { $0.components(separatedBy: "+") }.map { either in
        try either.components(separatedBy: "/").map { try #require(Cause(rawValue: $0), "\(line)") }
      }
      return Mistake(
        exercise: fields[0], variable: fields[1], causes: causes,
        statements: fields[3].components(separatedBy: " ;; ").map {
          $0.replacing("\\n", with: "\n")
        }, line: place + 1)
    }
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map {
      var text = $0
      while text.first == " " { text.removeFirst() }
      while text.last == " " { text.removeLast() }
      return String(text)
    }
  }
}

/// An exercise, or a script of `Data/Passes`, whose answers are all given rightly; mistakes are typed
/// into it and taken back.
final class MistakeLesson {
  let repl: REPL
  /// A lesson takes a while to be made, and is as it was after each mistake.
  private nonisolated(unsafe) static var known: [String: MistakeLesson] = [:]

  /// The lesson of an exercise; the same one each time.
  static func of(_ name: String) throws -> MistakeLesson {
    if let lesson = known[name] { return lesson }
    let lesson = try MistakeLesson(name)
    known[name] = lesson
    return lesson
  }

  private init(_ name: String) throws {
    let data = #filePath.replacing("Diagnosis/MistakeBank.swift", with: "Data")
    let pass = "\(data)/Passes/\(name).py"
    let isPass = Files.exists(pass)
    let folder = isPass ? data : try #require(Locations.sessions())
    let repl = try REPL(
      exercise: isPass ? "small" : name, in: ExerciseCatalog(folder: folder),
      makeInterpreter: {
        let interpreter = Interpreter(output: { _ in })
        Builtins.install(into: interpreter)
        Library.install(into: interpreter, options: .init())
        return interpreter
      }, sink: { _ in }, show: { _ in })
    repl.diagnosisBudget = nil
    if isPass { repl.handle(":load \(pass)") }
    repl.handle(":run")
    for answer in repl.exercise.answers {
      let solution = answer.solution.map(\.source)
      let given = ["d\(answer.variable) = \(answer.variable).grad.clone()"]
      for statement in solution.isEmpty ? given : solution { repl.handle(statement) }
    }
    self.repl = repl
  }

  /// What the lesson says of wrong statements, typed where their answer is due.
  ///
  /// The right answers after it are there as well, which makes the choice of tensors no easier.
  func outcome(of mistake: Mistake) -> (diagnosis: Diagnosis?, isWrong: Bool) {
    outcome(of: mistake.statements, variable: mistake.variable)
  }

  func outcome(of statements: [String], variable: String) -> (
    diagnosis: Diagnosis?, isWrong: Bool
  ) {
    let length = repl.history.count
    let failures = repl.failureCount
    repl.isSilent = true
    for statement in statements { repl.handle(statement) }
    repl.isSilent = false
    defer { if repl.history.count > length { repl.takeBack(repl.history.count - length) } }
    guard repl.failureCount == failures else { return (nil, false) }
    for name in Answers.names(of: variable) {
      guard let value = repl.workspace[name],
        let reference = repl.workspace[variable]?.variable?.grad
      else { continue }
      guard let answer = value.variable?.tensor else {
        return (Diagnosis([.type], [repl.remark(on: value, named: name)]), true)
      }
      let isRight =
        answer.dtype == reference.dtype && answer.sizes == reference.sizes
        && (try? answer.allclose(reference.tensor)) == true
      let diagnosis = repl.diagnosis(of: variable, answer: answer, name: name)
      return (diagnosis, !isRight)
    }
    return (nil, false)
  }
}
