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
    /// The learner's statement, where `statement` is the first of its parts.
    package let source: String?
    /// What that statement's parts are called that the learner has no names for.
    package let definitions: [String]
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

  /// A derivation for each use of a variable in the forward pass, in backward order; none where they
  /// do not add up to its gradient, for then one is missing.
  func derivations(of variable: String) -> [Derivation] {
    if let known = derived?[variable] { return known }
    let line =
      derived?.line
      ?? StraightLine(
        forward.statements, after: exercise.setup.map(\.source), of: answers.order.map(\.variable),
        in: workspace, gradientName: gradientName)
    let made = derivations(of: variable, in: line)
    derived?.line = line
    derived?[variable] = made
    return made
  }

  private func derivations(of variable: String, in line: StraightLine) -> [Derivation] {
    var deriver = Deriver(
      line, gradientName: gradientName, loss: forward.statements.last?.bound.last)
    let found = deriver.derivations(of: variable)
    guard let reference = workspace[variable]?.variable?.grad?.tensor,
      found.allSatisfy(\.isOfBatch)
    else { return found }
    let sum = found.dropFirst().reduce(found.first?.value) { sum, next in
      sum.flatMap { try? Tensor.binary(.add, .tensor($0), .tensor(next.value)) }
    }
    let peaks = (found.map(\.value) + [reference]).compactMap { try? Target($0).peak.size }
    let isWhole = sum.flatMap {
      try? $0.allclose(reference, rtol: 1e-4, atol: 1e-5 * (peaks.max() ?? 0))
    }
    return isWhole == true ? found : []
  }

  /// Derives the gradient of a variable; refuses where the forward pass has not run.
  func explanation(of variable: String) throws -> Explanation {
    let tensor = try requireForward(variable)
    if let known = derived?.explanations[variable] { return known }
    let made = try explanation(of: variable, tensor)
    derived?.explanations[variable] = made
    return made
  }

  private func explanation(of variable: String, _ tensor: Tensor) throws -> Explanation {
    let derived = derivations(of: variable)
    let entry = sharedEntry(derived)
    let uses = derived.isEmpty ? graphUses(of: variable) : uses(derived, of: variable, at: entry)
    guard !uses.isEmpty else {
      throw Refusal("no statement of the forward pass uses \(variable)")
    }
    let closing =
      derived.count > 1
      ? "\(variable) is used \(count(derived.count)): the gradients of all uses are added"
        + (entry.map { ": " + total(derived, of: variable, at: $0) } ?? ".") : nil
    return Explanation(
      variable: variable, shape: "\(tensor.sizes)", uses: uses, closing: closing)
  }

  /// An entry to which every one of several uses adds something, the most of all.
  private func sharedEntry(_ derived: [Derivation]) -> Int? {
    guard derived.count > 1, derived.allSatisfy(\.isOfBatch) else { return nil }
    let values = derived.compactMap { try? Entries($0.value) }
    guard values.count == derived.count, let count = values.first?.count else { return nil }
    func least(_ place: Int) -> Double { values.map { abs($0[place]) }.min() ?? 0 }
    return (0..<count).max { least($0) < least($1) }.flatMap { least($0) > 0 ? $0 : nil }
  }

  /// `dx[3, 5] = 0.1 + 0.2 = 0.3`.
  private func total(_ derived: [Derivation], of variable: String, at place: Int) -> String {
    let values = derived.compactMap { try? Entries($0.value)[place] }
    let terms = values.enumerated().map { number, value in
      let text = NumericExample.short(number == 0 ? value : abs(value))
      return number == 0 ? text : (value < 0 ? " - " : " + ") + text
    }
    let sizes = derived.first?.value.sizes ?? Dims([])
    return NumericExample.entry(gradientName(of: variable), place, sizes)
      + " = \(terms.joined()) = " + NumericExample.short(values.reduce(0, +))
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

  private func uses(_ derived: [Derivation], of variable: String, at entry: Int?)
    -> [Explanation.Use]
  {
    let pieces = derived.pieces(gradientName(of: variable))
    let inner = derived.inner
    var seen: Set<String> = []
    return pieces.map { piece in
      let source = piece.derivation.statement
      let isFirst = seen.insert(source).inserted && piece.statement != source
      var own = inner.filter { $0.assignment.statement == source }
      // What the line below says anyway.
      if own.count == 1, own[0].assignment.name == piece.derivation.result { own = [] }
      return use(
        piece, source: isFirst ? source : nil,
        definitions: isFirst
          ? aliases(in: piece) + own.map { "\($0.assignment.name) = \($0.assignment.text)" } : [],
        at: piece.derivation.variable == variable ? entry : sharedEntry(piece.uses))
    }
  }

  /// The names in a statement that are other names' tensors.
  private func aliases(in piece: DerivationPiece) -> [String] {
    let names = Stepper.Step(piece.derivation.statement).read
    return piece.derivation.program.aliases.filter { names.contains($0.key) }
      .sorted { $0.key < $1.key }
      .map { name, alias in
        let original = alias.text ?? "\(name)"
        return "\(name) = \(alias.name), for \(original) is \(alias.name) itself"
      }
  }

  private func use(
    _ piece: DerivationPiece, source: String?, definitions: [String], at entry: Int?
  ) -> Explanation.Use {
    let (derivation, name) = (piece.derivation, piece.name)
    let rules = derivation.steps.map { step in
      Explanation.Rule(
        expression: step.expression,
        text: step.rules.joined(separator: ";  then "),
        letters: step.letters.map { "\($0.letter) = \($0.text)" }.joined(separator: ", "))
    }
    let bindings = derivation.scope.bindings
    let bound = bindings.merging([name: .tensor(Variable(derivation.value))]) { $1 }
    var notes = notes(derivation)
    if let other = derivation.sharesMemoryWith, piece.place == 0, piece.uses.count > 1 {
      notes.append("clone, or the += below would change \(other) as well.")
    }
    if derivation.code?.place?.repeats == true {
      notes.append(
        "A place can occur several times in the index, and all its gradients are added: a plain += "
          + "by index would keep only one of them. A loop over the index does the same.")
    }
    let code = piece.lines.map {
      drawShapes($0, binding: bound) ?? ShapeDrawing(text: $0, rows: [], result: nil)
    }
    return Explanation.Use(
      statement: piece.statement, source: source, definitions: definitions, rules: rules,
      code: code,
      notes: notes, example: example(derivation, name, at: entry, adding: piece.place > 0))
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
    _ derivation: Derivation, _ name: String, at entry: Int?, adding: Bool
  ) -> [String] {
    guard derivation.isOfBatch else { return [] }
    let sign = adding ? "+=" : "="
    let product = derivation.code.flatMap { code in
      code.place != nil
        ? nil
        : NumericExample(
          name, of: code.expression, derivation.value, at: entry,
          evaluate: { derivation.scope.tensor($0) })
    }
    if let code = derivation.code, code.place == nil, code.expression.isName,
      let values = try? Entries(derivation.value), values.count > 0,
      case let place = entry ?? values.peak.place, values[place] != 0
    {
      let sizes = derivation.value.sizes
      return [
        NumericExample.entry(name, place, sizes) + " \(sign) "
          + NumericExample.entry(code.expression.text, place, sizes)
          + " = \(NumericExample.short(values[place]))"
      ]
    }
    if let example = product ?? NumericExample(slopesOf: derivation, name, at: entry) {
      let isValue = example.calculation == example.value
      return [
        "\(example.entry) \(sign) \(example.calculation)" + (isValue ? "" : " = \(example.value)")
      ]
    }
    guard let values = try? Entries(derivation.value), values.count > 0 else { return [] }
    let place = entry ?? values.peak.place
    if values[place] == 0, entry == nil { return ["every entry of \(name) is 0"] }
    return [
      NumericExample.entry(name, place, derivation.value.sizes)
        + " \(sign) \(NumericExample.short(values[place]))"
    ]
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
        statement: text ?? contribution.consumer, source: nil, definitions: [],
        rules: [
          Explanation.Rule(
            expression: contribution.consumer, text: RuleText(contribution.rule).words, letters: "")
        ],
        code: [], notes: ["it adds a gradient of \(contribution.gradient.sizes)"], example: [])
    }
  }
}
