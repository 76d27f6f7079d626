import Safety

extension Command {
  nonisolated(unsafe) static let stepping = [
    Command("step", "[n]", "run the next forward statement, or the next n; Enter repeats it") {
      repl, argument in
      for _ in 0..<(try count(argument, of: "step")) {
        try Interrupt.check()
        try repl.step()
        if repl.stepper.isComplete { break }
      }
    },
    Command("run", "", "run all the forward statements that are left") { repl, _ in
      repeat {
        try Interrupt.check()
        try repl.step()
      } while !repl.stepper.isComplete && repl.stepper.position > 0
    },
    Command(
      "back", "[n]", "take back the last forward statement, or the last n",
      "Whatever was typed after it is taken back with it; :back on an empty history does nothing."
    ) { repl, argument in
      try repl.back(try count(argument, of: "back"))
    },
    Command(
      "undo", "[n]", "take back the last statement, or the last n, typed or stepped",
      "Names, values, random numbers, gradients and answers are then as they were before it."
    ) { repl, argument in
      try repl.undo(try count(argument, of: "undo"))
    },
    Command("reset", "", "start the exercise over in a fresh workspace") { repl, _ in
      try repl.begin(repl.exercise)
      repl.show(.note("\(repl.exercise.title): from the start"))
    },
    Command("where", "", "the forward pass as a list: what has run, what is next, what is answered")
    { repl, _ in
      repl.show(.outline(repl.outline))
    },
  ]
}

extension REPL {
  /// Takes back the last `count` forward statements, and everything typed after the first of them.
  func back(_ count: Int) throws {
    var steps = 0
    var typed = 0
    while steps < count, let entry = history.last {
      history.removeLast()
      entry.undo.undo()
      state = entry.before
      if entry.isStep { steps += 1 } else { typed += 1 }
    }
    guard steps + typed > 0 else { throw Refusal("nothing has run yet") }
    let also = typed == 0 ? "" : ", and \(typed) typed after"
    show(.note("took back \(steps) \(steps == 1 ? "step" : "steps")\(also)"))
  }

  /// Takes back the last `count` statements, whatever they were.
  func takeBack(_ count: Int) {
    for _ in 0..<count {
      guard let entry = history.popLast() else { return }
      entry.undo.undo()
      state = entry.before
    }
  }

  /// Takes back the last `count` statements, whether typed or stepped.
  func undo(_ count: Int) throws {
    let taken = history.suffix(count)
    guard let first = taken.first?.text.split(separator: "\n").first else {
      throw Refusal("nothing has run yet")
    }
    takeBack(taken.count)
    show(.note("took back " + (taken.count == 1 ? "" : "\(taken.count) statements, to ") + first))
  }

  /// The exercise as a list.
  var outline: Outline {
    let stepper = forward
    let steps = stepper.statements.enumerated().map { place, step in
      Outline.Step(
        statement: step.text,
        state: place < stepper.position ? .done : place == stepper.position ? .next : .open)
    }
    let next = stepper.isComplete ? answers.next?.variable : nil
    let rows = answers.order.map { answer in
      let state: Outline.Answer.State =
        switch answers.verdicts[answer.variable] {
        case true?: .answered
        case _ where answer.variable == next: .next
        case false?: .wrong
        case nil: .open
        }
      let shape = tensor(answer.variable).map { "\($0.sizes)" } ?? ""
      return Outline.Answer(
        gradient: gradientName(of: answer.variable), shape: shape, state: state)
    }
    return Outline(title: exercise.title, steps: steps, answers: rows)
  }
}
