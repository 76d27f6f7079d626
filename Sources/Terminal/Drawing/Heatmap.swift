/// A matrix as a field of colours.
///
/// Two rows of numbers share a row of the screen: the upper half block has the colour of the one,
/// what is behind it that of the other. Without colours, shades stand for the numbers.
package struct Heatmap: Sendable {
  /// The rows of numbers; short ones are filled up with NaN, which shows as nothing.
  package var rows: [[Double]]
  /// Whether zero is the middle of the scale, as it should be for gradients.
  package var isCentred: Bool

  package init(rows: [[Double]], isCentred: Bool = true) {
    self.rows = rows
    self.isCentred = isCentred
  }

  /// The map's lines, and one that explains the scale. A matrix with more columns than `width`, or
  /// more rows than `height` lines hold, is averaged down.
  package func lines(width: Int, height: Int, depth: ColourDepth) -> [String] {
    let usesColour = depth >= .palette
    let fitted = fit(columns: max(1, width), rows: max(1, height) * (usesColour ? 2 : 1))
    guard let scale = scale(of: fitted) else { return ["(nothing to show)"] }
    let map =
      usesColour
      ? stride(from: 0, to: fitted.count, by: 2).map { top in
        let bottom = top + 1 < fitted.count ? fitted[top + 1] : []
        return halfBlocks(fitted[top], bottom, scale, depth)
      } : fitted.map { shades($0, scale) }
    return map + [legend(scale, depth)]
  }

  /// The map as a picture; nil where there is nothing to show.
  func picture(_ graphics: GraphicsProtocol) -> String? {
    guard let scale = scale(of: rows) else { return nil }
    let cells = rows.map { row in row.map { colour($0, scale) } }
    let longest = cells.map(\.count).max() ?? 0
    guard longest > 0 else { return nil }
    let side = Swift.max(2, Swift.min(12, 600 / longest))
    return PixelImage(cells, scale: side).encoded(graphics)
  }

  /// The line that explains the scale.
  func legend(_ depth: ColourDepth) -> String {
    scale(of: rows).map { legend($0, depth) } ?? ""
  }

  // MARK: Numbers

  private func fit(columns: Int, rows count: Int) -> [[Double]] {
    let longest = rows.map(\.count).max() ?? 0
    let full = rows.map { $0 + Array(repeating: .nan, count: longest - $0.count) }
    let narrow = full.map { Resampling.means($0, count: columns) }
    guard narrow.count > count, let first = narrow.first else { return narrow }
    let byColumn = first.indices.map { column in
      Resampling.means(narrow.map { $0[column] }, count: count)
    }
    return (0..<count).map { row in byColumn.map { $0[row] } }
  }

  private func scale(of rows: [[Double]]) -> Scale? {
    guard let range = Scale(of: rows.joined()) else { return nil }
    guard isCentred else { return range }
    let limit = max(abs(range.least), abs(range.greatest))
    return Scale(-limit, limit)
  }

  // MARK: Drawing

  private func halfBlocks(
    _ upper: [Double], _ lower: [Double], _ scale: Scale, _ depth: ColourDepth
  ) -> String {
    var line = ""
    var last = ""
    for column in upper.indices {
      let top = colour(upper[column], scale)
      let bottom = lower.indices.contains(column) ? colour(lower[column], scale) : nil
      let block: String
      let parameters: String
      switch (top, bottom) {
      case (let top?, let bottom?):
        block = "▀"
        parameters =
          top.parameters(background: false, depth: depth) + ";"
          + bottom.parameters(background: true, depth: depth)
      case (let top?, nil):
        block = "▀"
        parameters = "0;" + top.parameters(background: false, depth: depth)
      case (nil, let bottom?):
        block = "▄"
        parameters = "0;" + bottom.parameters(background: false, depth: depth)
      case (nil, nil):
        block = " "
        parameters = "0"
      }
      // A colour lasts until the next one, so it is said once for a run of equal ones.
      line += (parameters == last ? "" : "\u{1B}[\(parameters)m") + block
      last = parameters
    }
    return line + "\u{1B}[0m"
  }

  private func colour(_ value: Double, _ scale: Scale) -> Colour? {
    value.isNaN ? nil : Heatmap.colour(at: scale.part(value))
  }

  /// From blue over near white to red: ColorBrewer's RdBu, which people who see red and green alike
  /// can tell apart.
  static func colour(at part: Double) -> Colour {
    let place = part * Double(scheme.count - 1)
    let lower = min(scheme.count - 2, max(0, Int(place)))
    return scheme[lower].mixed(with: scheme[lower + 1], place - Double(lower))
  }

  private static let scheme = [
    Colour(red: 5, green: 48, blue: 97), Colour(red: 33, green: 102, blue: 172),
    Colour(red: 67, green: 147, blue: 195), Colour(red: 146, green: 197, blue: 222),
    Colour(red: 209, green: 229, blue: 240), Colour(red: 247, green: 247, blue: 247),
    Colour(red: 253, green: 219, blue: 199), Colour(red: 244, green: 165, blue: 130),
    Colour(red: 214, green: 96, blue: 77), Colour(red: 178, green: 24, blue: 43),
    Colour(red: 103, green: 0, blue: 31),
  ]

  private static let shadeCharacters: [Character] = [" ", "░", "▒", "▓", "█"]

  private func shades(_ row: [Double], _ scale: Scale) -> String {
    let count = Heatmap.shadeCharacters.count
    return String(
      row.map { $0.isNaN ? "?" : Heatmap.shadeCharacters[scale.step($0, of: count)] })
  }

  private func legend(_ scale: Scale, _ depth: ColourDepth) -> String {
    let steps = (0..<11).map { (Double($0) + 0.5) / 11 }
    let values = steps.map { scale.least * (1 - $0) + scale.greatest * $0 }
    let bar =
      depth >= .palette ? halfBlocks(values, values, scale, depth) : shades(values, scale)
    return "\(Numerals.short(scale.least)) \(bar) \(Numerals.short(scale.greatest))"
  }
}
