/// How far a person has come with the exercises: what is kept from one dojo to the next.
package struct Progress: Equatable, Sendable {
  /// The exercise that was worked on last.
  package var last: String?
  /// By the exercises' names.
  package var exercises: [String: Work] = [:]

  package init() {}

  /// What was done on one exercise.
  package struct Work: Equatable, Sendable {
    /// Spent at its prompt.
    package var seconds: Double = 0
    /// By the variables' names.
    package var answers: [String: Answer] = [:]

    package init() {}

    /// How many variables are answered.
    package var answeredCount: Int { answers.values.count { $0.isAnswered } }
    package var tries: Int { answers.values.reduce(0) { $0 + $1.tries } }
    package var hints: Int { answers.values.reduce(0) { $0 + $1.hints } }
    package var solutions: Int { answers.values.count { $0.sawSolution } }
  }

  /// What was done on one variable.
  package struct Answer: Equatable, Sendable {
    package var isAnswered = false
    /// How many answers were compared, the right one included.
    package var tries = 0
    package var hints = 0
    /// Whether the worked answer or the reference was shown.
    package var sawSolution = false
    /// The statements that made the right answer, to run again.
    package var statements: [String] = []

    package init() {}
  }
}

// MARK: Changes

extension Progress {
  /// What one dojo adds to the progress; several dojos' changes can come in any order.
  package struct Change: Equatable, Sendable {
    package var exercise: String
    package var seconds: Double = 0
    package var answers: [String: Answer] = [:]
    /// Whether the exercise was begun anew, so that what was known of it does not count any more.
    package var startsOver = false

    package init(_ exercise: String) { self.exercise = exercise }

    package var isEmpty: Bool { seconds < 1 && answers.isEmpty && !startsOver }

    /// What is added on one variable.
    package subscript(variable: String) -> Answer {
      get { answers[variable] ?? Answer() }
      set { answers[variable] = newValue }
    }
  }

  /// Takes in what a dojo adds: counts are added up, what was answered once stays answered.
  package mutating func merge(_ change: Change) {
    var work = change.startsOver ? Work() : exercises[change.exercise] ?? Work()
    work.seconds += change.seconds
    for (variable, added) in change.answers {
      var answer = work.answers[variable] ?? Answer()
      answer.tries += added.tries
      answer.hints += added.hints
      answer.sawSolution = answer.sawSolution || added.sawSolution
      answer.isAnswered = answer.isAnswered || added.isAnswered
      if !added.statements.isEmpty { answer.statements = added.statements }
      work.answers[variable] = answer
    }
    exercises[change.exercise] = work
    last = change.exercise
  }
}
