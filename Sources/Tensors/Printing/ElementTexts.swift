import Safety

/// Numbers written alike: what is common is decided by all that are shown, as PyTorch's `_Formatter`
/// does (`torch/_tensor_str.py`).
struct ElementTexts {
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
  /// The numbers in the common notation, padded to the common width.
  private(set) var texts: [String] = []

  init(_ values: [Scalar], isFloatingPoint: Bool, options: PrintOptions) throws {
    precision = Swift.max(options.precision, 0)
    guard isFloatingPoint else {
      notation = .plain
      try write(values) { _ in true }
      return
    }
    let numbers = values.lazy.map(\.asDouble).filter { $0 != 0 && $0.isFinite }
    let sizes = numbers.map(\.magnitude)
    guard let least = sizes.min(), let greatest = sizes.max() else {
      notation = .whole
      try write(values) { _ in false }
      return
    }
    let isWide = greatest / least > 1000 || greatest > 1e8 || least < 1e-4
    let isScientific = options.scientific ?? isWide
    let isWhole = numbers.allSatisfy { $0 == $0.rounded(.up) }
    notation = isScientific ? .scientific : isWhole ? .whole : .fixed
    // Zeros, infinities and NaN do not widen the column.
    try write(values) { $0.asDouble != 0 && $0.asDouble.isFinite }
  }

  private mutating func write(_ values: [Scalar], widening: (Scalar) -> Bool) throws {
    texts.reserveCapacity(values.count)
    for value in values {
      try Interrupt.check()
      let text = text(value)
      texts.append(text)
      if widening(value) { width = Swift.max(width, text.utf8.count) }
    }
    for i in texts.indices {
      try Interrupt.check()
      texts[i] = String(repeating: " ", count: Swift.max(width - texts[i].utf8.count, 0)) + texts[i]
    }
  }

  private func text(_ value: Scalar) -> String {
    switch (value, notation) {
    case (.bool(let value), _): value ? "True" : "False"
    case (.int(let value), _): String(value)
    case (.double(let value), _) where !value.isFinite:
      value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
    case (.double(let value), .scientific): formatted(value, "%.*e", precision: precision)
    case (.double(let value), .fixed): fixedNotation(value, digits: precision)
    case (.double(let value), .whole), (.double(let value), .plain):
      formatted(value, "%.0f") + "."
    }
  }
}
