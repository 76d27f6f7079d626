/// String literals and f-strings.
extension Parser {
  /// One literal, or several beside each other, which are one.
  mutating func strings() throws -> Expression {
    let start = span
    var parts: [Expression.FormattedPart] = []
    var isFormatted = false
    let isBytes = try StringLiteral(current, in: lexer).prefix.isBytes
    if isBytes { return try make(.constant(bytesValue()), from: start) }
    while kind == .string {
      let literal = try StringLiteral(current, in: lexer)
      if literal.prefix.isBytes { throw mixedLiterals(from: start) }
      if literal.prefix.isFormatted {
        isFormatted = true
        var reader = FormattedReader(literal, in: self)
        parts += try reader.parts()
      } else {
        parts.append(.text(try literal.text()))
      }
      try advance()
    }
    let joined = FormattedReader.joined(parts)
    if isFormatted { return try make(.formatted(joined), from: start) }
    guard case .text(let text) = joined.first else {
      return try make(.constant(.str("")), from: start)
    }
    return try make(.constant(.str(text)), from: start)
  }
}

extension Parser {
  /// Bytes literals beside each other.
  private mutating func bytesValue() throws -> Value {
    let start = span
    var bytes: [UInt8] = []
    while kind == .string {
      let literal = try StringLiteral(current, in: lexer)
      guard literal.prefix.isBytes else { throw mixedLiterals(from: start) }
      guard lexer.bytes[literal.content].allSatisfy({ $0 < 128 }) else {
        throw SyntaxFailure(
          "bytes can only contain ASCII literal characters", at: current.span)
      }
      bytes += try literal.text().scalars.map { UInt8(truncatingIfNeeded: $0) }
      try advance()
    }
    return .object(Bytes(bytes))
  }

  private func mixedLiterals(from start: SourceSpan) -> SyntaxFailure {
    SyntaxFailure("cannot mix bytes and nonbytes literals", at: start)
  }
}

/// A string token taken apart: its prefix, and where its content stands.
struct StringLiteral {
  let prefix: StringPrefix
  /// The content between the quotes.
  let content: Swift.Range<Int>
  let token: Token
  let lexer: Lexer

  init(_ token: Token, in lexer: Lexer) throws {
    self.token = token
    self.lexer = lexer
    let bytes = lexer.bytes
    var start = token.bytes.lowerBound
    while start < token.bytes.upperBound, Lexer.isIdentifierStart(bytes[start]) { start += 1 }
    let letters = bytes[token.bytes.lowerBound..<start]
    guard let prefix = StringPrefix(letters), start < token.bytes.upperBound else {
      throw SyntaxFailure("invalid syntax", at: token.span, isGeneric: true)
    }
    self.prefix = prefix
    let quote = bytes[start]
    let length = token.bytes.upperBound - start
    let isTriple =
      length >= 6 && bytes[start + 1] == quote && bytes[start + 2] == quote
    let quotes = isTriple ? 3 : 1
    content = (start + quotes)..<(token.bytes.upperBound - quotes)
  }

  /// The value of a literal that is not formatted.
  func text() throws -> Str { try text(content) }

  /// The value of a part of the content.
  func text(_ range: Swift.Range<Int>) throws -> Str {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(range.count)
    var escapes = Escapes(
      bytes: lexer.bytes, range: range, isRaw: prefix.isRaw, isBytes: prefix.isBytes)
    do {
      while let scalar = try escapes.next() { scalars.append(scalar) }
    } catch let failure as Escapes.Failure {
      let kind = failure.message
      throw SyntaxFailure(
        "(unicode error) 'unicodeescape' codec can't decode bytes in position "
          + "\(failure.start - content.lowerBound)-\(failure.end - content.lowerBound): \(kind)",
        at: token.span)
    }
    return Str(scalars: scalars)
  }
}

/// Reads code points, and what escape sequences stand for.
struct Escapes {
  struct Failure: Error {
    let message: String
    let start: Int
    let end: Int
  }

  let bytes: [UInt8]
  let range: Swift.Range<Int>
  let isRaw: Bool
  /// Bytes know no code points: `\u` and `\N` stand for themselves.
  let isBytes: Bool
  private var position: Int

  init(bytes: [UInt8], range: Swift.Range<Int>, isRaw: Bool, isBytes: Bool) {
    self.bytes = bytes
    self.range = range
    self.isRaw = isRaw
    self.isBytes = isBytes
    position = range.lowerBound
  }

  private static let simple: [UInt8: UInt32] = [
    ascii("\\"): 92, ascii("'"): 39, ascii("\""): 34, ascii("a"): 7, ascii("b"): 8,
    ascii("f"): 12, ascii("n"): 10, ascii("r"): 13, ascii("t"): 9, ascii("v"): 11,
  ]

  /// The next code point of the value; nil at the end.
  mutating func next() throws -> UInt32? {
    while position < range.upperBound {
      let byte = bytes[position]
      if byte == ascii("\\"), !isRaw, position + 1 < range.upperBound {
        if let scalar = try escape() { return scalar }
        continue
      }
      if byte == ascii("\r") {
        position += 1
        if position < range.upperBound, bytes[position] == ascii("\n") { position += 1 }
        return 10
      }
      return plain()
    }
    return nil
  }

  /// A code point of the text itself.
  private mutating func plain() -> UInt32 {
    let byte = bytes[position]
    let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    let end = min(position + length, range.upperBound)
    var scalar = length == 1 ? UInt32(byte) : UInt32(byte) & (0x7F >> UInt32(length))
    for next in bytes[(position + 1)..<end] { scalar = scalar << 6 | UInt32(next & 0x3F) }
    position = end
    return scalar
  }

  /// An escape sequence; nil for a joined line. An unknown one stands for itself.
  private mutating func escape() throws -> UInt32? {
    let letter = bytes[position + 1]
    if let scalar = Escapes.simple[letter] {
      position += 2
      return scalar
    }
    switch letter {
    case ascii("\n"):
      position += 2
      return nil
    case ascii("\r"):
      position += 2
      if position < range.upperBound, bytes[position] == ascii("\n") { position += 1 }
      return nil
    case ascii("0")...ascii("7"): return octal()
    case ascii("x"): return try hex(2, "truncated \\xXX escape")
    case ascii("u") where !isBytes: return try hex(4, "truncated \\uXXXX escape")
    case ascii("U") where !isBytes: return try hex(8, "truncated \\UXXXXXXXX escape")
    case ascii("N") where !isBytes: return try named()
    default:
      position += 1
      return UInt32(ascii("\\"))
    }
  }

  private mutating func octal() -> UInt32 {
    position += 1
    var value: UInt32 = 0
    for _ in 0..<3 {
      guard position < range.upperBound, (ascii("0")...ascii("7")).contains(bytes[position])
      else { break }
      value = value << 3 | UInt32(bytes[position] - ascii("0"))
      position += 1
    }
    return value
  }

  private mutating func hex(_ count: Int, _ message: String) throws -> UInt32 {
    let start = position
    position += 2
    var value: UInt32 = 0
    for _ in 0..<count {
      guard position < range.upperBound,
        let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue
      else { throw Failure(message: message, start: start, end: position - 1) }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    guard value <= 0x10FFFF else {
      throw Failure(message: "illegal Unicode character", start: start, end: position - 1)
    }
    return value
  }

  private mutating func named() throws -> UInt32 {
    let start = position
    position += 2
    guard position < range.upperBound, bytes[position] == ascii("{"),
      let close = bytes[position..<range.upperBound].firstIndex(of: ascii("}")),
      close > position + 1
    else {
      throw Failure(message: "malformed \\N character escape", start: start, end: position)
    }
    let name = String(decoding: bytes[(position + 1)..<close], as: UTF8.self).uppercased()
    position = close + 1
    for value in UnicodeNames.planes.joined() {
      if let scalar = Unicode.Scalar(value), scalar.properties.name == name { return value }
    }
    throw Failure(message: "unknown Unicode character name", start: start, end: close)
  }
}

/// Where Unicode has characters with names: planes 0 to 3 and 14; the others are empty or private.
private enum UnicodeNames {
  static let planes: [ClosedRange<UInt32>] = [0...0x3FFFF, 0xE0000...0xE01FF]
}
