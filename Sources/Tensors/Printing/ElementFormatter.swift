/// Decides from the numbers shown how all of them are written, as PyTorch's `_Formatter` does
/// (`torch/_tensor_str.py`).
struct ElementFormatter {
  private enum Notation {
    /// Integers and bools.
    case plain
    /// Floating-point numbers that are all whole: `3.`.
    case whole
    case fixed
    case scientific
  }

  private let notation: Notation
  private let precision: Int
  /// The width of the widest number.
  private(set) var width = 1

  init(_ values: [Scalar], isFloatingPoint: Bool, options: PrintOptions) {
    precision = Swift.max(options.precision, 0)
    guard isFloatingPoint else {
      notation = .plain
      for value in values { width = Swift.max(width, text(value).utf8.count) }
      return
    }
    let numbers = values.lazy.map(\.asDouble).filter { $0 != 0 && $0.isFinite }
    let sizes = numbers.map(\.magnitude)
    guard let least = sizes.min(), let greatest = sizes.max() else {
      notation = .whole
      return
    }
    let isWide = greatest / least > 1000 || greatest > 1e8 || least < 1e-4
    let isScientific = options.scientific ?? isWide
    let isWhole = numbers.allSatisfy { $0 == $0.rounded(.up) }
    notation = isScientific ? .scientific : isWhole ? .whole : .fixed
    for number in numbers { width = Swift.max(width, text(.double(number)).utf8.count) }
  }

  /// A number in the common notation, padded to the common width.
  func callAsFunction(_ value: Scalar) -> String {
    let text = text(value)
    return String(repeating: " ", count: Swift.max(width - text.utf8.count, 0)) + text
  }

  private func text(_ value: Scalar) -> String {
    switch (value, notation) {
    case (.bool(let value), _): value ? "True" : "False"
    case (.int(let value), _): String(value)
    case (.double(let value), _) where !value.isFinite:
      value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
    case (.double(let value), .scientific): formatted(value, "%.*e", precision: precision)
    case (.double(let value), .fixed): formatted(value, "%.*f", precision: precision)
    case (.double(let value), .whole), (.double(let value), .plain):
      formatted(value, "%.0f") + "."
    }
  }
}
