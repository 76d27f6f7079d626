import Foundation

/// A file of a folder of recordings, with what compares it.
struct RecordingFile {
  enum Kind {
    case operations, random, printing
    /// A graph, with the exercise that computes it.
    case graph(exercise: String)
    case notebook
  }

  /// The path in the folder.
  let path: String
  /// What the report calls it.
  let name: String
  let kind: Kind
  private let folder: URL

  /// The files that are there, notebooks last; the report's names begin with `prefix`.
  static func all(of folder: URL, prefix: String = "") -> [RecordingFile] {
    let fixed: [(String, Kind)] = [
      ("ops.json", .operations), ("random.json", .random), ("print.json", .printing),
      ("graph_atomic.json", .graph(exercise: "1")),
      ("graph_tanh_by_parts.json", .graph(exercise: "tanh")),
    ]
    let seeds = (try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/seeds")) ?? []
    let notebooks = seeds.filter { $0.hasSuffix(".json") }.sorted()
      .map { ("seeds/\($0)", Kind.notebook) }
    return (fixed + notebooks)
      .map { RecordingFile(path: $0, name: prefix + $0, kind: $1, folder: folder) }
      .filter { FileManager.default.fileExists(atPath: $0.url.path) }
  }

  private var url: URL { folder.appending(path: path) }

  /// Compares the records with what the dojo computes now; `program` runs the notebooks.
  func compare(program: URL) throws -> Comparison {
    switch kind {
    case .operations: try OperationRecords.compare(url, name: name)
    case .random: try RandomRecords.compare(url, name: name)
    case .printing: try PrintRecords.compare(url, name: name)
    case .graph(let exercise): try GraphRecords.compare(url, name: name, exercise: exercise)
    case .notebook:
      try NotebookRecords(
        program: program, notebooks: folder.appending(path: "../seeds").standardizedFileURL
      ).compare(url, name: name)
    }
  }
}
