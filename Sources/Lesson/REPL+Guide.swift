/// What a person who types is told without asking: where one is, and what comes next.
extension REPL {
  /// Greets, and goes on where the person left off; who is new hears what is to be done here.
  package func welcome(isNew: Bool, startsOver: Bool) {
    guides = true
    show(.value("exercise \(exercise.name): \(exercise.title)"))
    if isNew { show(.note(REPL.introduction)) }
    if startsOver { startOver() }
    if !startsOver, goOn() {
      try? explainNext()
    } else {
      show(.note(":step runs the next statement, Enter repeats it, :help lists all commands"))
    }
  }

  private static let introduction = """
    The forward pass of a small language model runs here statement by statement, in Python's \
    notation. Then you write the gradient of each of its variables by hand, and see at once whether \
    it is right. :next says at any point what to do, :hint helps. What you answer is kept: leave \
    with Ctrl-D when you like.
    """

  /// Says what comes next where a line has brought the lesson forward.
  func guide(wasComplete: Bool, answered: Int) {
    guard guides, hasReference, !answers.order.isEmpty else { return }
    if answers.answeredCount > answered {
      if answers.next == nil { summarize() } else { try? explainNext() }
    } else if !wasComplete, stepper.isComplete, exerciseStepper == nil {
      if stepper.title == Stepper.trainingTitle { return summarize() }
      if answers.next != nil { introduceAnswers() }
    }
  }

  /// Says what is asked for, once the forward pass is complete.
  private func introduceAnswers() {
    guard let next = answers.next else { return }
    let name = gradientName(of: next.variable)
    show(
      .note(
        "The forward pass is complete, and automatic differentiation has gone back through it. Now "
          + "you do: for each variable x, from the loss backwards, type its gradient as "
          + "\(name.hasPrefix("d_") ? "d_x" : "dx"), a tensor of x's shape. It is compared at once. "
          + ":hint helps step by step, :graph draws the way."))
    showGivens()
    try? explainNext()
  }
}
