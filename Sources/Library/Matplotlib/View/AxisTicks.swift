#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The marks along an axis: where they stand, and what they say.
package struct AxisTicks {
  package struct Tick: Equatable {
    package let value: Double
    /// From 0 at the axis's start to 1 at its end.
    package let place: Double
    package let text: String
  }

  package var marks: [Tick]
  /// Places of the small marks without a text.
  package var minor: [Double] = []
  /// What all the texts leave out: a power of ten (`1e6`), or a number to be added (`+2.123`).
  package var offset = ""

  /// The ticks of an axis: the program's own, the names of categories, or at most `most` + 2 at
  /// round numbers.
  package init(_ axis: Axis, _ view: AxisView, most: Int) {
    if let values = axis.ticks {
      let texts = axis.tickLabels ?? TickText.of(values, in: view).texts
      marks = AxisTicks.visible(values, texts, view)
    } else if !axis.categories.isEmpty {
      let values = axis.categories.indices.map { Double($0) }
      marks = AxisTicks.visible(values, axis.categories, view)
    } else if view.scale == .log {
      let (values, minor) = LogTicks.locate(view.low, view.high, most: most)
      if LogTicks.suffice(values, in: view) {
        marks = AxisTicks.visible(values, values.map(LogTicks.text), view)
        self.minor = minor.compactMap { view.place(of: $0) }.filter { 0...1 ~= $0 }
      } else {
        (marks, offset) = AxisTicks.round(view, most: most)
      }
    } else {
      (marks, offset) = AxisTicks.round(view, most: most)
    }
    if let texts = axis.tickLabels, axis.ticks == nil {
      marks = zip(marks, texts).map { Tick(value: $0.value, place: $0.place, text: $1) }
    }
  }

  private static func round(_ view: AxisView, most: Int) -> ([Tick], String) {
    let values = LinearTicks.locate(view.low, view.high, most: most)
    let (texts, offset) = TickText.of(values, in: view)
    return (visible(values, texts, view), offset)
  }

  private static func visible(_ values: [Double], _ texts: [String], _ view: AxisView) -> [Tick] {
    zip(values, texts).compactMap { value, text in
      guard let place = view.place(of: value), (-1e-10)...(1 + 1e-10) ~= place else { return nil }
      return Tick(value: value, place: place, text: text)
    }
  }
}

/// Ticks at multiples of 1, 2, 2.5 or 5 times a power of ten, as matplotlib's `MaxNLocator` puts
/// them.
package enum LinearTicks {
  private static let steps = [0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10, 20]

  /// Values from just below `low` to just above `high`, at most `most` steps within; the first
  /// and the last may lie outside.
  package static func locate(_ low: Double, _ high: Double, most: Int) -> [Double] {
    let count = Double(max(1, most))
    guard low < high, (high - low).isFinite else { return [low] }
    let (scale, offset) = magnitude(low, high, count)
    let (first, last) = (low - offset, high - offset)
    let fitting = steps.lastIndex { $0 * scale < (high - low) / count }.map { $0 + 1 } ?? 0
    for step in steps[...min(fitting, steps.count - 1)].reversed() {
      let values = multiples(of: step * scale, first, last, offset)
      if values.count(where: { low...high ~= $0 }) >= 2 { return values }
    }
    return [low, high]
  }

  /// The power of ten of a step, and a round number near data that are far from 0.
  private static func magnitude(
    _ low: Double, _ high: Double, _ count: Double
  ) -> (scale: Double, offset: Double) {
    let (span, middle) = (high - low, (high + low) / 2)
    let isFar = middle.magnitude / span >= 100
    let offset = isFar ? copysign(pow(10, floor(log10(middle.magnitude))), middle) : 0
    return (pow(10, floor(log10(span / count))), offset)
  }

  private static func multiples(
    of step: Double, _ first: Double, _ last: Double, _ offset: Double
  ) -> [Double] {
    let base = floor(first / step) * step
    // What rounding has moved less than this away from a multiple counts as that multiple.
    let digits = offset == 0 ? 0 : log10(offset.magnitude / step)
    let tolerance = offset == 0 ? 1e-10 : min(0.4999, max(1e-10, pow(10, digits - 12)))
    let (from, to) = ((first - base) / step, (last - base) / step)
    let lowest = floor(from + tolerance)
    let highest = ceil(to - tolerance)
    guard lowest <= highest, highest - lowest < 1000 else { return [] }
    return stride(from: lowest, through: highest, by: 1).map { $0 * step + base + offset }
  }
}

/// Ticks at powers of ten, as matplotlib's `LogLocator` puts them.
package enum LogTicks {
  /// Powers of ten within `low`...`high`, at most `most`, and the multiples between them for small
  /// marks where no power is left out.
  package static func locate(
    _ low: Double, _ high: Double, most: Int
  ) -> (major: [Double], minor: [Double]) {
    guard low > 0, high > low else { return ([low], []) }
    let (first, last) = (Int(ceil(log10(low))), Int(floor(log10(high))))
    let exponents = exponents(first, last, most: max(2, most))
    let powers = exponents.map { pow(10, Double($0)) }
    guard exponents.count == last - first + 1 else { return (powers, []) }
    let decades = (first - 1)...max(first - 1, last)
    let minor = decades.flatMap { decade in
      (2...9).map { Double($0) * pow(10, Double(decade)) }
    }
    return (powers, minor)
  }

  /// As many exponents as there may be, as far apart as that many can be, if possible at
  /// multiples of their distance.
  private static func exponents(_ first: Int, _ last: Int, most: Int) -> [Int] {
    let available = last - first + 1
    guard available > 1 else { return available == 1 ? [first] : [] }
    let finest = available / (most + 1) + 1
    let count = min(most, (available + finest - 1) / finest)
    guard count > 1 else { return [(first + last) / 2] }
    var distance = (available - 1) / (count - 1)
    if distance * count < available { distance = available / count }
    let least = max(available - distance * count, 0)
    let even = ((-first % distance) + distance) % distance
    let limit = min(available - distance * (count - 1), distance)
    let offset = even >= least && even < limit ? even : least
    return Array(stride(from: first + offset, through: last, by: distance))
  }

  /// Whether the powers tell enough: two of them are in sight.
  static func suffice(_ values: [Double], in view: AxisView) -> Bool {
    values.count { view.low...view.high ~= $0 } >= 2
  }

  /// `10²`.
  static func text(_ value: Double) -> String {
    "10" + TickText.superscript(Int(log10(value).rounded()))
  }
}
