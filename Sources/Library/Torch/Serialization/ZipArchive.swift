import Language
import Safety

/// An archive of stored files, read from bytes that nobody vouches for.
///
/// Every offset and length is checked; files may neither overlap nor be compressed, so an archive
/// never holds more than its own size.
struct ZipArchive {
  private let bytes: [UInt8]
  private var entries: [String: Swift.Range<Int>] = [:]

  private struct Entry {
    var name: String
    var checksum: UInt32
    var size: Int
    var offset: Int
  }

  /// Throws PyTorch's `RuntimeError` where the bytes are no archive, or a malformed one.
  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    let (start, count) = try directory()
    var cursor = ByteCursor(bytes[...], at: start)
    var listed: [Entry] = []
    for _ in 0..<count {
      try Operations.checkInterrupt()
      listed.append(try entry(&cursor))
    }
    var end = 0
    for entry in listed.sorted(by: { $0.offset < $1.offset }) {
      let range = try content(of: entry)
      guard entry.offset >= end, range.upperBound <= start else {
        throw ZipArchive.failure("\(entry.name) overlaps another part of the archive")
      }
      end = range.upperBound
      guard entries.updateValue(range, forKey: entry.name) == nil else {
        throw ZipArchive.failure("\(entry.name) is there twice")
      }
      guard CRC32.of(bytes[range]) == entry.checksum else {
        throw ZipArchive.failure("the checksum of \(entry.name) is wrong")
      }
    }
  }

  /// The names of all files.
  var names: [String] { entries.keys.sorted() }

  /// The content of a file; nil where there is none of that name.
  subscript(name: String) -> ArraySlice<UInt8>? { entries[name].map { bytes[$0] } }

  static func failure(_ reason: String) -> PythonError {
    .runtimeError("PytorchStreamReader failed reading zip archive: \(reason)")
  }

  // MARK: Parts

  /// Where the central directory starts, and how many files it lists.
  private func directory() throws -> (start: Int, count: Int) {
    // It is followed by a comment of at most 65535 bytes.
    let first = max(0, bytes.count - 22 - 65535)
    let last = bytes.count - 22
    let mark = stride(from: last, through: first, by: -1).first { place in
      var cursor = ByteCursor(bytes[...], at: place)
      return cursor.number(UInt32.self) == ZipFormat.end
    }
    guard last >= 0, let mark else {
      throw ZipArchive.failure("failed finding central directory")
    }
    var cursor = ByteCursor(bytes[...], at: mark + 10)
    guard let count = cursor.int(UInt16.self), let size = cursor.int(UInt32.self),
      let start = cursor.int(UInt32.self)
    else { throw ZipArchive.failure("failed finding central directory") }
    let isLarge = count == UInt16.max || size == UInt32.max || start == UInt32.max
    let found = isLarge ? directory64(before: mark) : (start, size, count)
    guard let found else { throw ZipArchive.failure("failed finding central directory") }
    // An entry takes at least 46 bytes.
    let (sum, overflow) = found.start.addingReportingOverflow(found.size)
    guard !overflow, sum <= mark, found.count <= found.size / 46 else {
      throw ZipArchive.failure("invalid central directory")
    }
    return (found.start, found.count)
  }

  /// The directory of an archive in the format for large files.
  private func directory64(before mark: Int) -> (start: Int, size: Int, count: Int)? {
    guard mark >= 20 else { return nil }
    var locator = ByteCursor(bytes[...], at: mark - 20)
    guard locator.number(UInt32.self) == ZipFormat.locator64, locator.take(4) != nil,
      let place = locator.int(UInt64.self), place <= mark - 20
    else { return nil }
    var end = ByteCursor(bytes[...], at: place)
    guard end.number(UInt32.self) == ZipFormat.end64, end.take(28) != nil,
      let count = end.int(UInt64.self), let size = end.int(UInt64.self),
      let start = end.int(UInt64.self)
    else { return nil }
    return (start, size, count)
  }

  /// One entry of the central directory.
  private func entry(_ cursor: inout ByteCursor) throws -> Entry {
    guard cursor.number(UInt32.self) == ZipFormat.directoryEntry, cursor.take(4) != nil,
      let flags = cursor.number(UInt16.self), let method = cursor.number(UInt16.self),
      cursor.take(4) != nil, let checksum = cursor.number(UInt32.self),
      let stored = cursor.int(UInt32.self), let size = cursor.int(UInt32.self),
      let nameCount = cursor.int(UInt16.self), let extraCount = cursor.int(UInt16.self),
      let commentCount = cursor.int(UInt16.self), cursor.take(8) != nil,
      let offset = cursor.int(UInt32.self), let nameBytes = cursor.take(nameCount),
      let extra = cursor.take(extraCount), cursor.take(commentCount) != nil,
      let name = String(validating: nameBytes, as: UTF8.self)
    else { throw ZipArchive.failure("invalid central directory") }
    guard flags & 1 == 0 else { throw ZipArchive.failure("\(name) is encrypted") }
    guard method == 0 else {
      throw ZipArchive.failure("\(name) is compressed, which torch.save never does")
    }
    var entry = Entry(name: name, checksum: checksum, size: size, offset: offset)
    guard ZipArchive.complete(&entry, stored: stored, from: extra) else {
      throw ZipArchive.failure("invalid sizes of \(name)")
    }
    return entry
  }

  /// Takes sizes that do not fit 32 bits from the extra field; false where they are missing, or
  /// contradict each other.
  private static func complete(
    _ entry: inout Entry, stored: Int, from extra: ArraySlice<UInt8>
  ) -> Bool {
    var stored = stored
    let large = Int(UInt32.max)
    if [entry.size, stored, entry.offset].contains(large) {
      var fields = ByteCursor(extra)
      while let kind = fields.number(UInt16.self), let count = fields.int(UInt16.self),
        let content = fields.take(count)
      {
        guard kind == 1 else { continue }
        var numbers = ByteCursor(content)
        if entry.size == large { entry.size = numbers.int(UInt64.self) ?? -1 }
        if stored == large { stored = numbers.int(UInt64.self) ?? -1 }
        if entry.offset == large { entry.offset = numbers.int(UInt64.self) ?? -1 }
      }
    }
    return entry.size >= 0 && entry.offset >= 0 && stored == entry.size
  }

  /// Where a file's bytes are, behind its own header.
  private func content(of entry: Entry) throws -> Swift.Range<Int> {
    guard entry.offset < bytes.count else {
      throw ZipArchive.failure("\(entry.name) lies behind the end of the file")
    }
    var cursor = ByteCursor(bytes[...], at: entry.offset)
    guard cursor.number(UInt32.self) == ZipFormat.localHeader, cursor.take(22) != nil,
      let nameCount = cursor.int(UInt16.self), let extraCount = cursor.int(UInt16.self),
      let name = cursor.take(nameCount), name.elementsEqual(entry.name.utf8),
      cursor.take(extraCount) != nil, let content = cursor.take(entry.size)
    else { throw ZipArchive.failure("invalid header of \(entry.name)") }
    return content.startIndex..<content.endIndex
  }
}
