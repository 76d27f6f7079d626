/// How wide texts are in DejaVu Sans, matplotlib's font, by its advance widths.
enum TextMetrics {
  /// Widths of the characters from the space to the tilde, in thousandths of the size.
  private static let widths: [Double] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
  ]

  /// The width of a text's widest line at a size.
  static func width(_ text: String, size: Double) -> Double {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return size * (lines.map(width).max() ?? 0) / 1000
  }

  private static func width(_ line: Substring) -> Double {
    line.unicodeScalars.reduce(0) { sum, scalar in
      let place = Int(scalar.value) - 32
      if widths.indices.contains(place) { return sum + widths[place] }
      switch scalar.value {
      case 0x2212: return sum + 838
      case 0xB2, 0xB3, 0xB9, 0x2070...0x2079: return sum + 401
      case 0x207B: return sum + 528
      default: return sum + (scalar.value < 0x2000 ? 620 : 1000)
      }
    }
  }

  /// The height of a text at a size, all its lines together.
  static func height(_ text: String, size: Double) -> Double {
    size * lineHeight * Double(text.split(separator: "\n", omittingEmptySubsequences: false).count)
  }

  /// The distance of base lines, in sizes.
  static let lineHeight = 1.2
}
