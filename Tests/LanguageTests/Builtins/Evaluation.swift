import Testing

@testable import Language

/// Checks lines of the form `expression → what Python's repr of it, or of its error, is`.
func check(_ table: String, sourceLocation: SourceLocation = #_sourceLocation) {
  for line in table.split(separator: "\n") {
    guard let arrow = line.firstRange(of: " → ") else {
      Issue.record("no arrow in \(line)", sourceLocation: sourceLocation)
      continue
    }
    let (expression, expected) = (String(line[..<arrow.lowerBound]), line[arrow.upperBound...])
    #expect(
      outcome(of: expression) == String(expected), "\(expression)", sourceLocation: sourceLocation)
  }
}

/// The repr of an expression's value, or `Type: message` of its error.
func outcome(of expression: String) -> String {
  do {
    return try withoutAddresses(Operations.repr(value(of: expression)))
  } catch {
    let exception = PythonError(any: error).exception
    let message = (try? exception.str()) ?? "?"
    return message.isEmpty ? exception.type.name : "\(exception.type.name): \(message)"
  }
}

/// The value of an expression, or of a program's last line.
func value(of text: String) throws -> Value {
  try Interpreter { _ in }.run(Source(text + "\n", name: "<test>"))
}

private func withoutAddresses(_ text: String) -> String {
  text.replacing(/0x[0-9a-f]{8,}/, with: "0x")
}
