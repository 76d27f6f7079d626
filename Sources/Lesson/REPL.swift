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
  /// What is to be shown before the next output; see `step`.
  let outlet: Outlet
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
  /// What help was given, by variable.
  var help: [String: HelpGiven] = [:]
  /// What was derived for the requests for help before; nil while something else goes on.
  var derived: KnownDerivations?
  /// What is kept from one dojo to the next.
  var progress: ProgressKeeper
  /// Whether it is said what comes next, after each step of the lesson: for a person who types.
  package var guides = false
  /// Whether it was said that an answer may be right without being exact.
  var hasReassured = false
  /// What the record says besides what ran: after how many statements, and the words.
  var remarks: [(after: Int, text: String)] = []
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
    let outlet = Outlet(sink)
    self.outlet = outlet
    self.sink = { outlet.write($0) }
    self.show = { if outlet.isOpen { show($0) } }
    progress = ProgressKeeper(name)
    workspace = Workspace(makeInterpreter(), sink: self.sink)
  }

  /// Whether something was loaded: from then on the workspace may hold what others wrote, and is held
  /// to what that may do.
  var holdsOthersWork = false {
    didSet { workspace.interpreter.files.isRestricted = holdsOthersWork }
  }

  /// A fresh program with its library, held to what this workspace may do.
  func freshInterpreter() -> Interpreter {
    let interpreter = makeInterpreter()
    interpreter.files.isRestricted = holdsOthersWork
    return interpreter
  }

  /// A fresh workspace in the place of the old one, which ends. What functions of it still print,
  /// that a class of the library was given, is printed here.
  private func startWorkspace() {
    let old = workspace.interpreter
    workspace = Workspace(freshInterpreter(), sink: sink)
    old.output = { [weak new = workspace.interpreter] in new?.output($0) }
    old.end()
  }

  /// Starts an exercise over, in a fresh workspace.
  func begin(_ exercise: Exercise) throws {
    if exercise.name != self.exercise.name {
      finishProgress()
      progress.change = Progress.Change(exercise.name)
    }
    progress.tries = []
    progress.keptCount = 0
    self.exercise = exercise
    stepper = Stepper(exercise)
    exerciseStepper = nil
    answers = Answers(exercise.answers)
    startWorkspace()
    history = []
    forwardNodes = []
    hasReference = false
    help = [:]
    remarks = []
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
    let (wasComplete, answered) = (stepper.isComplete, answers.answeredCount)
    let command = text.hasPrefix(":") ? Command.named(in: text)?.name : nil
    derived = KnownDerivations.kept(derived, on: command)
    do {
      try prepare()
      if text.hasPrefix(":") {
        try run(command: String(text.dropFirst()))
        if Command.named(in: text)?.name == "step" { lastStep = text }
      } else if let line = ShellLine(text) {
        try run(line)
      } else {
        try run(statements: input)
      }
    } catch {
      failureCount += 1
      show(report(error))
      Disposal.settle()
      noteFailure(text)
    }
    showFigures()
    keepProgress()
    guide(wasComplete: wasComplete, answered: answered)
    writeJournal()
  }

  /// While set, nothing is shown.
  var isQuiet: Bool {
    get { !outlet.isOpen }
    set { outlet.isOpen = !newValue }
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
      startWorkspace()
      throw error
    }
    workspace = Workspace(workspace.interpreter, sink: sink)
    isPrepared = true
  }

  /// Runs typed statements one by one; the first that fails ends the block. As in IPython, only the
  /// last one's value is shown.
  func run(statements text: String) throws {
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

  /// Puts words into the record of the session, behind what has run so far.
  func remark(_ text: String) { remarks.append((history.count, text)) }

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

/// Where the program's output goes, and what is to be shown before the first of it.
final class Outlet {
  private let sink: (String) -> Void
  var beforeOutput: (() -> Void)?
  /// Whether anything is shown at all.
  var isOpen = true

  init(_ sink: @escaping (String) -> Void) { self.sink = sink }

  func write(_ text: String) {
    guard isOpen else { return }
    announce()
    sink(text)
  }

  /// Shows what waits to be shown before the output, once.
  func announce() {
    let announcement = beforeOutput
    beforeOutput = nil
    announcement?()
  }
}

/// A command that could not be carried out, in one line that says why and what would work.
struct Refusal: Error, CustomStringConvertible {
  let message: String

  var description: String { message }

  init(_ message: String) { self.message = message }
}
