/// Cuts a text into tokens, one by one, in one pass over its UTF-8 bytes.
///
/// It keeps what the grammar needs beside the characters: the open brackets, within which line
/// ends mean nothing, and the indentation of the open blocks.
struct Lexer {
  /// CPython's limits: `MAXLEVEL` and `MAXINDENT`.
  private static let maximumBrackets = 200
  private static let maximumIndents = 100

  let bytes: [UInt8]
  var position: Int
  let limit: Int
  /// The line that `position` is on, from 1.
  var line: Int
  /// Where that line begins, moved so that `position - columnOrigin` is the column in code points.
  var columnOrigin: Int

  struct Bracket {
    let byte: UInt8
    let span: SourceSpan
  }
  private(set) var brackets: [Bracket] = []
  /// The widths of the open blocks: with tabs to multiples of eight, and with tabs of one.
  private var indents: [(width: Int, narrow: Int)] = [(0, 0)]
  /// Dedents still to be given out.
  private var pendingDedents = 0
  private var isAtLineStart = true
  /// Whether the current logical line has a token, so that its end is one.
  private var hasTokens = false
  /// Whether line ends mean nothing: inside the braces of an f-string.
  private let isNested: Bool

  /// A lexer of a whole text.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    limit = bytes.count
    line = 1
    columnOrigin = position
    isNested = false
  }

  /// A lexer of an expression within the text, such as one in an f-string.
  init(_ bytes: [UInt8], range: Swift.Range<Int>, line: Int, columnOrigin: Int) {
    self.bytes = bytes
    position = range.lowerBound
    limit = range.upperBound
    self.line = line
    self.columnOrigin = columnOrigin
    isNested = true
    isAtLineStart = false
  }

  // MARK: Bytes

  /// The byte at a distance from the position; 0 beyond the end.
  @inline(__always)
  func byte(_ distance: Int = 0) -> UInt8 {
    let index = position &+ distance
    return index < limit ? bytes[index] : 0
  }

  var isAtEnd: Bool { position >= limit }

  var column: Int { position - columnOrigin }

  /// Goes over one byte of a line; continuation bytes of UTF-8 count no column.
  @inline(__always)
  mutating func advance() {
    position &+= 1
    if position < limit, bytes[position] & 0xC0 == 0x80 { columnOrigin &+= 1 }
  }

  /// Goes over a line's end, which may be two bytes.
  mutating func advanceLine() {
    position += byte() == ascii("\r") && byte(1) == ascii("\n") ? 2 : 1
    line += 1
    columnOrigin = position
  }

  static func isLineEnd(_ byte: UInt8) -> Bool { byte == ascii("\n") || byte == ascii("\r") }

  /// The code point at the position.
  func scalar() -> Unicode.Scalar {
    var decoder = UTF8()
    var input = bytes[position..<min(position + 4, limit)].makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&input) { return scalar }
    return "\u{FFFD}"
  }

  // MARK: Spans and failures

  /// A place that tokens begin at.
  struct Mark {
    let position: Int
    let line: Int
    let column: Int
  }

  var mark: Mark { Mark(position: position, line: line, column: column) }

  func span(from mark: Mark) -> SourceSpan {
    SourceSpan(line: mark.line, column: mark.column, endLine: line, endColumn: column)
  }

  func token(_ kind: TokenKind, from mark: Mark) -> Token {
    Token(kind, bytes: mark.position..<position, span: span(from: mark))
  }

  /// The span of `count` columns from the position.
  func here(_ count: Int = 1) -> SourceSpan {
    SourceSpan(line: line, column: column, endLine: line, endColumn: column + count)
  }

  // MARK: Tokens

  /// The next token; after the last one, `end` for ever.
  mutating func next() throws -> Token {
    if isAtLineStart, let token = try startLine() { return token }
    if pendingDedents > 0 {
      pendingDedents -= 1
      return Token(.dedent, bytes: position..<position, span: here(0))
    }
    try skipBlanks()
    let start = mark
    guard !isAtEnd else { return endToken() }
    let first = byte()
    if Lexer.isLineEnd(first) {
      let span = here(1)
      let token = Token(.newline, bytes: position..<position + 1, span: span)
      advanceLine()
      isAtLineStart = true
      hasTokens = false
      return token
    }
    hasTokens = true
    if Lexer.isIdentifierStart(first) { return try identifierOrString(from: start) }
    if Lexer.isDigit(first) || first == ascii(".") && Lexer.isDigit(byte(1)) {
      return try number(from: start)
    }
    if first == ascii("\"") || first == ascii("'") { return try string(from: start) }
    return try symbol(from: start)
  }

  /// The tokens at the text's end: the last line's, the open blocks', the end itself.
  private mutating func endToken() -> Token {
    if hasTokens, !isNested, brackets.isEmpty {
      hasTokens = false
      pendingDedents = indents.count - 1
      indents.removeLast(pendingDedents)
      return Token(.newline, bytes: position..<position, span: here(0))
    }
    if !isNested, indents.count > 1 {
      pendingDedents = indents.count - 2
      indents.removeLast(indents.count - 1)
      return Token(.dedent, bytes: position..<position, span: here(0))
    }
    return Token(.end, bytes: position..<position, span: here(0))
  }

  /// Skips blank lines and measures the next one's indentation.
  private mutating func startLine() throws -> Token? {
    while true {
      var (width, narrow) = (0, 0)
      measuring: while !isAtEnd {
        switch byte() {
        case ascii(" "): (width, narrow) = (width + 1, narrow + 1)
        case ascii("\t"): (width, narrow) = ((width / 8 + 1) * 8, narrow + 1)
        case 0x0C: (width, narrow) = (0, 0)
        default: break measuring
        }
        advance()
      }
      if byte() == ascii("#") { skipComment() }
      if isAtEnd {
        isAtLineStart = false
        return nil
      }
      if Lexer.isLineEnd(byte()) {
        advanceLine()
        continue
      }
      isAtLineStart = false
      return try indentation(width: width, narrow: narrow)
    }
  }

  private mutating func indentation(width: Int, narrow: Int) throws -> Token? {
    guard let current = indents.last else { return nil }
    let lineSpan = SourceSpan(line: line, column: 0, endLine: line, endColumn: column)
    func requireSameTabs(_ consistent: Bool) throws {
      guard consistent else {
        throw SyntaxFailure(
          "inconsistent use of tabs and spaces in indentation", at: lineSpan, kind: .tabs)
      }
    }
    if width == current.width {
      try requireSameTabs(narrow == current.narrow)
      return nil
    }
    if width > current.width {
      guard indents.count < Lexer.maximumIndents else {
        throw SyntaxFailure("too many levels of indentation", at: lineSpan, kind: .indentation)
      }
      try requireSameTabs(narrow > current.narrow)
      indents.append((width, narrow))
      return Token(.indent, bytes: position..<position, span: lineSpan)
    }
    while let open = indents.last, width < open.width {
      indents.removeLast()
      pendingDedents += 1
    }
    guard indents.last?.width == width else {
      let end = bytes[position...].firstIndex(where: Lexer.isLineEnd) ?? limit
      let text = String(decoding: bytes[position..<end], as: UTF8.self)
      let place = column + text.unicodeScalars.count
      throw SyntaxFailure(
        "unindent does not match any outer indentation level",
        at: SourceSpan(line: line, column: place, endLine: line, endColumn: place),
        kind: .indentation)
    }
    try requireSameTabs(indents.last?.narrow == narrow)
    return nil
  }

  /// Skips spaces, comments and joined lines up to the next token of the logical line.
  private mutating func skipBlanks() throws {
    while !isAtEnd {
      switch byte() {
      case ascii(" "), ascii("\t"), 0x0C:
        advance()
      case ascii("#"):
        skipComment()
      case ascii("\\"):
        guard Lexer.isLineEnd(byte(1)) else {
          if position + 1 >= limit { throw unexpectedEnd() }
          advance()
          throw SyntaxFailure(
            "unexpected character after line continuation character", at: here())
        }
        position += 1
        advanceLine()
        if isAtEnd { throw unexpectedEnd() }
      case ascii("\n"), ascii("\r"):
        // Within brackets, and on a line that has no token, a line's end is no token.
        guard !brackets.isEmpty || isNested || !hasTokens else { return }
        advanceLine()
      default:
        return
      }
    }
  }

  private func unexpectedEnd() -> SyntaxFailure {
    SyntaxFailure("unexpected EOF while parsing", at: here(0), endsEarly: true)
  }

  private mutating func skipComment() {
    while !isAtEnd, !Lexer.isLineEnd(byte()) { advance() }
  }

  // MARK: Symbols

  private mutating func symbol(from start: Mark) throws -> Token {
    let first = byte()
    guard first < 128 else { throw invalidCharacter() }
    let candidates = TokenKind.symbolsByByte[Int(first)]
    guard
      let found = candidates.first(where: { spelling in
        spelling.text.indices.allSatisfy { byte($0) == spelling.text[$0] }
      })
    else { throw invalidCharacter() }
    for _ in found.text { advance() }
    let token = token(found.kind, from: start)
    try trackBrackets(first, at: token.span)
    return token
  }

  private mutating func trackBrackets(_ byte: UInt8, at span: SourceSpan) throws {
    switch byte {
    case ascii("("), ascii("["), ascii("{"):
      guard brackets.count < Lexer.maximumBrackets else {
        throw SyntaxFailure("too many nested parentheses", at: span)
      }
      brackets.append(Bracket(byte: byte, span: span))
    case ascii(")"), ascii("]"), ascii("}"):
      let closing = Character(Unicode.Scalar(byte))
      guard let open = brackets.popLast() else {
        throw SyntaxFailure("unmatched '\(closing)'", at: span)
      }
      guard Lexer.closing(of: open.byte) == byte else {
        let opening = Character(Unicode.Scalar(open.byte))
        let place = open.span.line == span.line ? "" : " on line \(open.span.line)"
        throw SyntaxFailure(
          "closing parenthesis '\(closing)' does not match opening parenthesis '\(opening)'"
            + place, at: span)
      }
    default:
      break
    }
  }

  private static func closing(of byte: UInt8) -> UInt8 {
    switch byte {
    case ascii("("): ascii(")")
    case ascii("["): ascii("]")
    default: ascii("}")
    }
  }

  private func invalidCharacter() -> SyntaxFailure {
    let scalar = scalar()
    if scalar.value == 0 {
      return SyntaxFailure("source code string cannot contain null bytes", at: here())
    }
    if scalar.value < 128, scalar.value > 32, scalar.value != 127 {
      return SyntaxFailure("invalid syntax", at: here(), isGeneric: true)
    }
    var hex = String(scalar.value, radix: 16, uppercase: true)
    while hex.count < 4 { hex = "0" + hex }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      return SyntaxFailure("invalid non-printable character U+\(hex)", at: here())
    default:
      return SyntaxFailure("invalid character '\(scalar)' (U+\(hex))", at: here())
    }
  }

  /// What is wrong if the text ends with open brackets.
  var unclosedBracket: SyntaxFailure? {
    guard let open = brackets.last else { return nil }
    return SyntaxFailure(
      "'\(Character(Unicode.Scalar(open.byte)))' was never closed", at: open.span, endsEarly: true)
  }

  // MARK: Identifiers

  static func isDigit(_ byte: UInt8) -> Bool { byte >= ascii("0") && byte <= ascii("9") }

  /// Whether an identifier may begin with this byte; a byte of a longer code point decides later.
  static func isIdentifierStart(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= ascii("a") && lower <= ascii("z") || byte == ascii("_") || byte >= 128
  }

  private mutating func identifierOrString(from start: Mark) throws -> Token {
    if byte() >= 128 {
      guard scalar().properties.isXIDStart else { throw invalidCharacter() }
    }
    var isPrefix = true
    while !isAtEnd {
      let byte = byte()
      if byte >= 128 {
        guard scalar().properties.isXIDContinue else { throw invalidCharacter() }
        advance()
        while self.byte() & 0xC0 == 0x80 { advance() }
        isPrefix = false
        continue
      }
      if isPrefix, byte == ascii("\"") || byte == ascii("'"),
        StringPrefix(bytes[start.position..<position]) != nil
      {
        return try string(from: start)
      }
      guard Lexer.isIdentifierStart(byte) || Lexer.isDigit(byte) else { break }
      advance()
      isPrefix = isPrefix && position - start.position <= 2
    }
    let length = position - start.position
    if (2...8).contains(length) {
      let text = String(decoding: bytes[start.position..<position], as: UTF8.self)
      if let keyword = TokenKind.keywords[text] { return token(keyword, from: start) }
    }
    return token(.name, from: start)
  }
}

/// The byte of an ASCII character.
@inline(__always)
func ascii(_ character: Unicode.Scalar) -> UInt8 { UInt8(ascii: character) }
