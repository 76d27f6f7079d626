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

  /// Shows how a value compares with a variable's reference, and why it is not right; returns the
  /// line where one was drawn.
  ///
  /// - Parameters:
  ///   - counts: whether the verdict is on the learner's answer, or on a mere try.
  ///   - expression: the text of a value that is bound to no name.
  @discardableResult
  func compare(
    _ variable: String, with value: Value, name: String, counts: Bool = true,
    expression: String? = nil
  ) -> String? {
    guard let subject = workspace[variable]?.variable, let reference = subject.grad else {
      explainMissingReference(of: variable)
      return nil
    }
    guard let answer = value.variable?.tensor else {
      if counts { record(variable, isRight: false) }
      show(.note(remark(on: value, named: name)))
      return nil
    }
    do {
      let comparison = try Comparison(answer, reference.tensor)
      let isRight = comparison.isApproximate && answer.sizes == reference.sizes
      if counts { record(variable, isRight: isRight) }
      let line = comparison.line(variable, labels: exercise.labels)
      show(.comparison(line, isRight: isRight))
      if !isRight {
        explain(variable, answer, name, expression)
      } else if !comparison.isExact {
        reassure(variable)
      }
      return line
    } catch {
      if counts { record(variable, isRight: false) }
      show(
        .note(
          "\(name) is \(answer.sizes) \(answer.dtype.name), the gradient of \(variable) "
            + "is \(reference.tensor.sizes) \(reference.tensor.dtype.name)"))
      explain(variable, answer, name, expression)
      return nil
    }
  }

  /// Says once that an answer that is not exact is right all the same.
  private func reassure(_ variable: String) {
    guard guides, !hasReassured else { return }
    hasReassured = true
    show(
      .note(
        "right: only the last digits are rounded otherwise; :why \(variable) says which operation "
          + "does it"))
  }

  private func record(_ variable: String, isRight: Bool) {
    answers.record(variable, isRight: isRight)
    noteTry(variable, isRight: isRight)
  }

  /// Shows why an answer is not right, where that can be told.
  private func explain(
    _ variable: String, _ answer: Tensor, _ name: String, _ expression: String?
  ) {
    if isSilent { return }
    let diagnosis = diagnosis(of: variable, answer: answer, name: name, expression: expression)
    for line in diagnosis?.lines ?? [] { show(.note(line)) }
  }
}
