#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Numbers as short texts.
package enum Numerals {
  /// `value` with up to `digits` significant digits, as C's `%.*g` gives.
  package static func short(_ value: Double, digits: Int = 4) -> String {
    format("%.\(digits)g", value)
  }

  /// `value` with `digits` digits behind the point.
  package static func fixed(_ value: Double, digits: Int) -> String {
    format("%.\(digits)f", value)
  }

  private static func format(_ pattern: String, _ value: Double) -> String {
    var buffer = [CChar](repeating: 0, count: 400)
    let count = withVaList([value]) { vsnprintf(&buffer, buffer.count, pattern, $0) }
    let bytes = buffer.prefix(max(0, min(Int(count), buffer.count - 1)))
    return String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The greatest power of ten that is not above `value`, which is positive.
  static func powerOfTen(notAbove value: Double) -> Double { pow(10, log10(value).rounded(.down)) }

  /// Seconds as `mm:ss`, or `h:mm:ss` from an hour on.
  package static func clock(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0, seconds < 1e9 else { return "?" }
    let whole = Int(seconds)
    let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
    let tail = "\(twoDigits(minutes)):\(twoDigits(rest))"
    return hours > 0 ? "\(hours):\(tail)" : tail
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
