/// A row of numbers as a row of small bars.
package enum Sparkline {
  private static let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// One bar for each of `values`, from the least to the greatest; a NaN leaves a gap.
  ///
  /// - Parameter width: when there are more values than this, each bar is the mean of neighbours.
  package static func text(_ values: [Double], width: Int? = nil) -> String {
    let shown = width.map { Resampling.means(values, count: $0) } ?? values
    guard let range = Scale(of: shown) else { return String(repeating: " ", count: shown.count) }
    return String(
      shown.map { value in
        guard !value.isNaN else { return " " }
        return bars[range.step(value, of: bars.count)]
      })
  }
}

/// The stretch from the least to the greatest of some numbers.
struct Scale: Equatable {
  var least: Double
  var greatest: Double

  init(_ least: Double, _ greatest: Double) {
    self.least = least
    self.greatest = greatest
  }

  /// Of the finite ones among `values`; nil when there are none.
  init?(of values: some Sequence<Double>) {
    let finite = values.lazy.filter(\.isFinite)
    guard let least = finite.min(), let greatest = finite.max() else { return nil }
    self.init(least, greatest)
  }

  /// Where `value` lies between both ends: 0 to 1, beyond them the nearer end. In the middle where
  /// all are equal.
  func part(_ value: Double) -> Double {
    if value <= least, least < greatest { return 0 }
    if value >= greatest, least < greatest { return 1 }
    // Halves, so that the width of the greatest range does not overflow.
    let part = (value / 2 - least / 2) / (greatest / 2 - least / 2)
    return part.isNaN || part.isInfinite ? 0.5 : part
  }

  /// Which of `count` equal steps `value` lies in.
  func step(_ value: Double, of count: Int) -> Int {
    min(count - 1, max(0, Int(part(value) * Double(count))))
  }
}

/// Fewer numbers for many.
enum Resampling {
  /// The means of `count` groups of neighbours; `values` themselves if they are no more than that.
  static func means(_ values: [Double], count: Int) -> [Double] {
    guard values.count > count, count > 0 else { return values }
    return (0..<count).map { group in
      let from = group * values.count / count
      let to = max(from + 1, (group + 1) * values.count / count)
      let members = values[from..<to].filter { !$0.isNaN }
      return members.isEmpty ? .nan : members.reduce(0) { $0 + $1 / Double(members.count) }
    }
  }
}
