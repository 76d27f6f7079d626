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
  private let expression: Expression
  private let source: Source
  private let result: Variable

  /// A tensor that the operation was applied to.
  struct Operand {
    let expression: Expression
    let text: String
    /// A leaf of the operation's own graph.
    let variable: Variable
  }

  /// Nil where the expression is no tensor in the graph, or cannot be run again.
  init?(_ expression: Expression, of source: Source, in workspace: Workspace) {
    var found: [Operand] = []
    LocalOperation.visitOperands(of: expression) { part in
      let text = source.text(at: part.span)
      guard let value = LocalOperation.value(of: part, text, in: workspace) else { return false }
      var copy = Variable(value.tensor)
      if value.dtype.isFloatingPoint { try? copy.setRequiresGrad(true) }
      found.append(Operand(expression: part, text: text, variable: copy))
      return true
    }
    self.expression = expression
    self.source = source
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
    guard !found.isEmpty, let value = try? workspace.evaluate(call, binding: bindings).variable,
      value.gradFn != nil
    else { return nil }
    result = value
  }

  private static func value(
    of part: Expression, _ text: String, in workspace: Workspace
  ) -> Variable? {
    switch part.kind {
    case .constant, .slice, .lambda, .comprehension, .starred: return nil
    case .name(let name): return workspace[name.text]?.variable
    default: return try? workspace.evaluate(text).variable
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
    try Engine.grad(
      [result], [operands[place].variable], gradients: [Variable(upstream)], retainGraph: true,
      allowUnused: true)[0]?.tensor
  }

  /// The step back to an operand, and the rule if one node made the operation; nil where the result
  /// does not depend on the operand by one way.
  func step(to place: Int) -> Back? {
    let operand = operands[place]
    let paths = GraphPath.all(from: result, to: operand.variable)
    let own = ownRule(for: place)
    guard let path = paths.first, paths.count == 1 || own != nil else { return nil }
    let rules = own.map { [$0] } ?? path.steps.map { RuleText($0.rule) }
    // A product of stacks is made of one product and views, which the notation need not show.
    let main = path.steps.indices.filter { !path.steps[$0].name.contains("View") }
    let rule =
      rules.count == 1
      ? rules[0] : isMatrixProduct && main.count == 1 ? rules[main[0]] : nil
    let texts = texts(for: place, input: path.steps.first?.input)
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
    if let choice = choiceRule { return choice }
    let name: String
    var given: [Expression.Argument] = []
    switch core.kind {
    case .call(let callee, let arguments): (name, given) = (callee.calledName, arguments)
    case .attribute(_, let attribute): name = attribute.text
    default: return nil
    }
    return FunctionRules.rule(
      of: name, given, for: place, operands.map(\.variable.sizes), result.sizes
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

  // MARK: The form of the operation

  /// Whether the operation is all that the statement computes.
  func isWhole(_ source: Source) -> Bool { source.text.hasSuffix(text) && isOutermost }

  private var isOutermost: Bool {
    // `name = expression`: the expression ends where the source ends, and starts behind the `=`.
    let before = source.text.dropLast(text.count).trimmed
    return before.hasSuffix("=") && !before.dropLast().contains("(")
  }

  /// The operation without the attribute that takes one of its results, as in `x.max(1).values`.
  private var core: Expression {
    switch expression.kind {
    case .attribute(let inner, _):
      if case .call = inner.kind { return inner }
    case .subscript(let inner, _):
      if case .call(let callee, _) = inner.kind, LocalOperation.pairs.contains(callee.calledName),
        !operands.contains(where: { $0.expression.span == inner.span })
      {
        return inner
      }
    default: break
    }
    return expression
  }

  /// Functions that give values and their places.
  private static let pairs: Set = ["max", "min", "topk", "sort", "median", "mode", "kthvalue"]

  /// The text of the call whose values were taken, such as `x.topk(2, 1)`; nil for other operations.
  private var choosingCall: String? {
    guard core.span != expression.span, case .call(let callee, _) = core.kind,
      LocalOperation.pairs.contains(callee.calledName)
    else { return nil }
    return source.text(at: core.span)
  }

  /// The rule of values that were chosen along a dimension.
  private var choiceRule: RuleText? {
    guard let call = choosingCall, let operand = operands.first else { return nil }
    // The table has a rule of their own for the largest and the smallest.
    if case .attribute = expression.kind, call.contains("max(") || call.contains("min(") {
      return nil
    }
    let dim = dimensions.last ?? (result.rank < operand.variable.rank ? nil : -1)
    guard let dim else { return nil }
    let isReduced = result.rank < operand.variable.rank
    let indices = "\(call).indices" + (isReduced ? ".unsqueeze(\(dim))" : "")
    // Where a dimension is gone, the gradient has it back already.
    return RuleText(
      "the gradient goes to the elements that were chosen, 0 elsewhere: "
        + "torch.zeros_like(a).scatter(\(dim), \(indices), grad)")
  }

  /// The numbers among the arguments: of several the last is the dimension.
  private var dimensions: [Int] {
    guard case .call(let callee, let arguments) = core.kind else { return [] }
    for argument in arguments where argument.kind == .keyword("dim") {
      return argument.value.number.map { [Int($0)] } ?? []
    }
    let numbers = arguments.filter { $0.kind == .positional }.compactMap { $0.value.number }
    let isCounted = ["topk", "kthvalue"].contains(callee.calledName)
    return numbers.dropFirst(isCounted ? 1 : 0).map { Int($0) }
  }

  /// The operands' texts by their places: left and right, or the receiver and the arguments.
  private var positionalTexts: [String] {
    func text(_ part: Expression) -> String { source.text(at: part.span) }
    switch core.kind {
    case .binary(_, let left, let right): return [text(left), text(right)]
    case .unary(_, let inner), .attribute(let inner, _): return [text(inner)]
    case .subscript(let base, let index): return [text(base), text(index)]
    case .call(let callee, let arguments):
      var given = arguments.filter { $0.kind == .positional }.map { text($0.value) }
      if case .attribute(let receiver, _) = callee.kind,
        operands.contains(where: { $0.expression.span == receiver.span })
      {
        given = [text(receiver)] + given
      }
      let name = callee.calledName
      if name == "leaky_relu", given.count == 1 { return given + ["0.01"] }
      // `c + A @ B` and its like: the rules count the factors first.
      guard name.hasPrefix("add"), name.count > 3, given.count == 3 else { return given }
      return [given[1], given[2], given[0]]
    default: return operands.map(\.text)
    }
  }

  var isMatrixProduct: Bool {
    if case .binary(.matmul, _, _) = core.kind { return true }
    return false
  }

  /// Whether broadcasting applies: operators and functions that work entry by entry.
  private var isElementwise: Bool {
    switch core.kind {
    case .binary(let op, _, _): op != .matmul
    case .call(let callee, _):
      operands.count > 1 && operands.allSatisfy { $0.variable.rank <= result.rank }
        && !FunctionRules.joining.contains(callee.calledName)
    default: false
    }
  }

  /// Whether entries were put together to fewer.
  var isReduction: Bool {
    guard case .call = core.kind, operands.count == 1 else { return false }
    return result.tensor.count < operands[0].variable.tensor.count
  }

  private var reducedCount: Int {
    guard let first = operands.first, result.tensor.count > 0 else { return 1 }
    return max(1, first.variable.tensor.count / result.tensor.count)
  }

  /// What stands in the brackets of an index.
  var indexText: String? {
    if let parts = slicedText { return parts }
    guard case .subscript(_, let index) = expression.kind, core.span == expression.span else {
      return nil
    }
    let text = source.text(at: index.span)
    guard case .tuple = index.kind, text.hasPrefix("("), text.hasSuffix(")") else { return text }
    return text
  }

  /// The brackets that take what `select`, `narrow` and `split` take.
  private var slicedText: String? {
    var (whole, part) = (expression, 0)
    if case .subscript(let inner, let index) = expression.kind {
      guard let number = index.number else { return nil }
      (whole, part) = (inner, Int(number))
    }
    guard case .call(let callee, let arguments) = whole.kind, operands.count == 1,
      case .attribute(let receiver, _) = callee.kind,
      operands[0].expression.span == receiver.span
    else { return nil }
    let numbers = arguments.compactMap { $0.value.number.map { Int($0) } }
    guard numbers.count == arguments.count else { return nil }
    func at(_ dim: Int, _ text: String) -> String? {
      dim >= 0 ? String(repeating: ":, ", count: dim) + text : nil
    }
    let isWhole = whole.span == expression.span
    switch (callee.calledName, numbers.count, isWhole) {
    case ("select", 2, true): return at(numbers[0], "\(numbers[1])")
    case ("narrow", 3, true): return at(numbers[0], "\(numbers[1]):\(numbers[1] + numbers[2])")
    case ("unbind", 0...1, false): return at(numbers.last ?? 0, "\(part)")
    case ("split", 1...2, false):
      return at(
        numbers.count > 1 ? numbers[1] : 0, "\(part * numbers[0]):\((part + 1) * numbers[0])")
    default: return nil
    }
  }

  /// The dimension argument as it was written.
  var dimension: String? {
    guard case .call(_, let arguments) = core.kind else { return nil }
    for argument in arguments {
      if case .keyword(let name) = argument.kind, ["dim", "axis"].contains(name.text) {
        return source.text(at: argument.value.span)
      }
    }
    let texts = arguments.filter { $0.kind == .positional }.map { source.text(at: $0.value.span) }
    return texts.first { Int($0) != nil }
  }
}
