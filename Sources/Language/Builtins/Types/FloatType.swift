import BigInt

/// `float`: its constructor and its methods.
enum FloatType {
  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    guard arguments.keywords.isEmpty else {
      throw PythonError.typeError("float() takes no keyword arguments")
    }
    try ArgumentError.check(arguments.values.count, 0...1, of: "float")
    guard let value = arguments.at(0) else { return .float(0) }
    return .float(try convert(value))
  }

  /// `float(value)`.
  private static func convert(_ value: Value) throws -> Double {
    switch value {
    case .str(let text):
      if let number = parse(text) { return number }
      throw PythonError.valueError("could not convert string to float: \(text.repr)")
    case .object(let object):
      if let text = value.payload?.string { return try convert(.str(text)) }
      if let number = try value.bigInt?.toDouble() ?? object.asFloat() { return number }
      if let index = try object.asIndex() { return Double(index) }
    case .none, .undefined:
      break
    default:
      return try Operations.double(value)
    }
    throw PythonError.typeError(
      "float() argument must be a string or a real number, not '\(value.type.name)'")
  }

  /// The number that a text is; nil if it is none.
  private static func parse(_ text: Str) -> Double? {
    let bytes = text.stripped().asciiDigits
    var digits: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      guard byte == UInt8(ascii: "_") else {
        digits.append(byte)
        continue
      }
      // Single underscores between digits only.
      guard index > 0, index + 1 < bytes.count, isDigit(bytes[index - 1]),
        isDigit(bytes[index + 1])
      else { return nil }
    }
    let lowered = String(decoding: digits, as: UTF8.self).lowercased()
    let unsigned = lowered.first == "-" || lowered.first == "+" ? lowered.dropFirst() : lowered[...]
    switch unsigned {
    case "inf", "infinity": return lowered.first == "-" ? -.infinity : .infinity
    case "nan": return .nan
    default:
      // Swift also reads hexadecimal floats, which Python does not.
      guard lowered.utf8.allSatisfy({ isDigit($0) || [0x2B, 0x2D, 0x2E, 0x65].contains($0) }),
        unsigned.utf8.contains(where: isDigit)
      else { return nil }
      return Double(normalized(lowered))
    }
  }

  /// With a digit on both sides of the point, as Swift wants it.
  private static func normalized(_ text: String) -> String {
    var result = ""
    var previous: Character?
    for character in text {
      if character == ".", previous.map({ $0.isNumber }) != true { result += "0" }
      if previous == ".", !character.isNumber { result += "0" }
      result.append(character)
      previous = character
    }
    return previous == "." ? result + "0" : result
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  static func populate(_ type: TypeObject) {
    SlotMethods.define(
      on: type, [.number],
      operators: [.add, .subtract, .multiply, .trueDivide, .floorDivide, .modulo, .power])
    let methods = MethodTable(type) { (value: Value) -> Double? in
      if case .float(let number) = value { number } else { nil }
    }
    methods.nullary("is_integer") { .bool($0.isFinite && $0 == $0.rounded()) }
    methods.nullary("conjugate") { .float($0) }
    methods.nullary("__trunc__") { try IntType.truncated($0) }
    methods.nullary("__floor__") { try IntType.truncated($0.rounded(.down)) }
    methods.nullary("__ceil__") { try IntType.truncated($0.rounded(.up)) }
    methods.nullary("as_integer_ratio") { .tuple(try ratio($0)) }
    methods.nullary("hex") { .str(hexadecimal($0)) }
    methods.property("real") { .float($0) }
    methods.property("imag") { _ in .float(0) }
  }

  private static func ratio(_ value: Double) throws -> [Value] {
    guard value.isFinite else {
      throw value.isNaN
        ? PythonError.valueError("cannot convert NaN to integer ratio")
        : PythonError(.overflowError, "cannot convert Infinity to integer ratio")
    }
    if value == 0 { return [.int(0), .int(1)] }
    var (numerator, exponent) = (value.significand, Int(value.exponent))
    while numerator != numerator.rounded() {
      numerator *= 2
      exponent -= 1
    }
    let whole = BigInt(numerator) * (value < 0 ? -1 : 1)
    return exponent >= 0
      ? [.integer(whole << exponent), .int(1)]
      : [.integer(whole), .integer(BigInt(1) << -exponent)]
  }

  private static func hexadecimal(_ value: Double) -> String {
    if !value.isFinite { return FloatText.repr(value) }
    let sign = value.sign == .minus ? "-" : ""
    if value == 0 { return sign + "0x0.0p+0" }
    let digits = String(value.significandBitPattern, radix: 16)
    let padded = String(repeating: "0", count: 13 - digits.count) + digits
    let exponent = value.isNormal ? Int(value.exponent) : -1022
    return sign + "0x\(value.isNormal ? 1 : 0).\(padded)p\(exponent < 0 ? "" : "+")\(exponent)"
  }
}
