import Autograd
import Language
import Library
import Safety
import Sessions
import Tensors

extension REPL {
  /// The tensor that a name is bound to.
  func tensor(_ name: String) -> Tensor? { workspace[name]?.variable?.tensor }

  /// Runs one typed statement: shows its value, then the comparison line of each answer it changed.
  func run(_ statement: Statement, of source: Source, showsValue: Bool) throws {
    let text = statement.text(in: source)
    let before = state
    let answersBefore = answerStates()
    let sequences = Node.nextSequence
    let start = ContinuousClock.now
    let outcome = try workspace.run(statement, of: source)
    running = (text, ContinuousClock.now - start)
    defer { running = nil }
    let isSilenced = source.text.trimmed.hasSuffix(";")
    var undo = outcome.undo
    if showsValue, !isSilenced { undo = try display(outcome.value, after: undo) }
    if let next = stepper.next, let name = next.bound.last,
      statement.boundNames.contains(Name(name))
    {
      undo = complete(next, sequences: sequences..<Node.nextSequence, undo: undo)
    }
    let checks = compareChanges(since: answersBefore)
    remember(text, lines(outcome.printed), checks, undo, before)
    note(.statement(text, showsValue: showsValue && !isSilenced))
  }

  /// Runs the next queued statement.
  func step() throws {
    guard let next = stepper.next else {
      throw Refusal(
        answers.next.map { "the forward pass is complete; now answer d\($0.variable)" }
          ?? "nothing is left to run")
    }
    let before = state
    let answersBefore = answerStates()
    let source = Source(next.text, name: "<\(stepper.title)>")
    let sequences = Node.nextSequence
    var undo = UndoLog.Entry([])
    var printed = ""
    var value: Value?
    // What prints, or takes long, is shown before it runs: its output would scroll it away.
    var isAnnounced = false
    outlet.beforeOutput = { [unowned self] in
      isAnnounced = true
      show(.step(StepReport(statement: next.text, name: nil, result: nil)))
    }
    defer { outlet.beforeOutput = nil }
    if next.text.contains(where: \.isNewline) { outlet.announce() }
    do {
      for statement in try parse(source) {
        let outcome = try workspace.run(statement, of: source)
        undo = UndoLog.Entry([undo, outcome.undo])
        printed += outcome.printed
        value = outcome.value
      }
    } catch {
      undo.undo()
      throw error
    }
    outlet.beforeOutput = nil
    if let report = report(next, isAnnounced: isAnnounced) { show(.step(report)) }
    if !source.text.trimmed.hasSuffix(";") { undo = try display(value, after: undo) }
    undo = complete(next, sequences: sequences..<Node.nextSequence, undo: undo)
    let checks = compareChanges(since: answersBefore)
    remember(next.text, lines(printed), checks, undo, before)
    note(.step)
  }

  private func remember(
    _ text: String, _ output: [String], _ checks: [(call: String, line: String)],
    _ undo: UndoLog.Entry, _ before: LessonState
  ) {
    for figure in Pyplot.takeShownFigures() { show(.figure(figure)) }
    history.append(
      HistoryEntry(
        text: text, duration: running?.duration ?? .zero, output: output, checks: checks,
        undo: undo, before: before,
        isStep: before.stepper.position != stepper.position,
        computedReference: hasReference && !before.hasReference))
  }

  /// Notes that a queued statement has run; after the forward pass, computes the reference.
  private func complete(
    _ step: Stepper.Step, sequences: Swift.Range<UInt64>, undo: UndoLog.Entry
  ) -> UndoLog.Entry {
    if let name = step.bound.last { forwardNodes.append((name, sequences)) }
    stepper.advance()
    guard stepper.isComplete else { return undo }
    if let paused = exerciseStepper {
      stepper = paused
      exerciseStepper = nil
      return undo
    }
    return hasReference ? undo : UndoLog.Entry([undo] + computeReference())
  }

  /// Runs the exercise's statements that compute the reference gradients.
  ///
  /// Where they fail, for the learner changed what they start from, the error is shown and answers
  /// are not compared.
  private func computeReference() -> [UndoLog.Entry] {
    var entries: [UndoLog.Entry] = []
    do {
      for item in exercise.reference {
        let source = Source(item.source, name: "<reference>")
        for statement in try parse(source) {
          entries.append(try workspace.run(statement, of: source).undo)
        }
      }
      hasReference = true
    } catch {
      show(report(error))
    }
    return entries
  }

  /// Shows an expression's value as IPython does, and binds it to `_`.
  ///
  /// Returns how to take that back with what `undo` takes back, which is done where it fails.
  private func display(
    _ value: Value?, after undo: UndoLog.Entry
  ) throws -> UndoLog.Entry {
    guard let value, !value.isNone else { return undo }
    UndoLog.begin()
    do {
      let text = try Pretty.format(value)
      workspace.interpreter.globals["_"] = value
      show(.value(text))
      try Interrupt.check()
      return UndoLog.Entry([undo, UndoLog.commit()])
    } catch {
      UndoLog.rollback()
      undo.undo()
      throw error
    }
  }

  /// - Parameter isAnnounced: whether the statement itself was shown already.
  private func report(_ step: Stepper.Step, isAnnounced: Bool) -> StepReport? {
    guard let name = step.bound.last, !isAnnounced || step.isAssignment else {
      return isAnnounced ? nil : StepReport(statement: step.text, name: nil, result: nil)
    }
    let result = tensor(name).map { tensor in
      tensor.rank == 0 ? (try? tensor.elementsText()) ?? "" : "\(tensor.sizes)"
    }
    return StepReport(
      statement: isAnnounced ? "" : step.text, name: name,
      result: result ?? brief(workspace[name]))
  }

  /// A value in a few characters.
  func brief(_ value: Value?) -> String? {
    guard let value, let text = try? Operations.repr(value) else { return nil }
    return text.count <= 40 ? text : String(text.prefix(39)) + "…"
  }

  private func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
