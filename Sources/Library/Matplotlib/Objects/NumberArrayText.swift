import Language

/// NumPy's way to write an array: eight digits, all numbers with the same width.
enum NumberArrayText {
  private static let precision = 8
  private static let lineWidth = 75
  /// Longer arrays show three items at each end.
  private static let threshold = 1000

  /// `array([1. , 2.5])`.
  static func repr(_ shape: [Int], _ numbers: [Double]) -> String {
    if numbers.isEmpty { return "array([], dtype=float64)" }
    let body = str(shape, numbers, separator: ", ", indent: 6)
    let sizes = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
    return "array(" + body + (numbers.count > threshold ? ", shape=(\(sizes)))" : ")")
  }

  /// `[1.  2.5]`.
  static func str(_ shape: [Int], _ numbers: [Double]) -> String {
    str(shape, numbers, separator: " ", indent: 0)
  }

  private static func str(
    _ shape: [Int], _ numbers: [Double], separator: String, indent: Int
  ) -> String {
    let isShort = numbers.count > threshold
    // Room for the brackets behind a row, and for the closing one of `array(`.
    let width = lineWidth - shape.count - (indent > 0 ? 1 : 0)
    guard shape.count == 2 else {
      let items = shown(numbers, isShort)
      return row(texts(of: items), separator, indent: indent + 1, width: width)
    }
    let rows = (0..<shape[0]).map { Array(numbers[$0 * shape[1]..<($0 + 1) * shape[1]]) }
    let lines = shown(rows, isShort).map { $0.map { shown($0, isShort) } }
    var texts = texts(of: lines.flatMap { $0 ?? [] })[...]
    let shownLines = lines.map { line -> String in
      guard let line else { return "..." }
      defer { texts = texts.dropFirst(line.count) }
      return row(Array(texts.prefix(line.count)), separator, indent: indent + 2, width: width)
    }
    let end = separator.first == "," ? ",\n" : "\n"
    let space = String(repeating: " ", count: indent + 1)
    return "[" + shownLines.joined(separator: end + space) + "]"
  }

  /// The items that are written; nil for what stands in the middle of a long array.
  private static func shown<T>(_ items: [T], _ isShort: Bool) -> [T?] {
    isShort && items.count > 6 ? items.prefix(3).map { $0 } + [nil] + items.suffix(3) : items
  }

  /// One row in brackets, broken where it becomes longer than `width`.
  private static func row(
    _ texts: [String], _ separator: String, indent: Int, width: Int
  ) -> String {
    let start = String(repeating: " ", count: indent)
    var lines = ""
    var line = start
    for (index, text) in texts.enumerated() {
      if line.count + text.count > width, line.count > indent {
        while line.last == " " { line.removeLast() }
        lines += line + "\n"
        line = start
      }
      line += text + (index < texts.count - 1 ? separator : "")
    }
    return "[" + (lines + line).dropFirst(indent) + "]"
  }

  // MARK: Numbers

  /// The numbers with the same form: `...` for nil.
  private static func texts(of items: [Double?]) -> [String] {
    let finite = items.compactMap { $0 }.filter(\.isFinite)
    let isExponential = needsExponent(finite)
    let parts = items.map { item -> (whole: String, rest: String)? in
      guard let item, item.isFinite else { return nil }
      return isExponential ? exponential(item, among: finite) : fixed(item)
    }
    let right = parts.compactMap { $0?.rest.count }.max() ?? 0
    let special = items.compactMap { $0 }.filter { !$0.isFinite }.map { FloatText.repr($0).count }
    let left = (parts.compactMap { $0?.whole.count } + special.map { $0 - right - 1 }).max() ?? 0
    return zip(items, parts).map { item, part in
      guard let item else { return "..." }
      guard let part else { return padded(FloatText.repr(item), to: left + right + 1) }
      let space = String(repeating: " ", count: left - part.whole.count)
      let tail =
        isExponential
        ? part.rest : part.rest + String(repeating: " ", count: right - part.rest.count)
      return space + part.whole + "." + tail
    }
  }

  private static func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func needsExponent(_ numbers: [Double]) -> Bool {
    let sizes = numbers.map(\.magnitude).filter { $0 > 0 }
    guard let least = sizes.min(), let most = sizes.max() else { return false }
    return most >= 1e8 || least < 1e-4 || most / least > 1000
  }

  /// The digits before and behind the point, at most eight behind.
  private static func fixed(_ number: Double) -> (String, String) {
    var text = FloatText.repr(number)
    let decimals = text.split(separator: ".").last?.count ?? 0
    if decimals > precision || text.contains("e") {
      text = FloatText.fixed(number, decimals: precision)
    }
    let sides = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    var rest = sides.count > 1 ? sides[1] : ""
    while rest.hasSuffix("0") { rest.removeLast() }
    return (sides[0], rest)
  }

  /// The mantissa's digits with the exponent behind them; as many as the longest number needs.
  private static func exponential(_ number: Double, among all: [Double]) -> (String, String) {
    let digits = all.map { min(precision + 1, FloatText.shortest($0.magnitude).digits.count) }
    let count = max(1, digits.max() ?? 1) - 1
    let text = (try? Operations.format(.float(number), "#.\(count)e")) ?? FloatText.repr(number)
    let sides = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    return (sides[0], sides.count > 1 ? sides[1] : "")
  }
}
