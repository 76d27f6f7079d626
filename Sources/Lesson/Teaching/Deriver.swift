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
  let workspace: Workspace
  /// The name of a variable's gradient, such as `dx`.
  let gradientName: (String) -> String
  /// The name of the forward pass's last result.
  let loss: String?

  /// One derivation for each place in the statement that uses the variable; empty where the
  /// statement is not one that binds a tensor to a name, or has meanwhile other operands.
  func derivations(of variable: String, in step: Stepper.Step) -> [Derivation] {
    let text = step.text.split(whereSeparator: \.isNewline).map(\.trimmed).joined(separator: " ")
    let source = Source(text, name: "<statement>")
    guard let statement = try? parse(source).first,
      case .assignment(let targets, let value) = statement.kind, targets.count == 1,
      case .name(let target) = targets[0].kind,
      let result = workspace[target.text]?.variable
    else { return [] }
    let isLoss = target.text == loss && result.tensor.count == 1
    let reference = result.grad?.tensor ?? (isLoss ? try? .ones(result.sizes, result.dtype) : nil)
    guard let upstream = try? reference ?? Deriver.standIn(result.sizes, result.dtype) else {
      return []
    }
    let name = gradientName(target.text)
    let start = Way(
      steps: [], gradient: upstream,
      code: ExpressionText(isLoss ? "1" : name).map { GradientCode(expression: $0) })
    let context = Context(
      source: source, variable: variable, result: target.text,
      bindings: [name: .tensor(Variable(upstream))])
    return ways(to: value, start, context).map { way in
      let code = finished(way, context)
      let written = code.flatMap { $0.place == nil ? run($0, context) : nil }
      return Derivation(
        statement: step.text, variable: variable, result: target.text,
        upstream: isLoss ? nil : name, steps: way.steps, code: code, value: way.gradient,
        isOfBatch: reference != nil,
        sharesUpstream: written?.storage.bytes == upstream.storage.bytes)
    }
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
    let result: String
    let bindings: [String: Value]
  }

  /// How far the way back has come.
  private struct Way {
    var steps: [Derivation.Step]
    var gradient: Tensor
    var code: GradientCode?
  }

  /// The ways from the value of an expression to each use of the variable in it.
  private func ways(to expression: Expression, _ way: Way, _ context: Context) -> [Way] {
    if case .name(let name) = expression.kind { return name.text == context.variable ? [way] : [] }
    guard expression.readNames.contains(Name(context.variable)),
      let operation = LocalOperation(expression, of: context.source, in: workspace)
    else { return [] }
    return operation.operands.indices.flatMap { place -> [Way] in
      let operand = operation.operands[place].expression
      guard operand.readNames.contains(Name(context.variable)),
        let gradient = try? operation.gradient(of: place, upstream: way.gradient),
        let step = operation.step(to: place)
      else { return [] }
      var next = way
      next.steps.append(step.step)
      next.gradient = gradient
      next.code = way.code.flatMap { carry($0, over: operation, place, step, context, gradient) }
      return ways(to: operand, next, context)
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
      return [false, true].map {
        GradientCode(
          expression: code,
          place: .init(
            base: base, index: $0 && index.hasPrefix("[") ? "torch.tensor(\(index))" : index,
            repeats: $0))
      }
    }
    let local = step.step
    var code = code
    // A reduction without keepdim takes a dimension away; the gradient needs it back.
    if local.resultSizes.count < local.operandSizes.count, !local.resultSizes.isEmpty,
      !code.isOne, !code.isMinusOne, operation.isReduction, let dimension = operation.dimension,
      let restored = ExpressionText(code.asAtom + ".unsqueeze(\(dimension))")
    {
      code = restored
    }
    let isNamed = local.expression == operation.text && operation.isWhole(context.source)
    var result = isNamed ? context.result : operation.text
    if let dimension = operation.dimension, operation.isReduction,
      local.resultSizes.count < local.operandSizes.count, !local.resultSizes.isEmpty
    {
      result = (ExpressionText(result)?.asAtom ?? result) + ".unsqueeze(\(dimension))"
    }
    let letters = operation.letters(step.texts, gradient: code.text, result: result)
    var made: [ExpressionText] = []
    guard let rule = step.rule else {
      // Several nodes that all have slopes: the slopes' product.
      let product = step.rules.reduce(Optional(code)) { product, rule in
        rule.slope.flatMap { rule.filled($0, letters) }.flatMap { product?.times($0) }
      }
      return [product].compactMap { $0 }.map { GradientCode(expression: $0) }
    }
    if let template = rule.gradient, let gradient = rule.filled(template, letters) {
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
    // Of a product with a stack of matrices, the products of all are added.
    let leading = local.resultSizes.count - local.operandSizes.count
    if operation.isMatrixProduct, local.resultSizes.count > 2 {
      made += made.compactMap { ExpressionText($0.text.replacing(".T ", with: ".mT ")) }
      if leading > 0 {
        let dims = (0..<leading).map(String.init).joined(separator: ", ")
        made += made.compactMap { $0.summed(leading == 1 ? dims : "(\(dims))") }
      }
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
    guard let value = try? workspace.evaluate(text, binding: context.bindings) else { return nil }
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
