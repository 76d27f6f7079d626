import Language

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Numbers as matplotlib's `ScalarFormatter` writes them along an axis: with the same decimals.
package enum TickText {
  /// The texts of some ticks, and what they have in common that was left out.
  package static func of(_ values: [Double], in view: AxisView) -> (texts: [String], offset: String)
  {
    guard !values.isEmpty, values.allSatisfy(\.isFinite) else {
      return (values.map(FloatText.repr), "")
    }
    let offset = commonPart(of: values.filter { view.low...view.high ~= $0 })
    let order = exponent(of: values, offset: offset, view)
    let unit = pow(10, Double(order))
    let ends = values.count < 5 ? [view.low, view.high] : []
    let parts = (values + ends).map { ($0 - offset) / unit }
    // Numbers at the ends of the range of doubles are shown as they are.
    guard parts.allSatisfy(\.isFinite) else { return (values.map(FloatText.repr), "") }
    let decimals = decimals(of: parts, count: values.count)
    let texts = parts.prefix(values.count).map { signed(FloatText.fixed($0, decimals: decimals)) }
    return (texts, offsetText(offset, order))
  }

  /// A number with a real minus sign.
  package static func signed(_ text: String) -> String {
    guard text.hasPrefix("-") else { return text }
    let isZero = text.utf8.allSatisfy { !(UInt8(ascii: "1")...UInt8(ascii: "9") ~= $0) }
    return (isZero ? "" : "−") + text.dropFirst()
  }

  /// A whole number in raised digits.
  package static func superscript(_ number: Int) -> String {
    let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    let text = String(number.magnitude).utf8.map { digits[Int($0) - 48] }
    return (number < 0 ? "⁻" : "") + String(text)
  }

  /// The number that is worth leaving out of all texts because at least four leading digits are
  /// the same; 0 if there is none.
  private static func commonPart(of values: [Double]) -> Double {
    guard let low = values.min(), let high = values.max(), low != high, low > 0 || high < 0 else {
      return 0
    }
    let least = min(low.magnitude, high.magnitude)
    let most = max(low.magnitude, high.magnitude)
    let top = Int(ceil(log10(most)))
    func digits(_ value: Double, _ order: Int) -> Double { floor(value / pow(10, Double(order))) }
    func firstOrder(where isReached: (Int) -> Bool) -> Int {
      var order = top
      while order > top - 330, !isReached(order) { order -= 1 }
      return order + 1
    }
    var order = firstOrder { digits(least, $0) != digits(most, $0) }
    if (most - least) / pow(10, Double(order)) <= 0.01 {
      order = firstOrder { digits(most, $0) - digits(least, $0) > 1 }
    }
    guard digits(most, order) >= 1000 else { return 0 }
    return copysign(digits(most, order) * pow(10, Double(order)), low)
  }

  /// The power of ten to be taken out of very large and very small numbers, else 0.
  private static func exponent(of values: [Double], offset: Double, _ view: AxisView) -> Int {
    let size = offset == 0 ? values.map(\.magnitude).max() ?? 0 : view.high - view.low
    guard size > 0 else { return 0 }
    let order = Int(floor(log10(size)))
    return order <= -5 || order >= 6 ? order : 0
  }

  /// The fewest decimals that tell the values apart and come within a thousandth of their range.
  private static func decimals(of parts: [Double], count: Int) -> Int {
    let (low, high) = (parts.min() ?? 0, parts.max() ?? 0)
    let span = high > low ? high - low : max(low.magnitude, high.magnitude)
    let order = Int(floor(log10(span > 0 && span.isFinite ? span : 1)))
    let shown = count < 2 ? parts : Array(parts.prefix(count))
    var decimals = max(0, 3 - order)
    let tolerance = 1e-3 * pow(10, Double(order))
    while decimals >= 0 {
      let unit = pow(10, Double(decimals))
      let error = shown.map { ($0 - ($0 * unit).rounded(.toNearestOrEven) / unit).magnitude }.max()
      guard let error, error < tolerance else { break }
      decimals -= 1
    }
    return min(decimals + 1, 20)
  }

  private static func offsetText(_ offset: Double, _ order: Int) -> String {
    let power = order == 0 ? "" : "1e" + signed(String(order))
    guard offset != 0 else { return power }
    let number = general(offset)
    return power + (offset > 0 ? "+" : "") + signed(number)
  }

  /// The number with up to ten digits and, unless it is near 1, a power of ten.
  private static func general(_ value: Double) -> String {
    let order = Int(floor(log10(value.magnitude)))
    let digits = (value / pow(10, Double(order)) * 1e10).rounded() / 1e10
    let text =
      digits == digits.rounded() && digits.magnitude < 1e15
      ? String(Int(digits)) : FloatText.repr(digits)
    return order == 0 ? text : text + "e" + String(order)
  }
}
