import Foundation
import Language
import Recordings
import Safety

/// `print.json`: expressions and what `repr` shows of their values.
enum PrintRecords {
  static func compare(_ file: URL, name: String) throws -> Comparison {
    guard let records = try Recordings.json(file) as? [[String: String]] else {
      throw NamedError("ValueError", "\(file.lastPathComponent) has no records")
    }
    var comparison = Comparison(name)
    let workspace = try Workspace()
    for record in records {
      let code = record["code"] ?? ""
      comparison.add(code) {
        let text = try Operations.repr(workspace.run(code))
        return text == record["text"] ? Difference() : Difference(elements: 1, distance: nil)
      }
    }
    return comparison
  }
}
