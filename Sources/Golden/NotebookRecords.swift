import Foundation
import Recordings
import Safety
import Sessions

/// `seeds/*.json`: what every code cell of a notebook printed, showed and raised.
///
/// The notebooks stand in the folder `seeds` beside the recordings. `001.json` was recorded with
/// training loops cut to 1,000 steps, `001_50000.json` with 50,000.
struct NotebookRecords {
  /// The program that runs the notebooks.
  let program: URL
  let notebooks: URL

  func compare(_ file: URL, name: String) throws -> Comparison {
    guard let json = try JSON(parsing: Array(Data(contentsOf: file))).object,
      let cells = json["cells"]?.array
    else { throw NamedError("ValueError", "\(name) has no cells") }
    var comparison = Comparison(name)
    let parts = file.deletingPathExtension().lastPathComponent.split(separator: "_")
    let steps = parts.count > 1 ? Int(parts[1]) ?? 1000 : 1000
    let notebook = notebooks.appending(path: "\(parts[0]).ipynb")
    let got = try run(notebook, steps: steps).cells.filter { $0.kind == .code }.map(CellRecord.init)
    for (i, cell) in cells.enumerated() {
      let isEqual = i < got.count && got[i] == CellRecord(cell)
      comparison.add(isEqual: isEqual, "cell \(i)")
    }
    return comparison
  }

  /// The executed notebook: `dojo run --seed 1`, with every error allowed.
  private func run(_ file: URL, steps: Int) throws -> Notebook {
    var notebook = try Notebook(parsing: Array(Data(contentsOf: file)))
    for i in notebook.cells.indices where notebook.cells[i].kind == .code {
      notebook.cells[i].source = NotebookRecords.cut(notebook.cells[i].source, to: steps)
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (input, output) = (folder.appending(path: "in.ipynb"), folder.appending(path: "out.ipynb"))
    try notebook.text.write(to: input, atomically: false, encoding: .utf8)
    let process = Process()
    process.executableURL = program
    process.arguments = [
      "run", input.path, "-o", output.path, "--seed", "1", "--allow-errors",
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return try Notebook(parsing: Array(Data(contentsOf: output)))
  }

  /// A cell whose training loops take so many steps: numbers assigned to the usual names, and the
  /// usual large ranges.
  static func cut(_ source: String, to steps: Int) -> String {
    let names = "max_steps|n_steps|num_steps|steps|max_iter|iterations|epochs"
    return
      source
      .replacingOccurrences(
        of: "(?m)^(\\s*(?:\(names))\\s*=\\s*)\\d+", with: "$1\(steps)", options: .regularExpression
      )
      .replacingOccurrences(
        of: "range\\([12]00_?000\\)", with: "range(\(steps))", options: .regularExpression)
  }
}
