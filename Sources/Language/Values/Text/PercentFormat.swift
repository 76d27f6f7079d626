import Safety
import BigInt

/// `format % arguments`.
struct PercentFormat {
  private let text: [UInt32]
  private var place = 0
  private let arguments: Value
  private let positional: [Value]
  private var next = 0
  private var usedMapping = false

  static func format(_ format: Str, _ arguments: Value) throws -> String {
    var formatter = try PercentFormat(format, arguments)
    return try formatter.run()
  }

  private init(_ format: Str, _ arguments: Value) throws {
    text = try format.checkedScalars()
    self.arguments = arguments
    positional = arguments.tuple?.items ?? [arguments]
  }

  private struct Conversion {
    var flags: Set<UInt32> = []
    var width = 0
    var precision: Int?
    var value: Value?

    func has(_ flag: Unicode.Scalar) -> Bool { flags.contains(flag.value) }
  }

  private mutating func run() throws -> String {
    var result = String.UnicodeScalarView()
    while place < text.count {
      try Interrupt.check()
      if text[place] != 0x25 {
        result.append(Unicode.Scalar(text[place]) ?? "\u{FFFD}")
        place += 1
        continue
      }
      place += 1
      result.append(contentsOf: try conversion().unicodeScalars)
    }
    let isMapping = arguments.dict != nil || arguments.tuple == nil && usedMapping
    if next < positional.count, !isMapping {
      throw PythonError.typeError("not all arguments converted during string formatting")
    }
    return String(result)
  }

  private mutating func conversion() throws -> String {
    var conversion = Conversion()
    try readKey(&conversion)
    while place < text.count, "#0- +".unicodeScalars.contains(where: { $0.value == text[place] }) {
      conversion.flags.insert(text[place])
      place += 1
    }
    if let width = try number() {
      if width < 0 { conversion.flags.insert(0x2D) }
      conversion.width = abs(width)
    }
    if place < text.count, text[place] == 0x2E {
      place += 1
      conversion.precision = max(0, try number() ?? 0)
    }
    while place < text.count, "hlL".unicodeScalars.contains(where: { $0.value == text[place] }) {
      place += 1
    }
    guard place < text.count else { throw PythonError.valueError("incomplete format") }
    let code = text[place]
    place += 1
    return code == 0x25 ? "%" : try converted(code, conversion)
  }

  private mutating func readKey(_ conversion: inout Conversion) throws {
    guard place < text.count, text[place] == 0x28 else { return }
    guard case .object(let mapping) = arguments, arguments.tuple == nil else {
      throw PythonError.typeError("format requires a mapping")
    }
    place += 1
    let start = place
    var depth = 1
    while place < text.count {
      if text[place] == 0x28 { depth += 1 }
      if text[place] == 0x29 { depth -= 1 }
      place += 1
      if depth == 0 { break }
    }
    guard depth == 0 else { throw PythonError.valueError("incomplete format key") }
    usedMapping = true
    conversion.value = try mapping.getItem(.str(Str(scalars: Array(text[start..<place - 1]))))
  }

  /// A width or a precision: digits, or `*` for the next argument.
  private mutating func number() throws -> Int? {
    if place < text.count, text[place] == 0x2A {
      place += 1
      guard let value = try argument().smallInt else {
        throw PythonError.typeError("* wants int")
      }
      guard value > .min else { throw PythonError.valueError("width too big") }
      return value
    }
    var result: Int?
    while place < text.count, (0x30...0x39).contains(text[place]) {
      result = (result ?? 0).appending(digit: text[place])
      guard result != nil else { throw PythonError.valueError("width too big") }
      place += 1
    }
    return result
  }

  private mutating func argument() throws -> Value {
    guard next < positional.count else {
      throw PythonError.typeError("not enough arguments for format string")
    }
    next += 1
    return positional[next - 1]
  }

  private mutating func converted(_ code: UInt32, _ conversion: Conversion) throws -> String {
    let character = Unicode.Scalar(code) ?? "?"
    guard
      "srac".unicodeScalars.contains(character) || "diuoxXeEfFgG".unicodeScalars.contains(character)
    else {
      throw PythonError.valueError(
        "unsupported format character '\(character)' (0x\(String(code, radix: 16))) "
          + "at index \(place - 1)")
    }
    let value = try conversion.value ?? argument()
    switch character {
    case "s": return try text(Operations.str(value), conversion)
    case "r": return try text(Operations.repr(value), conversion)
    case "a": return try text(Str.escapingNonASCII(Operations.repr(value)), conversion)
    case "c": return try self.character(value, conversion)
    case "e", "E", "f", "F", "g", "G": return try float(value, character, conversion)
    default: return try integer(value, character, conversion)
    }
  }

  private func spec(_ conversion: Conversion, _ rest: String, numeric: Bool) -> String {
    var spec = conversion.has("-") ? "<" : numeric && conversion.has("0") ? "0=" : ">"
    if numeric {
      spec += conversion.has("+") ? "+" : conversion.has(" ") ? " " : ""
      spec += conversion.has("#") ? "#" : ""
    }
    return spec + (conversion.width > 0 ? String(conversion.width) : "") + rest
  }

  private func text(_ text: String, _ conversion: Conversion) throws -> String {
    let precision = conversion.precision.map { ".\($0)" } ?? ""
    return try FormatSpec(spec(conversion, precision, numeric: false), typeName: "str")
      .format(Str(text))
  }

  private func character(_ value: Value, _ conversion: Conversion) throws -> String {
    var conversion = conversion
    conversion.precision = nil
    if case .str(let text) = value, text.count == 1 { return try self.text(text.text, conversion) }
    guard let code = value.bigInt else { throw PythonError.typeError("%c requires int or char") }
    guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else {
      throw PythonError(.overflowError, "%c arg not in range(0x110000)")
    }
    return try text(String(Character(scalar)), conversion)
  }

  private func float(
    _ value: Value, _ code: Unicode.Scalar, _ conversion: Conversion
  ) throws -> String {
    let rest = ".\(conversion.precision ?? 6)\(code)"
    return try FormatSpec(spec(conversion, rest, numeric: true), typeName: "float")
      .format(Operations.double(value))
  }

  private func integer(
    _ value: Value, _ code: Unicode.Scalar, _ conversion: Conversion
  ) throws -> String {
    let decimal = code == "d" || code == "i" || code == "u"
    let number = try integerValue(value, code, decimal: decimal)
    let rest = decimal ? "d" : String(Character(code))
    guard let precision = conversion.precision else {
      return try FormatSpec(spec(conversion, rest, numeric: true), typeName: "int").format(number)
    }
    // A precision is a least number of digits.
    let digits = try FormatSpec(rest, typeName: "int").format(BigInt(number.magnitude))
    let prefix =
      conversion.has("#") && !decimal ? (code == "X" ? "0X" : code == "x" ? "0x" : "0o") : ""
    let sign =
      number.signum() < 0 ? "-" : conversion.has("+") ? "+" : conversion.has(" ") ? " " : ""
    try Sequences.checkMemory(precision, times: 1, bytesEach: 1)
    let zeros = String(repeating: "0", count: max(0, precision - digits.utf8.count))
    var plain = Conversion()
    plain.width = conversion.width
    if conversion.has("-") { plain.flags = [0x2D] }
    return try text(sign + prefix + zeros + digits, plain)
  }

  private func integerValue(
    _ value: Value, _ code: Unicode.Scalar, decimal: Bool
  ) throws -> BigInt {
    if let number = value.bigInt { return number }
    if decimal, case .float(let number) = value {
      guard number.isFinite else {
        throw number.isNaN
          ? PythonError.valueError("cannot convert float NaN to integer")
          : PythonError(.overflowError, "cannot convert float infinity to integer")
      }
      return BigInt(number)
    }
    if let object = value.object {
      if decimal, let number = try object.asInt()?.bigInt { return number }
      if let number = try object.asIndex() { return BigInt(number) }
    }
    throw PythonError.typeError(
      decimal
        ? "%\(code) format: a real number is required, not \(value.type.name)"
        : "%\(code) format: an integer is required, not \(value.type.name)")
  }
}
