import Autograd
import Language
import Library
import Sessions
import Tensors

/// What `:explain` derives: where a variable's gradient comes from.
package struct Explanation {
  package let variable: String
  package let shape: String
  package let uses: [Use]
  /// What is to be done with the gradients of several uses.
  package let closing: String?

  /// One use of the variable in a statement.
  package struct Use {
    package let statement: String
    /// From the statement's result back to the variable.
    package let rules: [Rule]
    /// The gradient in PyTorch's notation, with shapes; empty where there are only words.
    package let code: [ShapeDrawing]
    package let notes: [String]
    /// One entry of the gradient with this batch's numbers.
    package let example: [String]
  }

  /// The local rule of an operation.
  package struct Rule {
    package let expression: String
    package let text: String
    /// What its letters stand for.
    package let letters: String
  }
}

extension REPL {
  /// The name of a variable's gradient: the one that is bound, or the one that the exercise uses.
  func gradientName(of variable: String) -> String {
    Answers.names(of: variable).first { workspace[$0] != nil }
      ?? exercise.gradientName(of: variable)
  }

  private var deriver: Deriver {
    Deriver(
      workspace: workspace, gradientName: gradientName, loss: forward.statements.last?.bound.last)
  }

  /// A derivation for each use of a variable in the forward pass, in backward order.
  func derivations(of variable: String) -> [Derivation] {
    let deriver = deriver
    return forward.consumers(of: variable).reversed().flatMap {
      deriver.derivations(of: variable, in: $0)
    }
  }

  /// Derives the gradient of a variable; refuses where the forward pass has not run.
  func explanation(of variable: String) throws -> Explanation {
    let tensor = try requireForward(variable)
    let derived = derivations(of: variable)
    let uses =
      derived.isEmpty
      ? graphUses(of: variable)
      : derived.enumerated().map { use($1, of: variable, place: $0, of: derived.count) }
    guard !uses.isEmpty else {
      throw Refusal("no statement of the forward pass uses \(variable)")
    }
    let closing =
      uses.count > 1
      ? "\(variable) is used \(count(uses.count)): the gradients of all uses are added." : nil
    return Explanation(
      variable: variable, shape: "\(tensor.sizes)", uses: uses, closing: closing)
  }

  private func count(_ uses: Int) -> String { uses == 2 ? "twice" : "\(uses) times" }

  /// The tensor of a variable whose consumers have run.
  func requireForward(_ variable: String) throws -> Tensor {
    guard let tensor = tensor(variable) else {
      throw Refusal(
        stepper.isComplete
          ? "there is no tensor \(variable) in the workspace"
          : "\(variable) has no value yet: :run runs the forward pass")
    }
    guard forward.isComplete else {
      throw Refusal("the forward pass has not run to its end yet: :run does that")
    }
    return tensor
  }

  private func use(
    _ derivation: Derivation, of variable: String, place: Int, of count: Int
  ) -> Explanation.Use {
    let rules = derivation.steps.map { step in
      Explanation.Rule(
        expression: step.expression,
        text: step.rules.joined(separator: ";  then "),
        letters: step.letters.map { "\($0.letter) = \($0.text)" }.joined(separator: ", "))
    }
    let bindings = upstreamBindings(derivation)
    let name = gradientName(of: variable)
    let bound = bindings.merging([name: .tensor(Variable(derivation.value))]) { $1 }
    var lines = derivation.code?.lines(name, adding: place > 0) ?? []
    var notes = notes(derivation)
    // What comes second is added in place, which must not change the gradient that came first.
    if let upstream = derivation.upstream, lines == ["\(name) = \(upstream)"], count > 1 {
      lines = ["\(name) = \(upstream).clone()"]
      notes.append("clone, or the += below would change \(upstream) as well.")
    }
    if derivation.code?.place?.repeats == true {
      notes.append(
        "A place can occur several times in the index, and all its gradients are added: a plain += "
          + "by index would keep only one of them. A loop over the index does the same.")
    }
    let code = lines.map {
      drawShapes($0, binding: bound) ?? ShapeDrawing(text: $0, rows: [], result: nil)
    }
    return Explanation.Use(
      statement: derivation.statement, rules: rules, code: code,
      notes: notes, example: example(derivation, name, bindings))
  }

  /// The result's gradient by its name, from the reference.
  func upstreamBindings(_ derivation: Derivation) -> [String: Value] {
    guard let name = derivation.upstream,
      let gradient = workspace[derivation.result]?.variable?.grad
    else { return [:] }
    return [name: .tensor(gradient)]
  }

  private func notes(_ derivation: Derivation) -> [String] {
    derivation.steps.compactMap { step in
      guard !step.copied.isEmpty else { return nil }
      let copies = step.copied.reduce(1) { $0 * step.resultSizes[$1] }
      let dims = step.copied.map(String.init).joined(separator: " and ")
      let keeps = step.operandSizes.count == step.resultSizes.count
      let kept = step.operandSizes.isEmpty || !keeps ? "" : " keepdim=True keeps the dimension."
      return
        "\(step.operand) is \(step.operandSizes), the result \(step.resultSizes): broadcasting "
        + "copied it \(copies) times along dimension \(dims), so the gradients of the \(copies) "
        + "copies are added.\(kept)"
    }
  }

  private func example(
    _ derivation: Derivation, _ name: String, _ bindings: [String: Value]
  ) -> [String] {
    guard derivation.isOfBatch, let code = derivation.code, code.place == nil,
      let example = NumericExample(
        name, of: code.expression, derivation.value,
        evaluate: { text in
          let value = try? self.workspace.evaluate(text, binding: bindings)
          switch value {
          case .int(let number): return try? Tensor(scalar: .int(number), dtype: .float64)
          case .float(let number): return try? Tensor(scalar: .double(number), dtype: .float64)
          default: return value?.variable?.tensor
          }
        })
    else { return [] }
    return ["\(example.entry) = \(example.calculation) = \(example.value)"]
  }

  /// What the graph alone says of a variable's uses: for statements that cannot be taken apart.
  private func graphUses(of variable: String) -> [Explanation.Use] {
    guard let contributions = workspace[variable]?.variable?.meta?.contributions else { return [] }
    return contributions.filter { !$0.consumer.isEmpty }.map { contribution in
      let statement = forwardNodes.first { $0.sequences.contains(contribution.sequence) }
      let text = statement.flatMap { made in
        forward.statements.first { $0.bound.last == made.name }?.text
      }
      return Explanation.Use(
        statement: text ?? contribution.consumer,
        rules: [
          Explanation.Rule(
            expression: contribution.consumer, text: RuleText(contribution.rule).words, letters: "")
        ],
        code: [], notes: ["it adds a gradient of \(contribution.gradient.sizes)"], example: [])
    }
  }
}
