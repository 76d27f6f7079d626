import Testing

@testable import Lesson

@Suite("Why an answer is wrong")
struct DiagnosisTests {
  /// `generated.txt` is made of the worked answers; `learners.txt` was written as learners write,
  /// before the diagnosis was: at the first run 150 of its 172 got their causes (87 in 100).
  @Test("the true cause comes first", arguments: ["learners.txt", "generated.txt"])
  func bank(file: String) throws {
    let mistakes = try Mistake.all(in: file)
    var missed: [String] = []
    for exercise in Set(mistakes.map(\.exercise)).sorted() {
      let lesson = try MistakeLesson(exercise)
      for mistake in mistakes where mistake.exercise == exercise {
        let (diagnosis, isWrong) = lesson.outcome(of: mistake)
        #expect(isWrong, "\(mistake)")
        if mistake.isNamed(by: diagnosis) { continue }
        missed.append("\(mistake) is \(diagnosis?.causes ?? []): \(diagnosis?.lines ?? [])")
      }
    }
    let right = mistakes.count - missed.count
    #expect(right * 100 >= mistakes.count * 95, "\(missed.joined(separator: "\n"))")
  }

  @Test("right answers get no diagnosis", arguments: ["1", "2", "3", "4", "tanh"])
  func rightAnswers(exercise: String) throws {
    let lesson = try MistakeLesson(exercise)
    let right = try Mistake.all(in: "right.txt").filter { $0.exercise == exercise }
    let worked = lesson.repl.exercise.answers.map { ($0.solution.map(\.source), $0.variable) }
    for (statements, variable) in right.map({ ($0.statements, $0.variable) }) + worked {
      let (diagnosis, isWrong) = lesson.outcome(of: statements, variable: variable)
      #expect(!isWrong, "\(statements)")
      #expect(diagnosis == nil, "\(statements): \(diagnosis?.lines ?? [])")
    }
  }
}
