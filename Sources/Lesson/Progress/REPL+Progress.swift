import Language
import Library
import Sessions

/// What of a session goes to the progress file.
struct ProgressKeeper {
  /// Where it is kept; nil where nobody types.
  var file: ProgressFile?
  /// What was compared since it was last kept, in order.
  var tries: [(variable: String, isRight: Bool)] = []
  /// What is still to be kept.
  var change: Progress.Change
  /// Of the history, how much belongs to answers that are kept.
  var keptCount = 0
  /// When the last line was handled.
  var lastLine = ContinuousClock.now
  /// Whether answers of an earlier time are run again, which is no try.
  var isRestoring = false
  /// Whether it was said that nothing can be kept.
  var hasComplained = false
  /// Who leaves for longer than this has gone for a walk.
  static let longestPause = Duration.seconds(300)

  init(_ exercise: String) { change = Progress.Change(exercise) }
}

extension REPL {
  /// Keeps progress in a file from now on.
  package func keepProgress(in file: ProgressFile?) { progress.file = file }

  /// What the file holds; complains once where it cannot be read.
  package func savedProgress() -> Progress {
    do {
      return try progress.file?.read(note: { show(.note($0)) }) ?? Progress()
    } catch {
      complain(error)
      return Progress()
    }
  }

  /// Forgets what was done on this exercise before.
  package func startOver() { progress.change.startsOver = true }

  /// Notes an answer that was compared.
  func noteTry(_ variable: String, isRight: Bool) {
    if !progress.isRestoring { progress.tries.append((variable, isRight)) }
  }

  /// Notes help with a variable.
  func noteHelp(_ variable: String, sawSolution: Bool = false) {
    if sawSolution {
      progress.change[variable].sawSolution = true
    } else {
      progress.change[variable].hints += 1
    }
  }

  /// Keeps what was done since the last time, with the time it took.
  func keepProgress() {
    let now = ContinuousClock.now
    let spent = min(progress.lastLine.duration(to: now), ProgressKeeper.longestPause)
    progress.change.seconds += spent / .seconds(1)
    progress.lastLine = now
    progress.keptCount = min(progress.keptCount, history.count)
    for (variable, isRight) in progress.tries {
      progress.change[variable].tries += 1
      guard isRight else { continue }
      progress.change[variable].isAnswered = true
      // What was typed since the last right answer has made this one.
      let typed = history[progress.keptCount...].filter { !$0.isStep }.map(\.text)
      if !typed.isEmpty { progress.change[variable].statements = typed }
      progress.keptCount = history.count
    }
    progress.tries = []
    if !progress.change.answers.isEmpty || progress.change.startsOver { writeProgress() }
  }

  /// Keeps what is left to keep, at the end.
  package func finishProgress() {
    keepProgress()
    if progress.change.seconds >= 1 { writeProgress() }
  }

  private func writeProgress() {
    guard let file = progress.file else { return }
    do {
      let change = progress.change
      progress.change = Progress.Change(exercise.name)
      try file.add(change, note: { show(.note($0)) })
    } catch {
      complain(error)
    }
  }

  private func complain(_ error: any Error) {
    if progress.hasComplained { return }
    progress.hasComplained = true
    show(.note("progress is not kept: \(error)"))
  }

  // MARK: Going on

  /// Runs again what made the answers that are kept; says how far one is.
  ///
  /// Returns whether there was something to go on with.
  @discardableResult
  package func goOn() -> Bool {
    guard progress.file != nil, let work = savedProgress().exercises[exercise.name],
      work.answeredCount > 0
    else { return false }
    progress.isRestoring = true
    let wasSilent = isSilent
    (isQuiet, isSilent) = (true, true)
    restore(work)
    (isQuiet, isSilent) = (false, wasSilent)
    progress.isRestoring = false
    progress.keptCount = history.count
    let now = answers.answeredCount
    let lost = work.answeredCount - now
    show(
      .note(
        "you go on where you left off: \(now) of \(answers.order.count) answered, "
          + ProgressText.describe(work) + (lost > 0 ? "; \(lost) could not be run again" : "")
          + ". dojo --fresh starts over"))
    return true
  }

  private func restore(_ work: Progress.Work) {
    do {
      try prepare()
      while !stepper.isComplete { try step() }
    } catch {
      return show(report(error))
    }
    for answer in answers.order {
      for text in work.answers[answer.variable]?.statements ?? [] {
        let source = Source(text, name: "<progress>")
        for statement in (try? parse(source)) ?? [] {
          try? run(statement, of: source, showsValue: false)
        }
      }
    }
    _ = Pyplot.takeFigures()
  }
}
