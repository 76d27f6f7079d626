import Autograd
import Language
import Library
import Tensors

extension REPL {
  /// What every answer variable is bound to now.
  func answerStates() -> [String: AnswerState] {
    guard hasReference || !stepper.isComplete else { return [:] }
    var states: [String: AnswerState] = [:]
    for answer in answers.order {
      for name in Answers.names(of: answer.variable) {
        states[name] = AnswerState(workspace[name])
      }
    }
    return states
  }

  /// Compares every answer that is not as it was, and shows its line.
  ///
  /// Returns the calls that print the same lines in a saved session.
  func compareChanges(since before: [String: AnswerState]) -> [(call: String, line: String)] {
    // A training computes gradients of other batches than the reference's.
    guard hasReference, stepper.title != Stepper.trainingTitle else { return [] }
    var checks: [(call: String, line: String)] = []
    for answer in answers.order {
      for name in Answers.names(of: answer.variable) {
        guard let value = workspace[name], AnswerState(value) != before[name] else { continue }
        guard let line = compare(answer.variable, with: value, name: name) else { continue }
        let call = exercise.check.replacing("{x}", with: answer.variable)
        checks.append((call, line))
      }
    }
    beginTraining()
    return checks
  }

  /// Queues what the exercise does with the gradients, once all of them are right.
  private func beginTraining() {
    guard answers.next == nil, stepper.title == Stepper.forwardTitle, !exercise.training.isEmpty
    else { return }
    stepper = Stepper(training: exercise)
    show(.note("all gradients are right: \(stepper.statements.count) statements train with them"))
  }

  /// Shows how a value compares with a variable's reference; returns the line where one was drawn.
  ///
  /// - Parameter counts: whether the verdict is on the learner's answer, or on a mere try.
  @discardableResult
  func compare(
    _ variable: String, with value: Value, name: String, counts: Bool = true
  ) -> String? {
    guard let subject = workspace[variable]?.variable, let reference = subject.grad else {
      show(.note("\(variable) has no reference gradient: its .grad is None"))
      return nil
    }
    guard let answer = value.variable?.tensor else {
      if counts { answers.record(variable, isRight: false) }
      show(.note("\(name) is a \(value.type.name), not a tensor"))
      return nil
    }
    do {
      let comparison = try Comparison(answer, reference.tensor)
      if counts { answers.record(variable, isRight: comparison.isApproximate) }
      let line = comparison.line(variable, labels: exercise.labels)
      show(.comparison(line, isRight: comparison.isApproximate))
      if !comparison.isApproximate { noteMissingPaths(subject, answer: answer) }
      return line
    } catch {
      if counts { answers.record(variable, isRight: false) }
      show(
        .note(
          "\(name) is \(answer.sizes) \(answer.dtype.name), the gradient of \(variable) "
            + "is \(reference.tensor.sizes) \(reference.tensor.dtype.name)"))
      return nil
    }
  }

  /// Where an answer equals some of the paths by which the gradient comes: says which are missing.
  private func noteMissingPaths(_ variable: Variable, answer: Tensor) {
    guard let contributions = variable.meta?.contributions,
      let paths = try? Paths(contributions, statements: forwardNodes),
      let part = try? paths.part(givingAnswer: answer)
    else { return }
    show(
      .note(
        "equals the path through \(listed(part.present)) alone; "
          + "the one through \(listed(part.missing)) is still to be added"))
  }

  private func listed(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: " and ")
  }
}
