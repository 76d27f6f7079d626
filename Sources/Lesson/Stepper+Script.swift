import Language
import Sessions

extension Stepper.Step {
  /// A statement of a script, with the names that it binds and reads.
  ///
  /// One that Python cannot parse is a step all the same: running it says what is wrong.
  init(_ source: String) {
    let statements = (try? parse(Source(source, name: "<script>"))) ?? []
    self.init(
      text: source.trimmed, bound: statements.flatMap(\.boundNames).map(\.text),
      read: statements.flatMap(\.readNames).map(\.text),
      isAssignment: statements.allSatisfy { statement in
        switch statement.kind {
        case .assignment, .augmented, .annotated: true
        default: false
        }
      })
  }
}

extension Stepper {
  /// What the prompt calls the forward pass.
  static let forwardTitle = "forward"

  /// The forward pass of an exercise.
  init(_ exercise: Exercise) {
    self.init(
      title: Stepper.forwardTitle, statements: exercise.forward.map { Step($0.source) })
  }

  /// What the prompt calls the statements after the last answer.
  static let trainingTitle = "training"

  /// What an exercise does with the gradients once all are answered.
  init(training exercise: Exercise) {
    self.init(
      title: Stepper.trainingTitle, statements: exercise.training.map { Step($0.source) })
  }

  /// The queue with all its statements run.
  var completed: Stepper {
    var stepper = self
    stepper.rewind(to: statements.count)
    return stepper
  }
}
