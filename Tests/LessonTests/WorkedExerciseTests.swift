import Lesson
import Testing

@Suite("The worked answers, typed at the prompt")
struct WorkedExerciseTests {
  @Test(
    "every variable of every exercise is answered",
    arguments: ["small", "1", "2", "3", "4", "tanh"])
  func all(name: String) throws {
    let lesson = try TestLesson(name)
    let exercise = try #require(lesson.exercise)
    lesson.type(":run")
    for answer in exercise.answers {
      for statement in answer.solution { lesson.type(statement.source) }
    }
    #expect(lesson.failureCount == 0)
    let count = exercise.answers.count
    let isDone = lesson.prompt == "backward \(count)/\(count) · done"
    #expect(isDone || lesson.prompt == "training 0/\(exercise.training.count)")
  }
}
