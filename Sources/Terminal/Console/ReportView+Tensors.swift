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

  /// What `:show` draws: a line of statistics, then a heatmap; of a few values the values.
  func draw(_ portrait: Portrait) -> String {
    let name = Printable.escape(portrait.name)
    var head = "\(name)  \(portrait.shape) \(portrait.type)"
    if let statistics = portrait.statistics { head += "  " + describe(statistics) }
    var lines = wrapped(Printable.escape(head), indent: 0, lead: "  ")
    lines[0] = style(.strong, name) + lines[0].dropFirst(name.count)
    let text = lines.map { $0 + "\n" }.joined()
    let count = portrait.rows.reduce(0) { $0 + $1.count }
    guard count > ReportView.fewValues else { return text + Printable.escape(portrait.text) + "\n" }
    let crossesZero = portrait.statistics.map { $0.minimum < 0 && $0.maximum > 0 } ?? false
    return text + draw(Heatmap(rows: portrait.rows, isCentred: crossesZero))
  }

  /// So few values say more as numbers than as colours.
  private static let fewValues = 12

  /// A heatmap as a picture where the terminal shows pictures, else in half blocks or shades.
  private func draw(_ map: Heatmap) -> String {
    if let graphics, let picture = map.picture(graphics) {
      return "  " + picture + "\n" + "  " + map.legend(style.depth) + "\n"
    }
    let lines = map.lines(width: columns - 2, height: 24, depth: style.depth)
    return lines.map { "  \($0)\n" }.joined()
  }

  /// What `:diff` draws: the answer less the reference as a heatmap, and the worst entries.
  func draw(_ difference: AnswerDifference) -> String {
    let shape = difference.shape.replacing(" ", with: "\u{A0}")
    let name = Printable.escape(difference.name)
    let head = "\(name) less the reference  \(shape)"
    guard difference.differing > 0 else {
      return "  " + style(.good, "no entry of \(name) differs by more than rounding")
        + "\n"
    }
    let count = "\(difference.differing) of \(difference.count) entries differ"
    let map = draw(Heatmap(rows: difference.rows, isCentred: true))
    let isNarrow = columns < 48
    let table = Table(
      header: [isNarrow ? "worst" : "the worst", "yours", "reference", "difference"],
      alignments: [.left, .right, .right, .right],
      rows: difference.worst.map {
        [$0.place, short($0.answer), short($0.reference), short($0.answer - $0.reference)]
      })
    var lines = wrapped(Printable.escape("\(head)  \(count)"), indent: 0, lead: "  ")
    if lines[0].hasPrefix(head) { lines[0] = style(.strong, head) + lines[0].dropFirst(head.count) }
    return lines.map { $0 + "\n" }.joined() + map
      + table.lines(width: columns - 2, gap: isNarrow ? 1 : 2, style: style)
      .map { "  \($0)\n" }.joined()
  }

  private func describe(_ statistics: Statistics) -> String {
    let range = "∈[\(short(statistics.minimum)),\u{A0}\(short(statistics.maximum))]"
    var text =
      "n=\(statistics.count)  x\(range)  μ=\(short(statistics.mean))"
      + "  σ=\(short(statistics.deviation))  " + Sparkline.text(statistics.histogram)
    if statistics.nanCount > 0 { text += "  \(statistics.nanCount) NaN" }
    if statistics.infiniteCount > 0 { text += "  \(statistics.infiniteCount) inf" }
    return text
  }

  private func short(_ number: Double) -> String { number.isNaN ? "–" : Numerals.short(number) }
}
