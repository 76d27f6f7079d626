import Library

/// Figures of `matplotlib.pyplot` in characters: curves and points in Braille dots, bars in eighths
/// of blocks, images in half blocks of their own colours, or in shades where there are no colours.
package enum TextPlot {
  /// Narrower axes stand below each other instead of side by side.
  private static let leastColumns = 30
  private static let leastRows = 8

  /// Draws a figure in `columns` and at most about `rows` lines for each row of axes.
  package static func render(
    _ figure: Figure, columns: Int, rows: Int, colour depth: ColourDepth
  ) throws -> String {
    var lines: [String] = []
    if let title = figure.title {
      let text = DisplayWidth.truncate(oneLine(title.text), to: columns)
      let space = max(0, (columns - DisplayWidth.of(text)) / 2)
      lines.append(String(repeating: " ", count: space) + Style(depth: depth)(.strong, text))
    }
    for group in groups(figure, columns: columns) {
      let width = (columns - 2 * (group.count - 1)) / max(1, group.count)
      let shape = figure.width / figure.height * gridShape(figure)
      let wanted = max(0, min(1e4, Double(width) / shape / 2))
      let height = max(leastRows, min(rows, Int(wanted) + 4))
      let blocks = try group.map { axes in
        try TextAxes(axes, of: figure, columns: width, rows: height, depth: depth).lines()
      }
      lines += sideBySide(blocks, width: width)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A caption without line ends and without anything that would command the terminal.
  static func oneLine(_ text: String) -> String {
    Printable.escape(text.split(whereSeparator: \.isNewline).joined(separator: " "))
      .replacing("\t", with: " ")
  }

  /// The axes that share a row, from top to bottom; each alone where the screen is narrow.
  private static func groups(_ figure: Figure, columns: Int) -> [[Axes]] {
    let most = figure.axes.map(\.place.columns).max() ?? 1
    guard most * (leastColumns + 2) <= columns + 2 else { return figure.axes.map { [$0] } }
    var groups: [(top: Double, axes: [Axes])] = []
    for axes in figure.axes {
      let top = Double(axes.place.row) / Double(axes.place.rows)
      if let place = groups.firstIndex(where: { $0.top == top }) {
        groups[place].axes.append(axes)
      } else {
        groups.append((top, [axes]))
      }
    }
    return groups.sorted { $0.top < $1.top }.map(\.axes)
  }

  /// How much less wide than the page one of its axes is, for its height.
  private static func gridShape(_ figure: Figure) -> Double {
    guard let place = figure.axes.first?.place else { return 1 }
    return Double(place.rows) / Double(place.columns)
  }

  private static func sideBySide(_ blocks: [[String]], width: Int) -> [String] {
    guard blocks.count > 1 else { return blocks.first ?? [] }
    let height = blocks.map(\.count).max() ?? 0
    return (0..<height).map { row in
      let parts = blocks.enumerated().map { index, block in
        let line = row < block.count ? block[row] : ""
        return index == blocks.count - 1 ? line : DisplayWidth.pad(line, to: width + 2)
      }
      let line = parts.joined()
      return String(
        line[..<(line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.startIndex)])
    }
  }
}
