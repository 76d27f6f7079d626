import Sessions

/// What a cell gave: its standard output, the shown value, the error with its message.
package struct CellRecord: Equatable, CustomStringConvertible {
  private var output = ""
  private var result = ""
  private var error = ""

  /// A cell of a record.
  package init(_ record: JSON) {
    output = CellRecord.tidy(record.object?["stdout"]?.string)
    result = CellRecord.tidy(record.object?["result"]?.string)
    error = CellRecord.tidy(CellRecord.withoutFile(record.object?["error"]?.string ?? ""))
  }

  /// A cell that was run.
  package init(_ cell: NotebookCell) {
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
    error = CellRecord.tidy(CellRecord.withoutFile(error))
  }

  package var description: String { "output: \(output)\nresult: \(result)\nerror: \(error)" }

  /// Without the file's name, `<unknown>` there and the cell's here, that a SyntaxError tells.
  private static func withoutFile(_ error: String) -> String {
    guard error.hasPrefix("SyntaxError") || error.hasPrefix("IndentationError"),
      let start = error.lastRange(of: " ("), let end = error.lastRange(of: ", line ")
    else { return error }
    return error[..<start] + " (" + error[end...]
  }

  /// Without spaces at line ends, empty lines around, and objects' addresses.
  private static func tidy(_ text: String?) -> String {
    var lines = withoutAddresses(text ?? "").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { line in
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
