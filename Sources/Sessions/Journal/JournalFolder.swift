#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folder of journals, one for each session.
///
/// A file's name says what became of its session: `NAME.journal` runs, or was cut off;
/// `NAME.closed` was left by the person; `NAME.damaged` cannot be read to its end. Names sort by the
/// time at which the session began.
package struct JournalFolder {
  private let path: String
  /// How many closed journals are kept, for those who left by mistake.
  private static let keptCount = 10

  package init(_ path: String) { self.path = path }

  /// `journal` in the state folder; nil without a home.
  package static var standard: JournalFolder? {
    StateFolder.path(of: "journal").map { JournalFolder($0) }
  }

  // MARK: Sessions that were left behind

  /// The newest session that was cut off; nil where there is none.
  package func newestCutOff() -> LeftJournal? { newest("journal") }

  /// The newest session that was cut off, or else the newest that was closed.
  package func newestLeft() -> LeftJournal? { newest("journal") ?? newest("closed") }

  /// The newest journal of a kind that no dojo has open, and that holds something.
  private func newest(_ kind: String) -> LeftJournal? {
    files(kind).reversed().lazy.compactMap { LeftJournal($0) }.first { !$0.isEmpty }
  }

  /// The paths of a kind, the oldest first.
  private func files(_ kind: String) -> [String] {
    let names = (try? Files.list(path)) ?? []
    return names.filter { $0.hasSuffix("." + kind) }.sorted().map { "\(path)/\($0)" }
  }

  // MARK: Names

  /// Makes an empty journal with a name of its own, locked.
  func makeFile() throws(FileError) -> (path: String, descriptor: Int32) {
    try Files.makeFolder(path, permissions: 0o700)
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    var text = [CChar](repeating: 0, count: 32)
    strftime(&text, text.count, "%Y%m%d-%H%M%S", &parts)
    let stamp = String(
      decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var attempt = 0
    while true {
      let name = "\(path)/\(stamp)-\(getpid())-\(attempt)"
      // A closed journal of that name would be overwritten when this one is closed.
      if attempt < 100, ["closed", "damaged"].contains(where: { Files.exists("\(name).\($0)") }) {
        attempt += 1
        continue
      }
      let file = name + ".journal"
      let descriptor = open(file, O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
      if descriptor >= 0 {
        _ = flock(descriptor, LOCK_EX)
        return (file, descriptor)
      }
      guard errno == EEXIST, attempt < 100 else { throw FileError("write", file, code: errno) }
      attempt += 1
    }
  }

  /// Marks a journal as closed.
  @discardableResult
  package func close(_ file: String) -> String? { JournalFolder.rename(file, to: "closed") }

  /// Marks a closed journal as running again.
  package func reopen(_ file: String) -> String? { JournalFolder.rename(file, to: "journal") }

  /// Sets a damaged journal aside; returns its new path.
  package func setAside(_ file: String) -> String? { JournalFolder.rename(file, to: "damaged") }

  /// Gives a journal the ending `kind`; nil where the system refuses.
  private static func rename(_ file: String, to kind: String) -> String? {
    let end = file.lastIndex(of: ".") ?? file.endIndex
    let renamed = "\(file[..<end]).\(kind)"
    guard Files.rename(file, to: renamed) else { return nil }
    return renamed
  }

  /// Removes the oldest closed journals.
  func forgetOldest() {
    for file in files("closed").dropLast(JournalFolder.keptCount) { unlink(file) }
  }
}
