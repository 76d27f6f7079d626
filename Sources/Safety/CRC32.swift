/// The checksum of zip, gzip and PNG (ISO 3309, polynomial 0xEDB88320): finds every burst of up to
/// 32 damaged bits.
package struct CRC32: Sendable {
  private var register: UInt32

  /// Starts a checksum, or goes on after the bytes of which `previous` is the checksum.
  package init(after previous: UInt32 = 0) { register = ~previous }

  /// The checksum of the bytes so far.
  package var value: UInt32 { ~register }

  /// Takes in more bytes.
  package mutating func add(_ bytes: some Sequence<UInt8>) {
    // Bytes that lie together are gone through without an iterator.
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { add(UnsafeRawBufferPointer($0)) }
    if isDone == nil { for byte in bytes { step(byte) } }
  }

  /// Takes in more bytes.
  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    for byte in bytes { step(byte) }
  }

  @inline(__always)
  private mutating func step(_ byte: UInt8) {
    register = CRC32.table[Int(UInt8(truncatingIfNeeded: register) ^ byte)] ^ register >> 8
  }

  /// The checksum of `bytes`, behind those of which `previous` is the checksum.
  package static func of(_ bytes: some Sequence<UInt8>, after previous: UInt32 = 0) -> UInt32 {
    var checksum = CRC32(after: previous)
    checksum.add(bytes)
    return checksum.value
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { rest, _ in
      rest & 1 == 0 ? rest >> 1 : 0xEDB8_8320 ^ rest >> 1
    }
  }
}
