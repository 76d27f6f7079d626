/// Something to measure, for both programs in the same way.
protocol Benchmark {
  var title: String { get }
  func measure(_ contestants: Contestants) -> [BenchmarkRow]
}

/// Whole runs of a process, from its start to its end: time, and memory where it is asked for.
struct WholeProgram: Benchmark {
  let title: String
  let runs: Int
  let dojo: [String]
  let python: [String]
  var measuresMemory = false

  func measure(_ contestants: Contestants) -> [BenchmarkRow] {
    let ours = all([contestants.dojo] + dojo, runs)
    let theirs = contestants.python.map { all([$0] + python, max(1, runs / 5)) } ?? []
    var rows = [
      BenchmarkRow(
        title: title, dojo: median(ours.map(\.milliseconds)),
        python: median(theirs.map(\.milliseconds)), unit: "ms")
    ]
    if measuresMemory {
      rows.append(
        BenchmarkRow(
          title: "… its peak memory", dojo: median(ours.map(\.megabytes)),
          python: median(theirs.map(\.megabytes)), unit: "MB"))
    }
    return rows
  }

  /// The runs that ended well.
  private func all(_ command: [String], _ count: Int) -> [ProcessRun] {
    (0..<count).compactMap { _ in ProcessRun(command) }.filter { $0.exitCode == 0 }
  }
}

/// A program in `Programs` that measures its own parts, and prints each part's name and seconds.
struct TimedProgram: Benchmark {
  let title: String
  let name: String
  /// What the program assigns to names at its top, such as `batch_size`.
  var settings: [(name: String, value: Int)] = []

  func measure(_ contestants: Contestants) -> [BenchmarkRow] {
    guard let script = Script(name, settings) else {
      return [BenchmarkRow(title: "\(title): not found", dojo: nil, python: nil, unit: "ms")]
    }
    let ours = times([contestants.dojo, "run", script.path])
    let theirs = contestants.python.map { times([$0, script.path]) } ?? []
    var labels: [String] = []
    for (label, _) in ours + theirs where !labels.contains(label) { labels.append(label) }
    return labels.map { label in
      BenchmarkRow(
        title: settings.isEmpty ? label : title,
        dojo: median(ours.filter { $0.label == label }.map(\.milliseconds)),
        python: median(theirs.filter { $0.label == label }.map(\.milliseconds)), unit: "ms")
    }
  }

  private func times(_ command: [String]) -> [(label: String, milliseconds: Double)] {
    guard let run = ProcessRun(command), run.exitCode == 0 else { return [] }
    return run.output.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let last = words.last, let seconds = Double(last) else { return nil }
      return (words.dropLast().joined(separator: " "), seconds * 1000)
    }
  }
}
