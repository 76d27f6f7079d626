/// A drawing of numbers over numbers, in characters.
package struct Plot: Sendable {
  /// Numbers that are drawn alike.
  package struct Series: Sendable {
    package enum Kind: Sendable {
      /// Neighbours are joined.
      case line
      case points
      /// Bars from zero up to each number. The bar of a histogram's bin stands at its middle.
      case bars
    }

    package var kind: Kind
    package var label: String
    package var x: [Double]
    package var y: [Double]

    /// Without `x` the numbers stand at 0, 1, 2 and so on.
    package init(_ kind: Kind = .line, x: [Double]? = nil, y: [Double], label: String = "") {
      self.kind = kind
      self.label = label
      self.x = x ?? y.indices.map { Double($0) }
      self.y = y
    }

    /// The points that can be drawn.
    var points: [(x: Double, y: Double)] {
      zip(x, y).filter { $0.isFinite && $1.isFinite }.map { (x: $0, y: $1) }
    }
  }

  package var title: String
  package var xLabel: String
  package var yLabel: String
  package var series: [Series]

  package init(title: String = "", xLabel: String = "", yLabel: String = "", series: [Series]) {
    self.title = title
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.series = series
  }

  /// The plot in `width` columns and about `height` lines, with axes, and a legend if need be.
  package func lines(width: Int, height: Int, style: Style = .plain) -> [String] {
    guard let frame = Frame(of: series) else { return ["(nothing to plot)"] }
    let rows = max(3, height - 2 - (title.isEmpty ? 0 : 1) - (xLabel.isEmpty ? 0 : 1))
    let labels = frame.yLabels(rows: rows)
    let margin = labels.map { DisplayWidth.of($0) }.max() ?? 0
    let columns = max(8, width - margin - 2)
    let field = drawing(columns: columns, rows: rows, frame: frame, style: style)
    var lines: [String] = []
    if !title.isEmpty { lines.append(centred(style(.strong, title), columns, margin)) }
    if !yLabel.isEmpty { lines.append(yLabel) }
    for (label, content) in zip(labels, field) {
      let tick = label.isEmpty ? "│" : "┤"
      lines.append(DisplayWidth.pad(label, to: margin, right: true) + " " + tick + content)
    }
    let space = String(repeating: " ", count: margin + 1)
    let (axis, numbers) = frame.xAxis(columns: columns)
    lines += [space + "└" + axis, space + " " + numbers]
    if !xLabel.isEmpty { lines.append(centred(xLabel, columns, margin)) }
    if let legend = legend(style) { lines.append(space + " " + legend) }
    return lines
  }

  private func centred(_ text: String, _ columns: Int, _ margin: Int) -> String {
    let space = margin + 2 + max(0, (columns - DisplayWidth.of(text)) / 2)
    return String(repeating: " ", count: space) + text
  }

  private func drawing(
    columns: Int, rows: Int, frame: Frame, style: Style
  ) -> [String] {
    var canvas = Canvas(columns: columns, rows: rows)
    for (index, one) in series.enumerated() {
      canvas.pen = index
      let dots = one.points.map { point in
        (
          x: Int((frame.x.part(point.x) * Double(canvas.width - 1)).rounded()),
          y: Int(((1 - frame.y.part(point.y)) * Double(canvas.height - 1)).rounded())
        )
      }
      switch one.kind {
      case .points: for dot in dots { canvas.set(dot.x, dot.y) }
      case .line:
        for (from, to) in zip(dots, dots.dropFirst()) { canvas.line(from, to) }
        if dots.count == 1 { canvas.set(dots[0].x, dots[0].y) }
      case .bars: bars(dots, zero: frame.y.part(0), on: &canvas)
      }
    }
    return canvas.lines(style: style)
  }

  private func bars(_ dots: [(x: Int, y: Int)], zero: Double, on canvas: inout Canvas) {
    let base = Int(((1 - zero) * Double(canvas.height - 1)).rounded())
    let steps = zip(dots, dots.dropFirst()).map { $1.x - $0.x }.filter { $0 > 0 }
    let half = max(0, ((steps.min() ?? 3) - 1) / 2)
    for dot in dots where dot.y != base {
      for x in (dot.x - half)...(dot.x + half) {
        canvas.line((x, base), (x, dot.y))
      }
    }
  }

  private func legend(_ style: Style) -> String? {
    guard series.contains(where: { !$0.label.isEmpty }) else { return nil }
    return series.enumerated().map { index, one in
      Canvas.coloured("──", pen: index, style: style) + " " + one.label
    }.joined(separator: "  ")
  }
}

/// What the axes of a plot show.
struct Frame {
  let x: Scale
  let y: Scale

  init?(of series: [Plot.Series]) {
    let points = series.flatMap(\.points)
    guard let x = Scale(of: points.map(\.x)), var y = Scale(of: points.map(\.y)) else { return nil }
    // Bars stand on zero.
    if series.contains(where: { $0.kind == .bars }) {
      y = Scale(min(0, y.least), max(0, y.greatest))
    }
    self.x = Frame.widened(x)
    self.y = Frame.widened(y)
  }

  /// A scale of one number gets some room around it.
  private static func widened(_ scale: Scale) -> Scale {
    guard scale.least == scale.greatest else { return scale }
    let room = scale.least == 0 ? 1 : abs(scale.least) / 2
    return Scale(scale.least - room, scale.greatest + room)
  }

  /// The label of each row, empty for most.
  func yLabels(rows: Int) -> [String] {
    var labels = [String](repeating: "", count: rows)
    for value in Ticks.between(y, atMost: max(2, rows / 3)) {
      let row = Int(((1 - y.part(value)) * Double(rows - 1)).rounded())
      if labels.indices.contains(row) { labels[row] = Numerals.short(value) }
    }
    return labels
  }

  /// The axis with its ticks, and the numbers below.
  func xAxis(columns: Int) -> (axis: String, numbers: String) {
    var axis = [Character](repeating: "─", count: columns)
    var numbers = [Character](repeating: " ", count: columns)
    var free = 0
    for value in Ticks.between(x, atMost: max(2, columns / 10)) {
      let column = Int((x.part(value) * Double(columns - 1)).rounded())
      let label = Array(Numerals.short(value))
      let start = min(max(0, column - label.count / 2), max(0, columns - label.count))
      guard axis.indices.contains(column), start >= free, label.count <= columns else { continue }
      axis[column] = "┬"
      numbers.replaceSubrange(start..<(start + label.count), with: label)
      free = start + label.count + 1
    }
    return (String(axis), String(numbers))
  }
}

/// Round numbers to put on an axis.
enum Ticks {
  /// The multiples of 1, 2 or 5 times a power of ten that lie in `scale`, at most `count`.
  static func between(_ scale: Scale, atMost count: Int) -> [Double] {
    let width = scale.greatest - scale.least
    guard width > 0, width.isFinite, count > 0 else { return [scale.least] }
    let rough = width / Double(count)
    let power = Numerals.powerOfTen(notAbove: rough)
    let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough } ?? 10 * power
    let first = (scale.least / step).rounded(.up)
    let last = (scale.greatest / step).rounded(.down)
    guard last - first < Double(2 * count + 2) else { return [scale.least, scale.greatest] }
    // Whole multiples, so that zero is exactly zero.
    return stride(from: first, through: last, by: 1).map { $0 * step + 0 }
  }
}
