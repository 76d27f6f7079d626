import Safety

/// The bytes of a journal.
///
/// It opens with the line `dojo journal 1`. Each record is a line `kind length checksum`, then as
/// many bytes, then a line end; the first record is the header. The checksum is the CRC-32 of the
/// kind and the content, behind the checksum of the record before: so a record that is damaged,
/// missing, or in the wrong place shows.
package enum JournalText {
  /// The version of the format in the first line; another one is not read.
  static let version = 1
  static let opening = Array("dojo journal \(version)\n".utf8)
  private static let headerKind = "session"

  /// The bytes of the opening line and the header, and the checksum to go on with.
  static func begin(_ header: JournalHeader) -> (bytes: [UInt8], checksum: UInt32) {
    var checksum: UInt32 = 0
    let record = encode(headerKind, header.payload, &checksum)
    return (opening + record, checksum)
  }

  /// The bytes of records behind the one of which `checksum` is the checksum.
  static func encode(_ records: [JournalRecord], _ checksum: inout UInt32) -> [UInt8] {
    var bytes: [UInt8] = []
    for record in records {
      let (kind, payload) = record.encoded
      bytes += encode(kind, payload, &checksum)
    }
    return bytes
  }

  private static func encode(
    _ kind: String, _ payload: [UInt8], _ checksum: inout UInt32
  ) -> [UInt8] {
    checksum = JournalText.checksum(kind, payload, after: checksum)
    let line = "\(kind) \(payload.count) \(String(checksum, radix: 16))\n"
    return Array(line.utf8) + payload + [0x0A]
  }

  private static func checksum(
    _ kind: String, _ payload: some Sequence<UInt8>, after previous: UInt32
  ) -> UInt32 {
    CRC32.of(payload, after: CRC32.of(kind.utf8, after: previous))
  }

  // MARK: Reading

  /// What the bytes of a journal say.
  package struct Content: Equatable {
    /// Nil where already the beginning cannot be read.
    package var header: JournalHeader?
    package var records: [JournalRecord] = []
    /// How many bytes could be read, and the checksum to go on with behind them.
    package var validCount = 0
    package var checksum: UInt32 = 0
    package var ending = Ending.whole

    package enum Ending: Equatable, Sendable {
      /// All of it could be read.
      case whole
      /// The last record is incomplete: the end came while it was being written.
      case torn
      /// What follows the valid part is neither a record nor the beginning of one.
      case damaged
      /// Another version of dojo wrote it.
      case otherVersion
    }
  }

  /// Reads a journal as far as it is valid.
  package static func read(_ bytes: [UInt8]) -> Content {
    var content = Content()
    guard bytes.starts(with: opening) else {
      content.ending = endingWithoutOpening(bytes)
      return content
    }
    var reader = Reader(bytes: bytes, place: opening.count)
    while reader.place < bytes.count {
      guard let (kind, payload) = reader.next() else {
        content.ending = reader.isTorn ? .torn : .damaged
        return content
      }
      if content.header == nil {
        guard kind == headerKind, let header = JournalHeader(payload: Array(payload)) else {
          content.ending = .damaged
          return content
        }
        content.header = header
      } else if let record = JournalRecord(kind: kind, payload: payload) {
        content.records.append(record)
      } else {
        content.ending = .damaged
        return content
      }
      content.validCount = reader.place
      content.checksum = reader.checksum
    }
    if content.header == nil { content.ending = .torn }
    return content
  }

  private static func endingWithoutOpening(_ bytes: [UInt8]) -> Content.Ending {
    if opening.starts(with: bytes) { return .torn }
    let name = Array("dojo journal ".utf8)
    let version = bytes.dropFirst(name.count).prefix { $0 != 0x0A }
    let isNumber = !version.isEmpty && version.allSatisfy { (0x30...0x39).contains($0) }
    return bytes.starts(with: name) && isNumber ? .otherVersion : .damaged
  }

  /// Takes a journal apart into records.
  private struct Reader {
    let bytes: [UInt8]
    /// Behind the last valid record.
    var place: Int
    var checksum: UInt32 = 0
    /// Of a record that could not be read: whether the end of the file explains it.
    private(set) var isTorn = false
    /// The longest line that stands above a record's content.
    private static let longestLine = 64

    init(bytes: [UInt8], place: Int) {
      self.bytes = bytes
      self.place = place
    }

    /// The next record; nil where there is no valid one.
    mutating func next() -> (kind: String, payload: ArraySlice<UInt8>)? {
      let rest = bytes[place...]
      guard let lineEnd = rest.prefix(Reader.longestLine).firstIndex(of: 0x0A) else {
        // A file that lost its last pages ends in zeros.
        isTorn = rest.count < Reader.longestLine || rest.allSatisfy { $0 == 0 }
        return nil
      }
      let words = String(decoding: rest[..<lineEnd], as: UTF8.self).split(separator: " ")
      guard words.count == 3, let count = Int(words[1]), count >= 0,
        let expected = UInt32(words[2], radix: 16)
      else { return nil }
      let start = lineEnd + 1
      guard count < bytes.count - start else {
        isTorn = true
        return nil
      }
      let payload = bytes[start..<(start + count)]
      let kind = String(words[0])
      let actual = JournalText.checksum(kind, payload, after: checksum)
      guard actual == expected, bytes[start + count] == 0x0A else {
        isTorn = start + count + 1 == bytes.count
        return nil
      }
      checksum = actual
      place = start + count + 1
      return (kind, payload)
    }
  }
}
