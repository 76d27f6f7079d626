import Language
import Library
import Safety
import Sessions

/// How a command comes into the journal.
enum Journaling {
  /// As it was typed: run again, it does the same.
  case command
  /// As the statements that it ran, for it may be stopped between two of them, or depend on a file.
  case statements
  /// Not at all: it changes nothing of the session.
  case nothing
}

extension Command {
  var journaling: Journaling {
    switch name {
    case "step", "run", "load": .statements
    case "save", "save!", "help", "quit", "where", "next", "vars", "shape", "show", "check", "why",
      "gradcheck", "hint", "explain", "grad", "graph", "shapes", "diff", "progress":
      .nothing
    default: .command
    }
  }
}

extension REPL {
  /// Takes down what has just been done, for the journal.
  func note(_ record: JournalRecord) {
    let outside = Rerun.take()
    if !outside.isEmpty { records.append(.outside(outside)) }
    records.append(record)
  }

  /// Takes down a command in place of the statements that it ran.
  func note(_ record: JournalRecord, insteadOf range: PartialRangeFrom<Int>) {
    let outside = records[range].flatMap { record -> [UInt64] in
      if case .outside(let values) = record { values } else { [] }
    }
    records.removeSubrange(range)
    if !outside.isEmpty { records.append(.outside(outside + Rerun.take())) }
    note(record)
  }

  /// Takes down that a line failed; what of it had been done already is noted.
  func noteFailure(_ text: String) {
    _ = Rerun.take()
    records.append(.failed(text))
  }

  /// Has what was noted since the last call on the disk before it returns.
  ///
  /// Where that fails the work goes on, and the person is told, once.
  package func writeJournal() {
    defer { records = [] }
    guard let journal, !records.isEmpty else { return }
    let state = GeneratorStates.checksum(in: workspace.interpreter)
    if state != generatorState { records.append(.generators(state)) }
    generatorState = state
    do {
      try journal.append(records)
      if isJournalFailing { show(.note("the journal is written again")) }
      isJournalFailing = false
    } catch {
      if !isJournalFailing {
        show(.note("\(error); until it can be written, a crash would lose what is not saved"))
      }
      isJournalFailing = true
    }
  }

  // MARK: Going on with a session

  /// What came of running a journal again.
  package struct Resumption {
    /// The statements that ran, the last one's text, and those that failed this time.
    package fileprivate(set) var statementCount = 0
    package fileprivate(set) var lastStatement: String?
    package fileprivate(set) var failures: [(statement: String, error: Report)] = []
    /// The first statement after which the generators were not as the journal has them.
    package fileprivate(set) var firstDifference: String?
  }

  /// Ctrl-C came while a journal was run again.
  package struct ResumptionInterrupted: Error {}

  /// Runs the records of a journal again, quietly. Throws `ResumptionInterrupted`, and what the
  /// exercise's setup throws.
  package func resume(_ records: [JournalRecord]) throws -> Resumption {
    (isQuiet, isSilent, progress.isRestoring) = (true, true, true)
    defer {
      (isQuiet, isSilent, progress.isRestoring) = (false, false, false)
      progress.keptCount = history.count
      self.records = []
    }
    try Rerun.run { try prepare() }
    var resumption = Resumption()
    var outside: [UInt64] = []
    for record in records {
      if Interrupt.isRequested { throw ResumptionInterrupted() }
      switch record {
      case .outside(let values):
        outside = values
        continue
      case .generators(let expected):
        generatorState = GeneratorStates.checksum(in: workspace.interpreter)
        if expected != generatorState, resumption.firstDifference == nil {
          resumption.firstDifference = resumption.lastStatement ?? ""
        }
      case .failed: break
      default: try resume(record, given: outside, &resumption)
      }
      outside = []
    }
    _ = Pyplot.takeFigures()
    return resumption
  }

  private func resume(
    _ record: JournalRecord, given outside: [UInt64], _ resumption: inout Resumption
  ) throws {
    let text = record.text(next: stepper.next?.text)
    do {
      try Rerun.run(given: outside) { try run(record) }
    } catch let error as PythonError where error.exception.type.name == "KeyboardInterrupt" {
      throw ResumptionInterrupted()
    } catch let error as NamedError where error.name == "KeyboardInterrupt" {
      throw ResumptionInterrupted()
    } catch {
      resumption.failures.append((text, report(error)))
    }
    if record.isStatement {
      resumption.statementCount += 1
      resumption.lastStatement = text
    }
  }

  /// Does again what a record says.
  private func run(_ record: JournalRecord) throws {
    // A reset leaves the setup to the next line.
    try prepare()
    switch record {
    case .statement(let text, let showsValue):
      let source = Source(text, name: "<input>")
      for statement in try parse(source) {
        try run(statement, of: source, showsValue: showsValue)
      }
    case .step: try step()
    case .command(let text): try run(command: text)
    case .load(let path, let content): try load(path, content: content)
    case .failed, .outside, .generators: break
    }
  }
}

extension JournalRecord {
  /// What a person would recognize it by; `next` is the statement that a step would run.
  fileprivate func text(next: String?) -> String {
    switch self {
    case .statement(let text, _): text
    case .command(let text): ":" + text
    case .load(let path, _): ":load \(path)"
    case .step: next ?? ":step"
    case .failed, .outside, .generators: ""
    }
  }
}
