/// Taking expressions apart and putting them together with other parts.
extension Expression {
  /// The expressions directly within this one that `with(parts:)` can replace, in a fixed order;
  /// none for literals, comprehensions, lambdas and the like.
  package var parts: [Expression] {
    switch kind {
    case .tuple, .list, .starred, .unary, .not, .binary, .boolean, .comparison, .conditional,
      .call, .attribute, .subscript, .slice:
      var parts: [Expression] = []
      kind.forEachChild { parts.append($0) }
      return parts
    default: return []
    }
  }

  /// This expression with other parts, as many and in the order that `parts` gives.
  package func with(parts: [Expression]) -> Expression {
    Expression(kind.with(parts: parts[...]), span)
  }
}

extension Expression.Kind {
  fileprivate func with(parts: ArraySlice<Expression>) -> Expression.Kind {
    var rest = parts
    func next() -> Expression? { rest.popFirst() }
    switch self {
    case .tuple: return .tuple(Array(parts))
    case .list: return .list(Array(parts))
    case .boolean(let op, _): return .boolean(op, Array(parts))
    case .starred(let inner): return .starred(next() ?? inner)
    case .unary(let op, let inner): return .unary(op, next() ?? inner)
    case .not(let inner): return .not(next() ?? inner)
    case .attribute(let inner, let name): return .attribute(next() ?? inner, name)
    case .binary(let op, let left, let right):
      return .binary(op, next() ?? left, next() ?? right)
    case .subscript(let left, let right): return .subscript(next() ?? left, next() ?? right)
    case .comparison(let first, let others):
      return .comparison(
        next() ?? first,
        others.map { .init(op: $0.op, right: next() ?? $0.right) })
    case .conditional(let test, let body, let orElse):
      return .conditional(
        test: next() ?? test, body: next() ?? body, orElse: next() ?? orElse)
    case .call(let callee, let arguments):
      let callee = next() ?? callee
      return .call(
        callee,
        arguments.map { .init(kind: $0.kind, value: next() ?? $0.value, span: $0.span) })
    case .slice(let lower, let upper, let step):
      return .slice(
        lower: lower.flatMap { _ in next() }, upper: upper.flatMap { _ in next() },
        step: step.flatMap { _ in next() })
    default: return self
    }
  }
}
