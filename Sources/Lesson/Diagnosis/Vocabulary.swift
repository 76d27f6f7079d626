import Language
import Library
import Tensors

/// The names and forms that a learner could have written instead.
struct Vocabulary {
  /// The shapes of the tensors of the forward pass, and of the gradients found so far.
  let sizes: [String: [Int]]
  /// The numbers that the forward pass reads.
  let scalars: [String: Double]
  /// The names of tensors of whole numbers: places, or rows to look up.
  let indices: [String]
  /// The lengths of the dimensions at hand, by name where they have one.
  let lengths: [(expression: Expression, value: Int)]
  /// The names of answers.
  let gradients: Set<String>
  /// The gradients that an answer can start from: those of what is computed from the variable.
  let sources: [String]
  /// Names close to the variable at hand: those of the statements that make and use it, and the
  /// gradients that come from there.
  let near: Set<String>
  /// Expressions of the forward pass around a name, such as `bnvar + 1e-5` for `bnvar`.
  let surroundings: [String: [Expression]]
  /// The functions and operators of the statements that make and use the variable.
  let operations: Set<String>
  /// Parts of the right gradient's notation.
  var derived: [DerivedForms.Part] = []

  /// Functions whose argument only gives a shape.
  static let shapeFunctions: Set<String> = [
    "zeros_like", "ones_like", "empty_like", "full_like", "view", "reshape", "expand_as", "expand",
    "zeros", "ones", "range", "arange", "len", "size", "view_as",
  ]

  /// Functions that add up over a dimension.
  static let sumFunctions: Set<String> = [
    "sum", "mean", "softmax", "log_softmax", "logsumexp", "cumsum",
  ]

  /// Without what is known of the right gradient.
  var withoutDerived: Vocabulary {
    var copy = self
    copy.derived = []
    return copy
  }

  func isGradient(_ name: String) -> Bool { gradients.contains(name) }

  /// Whether a gradient may have been meant where a name stands: one that an answer can start from,
  /// or the name's own.
  func isSource(_ gradient: String, for name: String) -> Bool {
    sources.contains(gradient)
      || (isGradient(gradient) && ["d" + name, "d_" + name].contains(gradient))
  }

  /// The extra cost of a name that has nothing to do with the variable at hand.
  func distance(_ name: String) -> Double { near.contains(name) ? 0 : 0.15 }

  func isModule(_ expression: Expression) -> Bool {
    guard case .name(let name) = expression.kind else { return false }
    return ["torch", "F", "math", "np", "nn"].contains(name.text)
  }

  /// Tensors of the same kind that could have been meant; those of its own shape first.
  func alternatives(to name: String) -> [String] {
    if isGradient(name) { return sources.filter { $0 != name && sizes[$0] != nil } }
    return sizes.keys.sorted().filter { $0 != name && !isGradient($0) }
  }

  /// The one tensor of the forward pass that an expression is a function of; nil where there are
  /// several, or gradients, or none.
  func onlyTensor(of expression: Expression) -> Expression? {
    var found: Expression?
    var isAlone = true
    expression.walk { inner in
      guard case .name(let name) = inner.kind, sizes[name.text] != nil else { return }
      if isGradient(name.text) || (found.map { $0.text != name.text } ?? false) { isAlone = false }
      found = inner
    }
    return isAlone ? found : nil
  }

  /// Whether one of some operations is at hand.
  func has(_ names: [String]) -> Bool { names.contains { operations.contains($0) } }

  /// What a derivative makes of a tensor, or the forward pass.
  func forms(of expression: Expression, _ name: String) -> [(Expression, Double)] {
    let one = Expression.number(1)
    func power(_ exponent: Double) -> Expression {
      .binary(.power, expression, .decimal(exponent))
    }
    func call(_ method: String) -> Expression { .call(method: method, of: expression) }
    var forms: [(Expression, Double)] = [
      (power(2), 1.05), (.binary(.multiply, .number(2), expression), 1.3),
      (.binary(.subtract, one, expression), 1.3), (one, 1.3),
    ]
    if has(["**", "/", "sqrt", "rsqrt", "reciprocal", "pow", "norm", "std", "log"]) {
      forms += [
        (power(-1), 1), (power(-2), 1.15), (.negated(power(-2)), 1.2), (power(3), 1.3),
        (power(-3), 1.35), (call("sqrt"), 1.3),
      ]
    }
    if has(["tanh", "**"]) { forms.append((.binary(.subtract, one, power(2)), 1.2)) }
    if has(["sigmoid", "softmax"]) {
      forms.append((.binary(.multiply, expression, .binary(.subtract, one, expression)), 1.3))
    }
    if has(["softmax", "log_softmax", "cross_entropy", "logsumexp", "exp"]) {
      forms += [
        (.call(method: "softmax", of: expression, [.number(-1)]), 1.3), (call("exp"), 1.2),
      ]
    }
    if has(["sin", "cos"]) {
      forms += [(call("cos"), 1.4), (call("sin"), 1.4), (.negated(call("sin")), 1.4)]
    }
    for name in ["log", "tanh"] where has([name]) { forms.append((call(name), 1.3)) }
    for around in surroundings[name] ?? [] { forms.append((around, 1.1)) }
    return forms
  }

  /// Whether an expression is computed from a tensor.
  func mentionsTensor(_ expression: Expression) -> Bool {
    expression.readNames.contains { sizes[$0.text] != nil }
  }

  /// Whether an expression is built of numbers alone, or of a tensor of ones.
  func isConstant(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .constant: true
    case .name(let name): scalars[name.text] != nil
    case .unary(_, let inner): isConstant(inner)
    case .binary(_, let left, let right): isConstant(left) && isConstant(right)
    case .call(let callee, _): ["ones", "ones_like"].contains(callee.calledName)
    default: false
    }
  }

  /// Whether an expression looks as if it were a tensor worth summing.
  func isTensorLike(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .name(let name): sizes[name.text] != nil
    case .binary(let op, _, _): op != .power && !isConstant(expression)
    default: false
    }
  }
}

extension Expression {
  private static let nowhere = SourceSpan(line: 1, column: 0, endLine: 1, endColumn: 0)

  static func named(_ name: String) -> Expression { Expression(.name(Name(name)), nowhere) }

  static func number(_ value: Int) -> Expression { Expression(.constant(.int(value)), nowhere) }

  /// A number without a needless fraction.
  static func decimal(_ value: Double) -> Expression {
    if value == value.rounded(), abs(value) < 1e9 { return number(Int(value)) }
    return Expression(.constant(.float(value)), nowhere)
  }

  static func binary(_ op: BinaryOperator, _ left: Expression, _ right: Expression) -> Expression {
    Expression(.binary(op, left, right), left.span)
  }

  static func negated(_ inner: Expression) -> Expression {
    Expression(.unary(.negative, inner), inner.span)
  }

  static func call(
    method: String, of object: Expression, _ arguments: [Expression] = []
  ) -> Expression {
    let given = arguments.map {
      Expression.Argument(kind: .positional, value: $0, span: object.span)
    }
    return Expression(
      .call(Expression(.attribute(object, Name(method)), object.span), given), object.span)
  }

  /// `x.sum(dim, keepdim=True)`, or another reduction.
  func summed(over dim: Int, keepdim: Bool, method: String = "sum") -> Expression {
    var arguments = [
      Expression.Argument(kind: .positional, value: .number(dim), span: span)
    ]
    if keepdim {
      arguments.append(
        .init(
          kind: .keyword("keepdim"), value: Expression(.constant(.bool(true)), span), span: span))
    }
    return Expression(.call(Expression(.attribute(self, Name(method)), span), arguments), span)
  }

  /// The expression with a `.T`, or without the one that it has.
  var transposed: Expression {
    if case .attribute(let inner, let name) = kind, name.text == "T" { return inner }
    return Expression(.attribute(self, "T"), span)
  }

  /// A literal number, with its sign.
  var number: Double? {
    switch kind {
    case .constant(.int(let value)): Double(value)
    case .constant(.float(let value)): value
    case .unary(.negative, let inner): inner.number.map { -$0 }
    default: nil
    }
  }

  /// The last name of what a call calls.
  var calledName: String {
    switch kind {
    case .name(let name): name.text
    case .attribute(_, let name): name.text
    default: ""
    }
  }

  func mentionsGradient(_ vocabulary: Vocabulary) -> Bool {
    readNames.contains { vocabulary.isGradient($0.text) }
  }
}

extension Statement {
  /// The statement as a person would type it, in one line; `…` where it is a block.
  var oneLine: String {
    switch kind {
    case .expression(let value): value.text
    case .assignment(let targets, let value):
      (targets + [value]).map(\.text).joined(separator: " = ")
    case .augmented(let target, let op, let value):
      "\(target.text) \(op.rawValue)= \(value.text)"
    case .for(let target, let iterable, _, _): "for \(target.text) in \(iterable.text): …"
    default: "…"
    }
  }
}
