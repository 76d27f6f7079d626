import Language

/// The changes of functions: another one of the same tensor, and products written as calls.
extension Editor {
  /// Functions of one tensor, entry by entry, that are taken for one another.
  private static let entrywise: Set<String> = [
    "exp", "log", "sqrt", "rsqrt", "tanh", "sigmoid", "relu", "cos", "sin", "abs", "square",
    "reciprocal", "cosh", "sinh", "log2", "log1p", "sign",
  ]

  /// The powers that some of them are.
  private static let exponents = ["sqrt": 0.5, "rsqrt": -0.5, "square": 2, "reciprocal": -1]

  /// The names of opposite choices.
  private static let opposites = [
    "max": "min", "min": "max", "argmax": "argmin", "argmin": "argmax", "amax": "amin",
    "amin": "amax", "maximum": "minimum", "minimum": "maximum", "tril": "triu", "triu": "tril",
  ]

  /// Functions that a call of one may stand for.
  func otherFunctions(_ callee: Expression, _ arguments: [Expression.Argument], _ whole: Expression)
    -> [Rewrite]
  {
    guard case .attribute(let object, let method) = callee.kind else { return [] }
    let name = method.text
    func called(_ other: String) -> Expression {
      Expression(
        .call(Expression(.attribute(object, Name(other)), callee.span), arguments), whole.span)
    }
    if let other = Editor.opposites[name] {
      return [
        Rewrite(
          called(other), .rows, 1, "the wrong choice: `\(other)` belongs where `\(name)` stands")
      ]
    }
    guard Editor.entrywise.contains(name) else { return [] }
    let isModule = vocabulary.isModule(object)
    guard let operand = isModule ? arguments.first?.value : object,
      arguments.count == (isModule ? 1 : 0)
    else { return [] }
    let own = Editor.exponents[name]
    let powers = own == nil ? [1.0, 2, -1] : [-2.0, -1.5, -1, -0.5, 0.5, 1, 1.5, 2]
    var found = powers.filter { $0 != own }.map { exponent in
      let power =
        exponent == 1 ? operand : Expression.binary(.power, operand, .decimal(exponent))
      let phrase =
        own.map {
          "the exponent of `\(operand.text)`: \(Expression.decimal(exponent).text) belongs where "
            + "\(Expression.decimal($0).text) stands (\(name))"
        } ?? "the local derivative: `\(power.text)` belongs where `\(whole.text)` stands"
      return Rewrite(power, .derivative, own == nil ? 1.3 : 1, phrase)
    }
    for other in Editor.entrywise.sorted() where other != name && isAtHand(other) {
      let form = called(other)
      found.append(
        Rewrite(
          form, .derivative, 1.25,
          "the local derivative: `\(form.text)` belongs where `\(whole.text)` stands"))
    }
    return found
  }

  /// Whether a function occurs around the variable, or is the derivative of one that does.
  private func isAtHand(_ name: String) -> Bool {
    let origins = [
      "cos": ["sin"], "sin": ["cos"], "cosh": ["sinh"], "sinh": ["cosh"], "sign": ["abs"],
      "reciprocal": ["log"], "rsqrt": ["sqrt"], "sigmoid": ["softplus", "silu", "logsigmoid"],
      "exp": ["log", "softmax", "logsumexp"], "log": ["exp"],
    ]
    return vocabulary.has([name] + (origins[name] ?? []))
  }

  /// The factors of a matrix product that is written as a call.
  func matrixCall(_ callee: Expression, _ arguments: [Expression.Argument]) -> (
    left: Expression, right: Expression
  )? {
    guard case .attribute(let object, let method) = callee.kind,
      ["matmul", "mm", "bmm", "mv"].contains(method.text),
      arguments.allSatisfy({ $0.kind == .positional })
    else { return nil }
    if vocabulary.isModule(object) {
      return arguments.count == 2 ? (arguments[0].value, arguments[1].value) : nil
    }
    return arguments.count == 1 ? (object, arguments[0].value) : nil
  }

  /// A matrix product in other orders and with other transposes.
  func matrixForms(_ left: Expression, _ right: Expression) -> [Expression] {
    let (a, b) = (left.untransposed, right.untransposed)
    let isStacked = [left, right].contains { isStack($0) }
    func turned(_ factor: Expression) -> Expression {
      isStacked ? Expression(.attribute(factor, "mT"), factor.span) : factor.transposed
    }
    return [(a, b), (b, a)].flatMap { first, second in
      [
        (first, second), (turned(first), second), (first, turned(second)),
        (turned(first), turned(second)),
      ].map { Expression.binary(.matmul, $0, $1) }
    }
  }

  /// Whether an expression is a stack of matrices.
  private func isStack(_ expression: Expression) -> Bool {
    expression.readNames.contains { (vocabulary.sizes[$0.text]?.count ?? 0) > 2 }
  }

  /// `a.sum(0)` outer `b.sum(0)` for `a.T @ b`: sums that are taken before the products. Learners
  /// write it in many ways, which is why it is made from the right product.
  func separatedSums(_ left: Expression, _ right: Expression) -> Rewrite? {
    guard case .attribute(let object, let name) = left.kind, name.text == "T" else { return nil }
    let form = Expression(
      .call(
        Expression(.attribute(.named("torch"), "outer"), left.span),
        [object, right].map {
          .init(kind: .positional, value: $0.summed(over: 0, keepdim: false), span: left.span)
        }), left.span)
    return Rewrite(
      form, .sum, 1,
      "summed too early: the products of the rows are to be summed, not the sums to be multiplied")
  }
}

extension Expression {
  /// The expression without a transposition of its last two dimensions.
  var untransposed: Expression {
    switch kind {
    case .attribute(let inner, let name) where ["T", "mT"].contains(name.text): return inner
    case .call(let callee, let arguments):
      guard case .attribute(let inner, let method) = callee.kind else { return self }
      let dims = Set(arguments.compactMap { $0.value.number })
      switch (method.text, arguments.count) {
      case ("t", 0): return inner
      case ("transpose", 2), ("swapaxes", 2):
        return [[0, 1], [1, 2], [-2, -1], [1, -1]].contains(dims) ? inner : self
      default: return self
      }
    default: return self
    }
  }
}
