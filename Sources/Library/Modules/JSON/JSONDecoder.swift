import Language

/// Reads a text as `json.loads` does; `Unit` is what the text is held in, see `Str.Content`.
struct JSONDecoder<Unit: FixedWidthInteger & UnsignedInteger & Sendable> {
  private let units: [Unit]
  private var place = 0
  /// What replaces each object.
  private let hook: Value?

  private init(_ units: [Unit], hook: Value?) {
    self.units = units
    self.hook = hook
  }

  /// The value of a whole text; throws `JSONDecodeError`.
  static func decode(_ units: [Unit], hook: Value?) throws -> Value {
    var decoder = JSONDecoder(units, hook: hook)
    return try decoder.document()
  }

  private mutating func document() throws -> Value {
    skipSpace()
    let value = try value()
    skipSpace()
    guard place == units.count else { throw failure("Extra data", at: place) }
    return value
  }

  // MARK: Looking ahead

  /// The code point so far ahead.
  @inline(__always)
  private func peek(_ distance: Int = 0) -> UInt32? {
    let index = place &+ distance
    return index < units.count ? UInt32(truncatingIfNeeded: units[index]) : nil
  }

  @inline(__always)
  private func isNext(_ character: Unicode.Scalar) -> Bool { peek() == character.value }

  private mutating func skipSpace() {
    while let next = peek(), next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 {
      place += 1
    }
  }

  private func matches(_ word: StaticString) -> Bool {
    guard place + word.utf8CodeUnitCount <= units.count else { return false }
    return word.withUTF8Buffer { word in
      word.indices.allSatisfy { units[place + $0] == Unit(word[$0]) }
    }
  }

  // MARK: Values

  private mutating func value() throws -> Value {
    switch peek().flatMap(Unicode.Scalar.init) {
    case "\"":
      place += 1
      return .str(try string())
    case "{": return try nested { try $0.object() }
    case "[": return try nested { try $0.array() }
    case "n": return try word("null", .none)
    case "t": return try word("true", .bool(true))
    case "f": return try word("false", .bool(false))
    case "N": return try word("NaN", .float(.nan))
    case "I": return try word("Infinity", .float(.infinity))
    case "-" where matches("-Infinity"): return try word("-Infinity", .float(-.infinity))
    default: return try number()
    }
  }

  private mutating func word(_ word: StaticString, _ value: Value) throws -> Value {
    guard matches(word) else { throw failure("Expecting value", at: place) }
    place += word.utf8CodeUnitCount
    return value
  }

  private mutating func nested(
    _ body: (inout JSONDecoder) throws -> Value
  ) throws -> Value {
    place += 1
    return try Recursion.deeper(" while decoding a JSON object") { try body(&self) }
  }

  private mutating func array() throws -> Value {
    let items = List()
    skipSpace()
    if isNext("]") {
      place += 1
      return .object(items)
    }
    while true {
      skipSpace()
      try items.append(try value())
      if items.count & 0x3FF == 0 { try Operations.checkInterrupt() }
      skipSpace()
      if isNext("]") { break }
      guard isNext(",") else { throw failure("Expecting ',' delimiter", at: place) }
      place += 1
    }
    place += 1
    return .object(items)
  }

  private mutating func object() throws -> Value {
    let dict = Dict()
    skipSpace()
    if isNext("}") {
      place += 1
      return try finished(dict)
    }
    while true {
      skipSpace()
      guard isNext("\"") else {
        throw failure("Expecting property name enclosed in double quotes", at: place)
      }
      place += 1
      let key = try string()
      skipSpace()
      guard isNext(":") else { throw failure("Expecting ':' delimiter", at: place) }
      place += 1
      skipSpace()
      try dict.set(.str(key), value())
      try Operations.checkInterrupt()
      skipSpace()
      if isNext("}") { break }
      guard isNext(",") else { throw failure("Expecting ',' delimiter", at: place) }
      place += 1
    }
    place += 1
    return try finished(dict)
  }

  private func finished(_ dict: Dict) throws -> Value {
    try hook.map { try Operations.call($0, .object(dict)) } ?? .object(dict)
  }

  // MARK: Numbers

  private mutating func number() throws -> Value {
    let start = place
    if isNext("-") { place += 1 }
    let digits = place
    if isNext("0") { place += 1 } else { skipDigits() }
    guard place > digits else { throw failure("Expecting value", at: start) }
    let isInteger = !skipFraction()
    if isInteger, let small = smallInteger(digits..<place, isNegative: digits > start) {
      return .int(small)
    }
    let text = Value.str(.ascii(units[start..<place].map { UInt8(truncatingIfNeeded: $0) }))
    return try Operations.call(.object(isInteger ? TypeObject.int : .float), text)
  }

  /// The number that digits write, where it fits.
  private func smallInteger(_ digits: Swift.Range<Int>, isNegative: Bool) -> Int? {
    guard digits.count <= 18 else { return nil }
    let size = units[digits].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return isNegative ? -size : size
  }

  /// Skips what makes a float of an integer; false where there is nothing.
  private mutating func skipFraction() -> Bool {
    let start = place
    if isNext("."), isDigit(1) {
      place += 1
      skipDigits()
    }
    if isNext("e") || isNext("E") {
      let length = peek(1) == 0x2B || peek(1) == 0x2D ? 2 : 1
      if isDigit(length) {
        place += length
        skipDigits()
      }
    }
    return place > start
  }

  private func isDigit(_ distance: Int) -> Bool {
    peek(distance).map { $0 >= 0x30 && $0 <= 0x39 } ?? false
  }

  private mutating func skipDigits() {
    while isDigit(0) { place += 1 }
  }

  // MARK: Strings

  /// A string's contents; its opening quote is behind.
  private mutating func string() throws -> Str {
    let start = place - 1
    var result = StrBuilder()
    while let next = peek() {
      place += 1
      switch next {
      case 0x22: return result.finish()
      case 0x5C: result.append(try escaped(from: start))
      case 0..<0x20: throw failure("Invalid control character at", at: place - 1)
      default: result.append(next)
      }
      if place & 0xFFFF == 0 { try Operations.checkInterrupt() }
    }
    throw failure("Unterminated string starting at", at: start)
  }

  private mutating func escaped(from start: Int) throws -> UInt32 {
    guard let next = peek() else {
      throw failure("Unterminated string starting at", at: start)
    }
    place += 1
    switch Unicode.Scalar(next) {
    case "\"", "\\", "/": return next
    case "n": return 0x0A
    case "t": return 0x09
    case "r": return 0x0D
    case "b": return 0x08
    case "f": return 0x0C
    case "u":
      let first = try hexadecimal()
      guard (0xD800..<0xDC00).contains(first), matches("\\u") else { return first }
      place += 2
      let second = try hexadecimal()
      guard (0xDC00..<0xE000).contains(second) else {
        place -= 6
        return first
      }
      return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    default: throw failure("Invalid \\escape", at: place - 2)
    }
  }

  private mutating func hexadecimal() throws -> UInt32 {
    var value: UInt32 = 0
    for distance in 0..<4 {
      guard let next = peek(distance).flatMap(Unicode.Scalar.init),
        let digit = Character(next).hexDigitValue, next.isASCII
      else { throw failure("Invalid \\uXXXX escape", at: place - 1) }
      value = value << 4 | UInt32(digit)
    }
    place += 4
    return value
  }

  // MARK: Errors

  private func failure(_ message: String, at place: Int) -> PythonError {
    let before = units[..<min(place, units.count)]
    let line = before.count { $0 == 0x0A } + 1
    let column = place - (before.lastIndex(of: 0x0A) ?? -1)
    let error = PythonError(
      JSONModule.decodeError,
      "\(message): line \(line) column \(column) (char \(place))")
    let text = Str(scalars: units.map { UInt32(truncatingIfNeeded: $0) })
    let details: [(Name, Value)] = [
      ("msg", .str(message)), ("doc", .str(text)), ("pos", .int(place)),
      ("lineno", .int(line)), ("colno", .int(column)),
    ]
    for (name, value) in details { error.exception.attributes[name] = value }
    return error
  }
}
