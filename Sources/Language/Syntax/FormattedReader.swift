/// Reads the parts of an f-string: text, and fields whose expressions are parsed in place, so that
/// their spans are those of the source.
struct FormattedReader {
  private let literal: StringLiteral
  private let bytes: [UInt8]
  private var position: Int
  private let end: Int
  private var line: Int
  private var columnOrigin: Int
  private let span: SourceSpan

  init(_ literal: StringLiteral, in parser: Parser) {
    self.literal = literal
    bytes = literal.lexer.bytes
    position = literal.token.bytes.lowerBound
    end = literal.content.upperBound
    line = literal.token.span.line
    columnOrigin = position - literal.token.span.column
    span = literal.token.span
    while position < literal.content.lowerBound { advance() }
  }

  /// All parts of the literal.
  mutating func parts() throws -> [Expression.FormattedPart] {
    try parts(depth: 0)
  }

  /// Joins texts that stand beside each other, and drops empty ones.
  static func joined(_ parts: [Expression.FormattedPart]) -> [Expression.FormattedPart] {
    var result: [Expression.FormattedPart] = []
    var text = StrBuilder()
    func endText() {
      if !text.isEmpty { result.append(.text(text.finish())) }
      text = StrBuilder()
    }
    for part in parts {
      if case .text(let more) = part {
        for place in 0..<more.count { text.append(more.scalar(at: place)) }
      } else {
        endText()
        result.append(part)
      }
    }
    endText()
    return result
  }

  // MARK: Bytes

  private var byte: UInt8 { position < end ? bytes[position] : 0 }

  private func byte(_ distance: Int) -> UInt8 {
    position + distance < end ? bytes[position + distance] : 0
  }

  private mutating func advance() {
    let isLineEnd =
      bytes[position] == ascii("\n")
      || bytes[position] == ascii("\r") && byte(1) != ascii("\n")
    position += 1
    if isLineEnd {
      line += 1
      columnOrigin = position
    } else if position < bytes.count, bytes[position] & 0xC0 == 0x80 {
      columnOrigin += 1
    }
  }

  private func failure(_ message: String) -> SyntaxFailure {
    SyntaxFailure("f-string: " + message, at: span)
  }

  private func partFailure(_ what: String) -> SyntaxFailure {
    SyntaxFailure("f-string expression part cannot include \(what)", at: span)
  }

  // MARK: Parts

  /// Parts up to the end, or, within a field's spec, up to its closing brace.
  private mutating func parts(depth: Int) throws -> [Expression.FormattedPart] {
    var parts: [Expression.FormattedPart] = []
    var start = position
    func text(_ reader: FormattedReader) throws -> Expression.FormattedPart {
      .text(try literal.text(start..<reader.position))
    }
    while position < end {
      switch byte {
      case ascii("{"):
        if byte(1) == ascii("{"), depth == 0 {
          advance()
          parts.append(try text(self))
          advance()
          start = position
          continue
        }
        parts.append(try text(self))
        parts += try field(depth: depth)
        start = position
      case ascii("}"):
        if depth > 0 {
          parts.append(try text(self))
          return FormattedReader.joined(parts)
        }
        guard byte(1) == ascii("}") else { throw failure("single '}' is not allowed") }
        advance()
        parts.append(try text(self))
        advance()
        start = position
      case ascii("\\") where !literal.prefix.isRaw:
        advance()
        // `\N{…}` is a character and no field.
        if byte == ascii("N"), byte(1) == ascii("{") {
          while position < end, byte != ascii("}") { advance() }
        }
        if position < end { advance() }
      default:
        advance()
      }
    }
    parts.append(try text(self))
    return FormattedReader.joined(parts)
  }

  // MARK: Fields

  /// `{expression = !conversion : spec}`: one field, and with `=` the expression's text before it.
  private mutating func field(depth: Int) throws -> [Expression.FormattedPart] {
    guard depth < 2 else { throw failure("expressions nested too deeply") }
    advance()
    let start = position
    let (startLine, startOrigin) = (line, columnOrigin)
    try skipExpression()
    if bytes[start..<position].allSatisfy({ $0 == 32 || $0 == 9 || $0 == 10 || $0 == 13 }) {
      throw failure("empty expression not allowed")
    }
    let value = try expression(
      in: start..<position, line: startLine, columnOrigin: startOrigin)
    var before: [Expression.FormattedPart] = []
    let isDebug = byte == ascii("=")
    if isDebug {
      advance()
      while byte == ascii(" ") { advance() }
      before = [.text(Str(String(decoding: bytes[start..<position], as: UTF8.self)))]
    }
    var conversion = try conversion()
    var spec: [Expression.FormattedPart] = []
    let hasSpec = byte == ascii(":")
    if hasSpec {
      advance()
      spec = try parts(depth: depth + 1)
    }
    guard byte == ascii("}") else { throw failure("expecting '}'") }
    advance()
    if isDebug, conversion == nil, !hasSpec { conversion = .repr }
    let field = Expression.FormattedPart.Field(
      value: value, conversion: conversion, spec: spec)
    return before + [.field(field)]
  }

  private mutating func conversion() throws -> Expression.FormattedPart.Field.Conversion? {
    guard byte == ascii("!") else { return nil }
    advance()
    let letter = byte
    if position < end { advance() }
    switch letter {
    case ascii("r"): return .repr
    case ascii("s"): return .str
    case ascii("a"): return .ascii
    default:
      throw failure(
        "invalid conversion character: expected 's', 'r', or 'a'")
    }
  }

  /// Goes to the end of a field's expression: a `}`, `!`, `:` or `=` outside of brackets.
  private mutating func skipExpression() throws {
    var brackets: [UInt8] = []
    while position < end {
      let current = byte
      switch current {
      case ascii("\\"):
        throw partFailure("a backslash")
      case ascii("#"):
        throw partFailure("'#'")
      case ascii("'"), ascii("\""):
        try skipString()
        continue
      case ascii("("), ascii("["), ascii("{"):
        guard brackets.count < 200 else { throw failure("too many nested parenthesis") }
        brackets.append(current)
      case ascii("=") where brackets.isEmpty:
        if byte(1) == ascii("=") {
          advance()
        } else {
          return
        }
      case ascii("!") where brackets.isEmpty:
        guard byte(1) == ascii("=") else { return }
        advance()
      case ascii("<") where brackets.isEmpty, ascii(">") where brackets.isEmpty:
        if byte(1) == ascii("=") { advance() }
      case ascii(":") where brackets.isEmpty, ascii("}") where brackets.isEmpty:
        return
      case ascii(")"), ascii("]"), ascii("}"):
        try close(current, &brackets)
      default:
        break
      }
      advance()
    }
    if let open = brackets.last {
      throw failure("unmatched '\(Character(Unicode.Scalar(open)))'")
    }
    throw failure("expecting '}'")
  }

  private func close(_ byte: UInt8, _ brackets: inout [UInt8]) throws {
    let closing = Character(Unicode.Scalar(byte))
    guard let open = brackets.popLast() else { throw failure("unmatched '\(closing)'") }
    let expected: [UInt8: UInt8] = [
      ascii("("): ascii(")"), ascii("["): ascii("]"), ascii("{"): ascii("}"),
    ]
    guard expected[open] == byte else {
      throw failure(
        "closing parenthesis '\(closing)' does not match opening parenthesis "
          + "'\(Character(Unicode.Scalar(open)))'")
    }
  }

  private mutating func skipString() throws {
    let quote = byte
    let isTriple = byte(1) == quote && byte(2) == quote
    let length = isTriple ? 3 : 1
    for _ in 0..<length { advance() }
    var run = 0
    while run < length {
      guard position < end else { throw failure("unterminated string") }
      if byte == ascii("\\") { throw partFailure("a backslash") }
      run = byte == quote ? run + 1 : 0
      advance()
    }
  }

  private func expression(
    in range: Swift.Range<Int>, line: Int, columnOrigin: Int
  ) throws -> Expression {
    do {
      let lexer = Lexer(bytes, range: range, line: line, columnOrigin: columnOrigin)
      var parser = try Parser(lexer)
      let value = try parser.starExpressions()
      if case .starred = value.kind {
        throw SyntaxFailure("cannot use starred expression here", at: value.span)
      }
      if parser.kind == .walrus || parser.kind == .equal { throw parser.invalidSyntax() }
      guard parser.kind == .end else {
        throw parser.missingComma(after: value) ?? parser.invalidSyntax()
      }
      return value
    } catch let failure as SyntaxFailure {
      throw SyntaxFailure("f-string: " + failure.message, at: failure.span, kind: failure.kind)
    }
  }
}
