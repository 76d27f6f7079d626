import Language
import Library
import Safety
import Tensors

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs variants of an answer's statements in the workspace and takes back all that they did.
final class Scratch {
  private let workspace: Workspace
  let name: String
  /// When the time is up, in the thread's own seconds: an answer does not depend on what else the
  /// machine does.
  private let deadline: Double?
  private let budget: Double
  private(set) var runCount = 0
  private let source = Source("", name: "<diagnosis>")

  /// - Parameters:
  ///   - name: the variable that holds the answer.
  ///   - budget: how long it may run variants; nil for as long as it takes.
  init(_ workspace: Workspace, answer name: String, budget: Duration?) {
    self.workspace = workspace
    self.name = name
    self.budget = budget.map { $0 / .seconds(1) } ?? 0
    deadline = budget.map { Scratch.time + $0 / .seconds(1) }
  }

  /// Whether the time is up.
  var isExhausted: Bool { deadline.map { Scratch.time > $0 } ?? false }

  /// Whether a part of the time is used up.
  func hasUsed(_ share: Double) -> Bool {
    deadline.map { Scratch.time > $0 - (1 - share) * budget } ?? false
  }

  /// The seconds of processor time that this thread has had.
  private static var time: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Runs statements and looks at the tensor that the answer then is, before all is taken back;
  /// nil where they fail, or the answer is no tensor.
  ///
  /// - Parameter takesNumbers: whether a number is looked at as a tensor without dimensions.
  func run<Result>(
    _ statements: [Statement], with values: [String: Value] = [:], takesNumbers: Bool = false,
    _ look: (Tensor) throws -> Result?
  ) -> Result? {
    runCount += 1
    return workspace.trying(statements, of: source, with: values) { globals in
      guard let value = globals[Name(name)] else { return nil }
      if let tensor = value.variable?.tensor { return try look(tensor) }
      guard takesNumbers, let number = Subject.number(value) else { return nil }
      return try look(Tensor(scalar: .double(number), dtype: .float32))
    }
  }
}

extension Workspace {
  /// Runs statements with some names bound to other values, looks at what came of it, and takes
  /// everything back; nil where they fail. Nothing that they print is seen.
  func trying<Result>(
    _ statements: [Statement], of source: Source, with values: [String: Value],
    _ look: (Namespace) throws -> Result?
  ) -> Result? {
    let (output, errorOutput) = (interpreter.output, interpreter.errorOutput)
    interpreter.output = { _ in }
    interpreter.errorOutput = nil
    UndoLog.begin()
    defer {
      UndoLog.rollback()
      interpreter.output = output
      interpreter.errorOutput = errorOutput
    }
    do {
      for (name, value) in values { interpreter.globals[Name(name)] = value }
      try interpreter.run(interpreter.compile(statements, of: source))
      return try look(interpreter.globals)
    } catch {
      return nil
    }
  }
}
