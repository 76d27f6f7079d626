/// The letters before a string's quote.
struct StringPrefix {
  var isRaw = false
  var isFormatted = false
  var isBytes = false

  /// Nil where the letters are no prefix.
  init?(_ letters: ArraySlice<UInt8>) {
    guard letters.count <= 2 else { return nil }
    var isUnicode = false
    for letter in letters {
      switch letter | 0x20 {
      case ascii("r") where !isRaw: isRaw = true
      case ascii("f") where !isFormatted: isFormatted = true
      case ascii("b") where !isBytes: isBytes = true
      case ascii("u") where !isUnicode: isUnicode = true
      default: return nil
      }
    }
    if isFormatted && isBytes || isUnicode && letters.count > 1 { return nil }
  }
}

extension Lexer {
  // MARK: Strings

  /// A whole string literal, of one line or in triple quotes; the position is at its quote.
  mutating func string(from start: Mark) throws -> Token {
    let quote = byte()
    let isTriple = byte(1) == quote && byte(2) == quote
    let length = isTriple ? 3 : 1
    for _ in 0..<length { advance() }
    var run = 0
    while run < length {
      guard !isAtEnd else { throw unterminated(isTriple, from: start) }
      let current = byte()
      if Lexer.isLineEnd(current) {
        guard isTriple else { throw unterminated(false, from: start) }
        advanceLine()
        run = 0
      } else if current == ascii("\\") {
        run = 0
        advance()
        if Lexer.isLineEnd(byte()), !isAtEnd { advanceLine() } else if !isAtEnd { advance() }
      } else {
        if current == 0 {
          throw SyntaxFailure("source code string cannot contain null bytes", at: here())
        }
        run = current == quote ? run + 1 : 0
        advance()
      }
    }
    return token(.string, from: start)
  }

  private func unterminated(_ isTriple: Bool, from start: Mark) -> SyntaxFailure {
    let kind = isTriple ? "triple-quoted string" : "string"
    // The text's last line end starts no line of its own.
    let isAfterLast = isAtEnd && column == 0 && line > 1
    let last = isAfterLast ? line - 1 : line
    return SyntaxFailure(
      "unterminated \(kind) literal (detected at line \(last))",
      at: SourceSpan(
        line: start.line, column: start.column, endLine: start.line, endColumn: start.column + 1),
      endsEarly: isTriple)
  }

  // MARK: Numbers

  /// A number; its value is taken from its text by `NumberLiteral`.
  mutating func number(from start: Mark) throws -> Token {
    if byte() == ascii("0") {
      switch byte(1) | 0x20 {
      case ascii("x"): return try radixNumber(16, "hexadecimal", from: start)
      case ascii("o"): return try radixNumber(8, "octal", from: start)
      case ascii("b"): return try radixNumber(2, "binary", from: start)
      default: break
      }
    }
    let startsWithZero = byte() == ascii("0")
    if byte() != ascii(".") { try decimalDigits() }
    let integerEnd = position
    var isFloat = false
    if byte() == ascii(".") {
      isFloat = true
      advance()
      if Lexer.isDigit(byte()) { try decimalDigits() }
    }
    if byte() | 0x20 == ascii("e") {
      let signed = byte(1) == ascii("+") || byte(1) == ascii("-")
      if Lexer.isDigit(byte(signed ? 2 : 1)) {
        isFloat = true
        advance()
        if signed { advance() }
        try decimalDigits()
      } else if signed {
        throw SyntaxFailure("invalid decimal literal", at: here(1))
      }
    }
    let isImaginary = byte() | 0x20 == ascii("j")
    if isImaginary { advance() }
    if startsWithZero, !isFloat, !isImaginary,
      bytes[start.position..<integerEnd].contains(where: { $0 != ascii("0") && $0 != ascii("_") })
    {
      throw SyntaxFailure(
        "leading zeros in decimal integer literals are not permitted; "
          + "use an 0o prefix for octal integers", at: span(from: start))
    }
    try requireEnd(isImaginary ? "imaginary" : "decimal")
    return token(.number, from: start)
  }

  private mutating func decimalDigits() throws {
    while true {
      while Lexer.isDigit(byte()) { advance() }
      guard byte() == ascii("_") else { return }
      advance()
      guard Lexer.isDigit(byte()) else { throw invalidLiteral("decimal") }
    }
  }

  private mutating func radixNumber(
    _ radix: UInt8, _ name: String, from start: Mark
  ) throws -> Token {
    advance()
    advance()
    repeat {
      if byte() == ascii("_") { advance() }
      guard Lexer.isDigit(byte(), radix: radix) else {
        if Lexer.isDigit(byte()) { throw invalidDigit(name) }
        throw invalidLiteral(name)
      }
      while Lexer.isDigit(byte(), radix: radix) { advance() }
    } while byte() == ascii("_")
    if Lexer.isDigit(byte()) { throw invalidDigit(name) }
    try requireEnd(name)
    return token(.number, from: start)
  }

  private func invalidDigit(_ name: String) -> SyntaxFailure {
    let digit = Character(Unicode.Scalar(byte()))
    return SyntaxFailure("invalid digit '\(digit)' in \(name) literal", at: here())
  }

  private func invalidLiteral(_ name: String) -> SyntaxFailure {
    let place = SourceSpan(
      line: line, column: max(0, column - 1), endLine: line, endColumn: column)
    return SyntaxFailure("invalid \(name) literal", at: place)
  }

  /// A letter right behind a number is an error, unless a keyword begins with it (`1if x else y`).
  private func requireEnd(_ name: String) throws {
    let next = byte()
    guard Lexer.isIdentifierStart(next) || Lexer.isDigit(next) else { return }
    let isKeyword = ["and", "else", "for", "if", "in", "is", "not", "or"].contains { word in
      word.utf8.enumerated().allSatisfy { byte($0.offset) == $0.element }
    }
    if !isKeyword { throw invalidLiteral(name) }
  }

  private static func isDigit(_ byte: UInt8, radix: UInt8) -> Bool {
    if isDigit(byte) { return byte - ascii("0") < radix }
    let lower = byte | 0x20
    return radix == 16 && lower >= ascii("a") && lower <= ascii("f")
  }
}
