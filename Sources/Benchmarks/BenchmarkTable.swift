/// The two programs that do the same work.
struct Contestants {
  /// The dojo's command, such as `.build/release/dojo`.
  let dojo: String
  /// A Python that has PyTorch; nil if there is none.
  let python: String?
}

/// One line of the table: what dojo took, what PyTorch took.
struct BenchmarkRow {
  let title: String
  let dojo: Double?
  let python: Double?
  /// Of the numbers: `ms` for milliseconds, `MB` for megabytes.
  let unit: String

  var cells: [String] {
    let ratio =
      if let dojo, let python { BenchmarkRow.rounded(python / dojo) + "×" } else { "–" }
    return [title, text(dojo), text(python), ratio]
  }

  private func text(_ number: Double?) -> String {
    guard let number else { return "–" }
    let isSmall = unit == "ms" && number < 1
    return isSmall
      ? BenchmarkRow.rounded(number * 1000) + " µs" : BenchmarkRow.rounded(number) + " " + unit
  }

  private static func rounded(_ number: Double) -> String {
    number >= 100 ? "\(Int(number.rounded()))" : "\((number * 10).rounded() / 10)"
  }
}

/// A Markdown table with aligned columns.
func table(_ rows: [[String]]) -> String {
  let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
  let lines = rows.map { row in
    "| "
      + zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }.joined(separator: " | ") + " |"
  }
  let rule = "|" + widths.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "|") + "|"
  return ([lines[0], rule] + lines.dropFirst()).joined(separator: "\n")
}

/// The number in the middle; of an even count the upper of the two.
func median(_ numbers: [Double]) -> Double? {
  numbers.isEmpty ? nil : numbers.sorted()[numbers.count / 2]
}
