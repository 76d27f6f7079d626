import Autograd
import Language
import Library
import Safety
import Sessions

/// The lesson behind the prompt: takes a line, runs it, and reports what came of it.
///
/// It draws nothing. Reports go to `show` as they come; Terminal turns them into text.
package final class REPL {
  package let exercises: ExerciseCatalog
  package private(set) var exercise: Exercise
  package internal(set) var stepper: Stepper
  package internal(set) var answers: Answers
  package let show: (Report) -> Void

  let makeInterpreter: () -> Interpreter
  let seed: UInt64
  let sink: (String) -> Void
  var workspace: Workspace
  /// What ran since the setup, in order.
  var history: [HistoryEntry] = []
  /// The graph nodes that each forward statement made.
  var forwardNodes: [(name: String, sequences: Swift.Range<UInt64>)] = []
  /// Whether the reference gradients stand.
  var hasReference = false
  /// Set while answers are given that nobody looks at: they are compared, but not diagnosed.
  var isSilent = false
  /// How long variants of a wrong answer may be tried; nil for as long as it takes.
  var diagnosisBudget: Duration? = Diagnostician.budget
  /// The text of the statement that has just run and is not yet in the history.
  var running: (text: String, duration: Duration)?
  /// A loaded script's queue pauses the exercise's own.
  var exerciseStepper: Stepper?
  private var isPrepared = false
  private var lastStep: String?
  /// Set by `:quit`.
  package internal(set) var isFinished = false
  /// How many statements and commands failed.
  package private(set) var failureCount = 0
  /// Where everything that is done goes before the next prompt; nil where nobody types.
  package var journal: Journal?
  /// What was done since the journal was last written.
  var records: [JournalRecord] = []
  /// The generators' states when it was last written.
  var generatorState: UInt32?
  var isJournalFailing = false
  /// What is shown and printed passes it.
  private let gate: Gate
  /// While set, nothing is shown.
  var isQuiet: Bool {
    get { !gate.isOpen }
    set { gate.isOpen = !newValue }
  }
  /// Asks a yes-or-no question; nil where nobody could answer.
  package var confirm: ((_ question: String) -> Bool)?

  /// - Parameters:
  ///   - makeInterpreter: makes a fresh program with its library, for a start and for `:reset`.
  ///   - sink: takes what the program prints, as it prints it.
  ///   - seed: what the fresh program's default generators are seeded with.
  package init(
    exercise name: String, in catalog: ExerciseCatalog, seed: UInt64 = 1,
    makeInterpreter: @escaping () -> Interpreter, sink: @escaping (String) -> Void,
    show: @escaping (Report) -> Void
  ) throws {
    exercises = catalog
    exercise = try catalog.exercise(name)
    stepper = Stepper(exercise)
    answers = Answers(exercise.answers)
    self.makeInterpreter = makeInterpreter
    self.seed = seed
    let gate = Gate()
    self.gate = gate
    self.sink = { if gate.isOpen { sink($0) } }
    self.show = { if gate.isOpen { show($0) } }
    workspace = Workspace(makeInterpreter(), sink: self.sink)
  }

  /// Starts an exercise over, in a fresh workspace.
  func begin(_ exercise: Exercise) throws {
    self.exercise = exercise
    stepper = Stepper(exercise)
    exerciseStepper = nil
    answers = Answers(exercise.answers)
    workspace = Workspace(makeInterpreter(), sink: sink)
    history = []
    forwardNodes = []
    hasReference = false
    isPrepared = false
    lastStep = nil
  }

  // MARK: Input

  /// Takes a line or a block: a command, a statement, or, if empty, the last `:step` again.
  package func handle(_ input: String) {
    let text = input.trimmed
    if text.isEmpty {
      if let lastStep { handle(lastStep) }
      return
    }
    lastStep = nil
    Interrupt.clear()
    do {
      try prepare()
      if text.hasPrefix(":") {
        try run(command: String(text.dropFirst()))
        if Command.named(in: text)?.name == "step" { lastStep = text }
      } else {
        try run(statements: input)
      }
    } catch {
      failureCount += 1
      show(report(error))
      noteFailure(text)
    }
    showFigures()
    writeJournal()
  }

  /// Shows the figures that the program has drawn since.
  func showFigures() {
    for figure in Pyplot.takeFigures() { show(.figure(figure)) }
  }

  /// The forward pass, as far as it has run, whatever is stepped through now.
  var forward: Stepper {
    if let exerciseStepper { return exerciseStepper }
    return stepper.title == Stepper.forwardTitle ? stepper : Stepper(exercise).completed
  }

  /// Runs the exercise's setup, before the first line that needs it.
  ///
  /// Where it fails or is stopped, it starts anew with the next line, in a fresh program: the random
  /// streams begin where they began.
  package func prepare() throws {
    guard !isPrepared else { return }
    do {
      let quiet = Workspace(workspace.interpreter, sink: { _ in })
      for item in exercise.setup {
        let source = Source(item.source, name: "<setup>")
        for statement in try parse(source) { _ = try quiet.run(statement, of: source) }
      }
    } catch {
      workspace = Workspace(makeInterpreter(), sink: sink)
      throw error
    }
    workspace = Workspace(workspace.interpreter, sink: sink)
    isPrepared = true
  }

  /// Runs typed statements one by one; the first that fails ends the block. As in IPython, only the
  /// last one's value is shown.
  private func run(statements text: String) throws {
    let source = Source(text, name: "<input>")
    let statements = try parse(source)
    for (place, statement) in statements.enumerated() {
      try run(statement, of: source, showsValue: place == statements.count - 1)
    }
  }

  func run(command text: String) throws {
    let (word, argument) = text.splitOnce()
    let command = try Command.find(word)
    let noted = records.count
    try command.run(self, argument)
    if command.journaling == .command { note(.command(text), insteadOf: noted...) }
  }

  /// How an error is shown.
  func report(_ error: any Error) -> Report {
    switch error {
    case let refusal as Refusal: .refusal(refusal.message)
    case let error as PythonError: .failure(Traceback.render(error))
    case let error as NamedError: .failure("\(error)")
    default: .refusal("\(error)")
    }
  }

  // MARK: The prompt

  /// Where one stands and what is next: `backward 1/26 · probs [32, 27]`.
  package var prompt: String {
    if !stepper.isComplete {
      return "\(stepper.title) \(stepper.position)/\(stepper.statements.count)"
    }
    let total = answers.order.count
    guard total > 0 else { return exercise.name }
    let progress = "backward \(answers.answeredCount)/\(total)"
    guard let next = answers.next else { return "\(progress) · done" }
    guard let tensor = tensor(next.variable) else { return "\(progress) · \(next.variable)" }
    return "\(progress) · \(next.variable) \(tensor.sizes)"
  }
}

/// A command that could not be carried out, in one line that says why and what would work.
struct Refusal: Error, CustomStringConvertible {
  let message: String

  var description: String { message }

  init(_ message: String) { self.message = message }
}

/// Lets reports through, or not.
private final class Gate {
  var isOpen = true
}
