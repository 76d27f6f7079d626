/// `match` statements, whose keywords are names elsewhere.
extension Parser {
  /// A `match` statement; nil if the word is a name here.
  mutating func matchStatement() throws -> Statement.Kind? {
    let start = span
    let subject = attempt { parser -> Expression? in
      try parser.advance()
      let subject = try parser.tuple { try $0.starNamedExpression() }
      guard try parser.accept(.colon), try parser.accept(.newline) else { return nil }
      guard parser.kind == .indent else { return subject }
      guard try parser.peek() == .name else { return nil }
      return subject
    }
    guard let subject else { return nil }
    guard try accept(.indent) else {
      throw SyntaxFailure(
        "expected an indented block after 'match' statement on line \(start.line)", at: span,
        kind: .indentation, endsEarly: kind == .end)
    }
    var cases: [Statement.MatchCase] = []
    while isSoftKeyword("case") { cases.append(try matchCase()) }
    guard !cases.isEmpty, try accept(.dedent) || kind == .end else { throw invalidSyntax() }
    try checkReachable(cases)
    return .match(subject: subject, cases: cases)
  }

  /// A pattern that matches everything must be the last one.
  private func checkReachable(_ cases: [Statement.MatchCase]) throws {
    for (index, item) in cases.enumerated() {
      let isLast = index == cases.count - 1 || item.guarding != nil
      guard let pattern = item.pattern.irrefutable(isLast: isLast) else { continue }
      guard case .capture(let name, _) = pattern.kind else { continue }
      let what = name.map { "name capture '\($0)'" } ?? "wildcard"
      throw SyntaxFailure(
        "\(what) makes remaining patterns unreachable", at: pattern.span)
    }
  }

  private mutating func matchCase() throws -> Statement.MatchCase {
    let start = span
    try advance()
    let pattern = try openPattern()
    let guarding = try accept(.if) ? try namedExpression() : nil
    let body = try block(after: "'case' statement", at: start)
    return Statement.MatchCase(pattern: pattern, guarding: guarding, body: body)
  }

  /// A pattern, or several with commas, which are a sequence.
  private mutating func openPattern() throws -> Pattern {
    let start = span
    let first = try starPattern()
    if kind != .comma {
      guard case .star = first.kind else { return first }
      return Pattern(.sequence([first]), span(from: start))
    }
    return Pattern(
      .sequence(try patterns(after: first, until: .colon, from: start)), span(from: start))
  }

  private mutating func patterns(
    after first: Pattern, until closing: TokenKind, from start: SourceSpan
  ) throws -> [Pattern] {
    var items = [first]
    while try accept(.comma), kind != closing, kind != .if { items.append(try starPattern()) }
    let stars = items.filter { if case .star = $0.kind { true } else { false } }
    if stars.count > 1 {
      throw SyntaxFailure("multiple starred names in sequence pattern", at: start)
    }
    return items
  }

  private mutating func starPattern() throws -> Pattern {
    let start = span
    guard try accept(.star) else { return try asPattern() }
    let name = try identifier()
    return Pattern(.star(name == "_" ? nil : name), span(from: start))
  }

  private mutating func asPattern() throws -> Pattern {
    try deeper { parser in
      let start = parser.span
      var alternatives = [try parser.closedPattern()]
      while try parser.accept(.bar) { alternatives.append(try parser.closedPattern()) }
      let pattern =
        alternatives.count == 1
        ? alternatives[0] : Pattern(.alternatives(alternatives), parser.span(from: start))
      guard try parser.accept(.as) else { return pattern }
      let name = try parser.identifier()
      if name == "_" {
        throw SyntaxFailure("cannot use '_' as a target", at: parser.previous.span)
      }
      return Pattern(.capture(name, pattern), parser.span(from: start))
    }
  }

  private mutating func closedPattern() throws -> Pattern {
    let start = span
    switch kind {
    case .name: return try namePattern()
    case .leftParen, .leftBracket:
      let closing: TokenKind = kind == .leftParen ? .rightParen : .rightBracket
      try advance()
      if try accept(closing) { return Pattern(.sequence([]), span(from: start)) }
      let first = try starPattern()
      let hasComma = kind == .comma
      let items = try patterns(after: first, until: closing, from: start)
      try expect(closing)
      var isGroup = closing == .rightParen && !hasComma
      if case .star = first.kind { isGroup = false }
      return isGroup ? first : Pattern(.sequence(items), span(from: start))
    case .leftBrace: return try mappingPattern()
    case .minus, .number, .string, .none, .true, .false:
      return Pattern(.value(try literal()), span(from: start))
    default: throw invalidSyntax()
    }
  }

  private mutating func literal() throws -> Expression {
    let start = span
    guard try accept(.minus) else { return try atom() }
    guard kind == .number else { throw invalidSyntax() }
    return try make(.unary(.negative, atom()), from: start)
  }

  /// A capture, `_`, a dotted value or a class pattern.
  private mutating func namePattern() throws -> Pattern {
    let start = span
    let name = try identifier()
    var value = try make(.name(name), from: start)
    while try accept(.dot) { value = try make(.attribute(value, identifier()), from: start) }
    if kind == .leftParen { return try classPattern(value, from: start) }
    guard case .name = value.kind else { return Pattern(.value(value), span(from: start)) }
    return Pattern(.capture(name == "_" ? nil : name, nil), span(from: start))
  }

  private mutating func classPattern(
    _ type: Expression, from start: SourceSpan
  ) throws -> Pattern {
    try expect(.leftParen)
    var positional: [Pattern] = []
    var keywords: [(name: Name, pattern: Pattern)] = []
    while kind != .rightParen {
      if kind == .name, try peek() == .equal {
        let name = try identifier()
        try advance()
        keywords.append((name, try asPattern()))
      } else {
        let pattern = try asPattern()
        guard keywords.isEmpty else {
          throw SyntaxFailure(
            "positional patterns follow keyword patterns", at: pattern.span)
        }
        positional.append(pattern)
      }
      guard try accept(.comma) else { break }
    }
    try expect(.rightParen)
    return Pattern(
      .instance(type, positional: positional, keywords: keywords), span(from: start))
  }

  private mutating func mappingPattern() throws -> Pattern {
    let start = span
    try expect(.leftBrace)
    var items: [(key: Expression, pattern: Pattern)] = []
    var rest: Name?
    while kind != .rightBrace {
      if try accept(.doubleStar) {
        rest = try identifier()
      } else {
        guard rest == nil else { throw invalidSyntax() }
        let key = kind == .name ? try primary() : try literal()
        try require(.colon, ":")
        items.append((key, try asPattern()))
      }
      guard try accept(.comma) else { break }
    }
    try expect(.rightBrace)
    return Pattern(.mapping(items, rest: rest), span(from: start))
  }
}

extension Pattern {
  /// The part that matches everything although something is to be tried after it: the pattern
  /// itself unless it `isLast`, or an alternative before the last.
  fileprivate func irrefutable(isLast: Bool) -> Pattern? {
    switch kind {
    case .capture(_, let inner?): return inner.irrefutable(isLast: isLast)
    case .capture(_, nil): return isLast ? nil : self
    case .alternatives(let patterns):
      for pattern in patterns.dropLast() {
        if let found = pattern.irrefutable(isLast: false) { return found }
      }
      return patterns.last?.irrefutable(isLast: isLast)
    default: return nil
    }
  }
}
