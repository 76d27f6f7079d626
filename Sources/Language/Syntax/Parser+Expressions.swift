/// Expressions from the loosest binding to the tightest.
extension Parser {
  // MARK: Lists of expressions

  /// `star_expressions`: one expression, or several that make a tuple without brackets.
  mutating func starExpressions() throws -> Expression {
    try tuple(of: { try $0.starExpression() })
  }

  /// Elements with commas between them; a tuple if there is a comma.
  mutating func tuple(
    of element: (inout Parser) throws -> Expression
  ) throws -> Expression {
    let start = span
    let first = try element(&self)
    guard kind == .comma else { return first }
    var items = [first]
    while try accept(.comma), kind.startsExpression || kind == .star {
      items.append(try element(&self))
    }
    return try make(.tuple(items), from: start)
  }

  /// `'*' bitwise_or | expression`
  mutating func starExpression() throws -> Expression {
    guard kind == .star else { return kind == .yield ? try yield() : try expression() }
    return try starred()
  }

  /// `'*' bitwise_or | named_expression`: an element of a display.
  mutating func starNamedExpression() throws -> Expression {
    kind == .star ? try starred() : try namedExpression()
  }

  private mutating func starred() throws -> Expression {
    let start = span
    try advance()
    return try make(.starred(binary(0)), from: start)
  }

  mutating func yield() throws -> Expression {
    let start = span
    try expect(.yield)
    if try accept(.from) { return try make(.yieldFrom(expression()), from: start) }
    guard kind.startsExpression || kind == .star else {
      return try make(.yield(nil), from: start)
    }
    return try make(.yield(starExpressions()), from: start)
  }

  // MARK: One expression

  /// `NAME ':=' expression | expression`
  mutating func namedExpression() throws -> Expression {
    let start = span
    let value = try expression()
    if kind == .walrus {
      guard case .name = value.kind else {
        throw SyntaxFailure(
          "cannot use assignment expressions with \(value.description)", at: value.span)
      }
      try advance()
      return try make(.named(target: value, value: expression()), from: start)
    }
    if kind == .equal, let failure = misplacedEqual(after: value) { throw failure }
    return value
  }

  /// What to say about `value = …` where a value is expected.
  private mutating func misplacedEqual(after value: Expression) -> SyntaxFailure? {
    let right = lookAhead { parser -> Expression? in
      try parser.advance()
      let right = try parser.binary(0)
      return parser.kind == .equal || parser.kind == .walrus ? nil : right
    }
    guard let right else { return nil }
    switch value.kind {
    case .name:
      return SyntaxFailure(
        "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
        at: value.span.to(right.span))
    case .list, .tuple, .constant(.bool), .constant(.none), .comparison, .boolean, .not,
      .conditional, .lambda:
      return nil
    case .comprehension(let comprehension) where comprehension.kind == .generator:
      return nil
    default:
      return SyntaxFailure(
        "cannot assign to \(value.description) here. Maybe you meant '==' instead of '='?",
        at: value.span)
    }
  }

  /// `disjunction ['if' disjunction 'else' expression] | lambda`
  mutating func expression() throws -> Expression {
    try deeper { parser in
      if parser.kind == .lambda { return try parser.lambda() }
      let start = parser.span
      let body = try parser.disjunction()
      guard parser.kind == .if else { return body }
      try parser.advance()
      let test = try parser.disjunction()
      guard try parser.accept(.else) else {
        if parser.kind == .colon { throw parser.invalidSyntax() }
        throw SyntaxFailure(
          "expected 'else' after 'if' expression", at: parser.span(from: start),
          endsEarly: parser.kind == .end)
      }
      let orElse = try parser.expression()
      return try parser.make(
        .conditional(test: test, body: body, orElse: orElse), from: start)
    }
  }

  private mutating func lambda() throws -> Expression {
    let start = span
    try advance()
    let parameters = try parameters(until: .colon, annotated: false)
    try expect(.colon)
    return try make(.lambda(parameters, body: expression()), from: start)
  }

  // MARK: Truth and comparisons

  mutating func disjunction() throws -> Expression {
    try boolean(.or, token: .or) { parser in
      try parser.boolean(.and, token: .and) { try $0.inversion() }
    }
  }

  private mutating func boolean(
    _ op: Expression.BooleanOperator, token: TokenKind,
    _ operand: (inout Parser) throws -> Expression
  ) throws -> Expression {
    let start = span
    let first = try operand(&self)
    guard kind == token else { return first }
    var operands = [first]
    while try accept(token) { operands.append(try operand(&self)) }
    return try make(.boolean(op, operands), from: start)
  }

  private mutating func inversion() throws -> Expression {
    guard kind == .not else { return try comparison() }
    return try deeper { parser in
      let start = parser.span
      try parser.advance()
      return try parser.make(.not(parser.inversion()), from: start)
    }
  }

  private mutating func comparison() throws -> Expression {
    let start = span
    let first = try binary(0)
    var rest: [Expression.Comparison] = []
    while let op = try comparisonOperator() {
      rest.append(Expression.Comparison(op: op, right: try binary(0)))
    }
    return rest.isEmpty ? first : try make(.comparison(first, rest), from: start)
  }

  private mutating func comparisonOperator() throws -> Expression.Comparison.Operator? {
    let op: Expression.Comparison.Operator
    switch kind {
    case .less: op = .value(.less)
    case .lessEqual: op = .value(.lessEqual)
    case .equalEqual: op = .value(.equal)
    case .notEqual: op = .value(.notEqual)
    case .greater: op = .value(.greater)
    case .greaterEqual: op = .value(.greaterEqual)
    case .in: op = .in
    case .is: op = try peek() == .not ? .isNot : .is
    case .not:
      guard try peek() == .in else { return nil }
      op = .notIn
    default: return nil
    }
    if op == .isNot || op == .notIn { try advance() }
    try advance()
    return op
  }

  // MARK: Arithmetic

  /// Binary operators by binding strength, the loosest first; all bind to the left.
  private static let levels: [[TokenKind: BinaryOperator]] = [
    [.bar: .or],
    [.caret: .xor],
    [.ampersand: .and],
    [.leftShift: .leftShift, .rightShift: .rightShift],
    [.plus: .add, .minus: .subtract],
    [
      .star: .multiply, .slash: .trueDivide, .doubleSlash: .floorDivide, .percent: .modulo,
      .at: .matmul,
    ],
  ]

  /// The level and the operator of each token that is one.
  private static let operators: [TokenKind: (level: Int, op: BinaryOperator)] = {
    var table: [TokenKind: (Int, BinaryOperator)] = [:]
    for (level, operators) in levels.enumerated() {
      for (token, op) in operators { table[token] = (level, op) }
    }
    return table
  }()

  /// An expression of operators that bind at least as tightly as a level; 0 is `bitwise_or`.
  mutating func binary(_ level: Int) throws -> Expression {
    let start = span
    var left = try factor()
    while let (tightness, op) = Parser.operators[kind], tightness >= level {
      try advance()
      let right = try binary(tightness + 1)
      left = try make(.binary(op, left, right), from: start)
    }
    return left
  }

  /// `('+' | '-' | '~') factor | power`
  private mutating func factor() throws -> Expression {
    let op: UnaryOperator
    switch kind {
    case .minus: op = .negative
    case .plus: op = .positive
    case .tilde: op = .invert
    default: return try power()
    }
    return try deeper { parser in
      let start = parser.span
      try parser.advance()
      return try parser.make(.unary(op, parser.factor()), from: start)
    }
  }

  /// `primary ['**' factor]`
  private mutating func power() throws -> Expression {
    let start = span
    if kind == .await { throw SyntaxFailure("await is not in the dojo", at: span) }
    let base = try primary()
    guard kind == .doubleStar else { return base }
    return try deeper { parser in
      try parser.advance()
      return try parser.make(.binary(.power, base, parser.factor()), from: start)
    }
  }

  // MARK: Primaries

  /// An atom with its attributes, calls and subscripts.
  mutating func primary() throws -> Expression {
    let start = span
    var value = try atom()
    while true {
      switch kind {
      case .dot:
        try advance()
        let name = try identifier()
        value = try make(.attribute(value, name), from: start)
      case .leftParen:
        let arguments = try deeper { try $0.arguments() }
        value = try make(.call(value, arguments), from: start)
      case .leftBracket:
        let index = try deeper { try $0.subscriptIndex() }
        value = try make(.subscript(value, index), from: start)
      default:
        return value
      }
    }
  }

  /// A name that is no keyword.
  mutating func identifier() throws -> Name {
    guard kind == .name else { throw invalidSyntax() }
    let name = Name(text(current))
    try advance()
    return name
  }

  /// What stands in the brackets of a subscript: a value, a slice, or a tuple of those.
  private mutating func subscriptIndex() throws -> Expression {
    try expect(.leftBracket)
    let start = span
    let first = try slice()
    if kind != .comma {
      try closeBracket(.rightBracket, after: first)
      return first
    }
    var items = [first]
    while try accept(.comma), kind != .rightBracket { items.append(try slice()) }
    let tuple = try make(.tuple(items), from: start)
    try closeBracket(.rightBracket, after: items.last)
    return tuple
  }

  private mutating func slice() throws -> Expression {
    if kind == .star { return try starred() }
    let start = span
    let lower = kind == .colon ? nil : try namedExpression()
    guard kind == .colon else {
      guard let lower else { throw invalidSyntax() }
      return lower
    }
    try advance()
    func bound(_ parser: inout Parser) throws -> Expression? {
      switch parser.kind {
      case .colon, .comma, .rightBracket: nil
      default: try parser.expression()
      }
    }
    let upper = try bound(&self)
    let step = try accept(.colon) ? try bound(&self) : nil
    return try make(.slice(lower: lower, upper: upper, step: step), from: start)
  }
}
