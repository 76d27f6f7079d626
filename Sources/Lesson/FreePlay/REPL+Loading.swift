import Language
import Safety
import Sessions

extension REPL {
  /// Makes an exercise of a script's or a notebook's forward pass; queues its statements where it
  /// has none.
  func load(_ path: String) throws {
    guard !path.isEmpty else { throw Refusal(":load takes a file's name") }
    if REPL.holdsTensors(path) { return try loadTensors(from: path) }
    try load(path, content: Files.readText(path))
  }

  /// The same with the content of the file, which the journal keeps.
  func load(_ path: String, content: String) throws {
    try loadProgram(path, content)
    note(.load(path: path, content: content))
  }

  private func loadProgram(_ path: String, _ content: String) throws {
    holdsOthersWork = true
    let name = path.split(separator: "/").last.map(String.init) ?? path
    if !NotebookFile.isNotebook(path), let own = Exercise(Script(parsing: content)) {
      try begin(own)
      show(.note("exercise \(own.name): \(own.title)"))
      return
    }
    let texts = try statements(of: content, isNotebook: NotebookFile.isNotebook(path))
    guard !texts.isEmpty else { throw Refusal("\(path) holds no statements") }
    let (outcome, setup) = try forwardPass(of: texts)
    switch outcome {
    case .found(let pass):
      try begin(Exercise(pass, name: name, setup: setup))
      introduce(pass, name)
    case .none(let reason): queue(texts, name, because: reason)
    }
  }

  /// The statements of a script, or of a notebook's code cells.
  private func statements(of content: String, isNotebook: Bool) throws -> [String] {
    if isNotebook { return try Notebook(parsing: Array(content.utf8)).statements }
    return Script(parsing: content).cells.flatMap(\.statements).map(\.source)
  }

  /// The forward pass of a script, found by running it in a fresh program; where it reads what only
  /// this exercise's setup makes, after that.
  private func forwardPass(of texts: [String]) throws -> (
    ForwardPassFinder.Outcome, [Script.Statement]
  ) {
    func find(after setup: [Script.Statement]) throws -> ForwardPassFinder.Outcome {
      let workspace = Workspace(freshInterpreter(), sink: { _ in })
      defer { workspace.interpreter.end() }
      for item in setup {
        let source = Source(item.source, name: "<setup>")
        for statement in try parse(source) { _ = try workspace.run(statement, of: source) }
      }
      var finder = ForwardPassFinder(workspace)
      return try finder.find(texts)
    }
    let alone = try find(after: [])
    guard case .none(.fails(_, let error)) = alone, error.exception.type.name == "NameError",
      case .found(let pass) = try find(after: exercise.setup)
    else { return (alone, []) }
    return (.found(pass), exercise.setup)
  }

  private func introduce(_ pass: ForwardPass, _ name: String) {
    let (steps, variables) = (pass.steps.count, pass.variables.count)
    show(
      .note(
        "\(name): \(steps) step\(steps == 1 ? "" : "s") to `\(pass.loss)`, "
          + "\(variables) gradient\(variables == 1 ? "" : "s") to answer; :run, then :next"))
    if pass.ignoredCount > 0 {
      show(
        .note(
          "\(pass.ignoredCount) statement\(pass.ignoredCount == 1 ? "" : "s") after "
            + "`\(pass.loss)` are left out"))
    }
    for alias in pass.aliases {
      show(
        .note(
          "`\(alias.name)` is `\(alias.original)` itself, one tensor with one gradient: "
            + "`\(alias.original)` is asked for"))
    }
    if !pass.shadowed.isEmpty {
      show(
        .note(
          "bound several times, so only the last value is asked for: "
            + pass.shadowed.map { "`\($0)`" }.joined(separator: ", ")))
    }
  }

  /// Queues statements for `:step`, before the exercise goes on, and says why they are no exercise.
  private func queue(_ texts: [String], _ name: String, because reason: NoForwardPass) {
    if exerciseStepper == nil, !stepper.isComplete { exerciseStepper = stepper }
    stepper = Stepper(title: name, statements: texts.map { Stepper.Step($0) })
    let (why, advice) = REPL.words(for: reason)
    show(.note("no exercise was made of \(name): \(why)"))
    if let advice { show(.note(advice)) }
    show(
      .note(
        "its \(texts.count) statement\(texts.count == 1 ? " is" : "s are") queued instead: :step runs "
          + "the next, :run all"))
  }

  /// Why a script is no exercise, and what would make it one.
  private static func words(for reason: NoForwardPass) -> (why: String, advice: String?) {
    switch reason {
    case .noLoss:
      (
        "nothing in it is a single number computed from tensors that require a gradient",
        "a forward pass ends in such a number, as `loss = F.cross_entropy(logits, Y)` does: add it to "
          + "the file and :load it again, or type it after :run"
      )
    case .isWorked(let answer):
      (
        "it holds answers itself, `\(answer)` for one",
        "what it answers is compared as it runs; without its answers it is an exercise"
      )
    case .noVariables(let loss): ("`\(loss)` depends on no other tensor that it computes", nil)
    case .inBlock(let line):
      (
        "its forward pass and backward() stand in one block, `\(line)`",
        "write the statements of the forward pass one by one, outside of it"
      )
    case .fails(let statement, let error):
      (
        "`\(statement.split(whereSeparator: \.isNewline).first ?? "")` fails with "
          + (Traceback.render(error).split(whereSeparator: \.isNewline).last.map(String.init)
            ?? "an error"),
        "mend the file and :load it again"
      )
    }
  }
}
