import Recordings

/// The comparison of a file of records with what the dojo computes.
struct Comparison {
  /// The file's name in the folder of recordings.
  let name: String
  private(set) var records = 0
  private(set) var equal = 0
  /// The largest distance of a number; nil where something differs that has no distance.
  private(set) var worst: UInt64? = 0
  /// The records that differ, for people.
  private(set) var differing: [String] = []

  init(_ name: String) { self.name = name }

  var isEqual: Bool { records > 0 && equal == records }

  /// Counts a record; `what` names it where it differs.
  mutating func add(_ difference: Difference, _ what: @autoclosure () -> String) {
    records += 1
    if difference.elements == 0 {
      equal += 1
    } else {
      worst = worst.flatMap { worst in difference.distance.map { max(worst, $0) } }
      differing.append("\(what()): \(difference.elements) differ")
    }
  }

  /// Counts a record that is equal or not, without a distance.
  mutating func add(isEqual: Bool, _ what: @autoclosure () -> String) {
    add(isEqual ? Difference() : Difference(elements: 1, distance: nil), what())
  }

  /// Counts a record; one whose computation throws differs.
  mutating func add(_ what: @autoclosure () -> String, _ difference: () throws -> Difference) {
    do {
      add(try difference(), what())
    } catch {
      add(isEqual: false, "\(what()) (\(error))")
    }
  }

  /// The line of the report.
  var line: String {
    let distance = worst.map { "\($0) ULP" } ?? "none to tell"
    let cells = [
      pad(name, 26), "records " + pad("\(records)", 4), "equal " + pad("\(equal)", 4),
      "worst " + pad(distance, 6), isEqual ? "equal" : "DIFFERENT",
    ]
    return cells.joined(separator: "  ")
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
