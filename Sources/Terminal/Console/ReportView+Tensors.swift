import Lesson

extension ReportView {
  /// The table of `:vars`.
  func draw(_ rows: [VariableSummary]) -> String {
    let table = Table(
      header: ["name", "dtype", "shape", "min", "mean", "max", "spread", ""],
      alignments: [.left, .left, .left, .right, .right, .right],
      rows: rows.map(cells))
    return table.lines(width: columns - 2, style: style).map { "  \($0)\n" }.joined()
  }

  private func cells(_ row: VariableSummary) -> [String] {
    guard let statistics = row.statistics else {
      return [row.name, row.type, Printable.escape(row.brief)]
    }
    return [
      row.name, row.type, row.shape, short(statistics.minimum), short(statistics.mean),
      short(statistics.maximum), Sparkline.text(statistics.histogram),
      row.requiresGrad ? "grad" : "",
    ]
  }

  /// What `:show` draws: a line of statistics, the values, a heatmap.
  func draw(_ portrait: Portrait) -> String {
    var text = style(.strong, portrait.name) + "  \(portrait.shape) \(portrait.type)"
    if let statistics = portrait.statistics { text += "  " + describe(statistics) }
    text += "\n" + Printable.escape(portrait.text) + "\n"
    guard portrait.rows.count > 1 || (portrait.rows.first?.count ?? 0) > 1 else { return text }
    let crossesZero = portrait.statistics.map { $0.minimum < 0 && $0.maximum > 0 } ?? false
    let map = Heatmap(rows: portrait.rows, isCentred: crossesZero).lines(
      width: columns - 2, height: 24, depth: style.depth)
    return text + map.map { "  \($0)\n" }.joined()
  }

  private func describe(_ statistics: Statistics) -> String {
    var text =
      "min \(short(statistics.minimum))  mean \(short(statistics.mean))"
      + "  max \(short(statistics.maximum))  std \(short(statistics.deviation))  "
      + Sparkline.text(statistics.histogram)
    if statistics.nanCount > 0 { text += "  \(statistics.nanCount) NaN" }
    if statistics.infiniteCount > 0 { text += "  \(statistics.infiniteCount) inf" }
    return text
  }

  private func short(_ number: Double) -> String { number.isNaN ? "–" : Numerals.short(number) }
}
