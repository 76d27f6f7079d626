import Language

/// One summand of an expression: what was written, and what stands around it.
struct Summand {
  /// The part of the expression that is this summand, with its sign.
  let part: Expression
  /// Puts what stands around the sum, factors above all, around a part.
  let wrap: (Expression) -> Expression

  /// What it adds to the whole.
  var expression: Expression { wrap(part) }

  private init(_ part: Expression, _ wrap: @escaping (Expression) -> Expression) {
    (self.part, self.wrap) = (part, wrap)
  }

  private func inside(_ outer: @escaping (Expression) -> Expression) -> Summand {
    let wrap = wrap
    return Summand(part) { outer(wrap($0)) }
  }

  /// The ways to take an expression apart into summands, the plainest first: at the sum that it is,
  /// or at one that a product, a quotient or a sum over a dimension is taken of.
  static func divisions(of expression: Expression) -> [[Summand]] {
    let terms = Term.all(in: expression)
    guard terms.count > 1 else { return distributions(of: expression) }
    let plain = terms.map { term in
      Summand(term.expression) { term.isNegative ? .negated($0) : $0 }
    }
    let finer = plain.indices.flatMap { place -> [[Summand]] in
      let (summand, term) = (plain[place], terms[place])
      return distributions(of: term.expression).map { inner in
        plain[..<place] + inner.map { $0.inside(summand.wrap) } + plain[(place + 1)...]
      }
    }
    return [plain] + finer
  }

  /// The same; where there is no sum, the expression is the only summand.
  static func divisions(of expression: Expression, orWhole: Bool) -> [[Summand]] {
    let found = divisions(of: expression)
    return found.isEmpty && orWhole ? [[Summand(expression) { $0 }]] : found
  }

  private static func distributions(of expression: Expression) -> [[Summand]] {
    func through(_ inner: Expression, _ outer: @escaping (Expression) -> Expression) -> [[Summand]]
    {
      divisions(of: inner).map { $0.map { $0.inside(outer) } }
    }
    switch expression.kind {
    case .binary(.multiply, let left, let right):
      return through(right) { .binary(.multiply, left, $0) }
        + through(left) { .binary(.multiply, $0, right) }
    case .binary(.trueDivide, let left, let right):
      return through(left) { .binary(.trueDivide, $0, right) }
    case .unary(.negative, let inner): return through(inner) { .negated($0) }
    case .call(let callee, let arguments):
      guard case .attribute(let object, let method) = callee.kind,
        ["sum", "mean"].contains(method.text)
      else { return [] }
      return through(object) { part in
        Expression(
          .call(Expression(.attribute(part, method), callee.span), arguments), expression.span)
      }
    default: return []
    }
  }
}
