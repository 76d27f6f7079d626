/// Simple statements: those of one line.
extension Parser {
  /// The whole text.
  mutating func file() throws -> [Statement] {
    var statements: [Statement] = []
    while kind != .end {
      if try accept(.newline) { continue }
      statements += try self.statements()
    }
    return statements
  }

  /// One compound statement, or a line of simple ones.
  mutating func statements() throws -> [Statement] {
    if let compound = try compoundStatement() { return [compound] }
    return try simpleStatements()
  }

  private mutating func simpleStatements() throws -> [Statement] {
    var statements = [try simpleStatement()]
    while try accept(.semicolon), kind != .newline, kind != .end {
      statements.append(try simpleStatement())
    }
    guard try accept(.newline) else {
      if kind == .end { return statements }
      throw afterStatement(statements.last)
    }
    return statements
  }

  /// What to say about a token that cannot follow a statement.
  private mutating func afterStatement(_ statement: Statement?) -> SyntaxFailure {
    guard case .expression(let value) = statement?.kind else { return invalidSyntax() }
    if case .name(let name) = value.kind, name == "print" || name == "exec",
      let argument = attempt({ try $0.starExpressions() })
    {
      return SyntaxFailure(
        "Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?",
        at: value.span.to(argument.span))
    }
    return invalidSyntax()
  }

  private mutating func simpleStatement() throws -> Statement {
    let start = span
    let kind = try simpleKind()
    return Statement(kind, span(from: start))
  }

  private mutating func simpleKind() throws -> Statement.Kind {
    switch kind {
    case .pass:
      try advance()
      return .pass
    case .break:
      try advance()
      return .break
    case .continue:
      try advance()
      return .continue
    case .return:
      try advance()
      return .return(isAtStatementEnd ? nil : try starExpressions())
    case .raise: return try raise()
    case .assert: return try assert()
    case .del: return try delete()
    case .import: return try importModules()
    case .from: return try importFrom()
    case .global:
      return .global(try names())
    case .nonlocal:
      return .nonlocal(try names())
    default: return try expressionOrAssignment()
    }
  }

  private var isAtStatementEnd: Bool {
    kind == .newline || kind == .semicolon || kind == .end
  }

  // MARK: Assignment

  private static let augmented: [TokenKind: BinaryOperator] = [
    .plusEqual: .add, .minusEqual: .subtract, .starEqual: .multiply, .slashEqual: .trueDivide,
    .doubleSlashEqual: .floorDivide, .percentEqual: .modulo, .doubleStarEqual: .power,
    .atEqual: .matmul, .leftShiftEqual: .leftShift, .rightShiftEqual: .rightShift,
    .ampersandEqual: .and, .barEqual: .or, .caretEqual: .xor,
  ]

  private mutating func expressionOrAssignment() throws -> Statement.Kind {
    let isBracketed = kind == .leftParen
    let first = try starExpressions()
    if kind == .equal { return try assignment(first) }
    if kind == .colon { return try annotated(first, isBracketed: isBracketed) }
    if let op = Parser.augmented[kind] {
      switch first.kind {
      case .name, .attribute, .subscript: break
      default:
        throw SyntaxFailure(
          "'\(first.description)' is an illegal expression for augmented assignment",
          at: first.span)
      }
      try advance()
      let value = kind == .yield ? try yield() : try starExpressions()
      return .augmented(target: first, op: op, value: value)
    }
    if kind == .walrus { throw invalidSyntax() }
    if case .starred = first.kind {
      throw SyntaxFailure("can't use starred expression here", at: first.span)
    }
    return .expression(first)
  }

  private mutating func assignment(_ first: Expression) throws -> Statement.Kind {
    var parts = [first]
    while kind == .equal {
      try checkAssignable(parts[parts.count - 1], isFirst: parts.count == 1)
      try advance()
      parts.append(kind == .yield ? try yield() : try starExpressions())
    }
    let value = parts.removeLast()
    if case .starred = value.kind {
      throw SyntaxFailure("can't use starred expression here", at: value.span)
    }
    return .assignment(targets: parts, value: value)
  }

  /// Throws what CPython says about a target that is none; where a value right of `=` makes a
  /// comparison plausible, it asks for that.
  private mutating func checkAssignable(_ target: Expression, isFirst: Bool) throws {
    guard let bad = invalidTarget(target, .star) else { return try checkTarget(target) }
    var suggestsComparison = isFirst && bad.span == target.span
    switch bad.kind {
    case .constant(.bool), .constant(.none), .comparison, .boolean, .not,
      .conditional, .lambda, .starred:
      suggestsComparison = false
    case .comprehension(let comprehension) where comprehension.kind == .generator:
      suggestsComparison = false
    default:
      break
    }
    if suggestsComparison {
      let hasValue = lookAhead { parser -> Bool? in
        try parser.advance()
        _ = try parser.binary(0)
        return parser.kind == .equal || parser.kind == .walrus ? nil : true
      }
      suggestsComparison = hasValue == true
    }
    switch bad.kind {
    case .yield where !suggestsComparison, .yieldFrom where !suggestsComparison:
      throw SyntaxFailure("assignment to yield expression not possible", at: bad.span)
    default:
      let here = suggestsComparison ? " here. Maybe you meant '==' instead of '='?" : ""
      throw SyntaxFailure("cannot assign to \(bad.description)\(here)", at: bad.span)
    }
  }

  private mutating func annotated(
    _ target: Expression, isBracketed: Bool
  ) throws -> Statement.Kind {
    switch target.kind {
    case .name, .attribute, .subscript: break
    case .list, .tuple:
      throw SyntaxFailure(
        "only single target (not \(target.description)) can be annotated", at: target.span)
    case .constant, .call, .binary, .unary, .comparison, .set, .dict, .comprehension:
      throw SyntaxFailure("illegal target for annotation", at: target.span)
    default:
      throw invalidSyntax()
    }
    try advance()
    let annotation = try expression()
    var value: Expression?
    if try accept(.equal) { value = kind == .yield ? try yield() : try starExpressions() }
    var isSimple = false
    if case .name = target.kind { isSimple = !isBracketed }
    return .annotated(
      target: target, annotation: annotation, value: value, isSimple: isSimple)
  }

  // MARK: Keywords

  private mutating func raise() throws -> Statement.Kind {
    try advance()
    if isAtStatementEnd { return .raise(nil, cause: nil) }
    let exception = try expression()
    return .raise(exception, cause: try accept(.from) ? try expression() : nil)
  }

  private mutating func assert() throws -> Statement.Kind {
    try advance()
    let test = try expression()
    return .assert(test, message: try accept(.comma) ? try expression() : nil)
  }

  private mutating func delete() throws -> Statement.Kind {
    try advance()
    let target = try starExpressions()
    if let bad = invalidTarget(target, .delete) {
      throw SyntaxFailure("cannot delete \(bad.description)", at: bad.span)
    }
    if case .tuple(let items) = target.kind { return .delete(items) }
    return .delete([target])
  }

  private mutating func names() throws -> [Name] {
    try advance()
    var names = [try identifier()]
    while try accept(.comma) { names.append(try identifier()) }
    return names
  }

  // MARK: Imports

  private mutating func importModules() throws -> Statement.Kind {
    try advance()
    var aliases: [Statement.Alias] = []
    repeat {
      let start = span
      let name = try dottedName()
      let asName = try accept(.as) ? try identifier() : nil
      aliases.append(Statement.Alias(name: name, asName: asName, span: span(from: start)))
    } while try accept(.comma)
    return .import(aliases)
  }

  private mutating func dottedName() throws -> String {
    var name = try identifier().text
    while try accept(.dot) { name += "." + (try identifier().text) }
    return name
  }

  private mutating func importFrom() throws -> Statement.Kind {
    try advance()
    var level = 0
    while kind == .dot || kind == .ellipsis {
      level += kind == .dot ? 1 : 3
      try advance()
    }
    let module = kind == .import && level > 0 ? "" : try dottedName()
    try expect(.import)
    if try accept(.star) { return .importFrom(module: module, level: level, names: []) }
    let isBracketed = try accept(.leftParen)
    var names: [Statement.Alias] = []
    repeat {
      if kind == .rightParen, isBracketed, !names.isEmpty { break }
      if kind == .newline, !names.isEmpty {
        throw SyntaxFailure(
          "trailing comma not allowed without surrounding parentheses", at: previous.span)
      }
      let start = span
      let name = try identifier()
      let asName = try accept(.as) ? try identifier() : nil
      names.append(
        Statement.Alias(name: name.text, asName: asName, span: span(from: start)))
    } while try accept(.comma)
    if isBracketed { try expect(.rightParen) }
    return .importFrom(module: module, level: level, names: names)
  }
}
