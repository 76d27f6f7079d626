import Safety

/// Writes an archive of stored files (PKWARE's APPNOTE.TXT 6.3), as PyTorch does: nothing is
/// compressed, and each file's bytes begin at a multiple of 64.
struct ZipWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  static let alignment = 64
  /// The first day that the format knows, 1 January 1980.
  private static let date: UInt16 = 1 << 5 | 1
  /// Names are UTF-8.
  private static let flags: UInt16 = 1 << 11

  /// Adds a file; false where the archive would pass the 4 GB of the format. Lets a request to stop
  /// through.
  mutating func add(_ name: String, _ content: UnsafeRawBufferPointer) throws -> Bool {
    let nameBytes = Array(name.utf8)
    let headerEnd = bytes.count + 30 + nameBytes.count
    // The extra field that fills up has itself four bytes before its filling.
    let padding =
      (ZipWriter.alignment - (headerEnd + 4) % ZipWriter.alignment)
      % ZipWriter.alignment
    let total = headerEnd + 4 + padding + content.count
    guard total + directory.count + 1024 < UInt32.max, nameBytes.count < UInt16.max,
      count < UInt16.max
    else { return false }
    var checksum = CRC32()
    try Interrupt.forEachStretch(of: content.count, length: 1 << 22) {
      checksum.add(UnsafeRawBufferPointer(rebasing: content[$0]))
    }
    let offset = UInt32(bytes.count)
    var fields: [UInt8] = []
    for field in [20, ZipWriter.flags, 0, 0, ZipWriter.date] as [UInt16] {
      fields.append(littleEndian: field)
    }
    for field in [checksum.value, UInt32(content.count), UInt32(content.count)] {
      fields.append(littleEndian: field)
    }
    fields.append(littleEndian: UInt16(nameBytes.count))

    bytes.append(littleEndian: ZipFormat.localHeader)
    bytes += fields
    bytes.append(littleEndian: UInt16(4 + padding))
    bytes += nameBytes
    bytes += Array("FB".utf8)
    bytes.append(littleEndian: UInt16(padding))
    bytes += repeatElement(UInt8(ascii: "Z"), count: padding)
    bytes += content

    directory.append(littleEndian: ZipFormat.directoryEntry)
    directory.append(littleEndian: UInt16(20))
    directory += fields
    // No extra field, no comment, first disk, no attributes.
    directory += repeatElement(0, count: 2 + 2 + 2 + 2 + 4)
    directory.append(littleEndian: offset)
    directory += nameBytes
    count += 1
    return true
  }

  /// Adds a file of text.
  mutating func add(_ name: String, _ content: [UInt8]) throws -> Bool {
    try content.withUnsafeBytes { try add(name, $0) }
  }

  /// The whole archive.
  consuming func finish() -> [UInt8] {
    let offset = UInt32(bytes.count)
    bytes += directory
    bytes.append(littleEndian: ZipFormat.end)
    bytes += [0, 0, 0, 0]
    bytes.append(littleEndian: count)
    bytes.append(littleEndian: count)
    bytes.append(littleEndian: UInt32(directory.count))
    bytes.append(littleEndian: offset)
    bytes += [0, 0]
    return bytes
  }
}

/// The marks before the parts of an archive.
enum ZipFormat {
  static let localHeader: UInt32 = 0x0403_4B50
  static let directoryEntry: UInt32 = 0x0201_4B50
  static let end: UInt32 = 0x0605_4B50
  static let end64: UInt32 = 0x0606_4B50
  static let locator64: UInt32 = 0x0706_4B50
}
