import BigInt
import Safety

/// A format specifier of Python's mini-language: `[[fill]align][sign][z][#][0][width][,_][.prec][type]`.
package struct FormatSpec {
  package private(set) var fill: UInt32 = 0x20
  package private(set) var align: UInt8?
  package private(set) var sign: UInt8?
  package private(set) var alternate = false
  package private(set) var noNegativeZero = false
  package private(set) var width = 0
  package private(set) var grouping: UInt8?
  package private(set) var precision: Int?
  /// The presentation type's character.
  package private(set) var type: UInt32?
  private let typeName: String

  /// Reads a specifier; throws `ValueError`. `typeName` is for messages.
  package init(_ text: String, typeName: String) throws {
    self.typeName = typeName
    var rest = ArraySlice(text.unicodeScalars.map(\.value))
    let hasAlign = readAlign(&rest)
    var hasFill = hasAlign && fill != 0x20
    if hasAlign, rest.startIndex == 2 { hasFill = true }
    if let first = rest.first, [0x2B, 0x2D, 0x20].contains(first) {
      sign = UInt8(first)
      rest.removeFirst()
    }
    if FormatSpec.take("z", from: &rest) { noNegativeZero = true }
    if FormatSpec.take("#", from: &rest) { alternate = true }
    if !hasFill, rest.first == 0x30 {
      fill = 0x30
      if !hasAlign, typeName != "str" { align = UInt8(ascii: "=") }
      rest.removeFirst()
    }
    width = try FormatSpec.number(&rest) ?? 0
    try readGrouping(&rest)
    if FormatSpec.take(".", from: &rest) {
      guard let digits = try FormatSpec.number(&rest) else {
        throw PythonError.valueError("Format specifier missing precision")
      }
      guard digits <= Int(Int32.max) else { throw PythonError.valueError("precision too big") }
      precision = digits
    }
    guard rest.count <= 1 else {
      throw PythonError.valueError(
        "Invalid format specifier '\(text)' for object of type '\(typeName)'")
    }
    type = rest.first
    try checkGrouping()
  }

  private nonisolated(unsafe) static var recent: [(text: String, spec: FormatSpec)] = []
  private nonisolated(unsafe) static var nextRecent = 0

  /// As `init`, but remembers the specifiers that came last: a loop formats with the same ones.
  package static func cached(_ text: String, typeName: String) throws -> FormatSpec {
    for entry in recent where entry.text == text && entry.spec.typeName == typeName {
      return entry.spec
    }
    let spec = try FormatSpec(text, typeName: typeName)
    if recent.count < 8 {
      recent.append((text, spec))
    } else {
      recent[nextRecent] = (text, spec)
      nextRecent = (nextRecent + 1) % recent.count
    }
    return spec
  }

  private mutating func readAlign(_ rest: inout ArraySlice<UInt32>) -> Bool {
    let marks = Set("<>=^".unicodeScalars.map(\.value))
    if rest.count >= 2, marks.contains(rest[1]) {
      fill = rest[0]
      align = UInt8(rest[1])
      rest.removeFirst(2)
      return true
    }
    guard let first = rest.first, marks.contains(first) else { return false }
    align = UInt8(first)
    rest.removeFirst()
    return true
  }

  private static func take(_ character: Unicode.Scalar, from rest: inout ArraySlice<UInt32>) -> Bool
  {
    guard rest.first == character.value else { return false }
    rest.removeFirst()
    return true
  }

  private static func number(_ rest: inout ArraySlice<UInt32>) throws -> Int? {
    var result: Int?
    while let scalar = rest.first, (0x30...0x39).contains(scalar) {
      guard let value = (result ?? 0).appending(digit: scalar) else {
        throw PythonError.valueError("Too many decimal digits in format string")
      }
      result = value
      rest.removeFirst()
    }
    return result
  }

  private mutating func readGrouping(_ rest: inout ArraySlice<UInt32>) throws {
    while let first = rest.first, first == 0x2C || first == 0x5F {
      if let grouping {
        throw PythonError.valueError(
          grouping == first
            ? "Cannot specify '\(Character(.init(grouping)))' with '\(Character(.init(grouping)))'."
            : "Cannot specify both ',' and '_'.")
      }
      grouping = UInt8(first)
      rest.removeFirst()
    }
  }

  private func checkGrouping() throws {
    guard let grouping, let type = type ?? (typeName == "str" ? 0x73 : nil) else { return }
    let allowed = grouping == UInt8(ascii: "_") ? "deEfFgG%boxX" : "deEfFgG%"
    guard !allowed.unicodeScalars.contains(where: { $0.value == type }) else { return }
    throw PythonError.valueError(
      "Cannot specify '\(Character(.init(grouping)))' with '\(FormatSpec.character(type))'.")
  }

  private static func character(_ scalar: UInt32) -> String {
    String(Character(Unicode.Scalar(scalar) ?? "\u{FFFD}"))
  }

  private var unknownType: PythonError {
    let code = type ?? 0
    let shown =
      code > 32 && code < 128 ? FormatSpec.character(code) : "\\x" + String(code, radix: 16)
    return .valueError("Unknown format code '\(shown)' for object of type '\(typeName)'")
  }

  private func isType(_ characters: String) -> Bool {
    type.map { code in characters.unicodeScalars.contains { $0.value == code } } ?? false
  }

  // MARK: Text

  /// A str in this format.
  package func format(_ text: Str) throws -> String {
    if type != nil, !isType("s") { throw unknownType }
    if let sign {
      throw PythonError.valueError(
        sign == 0x20
          ? "Space not allowed in string format specifier"
          : "Sign not allowed in string format specifier")
    }
    if noNegativeZero {
      throw PythonError.valueError(
        "Negative zero coercion (z) not allowed in string format specifier")
    }
    if alternate {
      throw PythonError.valueError("Alternate form (#) not allowed in string format specifier")
    }
    if align == UInt8(ascii: "=") {
      throw PythonError.valueError("'=' alignment not allowed in string format specifier")
    }
    let shown = precision.map { text.slice(0, min($0, text.count)) } ?? text
    return try padded(shown.text, count: shown.count, standard: UInt8(ascii: "<"))
  }

  /// Puts fill on the sides that the alignment says.
  private func padded(_ text: String, count: Int, standard: UInt8) throws -> String {
    guard width > count else { return text }
    let room = width - count
    try Sequences.checkMemory(room, times: 1, bytesEach: 1)
    switch align ?? standard {
    case UInt8(ascii: "<"): return text + (try filler(room))
    case UInt8(ascii: "^"): return try filler(room / 2) + text + filler(room - room / 2)
    default: return try filler(room) + text
    }
  }

  /// The fill so many times; lets a request to stop through.
  private func filler(_ count: Int) throws -> String {
    let character = FormatSpec.character(fill)
    if count < 1 << 10 { return String(repeating: character, count: count) }
    let part = String(repeating: character, count: 1 << 10)
    var result = ""
    result.reserveCapacity(count * character.utf8.count)
    try Interrupt.forEachStretch(of: count >> 10) { for _ in $0 { result += part } }
    return result + String(repeating: character, count: count & 0x3FF)
  }

  // MARK: Numbers

  /// An int in this format.
  package func format(_ value: Int) throws -> String {
    guard type == nil || isType("dn"), precision == nil, !noNegativeZero else {
      return try format(BigInt(value))
    }
    let digits = String(value.magnitude)
    if width <= digits.utf8.count, value >= 0, sign == nil, grouping == nil { return digits }
    return try assembled(
      negative: value < 0, prefix: "", whole: digits, rest: "", groupSize: 3)
  }

  /// An int of any size in this format.
  package func format(_ value: BigInt) throws -> String {
    if isType("eEfFgG%") { return try format(value.toDouble()) }
    guard precision == nil else {
      throw PythonError.valueError("Precision not allowed in integer format specifier")
    }
    if noNegativeZero {
      throw PythonError.valueError(
        "Negative zero coercion (z) not allowed in integer format specifier")
    }
    if isType("c") { return try character(value) }
    let negative = value.sign == .minus
    let (radix, prefix): (Int, String)
    switch type.flatMap(Unicode.Scalar.init) {
    case nil, "d", "n": (radix, prefix) = (10, "")
    case "b": (radix, prefix) = (2, "0b")
    case "o": (radix, prefix) = (8, "0o")
    case "x": (radix, prefix) = (16, "0x")
    case "X": (radix, prefix) = (16, "0X")
    default: throw unknownType
    }
    let magnitude = BigInt(value.magnitude)
    let digits =
      radix == 10
      ? try IntegerText.decimal(magnitude)
      : String(magnitude, radix: radix, uppercase: isType("X"))
    return try assembled(
      negative: negative, prefix: alternate ? prefix : "", whole: digits, rest: "",
      groupSize: radix == 10 ? 3 : 4)
  }

  private func character(_ value: BigInt) throws -> String {
    if sign != nil {
      throw PythonError.valueError("Sign not allowed with integer format specifier 'c'")
    }
    if alternate {
      throw PythonError.valueError(
        "Alternate form (#) not allowed with integer format specifier 'c'")
    }
    guard let code = UInt32(exactly: value), code < 0x110000 else {
      throw PythonError(.overflowError, "%c arg not in range(0x110000)")
    }
    return try padded(FormatSpec.character(code), count: 1, standard: UInt8(ascii: ">"))
  }

  /// A float in this format.
  package func format(_ value: Double) throws -> String {
    var text = try magnitudeText(value)
    var negative = value.sign == .minus && !value.isNaN
    if noNegativeZero, negative, text.utf8.allSatisfy({ !(0x31...0x39).contains($0) }) {
      negative = false
    }
    if isType("%") { text += "%" }
    let split = text.utf8.firstIndex { !(0x30...0x39).contains($0) } ?? text.endIndex
    return try assembled(
      negative: negative, prefix: "", whole: String(text[..<split]), rest: String(text[split...]),
      groupSize: 3)
  }

  private func magnitudeText(_ value: Double) throws -> String {
    let uppercase = isType("EFG")
    guard isType("eEfFgGn%") || type == nil else { throw unknownType }
    if value.isNaN { return uppercase ? "NAN" : "nan" }
    if value.isInfinite { return uppercase ? "INF" : "inf" }
    try Sequences.checkMemory(precision ?? 0, times: 8, bytesEach: 1)
    let magnitude = value.magnitude
    let digits = precision ?? 6
    if isType("eE") {
      return FloatText.exponential(
        FloatText.digits(magnitude, count: digits + 1), uppercase: uppercase, alternate: alternate)
    }
    if isType("fF%") {
      let text = FloatText.fixed(isType("%") ? magnitude * 100 : magnitude, decimals: digits)
      return alternate && digits == 0 ? text + "." : text
    }
    if type == nil, precision == nil { return shortest(magnitude) }
    return FloatText.general(
      magnitude, precision: digits, uppercase: uppercase, alternate: alternate,
      addsPointZero: type == nil)
  }

  private func shortest(_ magnitude: Double) -> String {
    let text = FloatText.repr(magnitude)
    guard alternate, text.utf8.contains(UInt8(ascii: "e")), !text.utf8.contains(UInt8(ascii: "."))
    else { return text }
    return text.replacingFirst("e", with: ".e")
  }

  /// Sign, prefix, grouped digits and what follows them, padded to the width.
  private func assembled(
    negative: Bool, prefix: String, whole: String, rest: String, groupSize: Int
  ) throws -> String {
    var lead = negative ? "-" : sign == 0x2B ? "+" : sign == 0x20 ? " " : ""
    lead += prefix
    let zeroPadded = align == UInt8(ascii: "=")
    var whole = whole
    let taken = lead.utf8.count + rest.utf8.count
    if let grouping, !whole.isEmpty {
      let least = zeroPadded && fill == 0x30 ? width - taken : 0
      whole = FormatSpec.grouped(whole, by: groupSize, separator: grouping, least: least)
    }
    let count = taken + whole.utf8.count
    if zeroPadded, width > count {
      try Sequences.checkMemory(width, times: 1, bytesEach: 1)
      return try lead + filler(width - count) + whole + rest
    }
    return try padded(lead + whole + rest, count: count, standard: UInt8(ascii: ">"))
  }

  /// Digits in groups from the right, with zeros before them up to a width of `least`.
  private static func grouped(
    _ digits: String, by size: Int, separator: UInt8, least: Int
  ) -> String {
    var digits = Array(digits.utf8)
    var count = digits.count
    while count + (count - 1) / size < least { count += 1 }
    digits.insert(
      contentsOf: repeatElement(UInt8(ascii: "0"), count: count - digits.count), at: 0)
    var result: [UInt8] = []
    for (index, digit) in digits.enumerated() {
      if index > 0, (count - index) % size == 0 { result.append(separator) }
      result.append(digit)
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension Int {
  /// The number with a decimal digit (a code point) behind it; nil where it does not fit.
  func appending(digit: UInt32) -> Int? {
    let (shifted, overflow) = multipliedReportingOverflow(by: 10)
    let (value, carry) = shifted.addingReportingOverflow(Int(digit) - 0x30)
    return overflow || carry ? nil : value
  }
}

extension String {
  /// With the first occurrence of a character replaced.
  fileprivate func replacingFirst(_ character: Character, with text: String) -> String {
    guard let index = firstIndex(of: character) else { return self }
    return String(self[..<index]) + text + String(self[self.index(after: index)...])
  }
}
