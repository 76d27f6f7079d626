#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The journal of a running session: a file that only grows, and has on the disk what was added
/// before `append` returns.
///
/// The file is made with the first record, and locked for as long as this dojo runs: a journal that
/// nobody locks belongs to a dojo that is gone.
package final class Journal {
  private let header: JournalHeader
  private let folder: JournalFolder
  private var file: OpenFile?
  /// Records that could not be written yet.
  private var waiting: [JournalRecord] = []

  private struct OpenFile {
    let path: String
    let descriptor: Int32
    /// Behind the last whole record, and its checksum.
    var count: Int
    var checksum: UInt32
  }

  /// A journal for a session that begins.
  package init(_ header: JournalHeader, in folder: JournalFolder) {
    self.header = header
    self.folder = folder
  }

  /// Goes on with a journal that was left behind; what is torn at its end is cut off.
  package init(_ left: LeftJournal, header: JournalHeader, in folder: JournalFolder)
    throws(FileError)
  {
    self.header = header
    self.folder = folder
    guard ftruncate(left.descriptor, off_t(left.content.validCount)) == 0 else {
      throw FileError("write", left.path, code: errno)
    }
    file = OpenFile(
      path: left.path, descriptor: left.handOver(), count: left.content.validCount,
      checksum: left.content.checksum)
  }

  deinit {
    if let file { close(file.descriptor) }
  }

  /// The file's path; nil before the first record.
  package var path: String? { file?.path }

  /// Adds records, and returns once the disk has them.
  ///
  /// Throws `FileError` where that fails; the records are tried again with the next ones.
  package func append(_ records: [JournalRecord]) throws(FileError) {
    waiting += records
    guard !waiting.isEmpty else { return }
    if file == nil { file = try begin() }
    guard var file else { return }
    let bytes = JournalText.encode(waiting, &file.checksum)
    do throws(FileError) {
      try Files.writeAll(bytes, to: file.descriptor, path: file.path)
      try Files.synchronize(file.descriptor, path: file.path)
    } catch {
      // Half a record in the middle would be damage.
      _ = ftruncate(file.descriptor, off_t(file.count))
      throw error
    }
    file.count += bytes.count
    self.file = file
    waiting = []
  }

  /// Marks the session as finished by the person's own will.
  package func finish() {
    guard let file else { return }
    folder.close(file.path)
    self.file = nil
    close(file.descriptor)
    folder.forgetOldest()
  }

  /// Makes the file, with the header in it.
  private func begin() throws(FileError) -> OpenFile {
    let (path, descriptor) = try folder.makeFile()
    let (bytes, checksum) = JournalText.begin(header)
    do throws(FileError) {
      try Files.writeAll(bytes, to: descriptor, path: path)
    } catch {
      unlink(path)
      close(descriptor)
      throw error
    }
    Files.synchronizeFolder(of: path)
    return OpenFile(path: path, descriptor: descriptor, count: bytes.count, checksum: checksum)
  }
}
