/// Short texts side by side.
package enum Columns {
  /// Lays `entries` out in columns, down first as `ls` does, within `width`. An entry that is wider
  /// than the whole is cut.
  package static func lines(_ entries: [String], width: Int, gap: Int = 2) -> [String] {
    guard !entries.isEmpty else { return [] }
    let widest = entries.map { DisplayWidth.of($0) }.max() ?? 0
    let columns = max(1, (width + gap) / max(1, widest + gap))
    let rows = (entries.count + columns - 1) / columns
    return (0..<rows).map { row in
      let line = stride(from: row, to: entries.count, by: rows).map { index in
        let isLast = index + rows >= entries.count
        let entry = DisplayWidth.truncate(entries[index], to: max(1, width))
        return isLast ? entry : DisplayWidth.pad(entry, to: widest)
      }
      return line.joined(separator: String(repeating: " ", count: gap))
    }
  }
}
