/// How a session began: enough to begin it again.
package struct JournalHeader: Equatable, Sendable {
  /// The exercise's name.
  package let exercise: String
  /// What the default generators were seeded with.
  package let seed: UInt64
  /// The file of names; nil where there was none.
  package let names: String?
  /// The folder that the session ran in.
  package let folder: String

  package init(exercise: String, seed: UInt64, names: String?, folder: String) {
    self.exercise = exercise
    self.seed = seed
    self.names = names
    self.folder = folder
  }

  /// As netstrings, a name and a value in turn, so that later versions may add some.
  var payload: [UInt8] {
    NetStrings.join(
      ["exercise", exercise, "seed", String(seed), "folder", folder]
        + (names.map { ["names", $0] } ?? []))
  }

  /// Reads what `payload` wrote; nil where it is something else.
  init?(payload: [UInt8]) {
    guard let parts = NetStrings.split(payload), parts.count.isMultiple(of: 2) else { return nil }
    var values: [String: String] = [:]
    for place in stride(from: 0, to: parts.count, by: 2) { values[parts[place]] = parts[place + 1] }
    guard let exercise = values["exercise"], let seed = values["seed"].flatMap({ UInt64($0) })
    else {
      return nil
    }
    self.init(
      exercise: exercise, seed: seed, names: values["names"], folder: values["folder"] ?? "")
  }
}
