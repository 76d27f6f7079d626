import Language
import Library
import Tensors

/// The workspace, with values for names that it lacks or has something else for.
struct EvaluationScope {
  let workspace: Workspace
  var bindings: [String: Value] = [:]

  /// The value bound to a name.
  subscript(name: String) -> Value? { bindings[name] ?? workspace[name] }

  /// The value of an expression; what it changes is taken back.
  func evaluate(_ text: String, binding more: [String: Value] = [:]) throws -> Value {
    try workspace.evaluate(text, binding: bindings.merging(more) { $1 })
  }

  /// The value of an expression that is a tensor or a number; nil where it is something else.
  func tensor(_ text: String) -> Tensor? {
    switch try? evaluate(text) {
    case .int(let number)?: try? Tensor(scalar: .int(number), dtype: .float64)
    case .float(let number)?: try? Tensor(scalar: .double(number), dtype: .float64)
    case let value: value?.variable?.tensor
    }
  }
}
