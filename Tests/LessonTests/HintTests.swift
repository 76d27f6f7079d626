import Sessions
import Testing

@testable import Lesson

@Suite("Hints come in three steps")
struct HintTests {
  /// The three levels of a variable, as `:hint` gives them one after the other.
  private func levels(of variable: String, _ lesson: TestLesson) -> [String] {
    (0..<3).map { _ in lesson.type(":hint \(variable)").joined(separator: "\n") }
  }

  @Test("for every variable of every exercise", arguments: ["1", "2", "3", "4", "tanh"])
  func exercises(name: String) throws {
    let lesson = try TestLesson(name)
    lesson.type(":run")
    for answer in try #require(lesson.exercise).answers {
      let levels = levels(of: answer.variable, lesson)
      for (place, text) in levels.enumerated() {
        #expect(text.hasPrefix("hint \(place + 1)/3: "), "\(answer.variable): \(text)")
      }
      #expect(levels[2].contains("____"), "\(answer.variable): \(levels[2])")
    }
  }

  @Test("for every operation of a forward pass that is loaded")
  func operations() throws {
    let lesson = try TestLesson()
    lesson.type(":load \(#filePath.replacing("HintTests.swift", with: "Data/gallery.py"))")
    lesson.type(":run")
    let answers = try #require(lesson.exercise).answers
    #expect(answers.count > 35)
    for answer in answers {
      let levels = levels(of: answer.variable, lesson)
      for (place, text) in levels.enumerated() {
        #expect(text.hasPrefix("hint \(place + 1)/3: "), "\(answer.variable): \(text)")
      }
      #expect(levels[2].contains("____"), "\(answer.variable): \(levels[2])")
      #expect(!lesson.type(":explain \(answer.variable)").isEmpty)
      #expect(lesson.failureCount == 0)
    }
  }

  @Test("every operation has a solution in notation, which is right")
  func solutions() throws {
    let lesson = try TestLesson()
    lesson.type(":load \(#filePath.replacing("HintTests.swift", with: "Data/gallery.py"))")
    lesson.type(":run")
    for answer in try #require(lesson.exercise).answers {
      let lines = lesson.type(":solution \(answer.variable)").dropLast()
      for line in lines { lesson.type(line) }
      #expect(
        lesson.repl?.answers.verdicts[answer.variable] == true, "\(answer.variable): \(lines)")
      // So that the roundings of many steps do not add up.
      lesson.type("d\(answer.variable) = \(answer.variable).grad.clone()")
    }
    #expect(lesson.failureCount == 0)
  }
}
