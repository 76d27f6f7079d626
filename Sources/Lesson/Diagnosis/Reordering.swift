import Language

/// An expression that is equal on paper and rounds in another order.
struct Reordering {
  let expression: Expression
  /// The place that is written otherwise, before and after.
  let before: Expression
  let after: Expression
  /// What the other one does, and what the first one does.
  let difference: String

  init(_ before: Expression, _ after: Expression, _ difference: String) {
    expression = after
    (self.before, self.after, self.difference) = (before, after, difference)
  }

  private init(_ whole: Expression, of inner: Reordering) {
    expression = whole
    (before, after, difference) = (inner.before, inner.after, inner.difference)
  }

  /// The same change, seen from an expression around.
  func inside(_ wrap: (Expression) -> Expression) -> Reordering {
    Reordering(wrap(expression), of: self)
  }
}

/// Writes expressions in other orders of the same operations: what the laws of arithmetic call
/// equal, and floating-point numbers do not.
struct Reorderer {
  /// What the forward pass makes a name of, such as `(bnvar + 1e-5)**-0.5`.
  let definitions: [String: Expression]

  /// Every expression in which one place is written in another order.
  func reorderings(of expression: Expression) -> [Reordering] {
    var found = ownReorderings(of: expression)
    let parts = expression.parts
    for (place, part) in parts.enumerated() {
      found += reorderings(of: part).map { reordering in
        reordering.inside { changed in
          var parts = parts
          parts[place] = changed
          return expression.with(parts: parts)
        }
      }
    }
    return found
  }

  /// Every variant of a statement in which one place is written in another order.
  func reorderings(of statement: Statement) -> [(statement: Statement, change: Reordering)] {
    func rebuilt(_ kind: Statement.Kind) -> Statement { Statement(kind, statement.span) }
    switch statement.kind {
    case .assignment(let targets, let value):
      return reorderings(of: value).map {
        (rebuilt(.assignment(targets: targets, value: $0.expression)), $0)
      }
    case .augmented(let target, let op, let value):
      return reorderings(of: value).map {
        (rebuilt(.augmented(target: target, op: op, value: $0.expression)), $0)
      }
    case .for(let target, let iterable, let body, let orElse):
      return body.indices.flatMap { place in
        reorderings(of: body[place]).map { changed, change in
          var body = body
          body[place] = changed
          return (
            rebuilt(.for(target: target, iterable: iterable, body: body, orElse: orElse)), change
          )
        }
      }
    default: return []
    }
  }

  private func ownReorderings(of expression: Expression) -> [Reordering] {
    switch expression.kind {
    case .binary(.multiply, _, _), .binary(.trueDivide, _, _):
      return products(expression) + distributed(expression)
    case .binary(.add, let left, let right), .binary(.subtract, let left, let right):
      return sums(expression) + factoredOut(expression, left, right)
    case .binary(.power, let base, let exponent):
      return exponent.number.map { powers(expression, base, $0) } ?? []
    case .call(let callee, let arguments): return calls(expression, callee, arguments)
    default: return []
    }
  }

  // MARK: Products

  /// The factors in every order of multiplying and dividing.
  private func products(_ expression: Expression) -> [Reordering] {
    var chain = FactorChain(expression)
    var found: [Reordering] = []
    if let merged = chain.merged(definitions) {
      let form = merged.leftToRight
      let difference =
        merged.hasPowers
        ? "takes one power where yours multiplies powers" : "leaves out what cancels"
      found.append(Reordering(expression, form, difference))
    }
    found += orders(of: chain, expression)
    if let split = chain.split {
      let form = split.leftToRight
      found.append(
        Reordering(expression, form, "multiplies or divides twice where yours takes a square"))
    }
    // (1 - h) * (1 + h)
    if chain.foldConjugates() {
      found.append(
        Reordering(
          expression, chain.leftToRight, "takes the difference of the squares"))
    }
    return found
  }

  private func orders(of chain: FactorChain, _ expression: Expression) -> [Reordering] {
    let own = expression.text
    return chain.orders.compactMap { form in
      if form.text == own { return nil }
      return Reordering(expression, form, FactorChain.difference(expression, form))
    }
  }

  /// `a * (b + c)` as `a * b + a * c`.
  private func distributed(_ expression: Expression) -> [Reordering] {
    guard case .binary(let op, let left, let right) = expression.kind else { return [] }
    var found: [Reordering] = []
    func add(_ form: Expression) {
      found.append(Reordering(expression, form, "multiplies each summand where yours adds first"))
    }
    if case .binary(let sum, let a, let b) = left.kind, sum == .add || sum == .subtract {
      add(.binary(sum, .binary(op, a, right), .binary(op, b, right)))
    }
    if op == .multiply, case .binary(let sum, let a, let b) = right.kind,
      sum == .add || sum == .subtract
    {
      add(.binary(sum, .binary(op, left, a), .binary(op, left, b)))
    }
    return found
  }

  // MARK: Sums

  /// The summands in every order.
  private func sums(_ expression: Expression) -> [Reordering] {
    let terms = Term.all(in: expression)
    guard (3...4).contains(terms.count) else { return [] }
    return Grouping.all(of: terms, joined: Term.joined).map { term in
      Reordering(expression, term.written, "adds in another order")
    }.filter { $0.after.text != expression.text }
  }

  /// `a * b + a * c` as `a * (b + c)`.
  private func factoredOut(_ expression: Expression, _ left: Expression, _ right: Expression)
    -> [Reordering]
  {
    guard case .binary(let op, _, _) = expression.kind else { return [] }
    let (first, second) = (FactorChain(left), FactorChain(right))
    return first.common(with: second).map { factor in
      let rest = Expression.binary(
        op, first.without(factor).leftToRight, second.without(factor).leftToRight)
      let form = Expression.binary(
        factor.divides ? .trueDivide : .multiply, rest, factor.expression)
      return Reordering(expression, form, "adds first where yours multiplies each summand")
    }
  }

  // MARK: Powers

  private func powers(_ expression: Expression, _ base: Expression, _ exponent: Double)
    -> [Reordering]
  {
    func power(_ base: Expression, _ exponent: Double) -> Expression {
      exponent == 1 ? base : .binary(.power, base, .decimal(exponent))
    }
    var found: [Reordering] = []
    if case .name(let name) = base.kind, let definition = definitions[name.text],
      case .binary(.power, let inner, let first) = definition.kind, let own = first.number
    {
      found.append(
        Reordering(
          expression, power(inner, own * exponent), "takes one power where yours takes two"))
    }
    if case .binary(.power, let inner, let first) = base.kind, let own = first.number {
      found.append(
        Reordering(
          expression, power(inner, own * exponent), "takes one power where yours takes two"))
    }
    if exponent < 0 {
      found.append(
        Reordering(
          expression, .binary(.trueDivide, .number(1), power(base, -exponent)),
          "divides by a power where yours takes the negative power"))
      if exponent != -1 {
        found.append(
          Reordering(
            expression, power(power(base, -1), -exponent),
            "takes a power of the reciprocal where yours takes the negative power"))
      }
    }
    for first in [-0.5, 0.5, -1, 2] where exponent != first && abs(exponent) > 0.5 {
      found.append(
        Reordering(
          expression, power(power(base, first), exponent / first),
          "takes a power of a power where yours takes one"))
    }
    return found
  }

  // MARK: Calls

  private func calls(
    _ expression: Expression, _ callee: Expression, _ arguments: [Expression.Argument]
  ) -> [Reordering] {
    guard case .attribute(let object, let method) = callee.kind else { return [] }
    func call(_ name: String, _ object: Expression) -> Expression {
      Expression(
        .call(Expression(.attribute(object, Name(name)), object.span), arguments), object.span)
    }
    switch method.text {
    case "sum":
      let chain = FactorChain(object)
      return chain.factors.filter { $0.expression.text != object.text }.map { factor in
        let op: BinaryOperator = factor.divides ? .trueDivide : .multiply
        let form = Expression.binary(
          op, call("sum", chain.without(factor).leftToRight), factor.expression)
        return Reordering(expression, form, "sums first where yours multiplies each summand")
      }
    case "mean":
      guard let dim = arguments.first?.value.number else { return [] }
      let size = Expression(
        .subscript(
          Expression(.attribute(object, Name("shape")), object.span), .decimal(dim)), object.span)
      return [
        Reordering(
          expression, .binary(.trueDivide, call("sum", object), size),
          "divides the sum where yours takes the mean"),
        Reordering(
          expression, call("sum", .binary(.trueDivide, object, size)),
          "divides each summand where yours takes the mean"),
      ]
    case "softmax":
      let logarithm = call("log_softmax", object)
      return [
        Reordering(
          expression, .call(method: "exp", of: logarithm),
          "takes the exponential of log_softmax where yours takes softmax at once")
      ]
    default: return []
    }
  }
}
