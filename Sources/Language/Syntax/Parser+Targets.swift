/// What may stand left of `=`, after `for`, after `del`.
extension Parser {
  /// The targets of a `for`: a tuple without brackets, or one target.
  mutating func forTarget() throws -> Expression {
    let target = try tuple { parser in
      if parser.kind == .star { return try parser.starExpression() }
      return try parser.binary(0)
    }
    guard kind == .in else {
      if let bad = invalidTarget(target, .star) {
        throw SyntaxFailure("cannot assign to \(bad.description)", at: bad.span)
      }
      throw invalidSyntax()
    }
    try checkTarget(target)
    return target
  }

  enum TargetKind { case star, delete, `for` }

  /// The first part of an expression that cannot be assigned to.
  func invalidTarget(_ target: Expression, _ kind: TargetKind) -> Expression? {
    switch target.kind {
    case .name, .attribute, .subscript:
      return nil
    case .starred(let inner):
      return kind == .delete ? target : invalidTarget(inner, kind)
    case .tuple(let items), .list(let items):
      return items.lazy.compactMap { invalidTarget($0, kind) }.first
    default:
      return target
    }
  }

  /// Throws "cannot assign to …" if an expression is no target.
  func checkTarget(_ target: Expression) throws {
    if let bad = invalidTarget(target, .star) {
      throw SyntaxFailure("cannot assign to \(bad.description)", at: bad.span)
    }
    try checkStars(target, isInside: false)
  }

  private func checkStars(_ target: Expression, isInside: Bool) throws {
    switch target.kind {
    case .starred where !isInside:
      throw SyntaxFailure(
        "starred assignment target must be in a list or tuple", at: target.span)
    case .tuple(let items), .list(let items):
      let stars = items.filter { if case .starred = $0.kind { true } else { false } }
      if stars.count > 1 {
        throw SyntaxFailure("multiple starred expressions in assignment", at: target.span)
      }
      for item in items { try checkStars(item, isInside: true) }
    default:
      break
    }
  }
}
