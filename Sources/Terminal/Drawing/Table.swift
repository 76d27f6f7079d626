/// A table of texts, its columns aligned by what they take on the screen.
package struct Table: Sendable {
  package enum Alignment: Sendable {
    case left, right
  }

  package var header: [String]
  package var rows: [[String]]
  /// By column; those without one are aligned left.
  package var alignments: [Alignment]

  package init(header: [String] = [], alignments: [Alignment] = [], rows: [[String]]) {
    self.header = header
    self.alignments = alignments
    self.rows = rows
  }

  /// The table's lines. When they would be wider than `width`, the widest columns are cut.
  package func lines(width: Int, gap: Int = 2, style: Style = .plain) -> [String] {
    let all = header.isEmpty ? rows : [header] + rows
    let widths = columnWidths(of: all, width: width, gap: gap)
    let lines = all.map { line($0, widths: widths, gap: gap) }
    guard !header.isEmpty, let first = lines.first else { return lines }
    return [style(.strong, first)] + lines.dropFirst()
  }

  private func columnWidths(of rows: [[String]], width: Int, gap: Int) -> [Int] {
    let count = rows.map(\.count).max() ?? 0
    var widths = (0..<count).map { column in
      rows.map { $0.indices.contains(column) ? DisplayWidth.of($0[column]) : 0 }.max() ?? 0
    }
    let gaps = gap * max(0, count - 1)
    while widths.reduce(gaps, +) > width, let widest = widths.max(), widest > 1,
      let column = widths.lastIndex(of: widest)
    {
      widths[column] -= 1
    }
    return widths
  }

  private func line(_ cells: [String], widths: [Int], gap: Int) -> String {
    let padded = cells.indices.map { column in
      let cell = DisplayWidth.truncate(cells[column], to: widths[column])
      let isRight = alignments.indices.contains(column) && alignments[column] == .right
      let isLast = column == cells.count - 1
      return isLast && !isRight
        ? cell : DisplayWidth.pad(cell, to: widths[column], right: isRight)
    }
    return padded.joined(separator: String(repeating: " ", count: gap))
  }
}
