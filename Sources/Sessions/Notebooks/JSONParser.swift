import Safety

/// Why a text is no JSON, and where.
package struct JSONError: Error, Equatable, CustomStringConvertible {
  package let reason: String
  /// From 1, as editors count; the column in bytes.
  package let line: Int
  package let column: Int

  package var description: String { "\(reason): line \(line) column \(column)" }
}

extension JSON {
  /// Parses a whole text, strictly as RFC 8259 says.
  ///
  /// Of members with the same name the last counts, as in Python. An escaped half of a surrogate
  /// pair, which no Swift string can hold, becomes U+FFFD. Throws `JSONError`, also for arrays and
  /// objects more than 512 deep.
  package init(parsing bytes: [UInt8]) throws(JSONError) {
    var parser = JSONParser(bytes: bytes)
    self = try parser.document()
  }

  /// Parses a whole text; see `init(parsing:)` for bytes.
  package init(parsing text: String) throws(JSONError) {
    try self.init(parsing: Array(text.utf8))
  }
}

private struct JSONParser {
  let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  /// How many values of arrays and objects were read.
  private var count = 0
  private static let deepest = 512
  /// So many members of an object are looked through one by one.
  private static let few = 16

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func document() throws(JSONError) -> JSON {
    skipSpace()
    let value = try self.value()
    skipSpace()
    guard position == bytes.count else { throw error("Extra data") }
    return value
  }

  // MARK: Values

  private mutating func value() throws(JSONError) -> JSON {
    switch next {
    case UInt8(ascii: "{"): return try nested { parser throws(JSONError) in try parser.object() }
    case UInt8(ascii: "["): return try nested { parser throws(JSONError) in try parser.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case let byte? where byte == UInt8(ascii: "-") || JSONParser.isDigit(byte):
      return .number(try number())
    default: throw error("Expecting value")
    }
  }

  private mutating func nested(
    _ body: (inout JSONParser) throws(JSONError) -> JSON
  ) throws(JSONError) -> JSON {
    guard depth < JSONParser.deepest else { throw error("Nested too deeply") }
    depth += 1
    position += 1
    let value = try body(&self)
    depth -= 1
    return value
  }

  private mutating func array() throws(JSONError) -> JSON {
    var elements: [JSON] = []
    skipSpace()
    if take("]") { return .array(elements) }
    while true {
      skipSpace()
      elements.append(try value())
      try checkMemory()
      skipSpace()
      if take("]") { return .array(elements) }
      guard take(",") else { throw error("Expecting ',' delimiter") }
    }
  }

  private mutating func object() throws(JSONError) -> JSON {
    var object = JSONObject()
    /// Where the members are, once they are many.
    var places: [String: Int] = [:]
    skipSpace()
    if take("}") { return .object(object) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else {
        throw error("Expecting property name enclosed in double quotes")
      }
      let name = try string()
      skipSpace()
      guard take(":") else { throw error("Expecting ':' delimiter") }
      skipSpace()
      let value = try self.value()
      let count = object.members.count
      if count < JSONParser.few {
        object[name] = value
      } else {
        if places.isEmpty { places = object.places }
        if let place = places[name] {
          object.replace(at: place, value)
        } else {
          places[name] = count
          object.append(name, value)
        }
      }
      try checkMemory()
      skipSpace()
      if take("}") { break }
      guard take(",") else { throw error("Expecting ',' delimiter") }
    }
    return .object(object)
  }

  /// A short text can stand for much memory.
  private mutating func checkMemory() throws(JSONError) {
    count &+= 1
    if count & 0xFFFF == 0, Interrupt.isRequested || MemoryBudget.isExceeded {
      throw error(Interrupt.isRequested ? "Interrupted" : "Out of memory")
    }
  }

  private mutating func word(_ text: StaticString, _ value: JSON) throws(JSONError) -> JSON {
    let matches = text.withUTF8Buffer { bytes[position...].starts(with: $0) }
    guard matches else { throw error("Expecting value") }
    position += text.utf8CodeUnitCount
    return value
  }

  // MARK: Numbers

  private mutating func number() throws(JSONError) -> String {
    let start = position
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws(JSONError) {
    let start = position
    while let byte = next, JSONParser.isDigit(byte) { position += 1 }
    if position == start { throw error("Expecting value") }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  // MARK: Strings

  private mutating func string() throws(JSONError) -> String {
    let quote = position
    position += 1
    var pieces = ""
    var start = position
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        let last = try text(start..<position)
        position += 1
        return pieces.isEmpty ? last : pieces + last
      case UInt8(ascii: "\\"):
        pieces += try text(start..<position)
        pieces.unicodeScalars.append(try escape())
        start = position
      case 0x00..<0x20: throw error("Invalid control character")
      default: position += 1
      }
    }
    position = quote
    throw error("Unterminated string starting")
  }

  private func text(_ range: Range<Int>) throws(JSONError) -> String {
    let ascii = bytes.withUnsafeBufferPointer { bytes in
      let part = UnsafeBufferPointer(rebasing: bytes[range])
      return part.allSatisfy { $0 < 0x80 } ? String(decoding: part, as: UTF8.self) : nil
    }
    if let ascii { return ascii }
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw error("Invalid UTF-8")
    }
    return text
  }

  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    position += 1
    let letter = next
    position += 1
    switch letter {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default:
      position -= 1
      throw error("Invalid \\escape")
    }
  }

  private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
    let first = try fourDigits()
    guard 0xD800..<0xDC00 ~= first, bytes[position...].starts(with: [0x5C, 0x75]) else {
      return Unicode.Scalar(first) ?? "\u{FFFD}"
    }
    let back = position
    position += 2
    let second = try fourDigits()
    guard 0xDC00..<0xE000 ~= second else {
      position = back
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func fourDigits() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error("Invalid \\uXXXX escape")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  // MARK: Bytes

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private func error(_ reason: String) -> JSONError {
    let before = bytes.prefix(position)
    let line = before.reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return JSONError(reason: reason, line: line, column: position - lineStart + 1)
  }
}
