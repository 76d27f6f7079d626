import Language
import Safety

/// Values that stand for what a notebook assigns to some names: `max_steps=100`.
package struct Overrides {
  private let values: [(name: Name, code: Code)]

  /// Reads settings `NAME=VALUE`, where the value is a Python expression.
  ///
  /// Throws an error that says which setting cannot be read, or that no cell of `notebook` binds
  /// the name.
  package init(
    _ settings: [String], for notebook: Notebook, in interpreter: Interpreter
  ) throws {
    let bound = Overrides.boundNames(of: notebook)
    values = try settings.map { setting in
      let parts = setting.split(separator: "=", maxSplits: 1).map(\.trimmed)
      guard parts.count == 2, Overrides.isName(parts[0]) else {
        throw NamedError("ValueError", "'\(setting)' is not NAME=VALUE")
      }
      let name = Name(parts[0])
      guard bound.contains(name) else {
        throw NamedError("NameError", "no cell assigns to '\(name)', so it cannot be set")
      }
      return (name, try Overrides.code(parts[1], for: name, in: interpreter))
    }
  }

  /// Rebinds those names that a statement of the workspace has bound.
  func apply(after statement: Statement, in interpreter: Interpreter) throws {
    guard !values.isEmpty else { return }
    let bound = statement.boundNames
    for (name, code) in values where bound.contains(name) {
      interpreter.globals[name] = try interpreter.run(code)
    }
  }

  /// The code of a value, which is tried once, so that what is wrong is said before anything runs.
  private static func code(
    _ text: String, for name: Name, in interpreter: Interpreter
  ) throws -> Code {
    let source = Source(text, name: "<\(name)>")
    do {
      let statements = try parse(source)
      guard statements.count == 1, case .expression = statements[0].kind else {
        throw PythonError(.syntaxError, "not an expression")
      }
      let code = try interpreter.compile(statements, of: source)
      try interpreter.run(code)
      return code
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
        names.formUnion(statement.boundNames)
      }
    }
    return names
  }
}
