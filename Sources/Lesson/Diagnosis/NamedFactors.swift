import Language

/// Constant factors that a learner may have dropped or added, and what they are called: by the
/// workspace's own names where those hold such a number.
struct NamedFactors {
  private struct Entry {
    let value: Double
    let text: String
    /// How far-fetched it is.
    let cost: Double
  }
  private var entries: [Entry] = []

  /// - Parameters:
  ///   - scalars: the numbers of the workspace, those of the statements at hand first, with how
  ///     far-fetched they are.
  ///   - sizes: of the tensors at hand, for factors that are lengths of a dimension.
  ///   - measured: the tensors of the forward pass that hold one number.
  init(
    scalars: [(name: String, value: Double, cost: Double)], sizes: [Int],
    measured: [(name: String, value: Double)] = []
  ) {
    for (name, value) in measured where value.isFinite && value > 0 {
      add(name, value, 0.15)
      add("1/\(name)", 1 / value, 0.15)
    }
    for (text, value) in [("2", 2.0), ("1/2", 0.5), ("3", 3), ("4", 4), ("1/3", 1 / 3.0)] {
      add(text, value, 0.02)
    }
    var known: Set<Double> = []
    for (name, value, cost) in scalars where value.isFinite && abs(value) > 1.5 {
      guard known.insert(value).inserted else { continue }
      addVariants(of: name, value, cost)
    }
    for size in sizes where size > 2 && known.insert(Double(size)).inserted {
      addVariants(of: "\(size)", Double(size), 0.2)
    }
  }

  private mutating func addVariants(of name: String, _ value: Double, _ cost: Double) {
    let less = "(\(name)-1)"
    add(name, value, cost)
    add("1/\(name)", 1 / value, cost)
    add("\(name)-1", value - 1, cost + 0.1)
    add("1/\(less)", 1 / (value - 1), cost + 0.1)
    add("\(less)/\(name)", (value - 1) / value, cost + 0.1)
    add("\(name)/\(less)", value / (value - 1), cost + 0.1)
    add("\(name)**2", value * value, cost + 0.2)
    add("1/\(name)**2", 1 / (value * value), cost + 0.2)
    add("2*\(name)", 2 * value, cost + 0.2)
    add("2/\(name)", 2 / value, cost + 0.2)
    add("\(name)/2", value / 2, cost + 0.2)
    add("\(name)*\(less)", value * (value - 1), cost + 0.3)
    add("1/(\(name)*\(less))", 1 / (value * (value - 1)), cost + 0.3)
    add("2*\(less)", 2 * (value - 1), cost + 0.3)
    add("2/\(less)", 2 / (value - 1), cost + 0.3)
    add("(\(name)+1)/\(name)", (value + 1) / value, cost + 0.6)
    add("(\(less)/\(name))**2", (value - 1) * (value - 1) / (value * value), cost + 0.3)
    add("\(less)**2/\(name)", (value - 1) * (value - 1) / value, cost + 0.3)
    add("\(name)**2/\(less)", value * value / (value - 1), cost + 0.3)
    add("\(name)**0.5", value.squareRoot(), cost + 0.4)
    add("1/\(name)**0.5", 1 / value.squareRoot(), cost + 0.4)
  }

  private mutating func add(_ text: String, _ value: Double, _ cost: Double) {
    guard value.isFinite, value > 0, abs(value - 1) > 1e-4 else { return }
    entries.append(
      Entry(value: value, text: NamedFactors.computed(text, value) ?? text, cost: cost))
  }

  /// A text of numbers alone as one number, or one over it: `12` for `4*(4-1)`.
  private static func computed(_ text: String, _ value: Double) -> String? {
    guard !text.contains(where: \.isLetter) else { return nil }
    for (size, start) in [(value, ""), (1 / value, "1/")] {
      let whole = size.rounded()
      if whole < 1e6, abs(size - whole) < 1e-9 * size { return start + "\(Int(whole))" }
    }
    return nil
  }

  /// What the absolute value of a factor is called, and how far-fetched the name is; nil where it
  /// is none of those known.
  func name(of factor: Double) -> (text: String, cost: Double)? {
    let size = abs(factor)
    let fitting = entries.filter { abs($0.value - size) <= 3e-5 * size }
    return fitting.min { $0.cost < $1.cost }.map { ($0.text, $0.cost) }
  }

  /// `-1/n`, or the number where it has no name.
  func text(of factor: Double) -> String {
    let sign = factor < 0 ? "-" : ""
    if abs(abs(factor) - 1) < 1e-4 { return sign + "1" }
    return sign + (name(of: factor)?.text ?? NamedFactors.short(abs(factor)))
  }

  /// A number in four digits.
  static func short(_ number: Double) -> String {
    guard number.isFinite, number != 0 else { return number.isNaN ? "nan" : "\(number)" }
    var scale = 1.0
    while abs(number) * scale < 1000 { scale *= 10 }
    while abs(number) * scale >= 10000 { scale /= 10 }
    let rounded = (number * scale).rounded() / scale
    return rounded == rounded.rounded() && abs(rounded) < 1e6 ? "\(Int(rounded))" : "\(rounded)"
  }
}
