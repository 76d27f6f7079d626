import Autograd
import Language
import Library
import Tensors

extension Command {
  nonisolated(unsafe) static let inspecting = [
    Command(
      "vars", "[pattern]", "the workspace: name, dtype, shape, min, mean, max, spread, grad",
      "A pattern may hold * and ?: :vars d* shows the gradients. Modules, classes and functions are "
        + "shown only where a pattern names them."
    ) { repl, argument in
      let rows = repl.summaries(matching: argument)
      guard !rows.isEmpty else {
        throw Refusal(argument.isEmpty ? "nothing is bound yet" : "no name matches \(argument)")
      }
      repl.show(.variables(rows))
    },
    Command("shape", "x", "shape and strides of x, and the statements that make and use it") {
      repl, argument in
      let tensor = try repl.requireTensor(argument, for: "shape")
      var entries = [
        ("shape", "\(tensor.sizes)"), ("strides", "\(tensor.strides)"),
        ("dtype", "torch.\(tensor.dtype.name)"),
      ]
      if let producer = repl.forward.producer(of: argument) {
        entries.append(("made by", producer.text))
      }
      for use in repl.forward.consumers(of: argument) { entries.append(("used in", use.text)) }
      repl.show(.entries(entries))
    },
    Command("show", "x", "the values of x, what they are like, and a heatmap") { repl, argument in
      let tensor = try repl.requireTensor(argument, for: "show")
      repl.show(.portrait(try Portrait(tensor, name: argument)))
    },
  ]
}

extension REPL {
  /// The tensor that a command's argument names: a name, or any expression.
  fileprivate func requireTensor(_ argument: String, for command: String) throws -> Tensor {
    guard !argument.isEmpty else { throw Refusal(":\(command) takes a tensor's name") }
    let value = try workspace[argument] ?? workspace.evaluate(argument)
    guard let tensor = value.variable?.tensor else {
      throw Refusal("\(argument) is a \(value.type.name), not a tensor")
    }
    return tensor
  }

  /// The rows of `:vars`.
  func summaries(matching pattern: String) -> [VariableSummary] {
    workspace.interpreter.globals.boundNames.map(\.text).sorted().compactMap { name in
      guard let value = workspace[name] else { return nil }
      if pattern.isEmpty {
        guard !name.hasPrefix("_"), isData(value) else { return nil }
      } else if !matches(name[...], pattern[...]) {
        return nil
      }
      return summary(of: value, named: name)
    }
  }

  private func isData(_ value: Value) -> Bool {
    guard case .object(let object) = value else { return true }
    return
      !(object is Module || object is TypeObject || object is NativeFunction
      || object is Function)
  }

  private func summary(of value: Value, named name: String) -> VariableSummary {
    guard let variable = value.variable else {
      return VariableSummary(
        name: name, type: value.type.name, shape: "", requiresGrad: false, statistics: nil,
        brief: brief(value) ?? "")
    }
    let tensor = variable.tensor
    return VariableSummary(
      name: name, type: tensor.dtype.name, shape: "\(tensor.sizes)",
      requiresGrad: variable.requiresGrad, statistics: try? Statistics(tensor), brief: "")
  }
}

/// Whether a name matches a pattern with `*` and `?`.
func matches(_ name: Substring, _ pattern: Substring) -> Bool {
  guard let first = pattern.first else { return name.isEmpty }
  if first == "*" {
    let rest = pattern.drop { $0 == "*" }
    if rest.isEmpty { return true }
    return name.indices.contains { matches(name[$0...], rest) }
  }
  guard let letter = name.first, first == "?" || first == letter else { return false }
  return matches(name.dropFirst(), pattern.dropFirst())
}
