import Sessions

/// One exercise's line of `:progress` and `dojo exercises`.
package struct ProgressRow {
  package let exercise: String
  package let title: String
  /// How many variables are answered, of how many.
  package let answered: Int
  package let total: Int
  package let tries: Int
  package let hints: Int
  package let solutions: Int
  package let seconds: Double

  package init(_ exercise: Exercise, _ work: Progress.Work?) {
    self.exercise = exercise.name
    title = exercise.title
    total = exercise.answers.count
    answered = exercise.answers.count { work?.answers[$0.variable]?.isAnswered ?? false }
    tries = work?.tries ?? 0
    hints = work?.hints ?? 0
    solutions = work?.solutions ?? 0
    seconds = work?.seconds ?? 0
  }
}

/// What `:progress` shows.
package struct ProgressReport {
  package let rows: [ProgressRow]
  /// The variables of this exercise that took tries or help.
  package let variables: [(name: String, isAnswered: Bool, tries: Int, hints: Int, solution: Bool)]

  package init(
    rows: [ProgressRow],
    variables: [(name: String, isAnswered: Bool, tries: Int, hints: Int, solution: Bool)]
  ) {
    self.rows = rows
    self.variables = variables
  }
}

enum ProgressText {
  /// `31 tries, 4 hints, 1 solution seen, 48 min`.
  static func describe(_ work: Progress.Work) -> String {
    var parts = [counted(work.tries, "try", "tries")]
    if work.hints > 0 { parts.append(counted(work.hints, "hint", "hints")) }
    if work.solutions > 0 {
      parts.append(counted(work.solutions, "solution seen", "solutions seen"))
    }
    parts.append(time(work.seconds))
    return parts.joined(separator: ", ")
  }

  static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }

  /// `40 s`, `12 min`, `1 h 5 min`.
  static func time(_ seconds: Double) -> String {
    let whole = Int(min(max(seconds, 0), 1e9))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min" }
    return "\(whole / 3600) h \(whole / 60 % 60) min"
  }
}

extension REPL {
  /// The file's progress with what has not been written yet.
  func presentProgress() -> Progress {
    var all = savedProgress()
    let last = all.last
    all.merge(progress.change)
    if progress.file != nil, let last, progress.change.isEmpty { all.last = last }
    return all
  }

  /// What `:progress` shows.
  func progressReport() throws -> ProgressReport {
    let all = presentProgress()
    let work = all.exercises[exercise.name]
    return ProgressReport(
      rows: try exercises.all().map { ProgressRow($0, all.exercises[$0.name]) },
      variables: exercise.answers.compactMap { answer in
        work?.answers[answer.variable].map {
          (answer.variable, $0.isAnswered, $0.tries, $0.hints, $0.sawSolution)
        }
      })
  }

  /// Says that all variables are answered, what it took, and what comes next.
  func summarize() {
    let all = presentProgress()
    guard let work = all.exercises[exercise.name] else { return }
    var entries = [
      (
        "done",
        "exercise \(exercise.name), \(exercise.title): "
          + (answers.order.count == 1
            ? "its gradient is right" : "all \(answers.order.count) gradients are right")
      ), ("it took", ProgressText.describe(work)),
    ]
    let hard = work.answers.filter { $0.value.tries > 2 }.sorted {
      ($0.value.tries, $1.key) > ($1.value.tries, $0.key)
    }
    if !hard.isEmpty {
      entries.append(
        (
          "hardest",
          hard.prefix(3).map { "\($0.key) (\($0.value.tries) tries)" }.joined(separator: ", ")
        ))
    }
    if stepper.title == Stepper.trainingTitle, !stepper.isComplete {
      entries.append(("next", "the training: :step runs its next statement, :run all of it"))
    } else if let next = nextExercise(all) {
      entries.append(("next", "exercise \(next.name), \(next.title): :exercise \(next.name)"))
    } else {
      entries.append(("next", "your own forward pass: :load FILE takes a script or a notebook"))
    }
    show(.entries(entries))
  }

  /// The exercise after this one that is not done.
  private func nextExercise(_ all: Progress) -> Exercise? {
    let known = (try? exercises.all()) ?? []
    let place = known.firstIndex { $0.name == exercise.name }.map { $0 + 1 } ?? 0
    return (known[place...] + known[..<place]).first { other in
      let row = ProgressRow(other, all.exercises[other.name])
      return other.name != exercise.name && row.answered < row.total
    }
  }
}

extension ExerciseCatalog {
  /// The exercise to go on with: the last one, or the next that is not done.
  package func present(_ progress: Progress) throws -> String {
    let all = try all()
    guard let place = all.firstIndex(where: { $0.name == progress.last }) else {
      return all.first?.name ?? "1"
    }
    let open = (all[place...] + all[..<place]).first { exercise in
      let row = ProgressRow(exercise, progress.exercises[exercise.name])
      return row.answered < row.total
    }
    return (open ?? all[place]).name
  }
}
