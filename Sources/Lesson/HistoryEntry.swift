import Safety

/// One statement that ran: enough to save it, and to take it back.
struct HistoryEntry {
  let text: String
  /// How long it ran; zero for a step, which is not measured.
  let duration: Duration
  /// The lines that it printed or showed.
  let output: [String]
  /// The comparison calls that stand for the lines which appeared by themselves.
  let checks: [(call: String, line: String)]
  let undo: UndoLog.Entry
  /// The state of the lesson before it.
  let before: LessonState
  /// Whether the forward pass went on with it.
  let isStep: Bool
  /// Whether the forward pass was complete with it, so that the reference gradients followed.
  let computedReference: Bool
}

/// What of a lesson a statement can change, besides the workspace.
struct LessonState {
  let stepper: Stepper
  let exerciseStepper: Stepper?
  let answers: Answers
  let forwardNodes: [(name: String, sequences: Swift.Range<UInt64>)]
  let hasReference: Bool
}

extension REPL {
  var state: LessonState {
    get {
      LessonState(
        stepper: stepper, exerciseStepper: exerciseStepper, answers: answers,
        forwardNodes: forwardNodes, hasReference: hasReference)
    }
    set {
      stepper = newValue.stepper
      exerciseStepper = newValue.exerciseStepper
      answers = newValue.answers
      forwardNodes = newValue.forwardNodes
      hasReference = newValue.hasReference
    }
  }
}
