import BigInt

/// Ints as text.
package enum IntegerText {
  /// CPython's limit on the digits of a conversion between int and decimal text.
  package static let digitLimit = 4300

  /// `hash(value)`: the number modulo 2^61 - 1.
  @inline(__always)
  package static func hash(_ value: Int) -> Int {
    let modulus = (1 << 61) - 1
    if value > -modulus, value < modulus { return value == -1 ? -2 : value }
    let rest = value % modulus
    return rest == -1 ? -2 : rest
  }

  /// Decimal digits; throws `ValueError` for more than CPython converts.
  package static func decimal(_ value: BigInt) throws -> String {
    // A digit takes 3.32 bits: what has many more than that is too long at first sight.
    if value.magnitude.bitWidth <= digitLimit * 10 / 3 {
      let text = String(value)
      if text.utf8.count - (value.sign == .minus ? 1 : 0) <= digitLimit { return text }
    }
    throw PythonError.valueError(
      "Exceeds the limit (\(digitLimit) digits) for integer string conversion; "
        + "use sys.set_int_max_str_digits() to increase the limit")
  }

  /// `int(text, base)`: signs, spaces around, underscores between digits, a prefix where the base
  /// allows it; base 0 takes the base from the prefix. `shown` is what an error names instead.
  package static func parse(_ text: Str, base: Int, shown: String? = nil) throws -> Value {
    guard base == 0 || (2...36).contains(base) else {
      throw PythonError.valueError("int() base must be >= 2 and <= 36, or 0")
    }
    // CPython's message has 200 characters of the text at most.
    func invalid() -> PythonError {
      let text = shown ?? text.slice(0, min(text.count, 200)).repr
      return PythonError.valueError(
        "invalid literal for int() with base \(base): \(text.prefix(200))")
    }
    var digits = ArraySlice(text.stripped().asciiDigits)
    var negative = false
    if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      negative = sign == UInt8(ascii: "-")
      digits = digits.dropFirst()
    }
    let (radix, prefixed) = radix(of: digits, base: base)
    if prefixed {
      digits = digits.dropFirst(2)
      if digits.first == UInt8(ascii: "_") { digits = digits.dropFirst() }
    }
    guard let plain = withoutUnderscores(digits, radix: radix) else { throw invalid() }
    if base == 0, !prefixed, plain.first == UInt8(ascii: "0"),
      plain.contains(where: { $0 != UInt8(ascii: "0") })
    {
      throw invalid()
    }
    return try value(of: plain, radix: radix, negative: negative)
  }

  private static func radix(of digits: ArraySlice<UInt8>, base: Int) -> (Int, Bool) {
    let start = digits.startIndex
    guard digits.count > 2, digits[start] == UInt8(ascii: "0") else {
      return (base == 0 ? 10 : base, false)
    }
    let radix: Int? =
      switch digits[start + 1] | 0x20 {
      case UInt8(ascii: "x"): 16
      case UInt8(ascii: "o"): 8
      case UInt8(ascii: "b"): 2
      default: nil
      }
    guard let radix, base == 0 || base == radix else { return (base == 0 ? 10 : base, false) }
    return (radix, true)
  }

  /// The digits without single underscores between them; nil where it is no number.
  private static func withoutUnderscores(_ digits: ArraySlice<UInt8>, radix: Int) -> [UInt8]? {
    var plain: [UInt8] = []
    var previousIsDigit = false
    for byte in digits {
      if byte == UInt8(ascii: "_") {
        guard previousIsDigit else { return nil }
        previousIsDigit = false
      } else {
        guard let digit = digitValue(byte), digit < radix else { return nil }
        plain.append(byte)
        previousIsDigit = true
      }
    }
    return previousIsDigit ? plain : nil
  }

  private static func digitValue(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  private static func value(of digits: [UInt8], radix: Int, negative: Bool) throws -> Value {
    let text = String(decoding: digits, as: UTF8.self)
    if let small = Int(negative ? "-" + text : text, radix: radix) { return .int(small) }
    if digits.count > digitLimit, radix & (radix - 1) != 0 {
      throw PythonError.valueError(
        "Exceeds the limit (\(digitLimit) digits) for integer string conversion: value has "
          + "\(digits.count) digits; use sys.set_int_max_str_digits() to increase the limit")
    }
    if radix & (radix - 1) == 0 {
      let magnitude = BigInt(
        LongArithmetic.number(
          ofDigits: digits.map { UInt8(digitValue($0) ?? 0) },
          bitsEach: radix.trailingZeroBitCount))
      return .integer(negative ? -magnitude : magnitude)
    }
    let magnitude = BigInt(text, radix: radix) ?? 0
    return .integer(negative ? -magnitude : magnitude)
  }
}

extension Str {
  /// The ASCII bytes, with decimal digits of other scripts as ASCII digits, and `?` for the rest.
  var asciiDigits: [UInt8] {
    switch content {
    case .ascii(let bytes): return bytes
    case .wide(let scalars):
      return scalars.map { scalar in
        if scalar < 128 { return UInt8(scalar) }
        let properties = Unicode.Scalar(scalar)?.properties
        guard let value = properties?.numericValue, properties?.numericType == .decimal else {
          return UInt8(ascii: "?")
        }
        return UInt8(ascii: "0") + UInt8(value)
      }
    }
  }
}
