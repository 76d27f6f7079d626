#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Keys without a keyboard.
package enum KeyStream {
  /// How many events the key reader makes of some bytes, up to their end.
  package static func read(_ bytes: [UInt8]) -> Int {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return 0 }
    let written = bytes.prefix(1 << 12).withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) }
    close(ends[1])
    defer { close(ends[0]) }
    guard written >= 0 else { return 0 }
    var reader = KeyReader(descriptor: ends[0])
    reader.sequences = [Array("\u{1B}[A".utf8), Array("\u{1B}[1;5C".utf8)]
    reader.bound = [Array("\u{1B}[B".utf8)]
    var count = 0
    while reader.next() != .end { count += 1 }
    return count
  }
}
