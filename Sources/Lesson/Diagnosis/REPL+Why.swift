import Autograd
import Language
import Library
import Tensors

extension REPL {
  /// Says what `:why` says.
  func why(_ argument: String) throws {
    let variable = try argument.isEmpty ? lastCompared : argument
    guard let owner = workspace[variable]?.variable else {
      throw Refusal("there is no tensor \(variable) in the workspace")
    }
    guard let reference = owner.grad?.tensor else {
      explainMissingReference(of: variable)
      return
    }
    guard let name = Answers.names(of: variable).first(where: { workspace[$0] != nil }),
      let value = workspace[name]
    else {
      throw Refusal("neither d\(variable) nor d_\(variable) is bound yet")
    }
    guard let answer = value.variable?.tensor else {
      show(.note(remark(on: value, named: name)))
      return
    }
    if let diagnosis = diagnosis(of: variable, answer: answer, name: name) {
      for line in diagnosis.lines { show(.note(line)) }
    } else if (try? answer.unary(.abs).max().item().asDouble) == 0,
      (try? answer.allclose(reference)) != true
    {
      show(.note("\(name) is zero everywhere: nothing has been put into it yet"))
    } else {
      for line in try rounding(variable, answer, reference, name) { show(.note(line)) }
    }
  }

  /// The variable that the last comparison was about.
  private var lastCompared: String {
    get throws {
      if let last = answers.lastCompared { return last }
      throw Refusal("no answer has been compared yet; :why x asks about that of x")
    }
  }

  /// `:check expression`, `:check dx = expression`.
  func check(_ argument: String) throws {
    guard !argument.isEmpty else { throw Refusal(":check takes an expression") }
    var (expression, variable) = (argument, answers.next?.variable)
    let parsed = try parse(Source(argument, name: "<expression>"))
    if parsed.count == 1, case .assignment(let targets, let value) = parsed[0].kind,
      targets.count == 1, case .name(let name) = targets[0].kind
    {
      guard
        let owner = answers.order.map(\.variable).first(where: {
          Answers.names(of: $0).contains(name.text)
        })
      else { throw Refusal("\(name) is no gradient that is asked for") }
      variable = owner
      expression = value.text
    }
    guard let variable else {
      throw Refusal("all are answered; :check dx = expression compares it with the gradient of x")
    }
    let value = try workspace.evaluate(expression)
    compare(variable, with: value, name: "it", counts: false, expression: expression)
  }

  // MARK: Nothing to compare

  /// What is wrong with an answer that is no tensor.
  func remark(on value: Value, named name: String) -> String {
    let kind = value.type.name
    let line = "\(name) is a \(kind), not a tensor"
    switch value {
    case .none: return "\(name) is None, not a tensor: what it was set to returns nothing"
    case .int, .float, .bool:
      return line + ": a number has no shape; the gradient has one number for each entry"
    default:
      if value.list != nil { return line + ": torch.tensor(\(name)) makes one of it" }
      if kind.contains("method") || kind.contains("function") {
        return line + ": the call's parentheses are missing"
      }
      if kind.hasPrefix("return_types") || value.tuple != nil {
        return line + ": take the part that is wanted, as in .values or [0]"
      }
      return line
    }
  }

  /// Says why there is no reference gradient, and what would make one.
  func explainMissingReference(of variable: String) {
    show(.note("\(variable) has no reference gradient: its .grad is None"))
    guard let subject = workspace[variable]?.variable else { return }
    if !subject.requiresGrad {
      show(.note("it does not require a gradient: nothing that it is computed from does"))
    } else if !hasReference, !stepper.isComplete {
      show(.note("the forward pass has yet to be run to its end: :run does that"))
    } else if !subject.isLeaf, !subject.retainsGrad {
      show(
        .note(
          "it is computed, not a leaf: \(variable).retain_grad() before backward() keeps its "
            + "gradient"))
    } else {
      show(.note("backward() has not been called since, or does not reach it"))
    }
  }
}
