/// A running program: its global names, its modules, where its output goes.
///
/// This file is the contract with the floors above: `Library` registers modules and types,
/// `Sessions` and `Lesson` compile and run statements.
package final class Interpreter {
  /// The names of the workspace (`__main__`).
  package let globals: Namespace
  /// The names that every module sees behind its own: `print`, `len`, the exceptions.
  package let builtins = Namespace()
  /// Which files a program may open.
  package var files = FileAccess()
  /// Reads a line for `input(prompt)`, nil at the end of the input; nil where there is no input.
  package var readLine: ((_ prompt: String) throws -> String?)?
  /// Where `print` writes.
  package var output: (String) -> Void
  /// Modules that a program may import, made at their first import, by their dotted name.
  package var moduleMakers: [String: (Interpreter) throws -> Module] = [:]

  package init(output: @escaping (String) -> Void) {
    globals = Namespace()
    self.output = output
    Builtins.install(into: self)
  }
}
