import Autograd
import Language
import Library
import Safety
import Sessions
import Tensors

/// A fresh interpreter in which recorded operations run as a learner would write them.
struct Workspace {
  let interpreter = Interpreter(output: { _ in })

  init() throws {
    Builtins.install(into: interpreter)
    Library.install(into: interpreter)
    NamesFile.install(in: interpreter, explicit: nil)
    try run("import random, torch\nimport torch.nn.functional as F")
  }

  /// Runs statements; the value of the last one, if it is an expression.
  @discardableResult
  func run(_ source: String) throws -> Value {
    try interpreter.run(Source(source, name: "<golden>"))
  }

  func set(_ name: String, _ tensor: Tensor) {
    interpreter.globals[Name(name)] = Value.tensor(Variable(tensor))
  }

  /// The value of an expression that gives a tensor.
  func tensor(_ expression: String) throws -> Tensor {
    guard let variable = try run(expression).variable else {
      throw NamedError("TypeError", "\(expression) is no tensor")
    }
    return variable.tensor
  }

  /// The value of an expression that gives a list of numbers.
  func numbers(_ expression: String) throws -> [Double] {
    try Operations.items(of: run(expression)).map { try Operations.double($0) }
  }

  /// A JSON value as Python's literal.
  static func literal(_ json: Any) throws -> String {
    if let list = json as? [Any] {
      return "[" + (try list.map(literal)).joined(separator: ", ") + "]"
    }
    if let flag = json as? Bool { return flag ? "True" : "False" }
    return "\(json)"
  }
}
