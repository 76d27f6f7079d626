/// Tracebacks as text.
package enum Traceback {
  /// An error with its traceback.
  package static func render(_ error: PythonError) -> String {
    "\(error.exception.type.name): \((try? error.exception.str()) ?? "") \(error.exception.traceback.map { "\($0.function):\($0.span.line)" })"
  }
}
