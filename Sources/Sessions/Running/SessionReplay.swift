import Language
import Safety

/// Runs a session script statement by statement, and compares what each prints with what it says.
package final class SessionReplay {
  /// The script, with what its statements printed behind them.
  package private(set) var updated: Script
  private let interpreter: Interpreter
  private var printed = ""
  package private(set) var statementCount = 0

  /// A statement that did not print what the script says.
  package struct Difference {
    /// The statement's first line in the script.
    package let line: Int
    package let expected: [String]
    package let actual: [String]
  }

  package init(_ script: Script, in interpreter: Interpreter) {
    updated = script
    self.interpreter = interpreter
  }

  /// Runs all statements; what they print goes to `output` as it comes. As where Python runs a
  /// file, an expression's value is not shown.
  ///
  /// An error is part of what a statement prints, by its last line (`NameError: …`), and the next
  /// statement runs.
  package func run(output: @escaping (String) -> Void) -> [Difference] {
    interpreter.output = { [weak self] text in
      self?.printed += text
      output(text)
    }
    var differences: [Difference] = []
    for cell in updated.cells.indices where updated.cells[cell].kind == .code {
      for (item, content) in updated.cells[cell].items.enumerated() {
        guard case .statement(let statement) = content else { continue }
        statementCount += 1
        let actual = run(statement)
        if updated.update(cell: cell, item: item, expected: actual) {
          differences.append(
            Difference(line: statement.line, expected: statement.expected, actual: actual))
        }
      }
    }
    return differences
  }

  /// Runs one statement; returns the lines that it printed.
  private func run(_ statement: Script.Statement) -> [String] {
    printed = ""
    Interrupt.clear()
    do {
      let source = Source(statement.source, name: "<line \(statement.line)>")
      _ = try interpreter.run(interpreter.compile(source))
    } catch let error as PythonError {
      interpreter.output(lastLine(of: error) + "\n")
    } catch {
      interpreter.output("\(error)\n")
    }
    Disposal.settle()
    var lines = TextLines.split(printed)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  /// What a traceback ends with: the class and the message.
  private func lastLine(of error: PythonError) -> String {
    let message = (try? error.exception.str()) ?? ""
    return error.exception.type.name + (message.isEmpty ? "" : ": \(message)")
  }
}
