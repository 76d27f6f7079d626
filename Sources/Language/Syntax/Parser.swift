/// Parses a program. Throws `SyntaxError`, `IndentationError`, `TabError` or `RecursionError`
/// with CPython's message and place.
package func parse(_ source: Source) throws -> [Statement] {
  do {
    return try Parser.statements(of: source)
  } catch let failure as SyntaxFailure {
    throw PythonError(failure, in: source)
  }
}

/// A recursive-descent parser of Python 3.11's grammar.
///
/// The grammar's rules stand in extensions by topic. Names of rules are those of CPython's grammar
/// where they have one.
struct Parser {
  /// Expressions deeper than this are not compiled; CPython's limit is its recursion limit.
  static let maximumHeight = 1000

  var lexer: Lexer
  private var tokens: [Token] = []
  private(set) var index = 0
  /// How many expressions and blocks are being parsed around the current one.
  private var depth = 0
  /// Whether the text cannot even be cut into tokens; that explains it best.
  private var lexerFailure: SyntaxFailure?

  init(_ lexer: Lexer) throws {
    self.lexer = lexer
    try readToken()
  }

  /// All statements of a source; throws the failure that explains it best.
  static func statements(of source: Source) throws -> [Statement] {
    let bytes = Array(source.text.utf8)
    guard bytes.count < Int32.max else {
      throw SyntaxFailure(
        "source is too large", at: SourceSpan(line: 1, column: 0, endLine: 1, endColumn: 0))
    }
    var parser = try Parser(Lexer(bytes))
    do {
      return try parser.file()
    } catch let failure as SyntaxFailure {
      throw parser.bestExplanation(of: failure)
    }
  }

  // MARK: Tokens

  /// The current token.
  var current: Token { tokens[index] }
  var kind: TokenKind { tokens[index].kind }
  var span: SourceSpan { tokens[index].span }

  /// The token before the current one.
  var previous: Token { tokens[max(0, index - 1)] }

  /// Whether nothing but the ends of open blocks is left.
  var isAtEnd: Bool { kind == .end || kind == .dedent && Int(current.start) >= lexer.limit }

  /// The last token before the current one that is part of a statement's text.
  var lastVisible: Token {
    var place = max(0, index - 1)
    while place > 0, [.newline, .dedent, .indent].contains(tokens[place].kind) { place -= 1 }
    return tokens[place]
  }

  /// Goes to the next token.
  mutating func advance() throws {
    if index + 1 == tokens.count { try readToken() }
    index += 1
  }

  /// The kind of the token after the current one.
  mutating func peek(_ distance: Int = 1) throws -> TokenKind {
    while index + distance >= tokens.count { try readToken() }
    return tokens[index + distance].kind
  }

  private mutating func readToken() throws {
    do {
      tokens.append(try lexer.next())
    } catch {
      lexerFailure = error as? SyntaxFailure
      throw error
    }
  }

  /// Goes over a token of this kind, if it is the current one.
  mutating func accept(_ kind: TokenKind) throws -> Bool {
    guard self.kind == kind else { return false }
    try advance()
    return true
  }

  /// Goes over a token of this kind; throws "invalid syntax" for another.
  mutating func expect(_ kind: TokenKind) throws {
    guard try accept(kind) else { throw invalidSyntax() }
  }

  /// Goes over a token of this kind; throws "expected '…'" for another.
  mutating func require(_ kind: TokenKind, _ text: String) throws {
    guard try !accept(kind) else { return }
    throw SyntaxFailure("expected '\(text)'", at: span, endsEarly: self.kind == .end)
  }

  /// Goes over the colon after a header; only where the line ends is its absence named.
  mutating func requireColon() throws {
    guard try !accept(.colon) else { return }
    if kind == .newline || kind == .end { try require(.colon, ":") }
    throw invalidSyntax()
  }

  /// The span from a token that was read to the last one.
  func span(from start: SourceSpan) -> SourceSpan { start.to(previous.span) }

  /// The text of a token.
  func text(_ token: Token) -> String {
    String(decoding: lexer.bytes[token.bytes], as: UTF8.self)
  }

  /// Whether the current token is a name with this text: a soft keyword.
  func isSoftKeyword(_ text: StaticString) -> Bool {
    guard kind == .name, current.bytes.count == text.utf8CodeUnitCount else { return false }
    return current.bytes.enumerated().allSatisfy {
      lexer.bytes[$0.element] == text.utf8Start[$0.offset]
    }
  }

  /// Tries a rule; if it fails, the position is as before.
  mutating func attempt<T>(_ rule: (inout Parser) throws -> T?) -> T? {
    let (oldIndex, oldDepth) = (index, depth)
    if let result = try? rule(&self) { return result }
    (index, depth) = (oldIndex, oldDepth)
    return nil
  }

  // MARK: Limits

  /// Looks whether a rule fits; the position stays as it is.
  mutating func lookAhead<T>(_ rule: (inout Parser) throws -> T?) -> T? {
    let oldIndex = index
    defer { index = oldIndex }
    return attempt(rule)
  }

  /// Runs a rule one level deeper.
  mutating func deeper<T>(_ rule: (inout Parser) throws -> T) throws -> T {
    depth += 1
    defer { depth -= 1 }
    guard depth < Parser.maximumHeight else { throw tooDeep(at: span) }
    return try rule(&self)
  }

  func tooDeep(at span: SourceSpan) -> SyntaxFailure {
    SyntaxFailure(
      "maximum recursion depth exceeded during compilation", at: span, kind: .recursion)
  }

  /// An expression from the start of a token to the last token read.
  ///
  /// It is mutating so that the parts, which are its argument, are parsed before it looks at the
  /// last token.
  mutating func make(_ kind: Expression.Kind, from start: SourceSpan) throws -> Expression {
    try make(kind, span: span(from: start))
  }

  func make(_ kind: Expression.Kind, span: SourceSpan) throws -> Expression {
    let expression = Expression(kind, span)
    guard expression.height < Parser.maximumHeight else { throw tooDeep(at: span) }
    return expression
  }

  // MARK: Failures

  /// "invalid syntax" at the current token.
  func invalidSyntax() -> SyntaxFailure {
    switch kind {
    case .indent:
      return SyntaxFailure("unexpected indent", at: span, kind: .indentation)
    case .dedent:
      return SyntaxFailure("unexpected unindent", at: span, kind: .indentation)
    default:
      return SyntaxFailure(
        "invalid syntax", at: span, endsEarly: kind == .end, isGeneric: true)
    }
  }

  /// As CPython does, prefers an error of the remaining tokens, and then a bracket left open on
  /// an earlier line.
  private mutating func bestExplanation(of failure: SyntaxFailure) -> SyntaxFailure {
    if let lexerFailure { return lexerFailure }
    guard failure.kind != .recursion else { return failure }
    let lastRead = tokens.last?.span.line ?? 0
    do {
      while try lexer.next().kind != .end {}
    } catch let later as SyntaxFailure {
      return failure.isGeneric || later.span.line >= failure.span.line ? later : failure
    } catch {
      return failure
    }
    if let unclosed = lexer.unclosedBracket,
      lastRead > unclosed.span.line || failure.endsEarly
    {
      return unclosed
    }
    return failure
  }
}

extension PythonError {
  /// The Python exception for a text that is no program.
  init(_ failure: SyntaxFailure, in source: Source) {
    let type: TypeObject =
      switch failure.kind {
      case .syntax: .syntaxError
      case .indentation: .indentationError
      case .tabs: .tabError
      case .recursion: .recursionError
      }
    let exception = Exception(type, [.str(failure.message)])
    if failure.kind != .recursion {
      exception.place = (source, failure.span)
      let line = source.lines.indices.contains(failure.span.line - 1)
      let text = line ? source.lines[failure.span.line - 1] : ""
      exception.attributes["msg"] = .str(failure.message)
      exception.attributes["filename"] = .str(source.name)
      exception.attributes["lineno"] = .int(failure.span.line)
      exception.attributes["offset"] = .int(failure.span.column + 1)
      exception.attributes["end_lineno"] = .int(failure.span.endLine)
      exception.attributes["end_offset"] = .int(failure.span.endColumn + 1)
      exception.attributes["text"] = .str(text)
    }
    self.init(exception)
  }
}
