/// An error from a floor that does not know the language: the interpreter raises it as the Python
/// exception called `name`, with `message` as its only argument.
package struct NamedError: Error, Equatable, CustomStringConvertible {
  /// A builtin exception's name, such as `RuntimeError` or `IndexError`.
  package let name: String
  /// What Python or PyTorch would say.
  package let message: String

  package init(_ name: String, _ message: String) {
    self.name = name
    self.message = message
  }

  package var description: String { message.isEmpty ? name : "\(name): \(message)" }
}
