/// The arguments of calls and the parameters of functions.
extension Parser {
  // MARK: Arguments

  /// `(…)` of a call or of a class's bases.
  mutating func arguments() throws -> [Expression.Argument] {
    try expect(.leftParen)
    var arguments: [Expression.Argument] = []
    var keywords = KeywordsSoFar()
    var bareGenerator: SourceSpan?
    var endsWithComma = false
    while kind != .rightParen {
      let argument = try argument(after: &keywords, bareGenerator: &bareGenerator)
      arguments.append(argument)
      endsWithComma = try accept(.comma)
      if endsWithComma { continue }
      guard kind != .rightParen else { break }
      throw missingComma(after: argument.value) ?? invalidSyntax()
    }
    try expect(.rightParen)
    if let bareGenerator, arguments.count > 1 || endsWithComma {
      throw SyntaxFailure("Generator expression must be parenthesized", at: bareGenerator)
    }
    return arguments
  }

  /// What the earlier arguments of a call say about the next one.
  private struct KeywordsSoFar {
    var names: Set<Name> = []
    var hasUnpacked = false
    /// Whether the last argument with a name, or unpacked from a dict, was unpacked.
    var isLastUnpacked: Bool?
  }

  private mutating func argument(
    after keywords: inout KeywordsSoFar, bareGenerator: inout SourceSpan?
  ) throws -> Expression.Argument {
    let start = span
    if try accept(.star) {
      let value = try expression()
      if keywords.hasUnpacked {
        throw SyntaxFailure(
          "iterable argument unpacking follows keyword argument unpacking",
          at: span(from: start))
      }
      return Expression.Argument(kind: .unpacked, value: value, span: span(from: start))
    }
    if try accept(.doubleStar) {
      let value = try expression()
      keywords.hasUnpacked = true
      keywords.isLastUnpacked = true
      return Expression.Argument(kind: .unpackedKeywords, value: value, span: span(from: start))
    }
    if kind == .name, try peek() == .equal { return try keywordArgument(after: &keywords) }
    try refuseKeywordConstant()
    let value = try argumentValue(bareGenerator: &bareGenerator)
    if let unpacked = keywords.isLastUnpacked {
      throw SyntaxFailure(
        "positional argument follows keyword argument" + (unpacked ? " unpacking" : ""),
        at: span(from: start))
    }
    return Expression.Argument(kind: .positional, value: value, span: span(from: start))
  }

  private mutating func keywordArgument(
    after keywords: inout KeywordsSoFar
  ) throws -> Expression.Argument {
    let start = span
    let name = try identifier()
    try expect(.equal)
    let value = try expression()
    if startsComprehension {
      throw SyntaxFailure(
        "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
        at: start.to(previousOfKeyword(start)))
    }
    let argument = Expression.Argument(
      kind: .keyword(name), value: value, span: span(from: start))
    keywords.isLastUnpacked = false
    if !keywords.names.insert(name).inserted {
      throw SyntaxFailure("keyword argument repeated: \(name)", at: argument.span)
    }
    return argument
  }

  /// The span of the `=` after a keyword's name.
  private func previousOfKeyword(_ start: SourceSpan) -> SourceSpan {
    SourceSpan(
      line: start.endLine, column: start.endColumn, endLine: start.endLine,
      endColumn: start.endColumn + 1)
  }

  /// `f(True=1)`
  private mutating func refuseKeywordConstant() throws {
    guard kind == .true || kind == .false || kind == .none, try peek() == .equal else { return }
    let start = span
    let word = text(current)
    try advance()
    try advance()
    throw SyntaxFailure("cannot assign to \(word)", at: span(from: start))
  }

  /// A positional argument: a value, or a generator expression without brackets of its own.
  private mutating func argumentValue(
    bareGenerator: inout SourceSpan?
  ) throws -> Expression {
    let start = span
    let value = try expression()
    if kind == .walrus, case .name = value.kind {
      try advance()
      return try make(.named(target: value, value: expression()), from: start)
    }
    if kind == .equal {
      throw SyntaxFailure(
        "expression cannot contain assignment, perhaps you meant \"==\"?",
        at: value.span.to(span))
    }
    guard startsComprehension else { return value }
    let clauses = try clauses()
    let comprehension = Expression.Comprehension(
      kind: .generator, element: value, value: nil, clauses: clauses)
    bareGenerator = span(from: start)
    return try make(.comprehension(comprehension), from: start)
  }

  // MARK: Parameters

  /// The parameters of a `def` (up to `)`) or of a lambda (up to `:`), without the last token.
  mutating func parameters(until closing: TokenKind, annotated: Bool) throws -> Parameters {
    var result = Parameters()
    var hasStar = false
    var hasDefault = false
    while kind != closing {
      if result.keywords != nil {
        throw SyntaxFailure("arguments cannot follow var-keyword argument", at: span)
      }
      let start = span
      switch kind {
      case .slash:
        try acceptSlash(&result, hasStar: hasStar)
      case .star:
        if hasStar { throw SyntaxFailure("* argument may appear only once", at: start) }
        try advance()
        hasStar = true
        if kind == .comma || kind == closing {
          try checkBareStar(closing, at: start)
        } else {
          result.variadic = try parameter(annotated: annotated, "var-positional")
        }
      case .doubleStar:
        try advance()
        result.keywords = try parameter(annotated: annotated, "var-keyword")
      default:
        let parameter = try parameter(annotated: annotated, nil)
        if hasStar {
          result.keywordOnly.append(parameter)
        } else {
          if hasDefault, parameter.standard == nil {
            throw SyntaxFailure(
              "non-default argument follows default argument", at: parameter.span)
          }
          hasDefault = parameter.standard != nil
          result.plain.append(parameter)
        }
      }
      guard try accept(.comma) else { break }
    }
    try checkDuplicates(result)
    return result
  }

  private mutating func acceptSlash(_ result: inout Parameters, hasStar: Bool) throws {
    let start = span
    if !result.positionalOnly.isEmpty {
      throw SyntaxFailure("/ may appear only once", at: start)
    }
    if hasStar { throw SyntaxFailure("/ must be ahead of *", at: start) }
    if result.plain.isEmpty {
      throw SyntaxFailure("at least one argument must precede /", at: start)
    }
    try advance()
    result.positionalOnly = result.plain
    result.plain = []
  }

  /// After a bare `*` there must be a parameter.
  private mutating func checkBareStar(_ closing: TokenKind, at start: SourceSpan) throws {
    let next = kind == .comma ? try peek() : kind
    if next == closing || next == .doubleStar {
      throw SyntaxFailure("named arguments must follow bare *", at: start)
    }
  }

  private mutating func parameter(
    annotated: Bool, _ starred: String?
  ) throws -> Parameters.Parameter {
    let start = span
    if kind == .leftParen {
      throw SyntaxFailure(
        annotated
          ? "Function parameters cannot be parenthesized"
          : "Lambda expression parameters cannot be parenthesized", at: start)
    }
    let name = try identifier()
    let annotation = annotated && kind == .colon ? try annotation(isStarred: starred != nil) : nil
    var standard: Expression?
    if kind == .equal {
      if let starred {
        throw SyntaxFailure("\(starred) argument cannot have default value", at: span)
      }
      try advance()
      if kind == .comma || kind == .rightParen {
        throw SyntaxFailure("expected default value expression", at: previous.span)
      }
      standard = try expression()
    }
    return Parameters.Parameter(
      name: name, annotation: annotation, standard: standard, span: start)
  }

  private mutating func annotation(isStarred: Bool) throws -> Expression {
    try advance()
    return isStarred ? try starExpression() : try expression()
  }

  private func checkDuplicates(_ parameters: Parameters) throws {
    var seen: Set<Name> = []
    for parameter in parameters.all where !seen.insert(parameter.name).inserted {
      throw SyntaxFailure(
        "duplicate argument '\(parameter.name)' in function definition", at: parameter.span)
    }
  }
}
