import Testing

@testable import Sessions

/// Notebooks as learners write them, compared cell by cell with what real PyTorch gave.
///
/// Beside each notebook in Data/Notebooks stands the record: PyTorch's with exactly rounded
/// elementary functions (see "Numbers" in Sources/README.md), its default generator seeded with 1.
@Suite("Notebooks give what they give under PyTorch")
struct NotebookRecordsTests {
  static let names = [
    "autograd_functions", "batchnorm_exercise", "colours", "cross_entropy_exercise",
    "layers_as_classes", "mistakes", "pretty", "python_habits", "syntax_errors", "tensor_tour",
    "training_loop", "vectorised",
  ]

  @Test("every cell is the same", arguments: names)
  func cells(name: String) throws {
    let folder = #filePath.replacing(
      "Running/NotebookRecordsTests.swift", with: "Data/Notebooks")
    let notebook = try NotebookFile.read("\(folder)/\(name).ipynb")
    let record = try JSON(parsing: Files.readText("\(folder)/\(name).record.json"))
    let wanted = try #require(record.object?["cells"]?.array).map(CellRecord.init)
    let run = try TestRun(notebook, allowsErrors: true)
    #expect(run.ending == .completed)
    try #require(run.notebook.cells.count == wanted.count)
    for (cell, record) in zip(run.notebook.cells, wanted) {
      #expect(CellRecord(cell) == record, "\(cell.source)")
    }
  }
}

/// What a cell gave: its standard output, the shown value, the error with its message.
private struct CellRecord: Equatable, CustomStringConvertible {
  private var output = ""
  private var result = ""
  private var error = ""

  /// A cell of a record.
  init(_ record: JSON) {
    output = CellRecord.tidy(record.object?["stdout"]?.string)
    result = CellRecord.tidy(record.object?["result"]?.string)
    error = CellRecord.tidy(CellRecord.withoutPlace(record.object?["error"]?.string ?? ""))
  }

  /// A cell that was run.
  init(_ cell: NotebookCell) {
    for item in cell.outputs {
      switch item.contents {
      case .stream("stdout", let text): output += text
      case .result(let text): result = text
      case .error(let name, let value): error = "\(name): \(value)"
      default: break
      }
    }
    output = CellRecord.tidy(output)
    result = CellRecord.tidy(result)
    error = CellRecord.tidy(error)
  }

  var description: String { "output: \(output)\nresult: \(result)\nerror: \(error)" }

  /// Without the place in the text, ` (<unknown>, line 1)`, that CPython adds to a SyntaxError.
  private static func withoutPlace(_ error: String) -> String {
    guard error.hasPrefix("SyntaxError") || error.hasPrefix("IndentationError"),
      let end = error.lastRange(of: " (")
    else { return error }
    return String(error[..<end])
  }

  /// Without spaces at line ends, empty lines around, and objects' addresses.
  private static func tidy(_ text: String?) -> String {
    var lines = TextLines.split(withoutAddresses(text ?? "")).map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    while lines.last == "" { lines.removeLast() }
    return lines.drop { $0.isEmpty }.joined(separator: "\n")
  }

  private static func withoutAddresses(_ text: String) -> String {
    let parts = text.replacing("0x", with: "\u{0}").split(
      separator: "\u{0}", omittingEmptySubsequences: false)
    return parts.enumerated().map { index, part in
      index == 0 ? String(part) : "0x" + part.drop { $0.isHexDigit && !$0.isUppercase }
    }.joined()
  }
}

extension String {
  /// Where the last occurrence of a text begins.
  fileprivate func lastRange(of text: String) -> Index? {
    indices.last { self[$0...].hasPrefix(text) }
  }
}
