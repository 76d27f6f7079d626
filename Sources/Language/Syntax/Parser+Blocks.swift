/// Compound statements: those with blocks.
extension Parser {
  /// A compound statement; nil if the current token begins none.
  mutating func compoundStatement() throws -> Statement? {
    let start = span
    let kind: Statement.Kind
    switch self.kind {
    case .if: kind = try ifStatement()
    case .while: kind = try whileStatement()
    case .for: kind = try forStatement()
    case .try: kind = try tryStatement()
    case .with: kind = try withStatement()
    case .def: kind = try function(decorators: [])
    case .class: kind = try classDefinition(decorators: [])
    case .at: kind = try decorated()
    case .async: throw SyntaxFailure("async is not in the dojo", at: span)
    case .name where isSoftKeyword("match"):
      guard let match = try matchStatement() else { return nil }
      kind = match
    default: return nil
    }
    return Statement(kind, blockSpan(from: start))
  }

  /// From the start of a token to the last one that is no line end or dedent.
  private func blockSpan(from start: SourceSpan) -> SourceSpan {
    start.to(lastVisible.span)
  }

  // MARK: Blocks

  /// `':' block`; the owner is named if the block is missing.
  mutating func block(after owner: String, at start: SourceSpan) throws -> [Statement] {
    try requireColon()
    return try suite(after: owner, at: start)
  }

  private mutating func suite(
    after owner: String, at start: SourceSpan
  ) throws -> [Statement] {
    guard try accept(.newline) else {
      if kind == .end { throw missingBlock(owner, start) }
      return try statementsOfOneLine()
    }
    guard try accept(.indent) else { throw missingBlock(owner, start) }
    return try deeper { parser in
      var statements: [Statement] = []
      while try !parser.accept(.dedent), parser.kind != .end {
        statements += try parser.statements()
      }
      return statements
    }
  }

  private mutating func statementsOfOneLine() throws -> [Statement] {
    switch kind {
    case .if, .while, .for, .try, .with, .def, .class, .at: throw invalidSyntax()
    default: return try statements()
    }
  }

  private func missingBlock(_ owner: String, _ start: SourceSpan) -> SyntaxFailure {
    let end = lastVisible.span
    let place = SourceSpan(
      line: end.endLine, column: end.endColumn, endLine: end.endLine, endColumn: end.endColumn)
    return SyntaxFailure(
      "expected an indented block after \(owner) on line \(start.line)",
      at: isAtEnd ? place : span, kind: .indentation, endsEarly: isAtEnd)
  }

  /// `else:` with its block, if there is one.
  private mutating func elseBlock() throws -> [Statement] {
    let start = span
    guard try accept(.else) else { return [] }
    if kind != .colon { try require(.colon, ":") }
    return try block(after: "'else' statement", at: start)
  }

  // MARK: Conditions and loops

  private mutating func ifStatement() throws -> Statement.Kind {
    var branches: [Statement.Branch] = []
    while kind == .if && branches.isEmpty || kind == .elif && !branches.isEmpty {
      let start = span
      let word = text(current)
      try advance()
      let test = try namedExpression()
      branches.append(
        Statement.Branch(test: test, body: try block(after: "'\(word)' statement", at: start)))
    }
    return .if(branches, orElse: try elseBlock())
  }

  private mutating func whileStatement() throws -> Statement.Kind {
    let start = span
    try advance()
    let test = try namedExpression()
    let body = try block(after: "'while' statement", at: start)
    return .while(test: test, body: body, orElse: try elseBlock())
  }

  private mutating func forStatement() throws -> Statement.Kind {
    let start = span
    try advance()
    let target = try forTarget()
    try expect(.in)
    let iterable = try starExpressions()
    let body = try block(after: "'for' statement", at: start)
    return .for(target: target, iterable: iterable, body: body, orElse: try elseBlock())
  }

  // MARK: with

  private mutating func withStatement() throws -> Statement.Kind {
    let start = span
    try advance()
    let items = try attempt { try $0.bracketedWithItems() } ?? withItems()
    return .with(items, body: try block(after: "'with' statement", at: start))
  }

  /// `'(' item, … ')'` before the colon.
  private mutating func bracketedWithItems() throws -> [Statement.WithItem]? {
    guard try accept(.leftParen) else { return nil }
    var items: [Statement.WithItem] = []
    repeat {
      if kind == .rightParen, !items.isEmpty { break }
      items.append(try withItem())
    } while try accept(.comma)
    guard try accept(.rightParen) else { return nil }
    // With a target it cannot be a tuple: then just the colon is missing.
    let isCertain = kind == .newline && items.contains { $0.target != nil }
    return kind == .colon || isCertain ? items : nil
  }

  private mutating func withItems() throws -> [Statement.WithItem] {
    var items = [try withItem()]
    while try accept(.comma) { items.append(try withItem()) }
    return items
  }

  private mutating func withItem() throws -> Statement.WithItem {
    let context = try expression()
    guard try accept(.as) else { return Statement.WithItem(context: context, target: nil) }
    let target = try primary()
    if let bad = invalidTarget(target, .star) {
      throw SyntaxFailure("cannot assign to \(bad.description)", at: bad.span)
    }
    return Statement.WithItem(context: context, target: target)
  }

  // MARK: try

  private mutating func tryStatement() throws -> Statement.Kind {
    let start = span
    try advance()
    if kind != .colon { try require(.colon, ":") }
    let body = try block(after: "'try' statement", at: start)
    var handlers: [Statement.Handler] = []
    while kind == .except {
      if let last = handlers.last, last.type == nil {
        throw SyntaxFailure("default 'except:' must be last", at: last.span)
      }
      handlers.append(try handler())
    }
    let orElse = handlers.isEmpty ? [] : try elseBlock()
    let finallyStart = span
    var finally: [Statement] = []
    if try accept(.finally) {
      finally = try block(after: "'finally' statement", at: finallyStart)
    } else if handlers.isEmpty {
      throw SyntaxFailure(
        "expected 'except' or 'finally' block", at: span, endsEarly: isAtEnd)
    }
    return .try(
      Statement.Try(body: body, handlers: handlers, orElse: orElse, finally: finally))
  }

  private mutating func handler() throws -> Statement.Handler {
    let start = span
    try advance()
    if kind == .star { throw SyntaxFailure("except* is not in the dojo", at: span) }
    var type: Expression?
    var name: Name?
    if kind == .newline { try requireColon() }
    if kind != .colon {
      let first = try expression()
      if kind == .comma {
        throw SyntaxFailure(
          "multiple exception types must be parenthesized", at: span(from: first.span))
      }
      type = first
      if try accept(.as) { name = try identifier() }
    }
    let span = span(from: start)
    let owner = "'except' statement"
    return Statement.Handler(
      type: type, name: name, body: try block(after: owner, at: start), span: span)
  }

  // MARK: Definitions

  private mutating func decorated() throws -> Statement.Kind {
    var decorators: [Expression] = []
    while try accept(.at) {
      decorators.append(try namedExpression())
      guard try accept(.newline) else { throw invalidSyntax() }
    }
    switch kind {
    case .def: return try function(decorators: decorators)
    case .class: return try classDefinition(decorators: decorators)
    default: throw invalidSyntax()
    }
  }

  private mutating func function(decorators: [Expression]) throws -> Statement.Kind {
    let start = span
    try advance()
    let name = try identifier()
    try require(.leftParen, "(")
    let parameters = try parameters(until: .rightParen, annotated: true)
    try expect(.rightParen)
    let returns = try accept(.arrow) ? try expression() : nil
    let header = span(from: start)
    if kind != .colon { try require(.colon, ":") }
    let body = try block(after: "function definition", at: start)
    return .function(
      Statement.FunctionDefinition(
        name: name, parameters: parameters, returns: returns, body: body,
        decorators: decorators, header: header))
  }

  private mutating func classDefinition(decorators: [Expression]) throws -> Statement.Kind {
    let start = span
    try advance()
    let name = try identifier()
    let arguments = kind == .leftParen ? try arguments() : []
    let header = span(from: start)
    let body = try block(after: "class definition", at: start)
    return .class(
      Statement.ClassDefinition(
        name: name, arguments: arguments, body: body, decorators: decorators, header: header))
  }
}
