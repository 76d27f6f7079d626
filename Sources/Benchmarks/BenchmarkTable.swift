/// One row of the table: the same work by the dojo and by PyTorch.
struct BenchmarkRow {
  let title: String
  let runs: Int
  let dojo: (command: [String], input: String)
  /// The Python program that does the same, after the interpreter's name.
  let python: [String]?

  /// The row's cells, measured now; the machine's noise is met by taking the median.
  func measure(python interpreter: String?) -> [String] {
    guard let ours = median(runs, dojo.command, dojo.input) else {
      return [title, "failed", "", "", "", ""]
    }
    var cells = [title, "\(rounded(ours.milliseconds)) ms", "\(rounded(ours.megabytes)) MB"]
    if let interpreter, let python,
      let theirs = median(max(3, runs / 5), [interpreter] + python, "")
    {
      cells += [
        "\(rounded(theirs.milliseconds)) ms", "\(rounded(theirs.megabytes)) MB",
        "\(rounded(theirs.milliseconds / ours.milliseconds))×",
      ]
    } else {
      cells += ["–", "–", "–"]
    }
    return cells
  }

  private func median(
    _ count: Int, _ command: [String], _ input: String
  ) -> (milliseconds: Double, megabytes: Double)? {
    var runs: [ProcessRun] = []
    for _ in 0..<count {
      guard let run = ProcessRun(command, input: input), run.exitCode == 0 else { return nil }
      runs.append(run)
    }
    let times = runs.map(\.milliseconds).sorted()
    let memory = runs.map(\.megabytes).sorted()
    return (times[times.count / 2], memory[memory.count / 2])
  }

  private func rounded(_ number: Double) -> String {
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
