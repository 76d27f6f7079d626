#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Floats as text: Python's shortest repr, and any number of correctly rounded digits.
package enum FloatText {
  /// Decimal digits with the place of the point: 0.digits x 10^point.
  package struct Decimal {
    package var digits: [UInt8]
    package var point: Int
  }

  /// `repr(value)`: the shortest digits that read back as the same float.
  package static func repr(_ value: Double) -> String {
    if let special = special(value) { return special }
    let magnitude = value.magnitude
    // In this range Swift's own notation is Python's: it turns to exponents at 2^53.
    if magnitude == 0 || magnitude >= 1e-4 && magnitude < 9e15 { return value.description }
    let decimal = shortest(magnitude)
    let text =
      magnitude < 1e-4 || magnitude >= 1e16
      ? exponential(decimal, uppercase: false, alternate: false)
      : positional(decimal, alternate: false, addsPointZero: true)
    return value < 0 ? "-" + text : text
  }

  /// `inf`, `-inf` or `nan`; nil for a finite number.
  private static func special(_ value: Double) -> String? {
    if value.isFinite { return nil }
    return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
  }

  /// The shortest digits that read back as the same float; `value` is finite and positive.
  package static func shortest(_ value: Double) -> Decimal {
    var digits: [UInt8] = []
    var point = 0
    var sawPoint = false
    var bytes = Array(value.description.utf8)
    if let mark = bytes.firstIndex(of: UInt8(ascii: "e")) {
      point = Int(String(decoding: bytes[(mark + 1)...], as: UTF8.self)) ?? 0
      bytes.removeSubrange(mark...)
    }
    for byte in bytes {
      if byte == UInt8(ascii: ".") {
        sawPoint = true
      } else {
        digits.append(byte)
        if !sawPoint { point += 1 }
      }
    }
    while digits.count > 1, digits.first == UInt8(ascii: "0") {
      digits.removeFirst()
      point -= 1
    }
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return Decimal(digits: digits, point: point)
  }

  /// `count` digits of a finite, non-negative number, correctly rounded, ties to even.
  package static func digits(_ value: Double, count: Int) -> Decimal {
    let bytes = Array(printed("%.*e", count - 1, value).utf8)
    let mark = bytes.lastIndex(of: UInt8(ascii: "e")) ?? bytes.count
    let exponent = Int(String(decoding: bytes[(mark + 1)...], as: UTF8.self)) ?? 0
    let digits = bytes[..<mark].filter { $0 != UInt8(ascii: ".") }
    return Decimal(digits: digits, point: exponent + 1)
  }

  /// Fixed notation with a number of decimals, correctly rounded, ties to even.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    exactFixed(value, decimals) ?? printed("%.*f", decimals, value)
  }

  /// The same by 128-bit arithmetic, which is exact; nil where the numbers are too large for it.
  private static func exactFixed(_ value: Double, _ decimals: Int) -> String? {
    guard value >= 0, value < 9e18, decimals >= 0, decimals <= 18 else { return nil }
    let scale = powersOfTen[decimals]
    // value = significand x 2^exponent, with 53 bits of significand.
    let significand = value.significandBitPattern | (value.isNormal ? 1 << 52 : 0)
    let exponent = Int(max(value.exponentBitPattern, 1)) - 1075
    let product = UInt128(significand) * UInt128(scale)
    let scaled: UInt128
    if exponent >= 0 {
      scaled = product << UInt128(exponent)
    } else if exponent > -120 {
      let whole = product >> UInt128(-exponent)
      let rest = product & ((1 << UInt128(-exponent)) - 1)
      let half = UInt128(1) << UInt128(-exponent - 1)
      scaled = rest > half || rest == half && whole & 1 == 1 ? whole + 1 : whole
    } else {
      scaled = 0
    }
    let (whole, fraction) = scaled.quotientAndRemainder(dividingBy: UInt128(scale))
    guard decimals > 0 else { return String(UInt64(truncatingIfNeeded: whole)) }
    let digits = String(UInt64(truncatingIfNeeded: fraction))
    return String(UInt64(truncatingIfNeeded: whole)) + "."
      + String(repeating: "0", count: decimals - digits.utf8.count) + digits
  }

  private static let powersOfTen: [UInt64] = (0...18).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  /// C's printf: it prints the binary value's exact decimal expansion, rounded.
  private static func printed(_ format: String, _ precision: Int, _ value: Double) -> String {
    let precision = Int32(clamping: precision)
    return withVaList([precision, value]) { arguments in
      var copy = [CChar](repeating: 0, count: 400 + Int(precision))
      let length = vsnprintf(&copy, copy.count, format, arguments)
      return String(decoding: copy.prefix(Int(length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }

  // MARK: Notations

  /// `d.ddde+XX`.
  static func exponential(_ decimal: Decimal, uppercase: Bool, alternate: Bool) -> String {
    var text = String(decoding: decimal.digits.prefix(1), as: UTF8.self)
    if decimal.digits.count > 1 || alternate { text += "." }
    text += String(decoding: decimal.digits.dropFirst(), as: UTF8.self)
    let isZero = decimal.digits.allSatisfy { $0 == UInt8(ascii: "0") }
    let exponent = isZero ? 0 : decimal.point - 1
    let size = String(exponent.magnitude)
    text += (uppercase ? "E" : "e") + (exponent < 0 ? "-" : "+")
    return text + (size.count < 2 ? "0" : "") + size
  }

  /// `ddd.ddd`, with zeros where the digits do not reach the point.
  static func positional(_ decimal: Decimal, alternate: Bool, addsPointZero: Bool) -> String {
    let zero = UInt8(ascii: "0")
    var whole = Array(decimal.digits.prefix(max(0, decimal.point)))
    whole += [UInt8](repeating: zero, count: max(0, decimal.point - whole.count))
    var rest = [UInt8](repeating: zero, count: max(0, -decimal.point))
    rest += decimal.digits.dropFirst(max(0, decimal.point))
    var text = whole.isEmpty ? "0" : String(decoding: whole, as: UTF8.self)
    if rest.isEmpty {
      text += addsPointZero ? ".0" : alternate ? "." : ""
    } else {
      text += "." + String(decoding: rest, as: UTF8.self)
    }
    return text
  }

  /// C's `%g`: `precision` significant digits, in whichever notation is shorter. With
  /// `addsPointZero` it is what Python does for a precision without a type.
  static func general(
    _ value: Double, precision: Int, uppercase: Bool, alternate: Bool, addsPointZero: Bool
  ) -> String {
    let precision = max(1, precision)
    var decimal = digits(value, count: precision)
    let isZero = value == 0
    let usesExponent =
      decimal.point <= -4 || decimal.point > precision - (addsPointZero ? 1 : 0)
    if !alternate {
      while decimal.digits.count > 1, decimal.digits.last == UInt8(ascii: "0") {
        decimal.digits.removeLast()
      }
    }
    if isZero, !usesExponent { decimal.point = 1 }
    return usesExponent
      ? exponential(decimal, uppercase: uppercase, alternate: alternate)
      : positional(decimal, alternate: alternate, addsPointZero: addsPointZero)
  }
}
