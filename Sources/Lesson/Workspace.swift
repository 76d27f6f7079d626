import Language
import Safety

/// The live program: runs statements one by one, each of them wholly or not at all.
package final class Workspace {
  package let interpreter: Interpreter
  /// Where the program's output goes while a statement runs.
  private let sink: (String) -> Void
  private var printed = ""

  package init(_ interpreter: Interpreter, sink: @escaping (String) -> Void) {
    self.interpreter = interpreter
    self.sink = sink
    interpreter.output = { [weak self] text in
      self?.printed += text
      self?.sink(text)
    }
  }

  /// What came of one statement.
  package struct Outcome {
    /// How to take the statement back.
    package let undo: UndoLog.Entry
    /// What it printed.
    package let printed: String
    /// The expression's value; nil for a statement, for `None`, and after a closing `;`.
    package let value: Value?
  }

  /// Runs one parsed statement.
  ///
  /// Throws the error that it raised, after the workspace is as it was before.
  package func run(_ statement: Statement, of source: Source) throws -> Outcome {
    printed = ""
    UndoLog.begin()
    do {
      try Interrupt.check()
      let value = try interpreter.run(interpreter.compile([statement], of: source))
      return Outcome(
        undo: UndoLog.commit(), printed: printed, value: value.isUndefined ? nil : value)
    } catch {
      UndoLog.rollback()
      throw error
    }
  }

  /// The value of an expression, for a command that takes one; what it changes is taken back.
  ///
  /// - Parameter bindings: values for names, as long as the evaluation lasts.
  package func evaluate(_ text: String, binding bindings: [String: Value] = [:]) throws -> Value {
    let source = Source(text, name: "<expression>")
    UndoLog.begin()
    defer { UndoLog.rollback() }
    for (name, value) in bindings { interpreter.globals[Name(name)] = value }
    let value = try interpreter.run(interpreter.compile(source))
    guard !value.isUndefined else {
      throw PythonError(.syntaxError, "this command takes an expression, not a statement")
    }
    return value
  }

  /// The value bound to a name.
  package subscript(name: String) -> Value? { interpreter.globals[Name(name)] }
}
