import BigInt

/// Names, literals and what stands in brackets.
extension Parser {
  mutating func atom() throws -> Expression {
    let start = span
    switch kind {
    case .name:
      return try make(.name(identifier()), from: start)
    case .number:
      return try number()
    case .string:
      return try strings()
    case .none, .true, .false, .ellipsis:
      let value: Value =
        switch kind {
        case .none: .none
        case .ellipsis: .ellipsis
        default: .bool(kind == .true)
        }
      try advance()
      return try make(.constant(value), from: start)
    case .leftParen:
      return try deeper { try $0.parenthesized() }
    case .leftBracket:
      return try deeper { try $0.listDisplay() }
    case .leftBrace:
      return try deeper { try $0.braceDisplay() }
    default:
      throw invalidSyntax()
    }
  }

  private mutating func number() throws -> Expression {
    let token = current
    let digits = text(token).filter { $0 != "_" }
    if digits.utf8.count > NumberLiteral.maximumDigits, digits.utf8.allSatisfy(Lexer.isDigit) {
      throw SyntaxFailure(
        "Exceeds the limit (\(NumberLiteral.maximumDigits) digits) for integer string conversion: "
          + "value has \(digits.utf8.count) digits; use sys.set_int_max_str_digits() to increase "
          + "the limit - Consider hexadecimal for huge integer literals to avoid decimal "
          + "conversion limits.", at: token.span)
    }
    guard let value = NumberLiteral.value(of: digits) else {
      throw SyntaxFailure("complex numbers are not in the dojo", at: token.span)
    }
    try advance()
    return try make(.constant(value), span: token.span)
  }

  // MARK: Brackets

  /// Goes over the closing bracket after an element; says what may be missing for another token.
  mutating func closeBracket(_ closing: TokenKind, after element: Expression?) throws {
    if try accept(closing) { return }
    throw element.flatMap { missingComma(after: $0) } ?? invalidSyntax()
  }

  /// "Perhaps you forgot a comma?", if another expression follows an element within brackets.
  mutating func missingComma(after element: Expression) -> SyntaxFailure? {
    guard kind.startsExpression, kind != .yield else { return nil }
    // The operand that stands right before the next expression.
    var left = element
    while true {
      switch left.kind {
      case .conditional(_, _, let orElse): left = orElse
      case .lambda(_, let body): left = body
      case .named(_, let value): left = value
      case .starred(let value): left = value
      case .slice(let lower, let upper, let step):
        guard let last = step ?? upper ?? lower else { return nil }
        left = last
      default:
        if case .name = left.kind, kind == .string { return nil }
        guard let right = attempt({ try $0.expression() }) else { return nil }
        return SyntaxFailure(
          "invalid syntax. Perhaps you forgot a comma?", at: left.span.to(right.span))
      }
    }
  }

  /// `()`, a group, a tuple or a generator expression.
  private mutating func parenthesized() throws -> Expression {
    let start = span
    try expect(.leftParen)
    if try accept(.rightParen) { return try make(.tuple([]), from: start) }
    if kind == .yield {
      let value = try yield()
      try expect(.rightParen)
      return value
    }
    let first = try starNamedExpression()
    if startsComprehension {
      return try comprehension(.generator, of: first, until: .rightParen, from: start)
    }
    guard kind == .comma else {
      try closeBracket(.rightParen, after: first)
      if case .starred = first.kind {
        throw SyntaxFailure("cannot use starred expression here", at: first.span)
      }
      return first
    }
    let items = try elements(after: first, until: .rightParen)
    return try make(.tuple(items), from: start)
  }

  private mutating func listDisplay() throws -> Expression {
    let start = span
    try expect(.leftBracket)
    if try accept(.rightBracket) { return try make(.list([]), from: start) }
    let first = try starNamedExpression()
    if startsComprehension {
      return try comprehension(.list, of: first, until: .rightBracket, from: start)
    }
    return try make(.list(elements(after: first, until: .rightBracket)), from: start)
  }

  /// The other elements of a display, and its closing bracket.
  private mutating func elements(
    after first: Expression, until closing: TokenKind
  ) throws -> [Expression] {
    var items = [first]
    while try accept(.comma), kind != closing { items.append(try starNamedExpression()) }
    if startsComprehension, items.count > 1, kind == .for {
      throw SyntaxFailure(
        "did you forget parentheses around the comprehension target?",
        at: first.span.to(previous.span))
    }
    try closeBracket(closing, after: items.last)
    return items
  }

  /// A dict, a set, or a comprehension of either.
  private mutating func braceDisplay() throws -> Expression {
    let start = span
    try expect(.leftBrace)
    if try accept(.rightBrace) { return try make(.dict([]), from: start) }
    if kind == .doubleStar { return try dictDisplay(from: start) }
    let first = try starNamedExpression()
    guard kind == .colon else {
      if startsComprehension {
        return try comprehension(.set, of: first, until: .rightBrace, from: start)
      }
      return try make(.set(elements(after: first, until: .rightBrace)), from: start)
    }
    let item = try dictValue(of: first)
    if startsComprehension {
      return try comprehension(
        .dict, of: first, value: item.value, until: .rightBrace, from: start)
    }
    return try dictDisplay(after: item, from: start)
  }

  private mutating func dictValue(of key: Expression) throws -> Expression.DictItem {
    try require(.colon, ":")
    if kind == .rightBrace || kind == .comma {
      throw SyntaxFailure("expression expected after dictionary key and ':'", at: previous.span)
    }
    if kind == .star {
      throw SyntaxFailure("cannot use a starred expression in a dictionary value", at: span)
    }
    let value = try expression()
    if kind == .equal {
      throw SyntaxFailure(
        "cannot assign to \(value.description) here. Maybe you meant '==' instead of '='?",
        at: value.span)
    }
    return Expression.DictItem(key: key, value: value)
  }

  private mutating func dictDisplay(
    after first: Expression.DictItem? = nil, from start: SourceSpan
  ) throws -> Expression {
    var items = first.map { [$0] } ?? []
    if first != nil, try !accept(.comma) {
      try closeBracket(.rightBrace, after: items.last?.value)
      return try make(.dict(items), from: start)
    }
    while kind != .rightBrace {
      let itemStart = span
      if try accept(.doubleStar) {
        items.append(Expression.DictItem(key: nil, value: try binary(0)))
        if kind == .for {
          throw SyntaxFailure(
            "dict unpacking cannot be used in dict comprehension", at: span(from: itemStart))
        }
      } else {
        let key = try expression()
        guard kind == .colon else {
          let end = key.span
          let last = SourceSpan(
            line: end.endLine, column: max(0, end.endColumn - 1), endLine: end.endLine,
            endColumn: end.endColumn)
          throw SyntaxFailure(
            "':' expected after dictionary key", at: last, endsEarly: kind == .end)
        }
        items.append(try dictValue(of: key))
      }
      if try !accept(.comma) { break }
    }
    try closeBracket(.rightBrace, after: items.last?.value)
    return try make(.dict(items), from: start)
  }

  // MARK: Comprehensions

  var startsComprehension: Bool { kind == .for || kind == .async }

  /// The clauses of a comprehension after its element, and its closing bracket.
  mutating func comprehension(
    _ comprehensionKind: Expression.Comprehension.Kind, of element: Expression,
    value: Expression? = nil, until closing: TokenKind, from start: SourceSpan
  ) throws -> Expression {
    if case .starred = element.kind {
      throw SyntaxFailure(
        "iterable unpacking cannot be used in comprehension", at: element.span)
    }
    let clauses = try clauses()
    try closeBracket(closing, after: clauses.last.map { $0.conditions.last ?? $0.iterable })
    let comprehension = Expression.Comprehension(
      kind: comprehensionKind, element: element, value: value, clauses: clauses)
    return try make(.comprehension(comprehension), from: start)
  }

  mutating func clauses() throws -> [Expression.Comprehension.Clause] {
    var clauses: [Expression.Comprehension.Clause] = []
    while startsComprehension {
      if kind == .async { throw SyntaxFailure("async is not in the dojo", at: span) }
      try advance()
      let target = try forTarget()
      guard try accept(.in) else { throw invalidSyntax() }
      let iterable = try disjunction()
      var conditions: [Expression] = []
      while try accept(.if) {
        let condition = try disjunction()
        if kind == .walrus {
          throw invalidSyntax()
        }
        conditions.append(condition)
      }
      clauses.append(
        Expression.Comprehension.Clause(
          target: target, iterable: iterable, conditions: conditions))
    }
    return clauses
  }
}

/// The values of number literals.
enum NumberLiteral {
  /// CPython's limit for decimal digits.
  static let maximumDigits = 4300

  /// The value of a literal without underscores; nil for an imaginary one.
  static func value(of text: String) -> Value? {
    let lower = text.lowercased()
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where lower.hasPrefix(prefix) {
      return integer(String(lower.dropFirst(2)), radix: radix)
    }
    if lower.hasSuffix("j") { return nil }
    if lower.utf8.allSatisfy(Lexer.isDigit) { return integer(lower, radix: 10) }
    // Swift wants a digit on both sides of the point.
    var parts = lower.split(separator: "e", omittingEmptySubsequences: false).map(String.init)
    if parts[0].hasPrefix(".") { parts[0] = "0" + parts[0] }
    if parts[0].hasSuffix(".") { parts[0] += "0" }
    return Double(parts.joined(separator: "e")).map(Value.float)
  }

  private static func integer(_ digits: String, radix: Int) -> Value? {
    if let small = Int(digits, radix: radix) { return .int(small) }
    return BigInt(digits, radix: radix).map(Value.integer)
  }
}
