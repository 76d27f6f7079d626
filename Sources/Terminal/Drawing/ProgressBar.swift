/// How far a loop has come, on one line.
package struct ProgressBar: Sendable {
  /// Put before the bar.
  package var label: String
  package var done: Int
  /// How many there will be; nil when that is not known.
  package var total: Int?
  /// Since the start.
  package var seconds: Double

  package init(label: String = "", done: Int, total: Int?, seconds: Double) {
    self.label = label
    self.done = done
    self.total = total
    self.seconds = seconds
  }

  private static let eighths: [Character] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// The line, in tqdm's layout: ` 45%|████▌     | 45/100 [00:03<00:04, 12.34it/s]`. The bar takes
  /// what the rest leaves of `width`.
  package func line(width: Int) -> String {
    let prefix = label.isEmpty ? "" : label + ": "
    guard let total, total > 0 else {
      return DisplayWidth.truncate(
        "\(prefix)\(done)it [\(Numerals.clock(seconds)), \(speed)]", to: width)
    }
    let part = min(1, max(0, Double(done) / Double(total)))
    let percent = DisplayWidth.pad("\(Int(part * 100))", to: 3, right: true)
    let before = "\(prefix)\(percent)%|"
    let after = "| \(done)/\(total) [\(Numerals.clock(seconds))<\(remaining(total)), \(speed)]"
    let room = width - DisplayWidth.of(before) - DisplayWidth.of(after)
    let bar = room > 0 ? ProgressBar.bar(part, width: room) : ""
    return DisplayWidth.truncate(before + bar + after, to: width)
  }

  /// A bar of `width` columns, filled for `part` (0 to 1) in steps of an eighth.
  package static func bar(_ part: Double, width: Int) -> String {
    let steps = Int((min(1, max(0, part)) * Double(width) * 8).rounded(.down))
    var bar = String(repeating: "█", count: steps / 8)
    if steps / 8 < width { bar.append(eighths[steps % 8]) }
    return DisplayWidth.pad(bar, to: width)
  }

  private var rate: Double? { seconds > 0 && done > 0 ? Double(done) / seconds : nil }

  private var speed: String {
    guard let rate else { return "?it/s" }
    return rate >= 1
      ? "\(Numerals.fixed(rate, digits: 2))it/s" : "\(Numerals.fixed(1 / rate, digits: 2))s/it"
  }

  private func remaining(_ total: Int) -> String {
    rate.map { Numerals.clock(Double(max(0, total - done)) / $0) } ?? "?"
  }
}
