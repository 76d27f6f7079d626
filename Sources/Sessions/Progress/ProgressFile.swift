#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The file in which progress is kept: `progress.json` in a folder.
///
/// Each change is merged into what the file holds by then, under a lock, and takes the file's place
/// at once: a crash leaves the old file or the new one, and two dojos lose nothing of each other's.
package final class ProgressFile {
  private let folder: String
  private var path: String { folder + "/progress.json" }
  /// What could not be written yet.
  private var waiting: [Progress.Change] = []

  package init(folder: String) { self.folder = folder }

  /// The file of the state folder; nil without a home.
  package static var standard: ProgressFile? { StateFolder.path.map { ProgressFile(folder: $0) } }

  /// What the file holds, nothing where there is none.
  ///
  /// A file that cannot be read as progress is set aside under another name, which `note` hears.
  package func read(note: (String) -> Void = { _ in }) throws(FileError) -> Progress {
    guard Files.exists(path) else { return Progress() }
    let bytes = try Files.read(path)
    if let json = try? JSON(parsing: bytes), let progress = Progress(json) { return progress }
    let name = try setAside()
    note("\(path) cannot be read as progress; it is kept as \(name), and a new one begins")
    return Progress()
  }

  /// Merges a change into the file. Throws `FileError` where that fails; the change is tried again
  /// with the next one.
  package func add(
    _ change: Progress.Change, note: (String) -> Void = { _ in }
  ) throws(FileError) {
    if !change.isEmpty { waiting.append(change) }
    guard !waiting.isEmpty else { return }
    try Files.makeFolder(folder, permissions: 0o700)
    let lock = try FileLock(folder + "/progress.lock")
    defer { lock.release() }
    var progress = try read(note: note)
    for change in waiting { progress.merge(change) }
    let text = progress.json.text(indent: 1) + "\n"
    try Files.write(Array(text.utf8), to: path, permissions: 0o600)
    waiting = []
  }

  /// Gives the file a name that no other has.
  private func setAside() throws(FileError) -> String {
    var number = 1
    while Files.exists("\(path).unreadable-\(number)") { number += 1 }
    let name = "\(path).unreadable-\(number)"
    guard rename(path, name) == 0 else { throw FileError("rename", path, code: errno) }
    return name
  }
}

/// A lock that one process at a time holds; it ends with the process at the latest.
struct FileLock {
  private let descriptor: Int32

  /// Waits for the lock of a file, which is made where it is missing.
  init(_ path: String) throws(FileError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileError("open", path, code: errno) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        let code = errno
        close(descriptor)
        throw FileError("lock", path, code: code)
      }
    }
  }

  func release() { close(descriptor) }
}
