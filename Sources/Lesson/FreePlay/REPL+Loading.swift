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
    if let (pass, setup) = try forwardPass(of: texts) {
      try begin(Exercise(pass, name: name, setup: setup))
      introduce(pass, name)
    } else {
      queue(texts, name)
    }
  }

  /// The statements of a script, or of a notebook's code cells.
  private func statements(of content: String, isNotebook: Bool) throws -> [String] {
    if isNotebook { return try Notebook(parsing: Array(content.utf8)).statements }
    return Script(parsing: content).cells.flatMap(\.statements).map(\.source)
  }

  /// The forward pass of a script, found by running it in a fresh program; where it reads what only
  /// this exercise's setup makes, after that.
  private func forwardPass(of texts: [String]) throws -> (ForwardPass, [Script.Statement])? {
    func find(after setup: [Script.Statement]) throws -> ForwardPass? {
      let workspace = Workspace(freshInterpreter(), sink: { _ in })
      for item in setup {
        let source = Source(item.source, name: "<setup>")
        for statement in try parse(source) { _ = try workspace.run(statement, of: source) }
      }
      var finder = ForwardPassFinder(workspace)
      return try finder.find(texts)
    }
    do {
      return try find(after: []).map { ($0, []) }
    } catch let error as PythonError where error.isNameError {
      let pass = try? find(after: exercise.setup)
      return pass.flatMap { $0 }.map { ($0, exercise.setup) }
    } catch let error as PythonError where error.isInterrupt {
      throw error
    } catch is PythonError {
      // A script that fails is stepped through up to the statement that does.
      return nil
    }
  }

  private func introduce(_ pass: ForwardPass, _ name: String) {
    let steps = pass.steps.count
    show(
      .note(
        "\(name): \(steps) step\(steps == 1 ? "" : "s") to `\(pass.loss)`, "
          + "\(pass.variables.count) gradients to answer; :run, then :next"))
    if pass.ignoredCount > 0 {
      show(
        .note(
          "\(pass.ignoredCount) statement\(pass.ignoredCount == 1 ? "" : "s") after "
            + "`\(pass.loss)` are left out"))
    }
    if !pass.shadowed.isEmpty {
      show(
        .note(
          "bound several times, so only the last value is asked for: "
            + pass.shadowed.map { "`\($0)`" }.joined(separator: ", ")))
    }
  }

  /// Queues statements for `:step`, before the exercise goes on.
  private func queue(_ texts: [String], _ name: String) {
    if exerciseStepper == nil, !stepper.isComplete { exerciseStepper = stepper }
    stepper = Stepper(title: name, statements: texts.map { Stepper.Step($0) })
    show(.note("\(texts.count) statements of \(name) are queued: :step runs the next, :run all"))
  }
}

extension PythonError {
  fileprivate var isNameError: Bool { exception.type.name == "NameError" }
  fileprivate var isInterrupt: Bool { exception.type.name == "KeyboardInterrupt" }
}
