import Language

/// Reads a text as `json.loads` does.
struct JSONDecoder {
  private let scalars: [UInt32]
  private var place = 0
  /// What replaces each object.
  private let hook: Value?

  init(_ text: Str, hook: Value?) {
    scalars = text.scalars
    self.hook = hook
  }

  /// The whole text's value; throws `JSONDecodeError`.
  mutating func document() throws -> Value {
    skipSpace()
    let value = try value()
    skipSpace()
    guard place == scalars.count else { throw failure("Extra data", at: place) }
    return value
  }

  private func scalar(_ distance: Int = 0) -> Character? {
    let index = place + distance
    guard index < scalars.count else { return nil }
    return Unicode.Scalar(scalars[index]).map(Character.init)
  }

  private mutating func skipSpace() {
    while let next = scalar(), " \t\n\r".contains(next) { place += 1 }
  }

  private mutating func value() throws -> Value {
    switch scalar() {
    case "\"":
      place += 1
      return .str(try string())
    case "{": return try nested { try $0.object() }
    case "[": return try nested { try $0.array() }
    default: break
    }
    for (word, value) in JSONDecoder.words where matches(word) {
      place += word.unicodeScalars.count
      return value
    }
    return try number()
  }

  private static var words: [(String, Value)] {
    [
      ("null", .none), ("true", .bool(true)), ("false", .bool(false)), ("NaN", .float(.nan)),
      ("Infinity", .float(.infinity)), ("-Infinity", .float(-.infinity)),
    ]
  }

  private func matches(_ word: String) -> Bool {
    let wanted = word.unicodeScalars.map(\.value)
    return scalars[place...].starts(with: wanted)
  }

  private mutating func nested(
    _ body: (inout JSONDecoder) throws -> Value
  ) throws -> Value {
    place += 1
    return try Recursion.deeper(" while decoding a JSON object") { try body(&self) }
  }

  private mutating func array() throws -> Value {
    var items: [Value] = []
    skipSpace()
    if scalar() == "]" {
      place += 1
      return .list([])
    }
    while true {
      skipSpace()
      items.append(try value())
      skipSpace()
      let next = scalar()
      if next == "]" { break }
      guard next == "," else { throw failure("Expecting ',' delimiter", at: place) }
      place += 1
    }
    place += 1
    return .list(items)
  }

  private mutating func object() throws -> Value {
    let dict = Dict()
    skipSpace()
    if scalar() == "}" {
      place += 1
      return try finished(dict)
    }
    while true {
      skipSpace()
      guard scalar() == "\"" else {
        throw failure("Expecting property name enclosed in double quotes", at: place)
      }
      place += 1
      let key = try string()
      skipSpace()
      guard scalar() == ":" else { throw failure("Expecting ':' delimiter", at: place) }
      place += 1
      skipSpace()
      try dict.set(.str(key), value())
      skipSpace()
      let next = scalar()
      if next == "}" { break }
      guard next == "," else { throw failure("Expecting ',' delimiter", at: place) }
      place += 1
    }
    place += 1
    return try finished(dict)
  }

  private func finished(_ dict: Dict) throws -> Value {
    try hook.map { try Operations.call($0, .object(dict)) } ?? .object(dict)
  }

  private mutating func number() throws -> Value {
    let start = place
    if scalar() == "-" { place += 1 }
    if scalar() == "0" {
      place += 1
    } else {
      skipDigits()
    }
    guard place > start, scalar(-1) != "-" else { throw failure("Expecting value", at: start) }
    var isFloat = false
    if scalar() == ".", isDigit(1) {
      isFloat = true
      place += 1
      skipDigits()
    }
    if scalar() == "e" || scalar() == "E" {
      let signed = scalar(1) == "+" || scalar(1) == "-"
      if isDigit(signed ? 2 : 1) {
        isFloat = true
        place += signed ? 2 : 1
        skipDigits()
      }
    }
    let text = Value.str(Str(scalars: Array(scalars[start..<place])))
    return try Operations.call(.object(isFloat ? TypeObject.float : .int), text)
  }

  private func isDigit(_ distance: Int) -> Bool {
    scalar(distance).map { $0.isASCII && $0.isNumber } ?? false
  }

  private mutating func skipDigits() {
    while isDigit(0) { place += 1 }
  }

  /// A string's contents; its opening quote is behind.
  private mutating func string() throws -> Str {
    let start = place - 1
    var result: [UInt32] = []
    while place < scalars.count {
      let next = scalars[place]
      place += 1
      switch next {
      case 0x22: return Str(scalars: result)
      case 0x5C: result.append(try escaped(from: start))
      case 0..<0x20: throw failure("Invalid control character at", at: place - 1)
      default: result.append(next)
      }
    }
    throw failure("Unterminated string starting at", at: start)
  }

  private mutating func escaped(from start: Int) throws -> UInt32 {
    guard let next = scalar() else {
      throw failure("Unterminated string starting at", at: start)
    }
    place += 1
    switch next {
    case "\"", "\\", "/": return scalars[place - 1]
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
    let digits = (0..<4).compactMap { scalar($0) }
    guard digits.count == 4, digits.allSatisfy(\.isHexDigit),
      let value = UInt32(String(digits), radix: 16)
    else { throw failure("Invalid \\uXXXX escape", at: place - 1) }
    place += 4
    return value
  }

  private func failure(_ message: String, at place: Int) -> PythonError {
    let before = scalars[..<min(place, scalars.count)]
    let line = before.count { $0 == 0x0A } + 1
    let column = place - (before.lastIndex(of: 0x0A) ?? -1)
    let error = PythonError(
      JSONModule.decodeError,
      "\(message): line \(line) column \(column) (char \(place))")
    let details: [(Name, Value)] = [
      ("msg", .str(message)), ("doc", .str(Str(scalars: scalars))), ("pos", .int(place)),
      ("lineno", .int(line)), ("colno", .int(column)),
    ]
    for (name, value) in details { error.exception.attributes[name] = value }
    return error
  }
}
