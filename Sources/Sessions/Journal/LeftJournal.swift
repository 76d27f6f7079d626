#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A journal that no running dojo has open: locked by this one from here on.
package final class LeftJournal {
  package private(set) var path: String
  package let content: JournalText.Content
  /// When it was last written to, in seconds since 1970.
  package let lastWritten: Int
  /// Belongs to this object until `handOver`.
  private(set) var descriptor: Int32

  /// Opens the journal at `path`; nil where another dojo has it, or it cannot be read.
  init?(_ path: String) {
    let descriptor = open(path, O_RDWR | O_APPEND | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &status) == 0,
      let bytes = try? Files.read(path)
    else {
      close(descriptor)
      return nil
    }
    self.path = path
    self.descriptor = descriptor
    #if canImport(Glibc)
      lastWritten = status.st_mtim.tv_sec
    #else
      lastWritten = status.st_mtimespec.tv_sec
    #endif
    content = JournalText.read(bytes)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Whether there is nothing in it to go on with, and nothing to worry about.
  var isEmpty: Bool {
    content.ending == .otherVersion
      || content.records.isEmpty && (content.ending == .whole || content.ending == .torn)
  }

  /// How many statements it holds.
  package var statementCount: Int { content.records.count(where: \.isStatement) }

  /// The descriptor, with the lock, for who writes on.
  func handOver() -> Int32 {
    defer { descriptor = -1 }
    return descriptor
  }

  /// Puts it where running sessions' journals are, or damaged ones, or closed ones.
  package func move(_ rename: (String) -> String?) {
    if let renamed = rename(path) { path = renamed }
  }
}
