import Language
import Safety

/// Values that stand for what a notebook assigns to some names: `max_steps=100`.
package struct Overrides {
  private let values: [(name: Name, value: Expression, code: Code)]

  /// Reads settings `NAME=VALUE`, where the value is a Python expression.
  ///
  /// Throws an error that says which setting cannot be read, or that no cell of `notebook` binds
  /// the name.
  package init(
    _ settings: [String], for notebook: Notebook, in interpreter: Interpreter
  ) throws {
    let bound = settings.isEmpty ? [] : Overrides.boundNames(of: notebook)
    values = try settings.map { setting in
      let parts = setting.split(separator: "=", maxSplits: 1).map(\.trimmed)
      guard parts.count == 2, Overrides.isName(parts[0]) else {
        throw NamedError("ValueError", "'\(setting)' is not NAME=VALUE")
      }
      let name = Name(parts[0])
      guard bound.contains(name) else {
        throw NamedError("NameError", "no cell assigns to '\(name)', so it cannot be set")
      }
      let (value, code) = try Overrides.read(parts[1], for: name, in: interpreter)
      return (name, value, code)
    }
  }

  /// Rebinds those names that a statement of the workspace has assigned to.
  func apply(after statement: Statement, in interpreter: Interpreter) throws {
    guard !values.isEmpty else { return }
    let assigned = statement.assignedNames
    for setting in values where assigned.contains(setting.name) {
      interpreter.globals[setting.name] = try interpreter.run(setting.code)
    }
  }

  /// The statement with the settings made in its blocks, each right after an assignment.
  func applied(to statement: Statement) -> Statement {
    guard !values.isEmpty else { return statement }
    return statement.mappingBlocks { block in
      settings(after: statement)
        + block.flatMap { [applied(to: $0)] + settings(after: $0) }
    }
  }

  private func settings(after statement: Statement) -> [Statement] {
    let assigned = statement.assignedNames
    return values.filter { assigned.contains($0.name) }.map {
      .assignment(to: $0.name, $0.value, at: statement.span)
    }
  }

  /// The code of a value, which is tried once, so that what is wrong is said before anything runs.
  private static func read(
    _ text: String, for name: Name, in interpreter: Interpreter
  ) throws -> (Expression, Code) {
    let source = Source(text, name: "<\(name)>")
    do {
      let statements = try parse(source)
      guard statements.count == 1, case .expression(let value) = statements[0].kind else {
        throw PythonError(.syntaxError, "not an expression")
      }
      let code = try interpreter.compile(statements, of: source)
      try interpreter.run(code)
      return (value, code)
    } catch {
      let reason = Traceback.summary(PythonError(any: error).exception)
      throw NamedError(
        "ValueError", "\(name)=\(text): the value is no Python expression (\(reason))")
    }
  }

  private static func isName(_ text: String) -> Bool {
    guard let statements = try? parse(Source(text, name: "")), statements.count == 1,
      case .expression(let expression) = statements[0].kind, case .name = expression.kind
    else { return false }
    return true
  }

  /// What the statements of the code cells bind; a cell that cannot be parsed binds nothing.
  private static func boundNames(of notebook: Notebook) -> Set<Name> {
    var names: Set<Name> = []
    for cell in notebook.cells where cell.kind == .code {
      let source = CellSource(cell.source)
      let text = source.magic?.body ?? source.python
      for statement in (try? parse(Source(text, name: ""))) ?? [] {
        names.formUnion(Overrides.assignedNames(in: statement))
      }
    }
    return names
  }

  private static func assignedNames(in statement: Statement) -> [Name] {
    statement.assignedNames + statement.innerStatements.flatMap(assignedNames)
  }
}
