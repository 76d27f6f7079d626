import Autograd
import Language
import Library
import Safety
import Sessions
import Tensors

/// Derives gradients from statements: goes down the syntax tree of a statement to each use of a
/// variable, and at each operation asks the graph which of its rules apply.
///
/// Every operation is run anew on copies of its operands, so that its own small graph tells the
/// rules and the gradient. Whatever is put together from the rules' texts is run as well, and only
/// kept if it gives that gradient.
struct Deriver {
  /// The name of a variable's gradient, such as `dx`.
  let gradientName: (String) -> String
  /// The name of the forward pass's last result.
  let loss: String?
  private var program: StraightLine
  /// What is known of the inner results' gradients.
  private var inner: [String: [Derivation]] = [:]
  /// Where an expression has to be taken apart, or written otherwise, for its gradient to be written.
  private var cut: StraightLine.Cut?

  init(_ program: StraightLine, gradientName: @escaping (String) -> String, loss: String?) {
    self.program = program
    self.gradientName = gradientName
    self.loss = loss
  }

  /// More results than one expression has.
  private static let mostCuts = 32

  /// One derivation for each place in the forward pass that uses the variable, from the last to the
  /// first. A statement that cannot be gone through at once is taken apart.
  mutating func derivations(of variable: String) -> [Derivation] {
    for _ in 0..<Deriver.mostCuts {
      (inner, cut) = ([:], nil)
      let found = uses(of: variable)
      guard let cut, program.split(cut) else { return found }
    }
    return uses(of: variable)
  }

  private mutating func uses(of variable: String) -> [Derivation] {
    var found: [Derivation] = []
    for assignment in program.uses(of: variable).reversed() {
      found += derivations(of: variable, in: assignment)
      if cut != nil { return found }
    }
    return found
  }

  /// What arrives at an assignment's result, and the name of its gradient.
  private mutating func upstream(of assignment: StraightLine.Assignment) -> Upstream? {
    let scope = program.scope
    guard let result = scope[assignment.name]?.variable else { return nil }
    if assignment.isInner {
      let own = inner[assignment.name] ?? uses(of: assignment.name)
      inner[assignment.name] = own
      guard cut == nil, let sum = try? Deriver.sum(own) else { return nil }
      return Upstream(
        tensor: sum, name: gradientName(assignment.name),
        isWritten: own.allSatisfy { $0.code != nil }, isOfBatch: own.allSatisfy(\.isOfBatch))
    }
    let isLoss = assignment.name == loss && result.tensor.count == 1
    let reference = result.grad?.tensor ?? (isLoss ? try? .ones(result.sizes, result.dtype) : nil)
    guard let tensor = try? reference ?? Deriver.standIn(result.sizes, result.dtype) else {
      return nil
    }
    return Upstream(
      tensor: tensor, name: isLoss ? nil : gradientName(assignment.name), isWritten: true,
      isOfBatch: reference != nil)
  }

  private struct Upstream {
    let tensor: Tensor
    /// Nil where the result is the loss, whose gradient is 1.
    let name: String?
    /// Whether the gradient can be written.
    let isWritten: Bool
    let isOfBatch: Bool
  }

  /// One derivation for each place in an assignment that uses the variable.
  private mutating func derivations(of variable: String, in assignment: StraightLine.Assignment)
    -> [Derivation]
  {
    guard let value = assignment.expression, let upstream = upstream(of: assignment) else {
      return []
    }
    let start = Way(
      steps: [], gradient: upstream.tensor,
      code: upstream.isWritten
        ? ExpressionText(upstream.name ?? "1").map { GradientCode(expression: $0) } : nil)
    var scope = program.scope
    for name in inner.keys {
      guard let gradient = try? Deriver.sum(inner[name] ?? []) else { continue }
      scope.bindings[gradientName(name)] = .tensor(Variable(gradient))
    }
    if let name = upstream.name { scope.bindings[name] = .tensor(Variable(upstream.tensor)) }
    let context = Context(
      source: assignment.source, variable: variable, assignment: assignment, whole: value,
      scope: scope)
    return ways(to: value, start, context).map { way in
      let code = finished(way, context)
      return Derivation(
        statement: assignment.statement, assignment: assignment, variable: variable,
        result: assignment.name, upstream: upstream.name, steps: way.steps, code: code,
        value: way.gradient, isOfBatch: upstream.isOfBatch,
        sharesMemoryWith: code.flatMap { sharedName($0, context) },
        inner: innerResults(from: assignment), program: program, scope: scope)
    }
  }

  /// The name of a tensor that a gradient shares its memory with.
  private func sharedName(_ code: GradientCode, _ context: Context) -> String? {
    guard code.place == nil, let written = run(code, context),
      let names = ExpressionText.parse(code.expression.text)?.readNames
    else { return nil }
    return names.map(\.text).first {
      context.scope[$0]?.variable?.tensor.storage.bytes == written.storage.bytes
    }
  }

  private static func sum(_ derivations: [Derivation]) throws -> Tensor? {
    guard let first = derivations.first else { return nil }
    return try derivations.dropFirst().reduce(first.value) {
      try Tensor.binary(.add, .tensor($0), .tensor($1.value))
    }
  }

  /// The inner results between an assignment's result and what has a name, in forward order.
  private func innerResults(from assignment: StraightLine.Assignment) -> [Derivation.Inner] {
    guard assignment.isInner, let own = inner[assignment.name] else { return [] }
    let result = Derivation.Inner(
      assignment: assignment, gradient: gradientName(assignment.name), derivations: own,
      place: program.place(of: assignment.name) ?? 0)
    return [result] + own.flatMap(\.inner)
  }

  /// A gradient without meaning, for checking rules where the true one was not kept.
  private static func standIn(_ sizes: Dims, _ dtype: DType) throws -> Tensor {
    let count = sizes.reduce(1, &*)
    // Numbers without a pattern that a wrong rule would share: fractions of multiples of √2.
    let values = (0..<count).map { place in
      let multiple = Double(place + 1) * 2.0.squareRoot()
      return multiple - multiple.rounded(.down) - 0.4
    }
    return try Tensor.from(values, sizes: sizes).to(dtype)
  }

  /// What stays the same on the way through one statement.
  private struct Context {
    let source: Source
    let variable: String
    let assignment: StraightLine.Assignment
    /// The assignment's expression.
    let whole: Expression
    let scope: EvaluationScope
  }

  /// How far the way back has come.
  private struct Way {
    var steps: [Derivation.Step]
    var gradient: Tensor
    var code: GradientCode?
  }

  /// The ways from the value of an expression to each use of the variable in it.
  private mutating func ways(to expression: Expression, _ way: Way, _ context: Context) -> [Way] {
    if case .name(let name) = expression.kind { return name.text == context.variable ? [way] : [] }
    guard expression.readNames.contains(Name(context.variable)),
      let operation = LocalOperation(expression, of: context.source, in: context.scope)
    else { return [] }
    var ways: [Way] = []
    for place in operation.operands.indices {
      let operand = operation.operands[place].expression
      guard operand.readNames.contains(Name(context.variable)),
        let gradient = try? operation.gradient(of: place, upstream: way.gradient)
      else { continue }
      guard let step = operation.step(to: place) else {
        noteExpansion(of: operation, context)
        if cut != nil { return [] }
        continue
      }
      var next = way
      next.steps.append(step.step)
      next.gradient = gradient
      next.code = way.code.flatMap { carry($0, over: operation, place, step, context, gradient) }
      if let code = way.code {
        noteCut(from: code, to: next.code, operation, context)
      }
      ways += self.ways(to: operand, next, context)
      if cut != nil { return ways }
    }
    return ways
  }

  // MARK: Cuts

  /// Notes that an operation is to be written with simpler ones.
  private mutating func noteExpansion(of operation: LocalOperation, _ context: Context) {
    guard cut == nil, let text = operation.expansion else { return }
    cut = StraightLine.Cut(
      assignment: context.assignment.name, span: operation.expression.span, replacement: text)
  }

  /// The longest notation of a gradient in one expression.
  private static let longest = 72

  /// Notes where the expression has to be taken apart: at a result whose gradient cannot be carried
  /// on, or at one that the notation would write out several times.
  private mutating func noteCut(
    from code: GradientCode, to next: GradientCode?, _ operation: LocalOperation,
    _ context: Context
  ) {
    guard cut == nil else { return }
    let isWhole = operation.expression.span == context.whole.span
    func mark(_ part: Expression) {
      cut = StraightLine.Cut(assignment: context.assignment.name, span: part.span)
    }
    guard let next else {
      if code.place == nil { noteExpansion(of: operation, context) }
      if cut != nil { return }
      if !isWhole {
        mark(operation.expression)
      } else if let part = operation.operands.first(where: { $0.expression.isComposite }) {
        mark(part.expression)
      }
      return
    }
    let text = next.expression.text
    func isRepeated(_ part: String) -> Bool {
      part.count > 8
        && text.firstRange(of: part).map { first in
          text[first.upperBound...].firstRange(of: part) != nil
        } ?? false
    }
    let isLong = text.count > Deriver.longest
    if !isWhole, isRepeated(code.expression.text) || isRepeated(operation.text) || isLong {
      mark(operation.expression)
    } else if let part = operation.operands.first(where: {
      $0.expression.isComposite && (isRepeated($0.text) || isLong)
    }) {
      mark(part.expression)
    }
  }

  // MARK: Notation

  /// The notation of the gradient one operation further back; nil where it cannot be written, or
  /// does not give what the graph gives.
  private func carry(
    _ code: GradientCode, over operation: LocalOperation, _ place: Int,
    _ step: LocalOperation.Back, _ context: Context, _ gradient: Tensor
  ) -> GradientCode? {
    guard code.place == nil else { return nil }
    let candidates = candidates(code.expression, over: operation, place, step, context)
    for candidate in candidates {
      if let value = run(candidate, context), Deriver.matches(value, gradient) { return candidate }
    }
    return nil
  }

  private func candidates(
    _ code: ExpressionText, over operation: LocalOperation, _ place: Int,
    _ step: LocalOperation.Back, _ context: Context
  ) -> [GradientCode] {
    if let index = operation.indexText, place == 0 {
      let base = operation.operands[place].text
      let tensor = index.hasPrefix("[") ? "torch.tensor(\(index))" : index
      var made = [
        GradientCode(expression: code, place: .init(base: base, index: index)),
        GradientCode(expression: code, place: .init(base: base, index: tensor, repeats: true)),
      ]
      if let inner = innerIndex(index, code, context) {
        made.append(
          GradientCode(
            expression: inner.code,
            place: .init(base: base, index: inner.index, repeats: true, dim: inner.dim)))
      }
      return made
    }
    let local = step.step
    var code = code
    // A reduction without keepdim takes dimensions away; the gradient needs them back.
    let restoration = operation.restoration ?? ""
    if !restoration.isEmpty, !code.isOne, !code.isMinusOne,
      let restored = ExpressionText(code.asAtom + restoration)
    {
      code = restored
    }
    let isNamed = local.expression == operation.text && operation.isWhole(context.source)
    var result = isNamed ? context.assignment.name : operation.text
    if !restoration.isEmpty { result = (ExpressionText(result)?.asAtom ?? result) + restoration }
    let letters = operation.letters(step.texts, gradient: code.text, result: result)
    var made: [ExpressionText] = []
    guard let rule = step.rule else {
      // Several nodes that all have slopes: the slopes' product.
      let product = step.rules.reduce(Optional(code)) { product, rule in
        rule.slope.flatMap { rule.filled($0, letters) }.flatMap { product?.times($0) }
      }
      return [product].compactMap { $0 }.map { GradientCode(expression: $0) }
    }
    if rule.gradient == "grad" {
      made.append(code)
    } else if let template = rule.gradient, let gradient = rule.filled(template, letters) {
      made.append(gradient)
    } else if let template = rule.slope, let slope = rule.filled(template, letters),
      let product = code.times(slope)
    {
      made.append(product)
      // What is averaged as well, as losses are, hands out its share.
      if local.resultSizes.isEmpty, let entry = step.texts.first.flatMap({ ExpressionText($0) }),
        let share = ExpressionText("\(product.asFactor) / \(entry.asAtom).numel()")
      {
        made.append(share)
      }
    }
    // A view is not possible of every order in memory.
    made += made.filter { $0.text.contains(".view(") }.compactMap {
      ExpressionText($0.text.replacing(".view(", with: ".reshape("))
    }
    if !local.copied.isEmpty {
      let whole = rule.gradient == nil ? [] : made
      made =
        whole
        + made.flatMap { product -> [ExpressionText] in
          let spread = ExpressionText("torch.ones_like(\(local.expression))")?.times(product)
          return [product, spread].compactMap { $0 }.compactMap {
            $0.summed(Deriver.dimensions(local))
          }
        }
    }
    return made.map { GradientCode(expression: $0) }
  }

  /// Of `:, j`, an index behind full slices: the dimension that it is of, and the index and the
  /// gradient flattened where it has several dimensions.
  private func innerIndex(_ index: String, _ code: ExpressionText, _ context: Context)
    -> (dim: Int, index: String, code: ExpressionText)?
  {
    var (dim, rest) = (0, index[...])
    while rest.hasPrefix(":, ") {
      dim += 1
      rest = rest.dropFirst(3)
    }
    guard dim > 0, let expression = ExpressionText.parse(String(rest)) else { return nil }
    var text = String(rest)
    if case .list = expression.kind { text = "torch.tensor(\(rest))" }
    guard let rank = (try? context.scope.evaluate(text))?.variable?.rank else { return nil }
    if rank == 1 { return (dim, text, code) }
    return ExpressionText("\(code.asAtom).flatten(\(dim), \(dim + rank - 1))").map {
      (dim, "\(text).flatten()", $0)
    }
  }

  /// The arguments of the sum that adds up the copies of a broadcast operand.
  private static func dimensions(_ step: Derivation.Step) -> String {
    if step.operandSizes.isEmpty { return "" }
    let list = step.copied.map(String.init).joined(separator: ", ")
    let dims = step.copied.count == 1 ? list : "(\(list))"
    let keeps = step.operandSizes.count == step.resultSizes.count
    return dims + (keeps ? ", keepdim=True" : "")
  }

  /// The gradient with the variable's own shape: a number that goes to all entries is spread.
  private func finished(_ way: Way, _ context: Context) -> GradientCode? {
    guard let code = way.code else { return nil }
    if let value = run(code, context), value.sizes == way.gradient.sizes { return code }
    let ones = ExpressionText("torch.ones_like(\(context.variable))")
    guard code.place == nil, let spread = ones?.times(code.expression),
      case let made = GradientCode(expression: spread), let value = run(made, context),
      value.sizes == way.gradient.sizes
    else { return nil }
    return made
  }

  // MARK: Trying

  private func run(_ code: GradientCode, _ context: Context) -> Tensor? {
    let name = "_dojo_gradient"
    let text =
      code.place == nil
      ? code.expression.text : (code.lines(name) + [name]).joined(separator: "\n")
    guard let value = try? context.scope.evaluate(text) else { return nil }
    switch value {
    case .int(let number): return try? Tensor(scalar: .double(Double(number)), dtype: .float32)
    case .float(let number): return try? Tensor(scalar: .double(number), dtype: .float32)
    default: return value.variable?.tensor
    }
  }

  /// Equal but for rounding, where broadcasting may still have to spread the one over the other.
  private static func matches(_ value: Tensor, _ gradient: Tensor) -> Bool {
    guard let spread = try? value.to(gradient.dtype).expand(to: gradient.sizes) else {
      return false
    }
    guard let scale = try? gradient.unary(.abs).max().item().asDouble else {
      return gradient.count == 0
    }
    return (try? spread.allclose(gradient, rtol: 1e-4, atol: 1e-5 * scale)) ?? false
  }
}
