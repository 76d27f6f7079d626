import Autograd
import Language
import Library
import Tensors

/// The variables to answer, and which of them are answered.
package struct Answers {
  package let order: [Exercise.Answer]
  /// The last verdict on each variable that was ever compared.
  package private(set) var verdicts: [String: Bool] = [:]

  /// The variable that was compared last.
  package private(set) var lastCompared: String?

  package init(_ order: [Exercise.Answer]) { self.order = order }

  package var answeredCount: Int { order.count { verdicts[$0.variable] == true } }

  /// The first variable in order that is not answered.
  package var next: Exercise.Answer? { order.first { verdicts[$0.variable] != true } }

  /// Says that there is nothing left to answer.
  package var allAnswered: String {
    order.count == 1
      ? "the one variable is answered" : "all \(order.count) variables are answered"
  }

  package mutating func record(_ variable: String, isRight: Bool) {
    verdicts[variable] = isRight
    lastCompared = variable
  }

  /// The names under which a learner may keep the gradient of a variable.
  package static func names(of variable: String) -> [String] {
    ["d" + variable, "d_" + variable]
  }
}

/// What an answer variable was bound to at one moment; it differs once the answer has changed.
struct AnswerState: Equatable {
  private let identity: ObjectIdentifier?
  private let version: Int

  init(_ value: Value?) {
    guard case .object(let object)? = value else {
      (identity, version) = (nil, value == nil ? 0 : 1)
      return
    }
    identity = ObjectIdentifier(object)
    version = value?.variable?.tensor.storage.version ?? 0
  }
}
