import Autograd
import Language
import Library
import Sessions
import Tensors

/// One operation of an expression, run anew on copies of its operands, so that its graph is its own.
struct LocalOperation {
  /// The operation as it was written.
  let text: String
  let operands: [Operand]
  let expression: Expression
  let source: Source
  let result: Variable
  let scope: EvaluationScope
  /// The place of the operand that the result is itself, as `x.float()` is `x` if that is float32.
  let identity: Int?

  /// A tensor that the operation was applied to.
  struct Operand {
    let expression: Expression
    let text: String
    /// A leaf of the operation's own graph.
    let variable: Variable
  }

  /// Nil where the expression is no tensor in the graph, or cannot be run again.
  init?(_ expression: Expression, of source: Source, in scope: EvaluationScope) {
    var found: [Operand] = []
    LocalOperation.visitOperands(of: expression) { part in
      let text = source.text(at: part.span)
      guard let value = LocalOperation.value(of: part, text, in: scope) else { return false }
      var copy = Variable(value.tensor)
      if value.dtype.isFloatingPoint { try? copy.setRequiresGrad(true) }
      found.append(Operand(expression: part, text: text, variable: copy))
      return true
    }
    self.expression = expression
    self.source = source
    self.scope = scope
    text = source.text(at: expression.span)
    operands = found
    // The operands' texts give way to names, from the last to the first so that columns stay right.
    var scalars = Array(text.unicodeScalars)
    var bindings: [String: Value] = [:]
    let start = expression.span.column
    for (place, operand) in found.enumerated().reversed() {
      let span = operand.expression.span
      guard span.line == expression.span.line, span.endLine == span.line,
        span.column >= start, span.endColumn - start <= scalars.count
      else { return nil }
      let name = "_dojo_operand_\(place)"
      scalars.replaceSubrange(
        (span.column - start)..<(span.endColumn - start), with: name.unicodeScalars)
      bindings[name] = .tensor(operand.variable)
    }
    let call = String(String.UnicodeScalarView(scalars))
    guard !found.isEmpty, let value = try? scope.evaluate(call, binding: bindings).variable else {
      return nil
    }
    let same = found.firstIndex { $0.variable.meta === value.meta && value.meta != nil }
    guard value.gradFn != nil || same != nil else { return nil }
    result = value
    identity = same
  }

  private static func value(
    of part: Expression, _ text: String, in scope: EvaluationScope
  ) -> Variable? {
    switch part.kind {
    case .constant, .slice, .lambda, .comprehension, .starred: return nil
    case .name(let name): return scope[name.text]?.variable
    default: return try? scope.evaluate(text).variable
    }
  }

  /// Visits the largest expressions within another; `visit` says whether one is an operand, and so
  /// is not to be gone into.
  private static func visitOperands(of expression: Expression, _ visit: (Expression) -> Bool) {
    expression.kind.forEachChild { part in
      switch part.kind {
      case .lambda, .comprehension, .constant: return
      default: if !visit(part) { visitOperands(of: part, visit) }
      }
    }
  }

  /// A step back to an operand.
  struct Back {
    let step: Derivation.Step
    /// The rule that the notation is made of; nil where several nodes made the operation.
    let rule: RuleText?
    /// The rules of all nodes.
    let rules: [RuleText]
    /// What the rules' operands stand for.
    let texts: [String]
  }

  // MARK: Rules

  /// The gradient of an operand, from the result's.
  func gradient(of place: Int, upstream: Tensor) throws -> Tensor? {
    if let identity { return identity == place ? upstream : nil }
    return try Engine.grad(
      [result], [operands[place].variable], gradients: [Variable(upstream)], retainGraph: true,
      allowUnused: true)[0]?.tensor
  }

  /// The step back to an operand, and the rule if one node made the operation; nil where the result
  /// does not depend on the operand by one way.
  func step(to place: Int) -> Back? {
    let operand = operands[place]
    let paths = GraphPath.all(from: result, to: operand.variable)
    let own = ownRule(for: place)
    guard own != nil || paths.count == 1 else { return nil }
    let rules = own.map { [$0] } ?? paths[0].steps.map { RuleText($0.rule) }
    let rule = rules.count == 1 ? rules[0] : nil
    let texts = texts(for: place, input: paths.first?.steps.first?.input)
    let step = Derivation.Step(
      expression: text, operand: operand.text, rules: rules.map(\.words).filter { !$0.isEmpty },
      letters: letterTexts(rule, texts), operandSizes: operand.variable.sizes,
      resultSizes: result.sizes,
      copied: isElementwise ? copiedDimensions(of: operand.variable.sizes) : [],
      local: rule.flatMap { local($0, texts) })
    return Back(step: step, rule: rule, rules: rules, texts: texts)
  }

  /// The rule of the whole function in terms of its own operands, where the nodes' rules do not do.
  private func ownRule(for place: Int) -> RuleText? {
    if identity == place {
      return RuleText("\(text) is \(operands[place].text) itself, so the gradient as it is: grad")
    }
    if let choice = choiceRule { return choice }
    if slicedText != nil {
      return RuleText("the gradient goes to the part that was taken, 0 elsewhere")
    }
    let sizes = operands.map(\.variable.sizes)
    if isMatrixProduct, let rule = FunctionRules.product(place, sizes, result.sizes) {
      return RuleText(rule)
    }
    if let rule = call.flatMap({ FunctionRules.rule(of: $0, for: place) }) { return RuleText(rule) }
    let name: String
    var given: [Expression.Argument] = []
    switch core.kind {
    case .call(let callee, let arguments): (name, given) = (callee.calledName, arguments)
    case .attribute(_, let attribute): name = attribute.text
    default: return nil
    }
    return FunctionRules.rule(
      of: name, given, for: place, sizes, result.sizes
    ).map { RuleText($0) }
  }

  /// The operands' texts as the rule counts them: PyTorch takes `2 * x` for `x * 2`, so that the
  /// tensor comes first.
  private func texts(for place: Int, input: Int?) -> [String] {
    let texts = positionalTexts
    guard case .binary = core.kind, input == 0, texts.count == 2,
      operands[place].text == texts[1], operands.count == 1
    else { return texts }
    return texts.reversed()
  }

  /// The dimensions of the result that an operand of this shape was copied along.
  private func copiedDimensions(of sizes: Dims) -> [Int] {
    let leading = result.sizes.count - sizes.count
    guard leading >= 0 else { return [] }
    return result.sizes.indices.filter {
      $0 < leading || (sizes[$0 - leading] == 1 && result.sizes[$0] != 1)
    }
  }

  private func local(_ rule: RuleText, _ texts: [String]) -> String? {
    let letters = letters(texts, gradient: "grad", result: text)
    return (rule.gradient ?? rule.slope).flatMap { rule.filled($0, letters)?.text }
  }

  /// What the rule's letters stand for, of those that occur in it.
  private func letterTexts(
    _ rule: RuleText?, _ texts: [String]
  ) -> [(letter: String, text: String)] {
    guard let rule else { return [] }
    var letters: [(letter: String, text: String)] = []
    let names = LocalOperation.names(in: rule.words)
    for (letter, place) in rule.places.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) })
    where names.contains(letter) && texts.indices.contains(place) && texts[place] != letter {
      letters.append((letter, texts[place]))
    }
    if names.contains("n"), isReduction { letters.append(("n", "\(reducedCount)")) }
    return letters
  }

  private static func names(in text: String) -> Set<String> {
    var names = Set(text.split { !($0.isLetter || $0 == "_") }.map(String.init))
    for name in names where name.count == 2 && name.hasPrefix("d") {
      names.insert(String(name.dropFirst()))
    }
    return names
  }

  /// What a rule's letters stand for here.
  func letters(_ texts: [String], gradient: String, result: String) -> RuleText.Letters {
    RuleText.Letters(
      operands: texts, result: result, gradient: gradient, count: reducedCount,
      dimension: dimension)
  }
}

extension Expression {
  /// Whether it computes something: it is neither a name nor a part of one.
  var isComposite: Bool {
    switch kind {
    case .name, .constant: false
    case .attribute(let inner, _), .subscript(let inner, _): inner.isComposite
    default: true
    }
  }
}
