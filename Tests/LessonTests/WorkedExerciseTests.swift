import Lesson
import Sessions
import Testing

@Suite("The worked answers, typed at the prompt")
struct WorkedExerciseTests {
  @Test("every variable of every exercise is answered", arguments: ["1", "2", "3", "tanh"])
  func all(name: String) throws {
    let folder = try #require(Locations.sessions())
    let exercise = try ExerciseCatalog(folder: folder).exercise(name)
    let lesson = try TestLesson(name)
    lesson.type(":run")
    for answer in exercise.answers {
      for statement in answer.solution { lesson.type(statement.text) }
    }
    #expect(lesson.failureCount == 0)
    let count = exercise.answers.count
    #expect(lesson.prompt == "backward \(count)/\(count) · done")
  }
}
