/// A place in bytes that were written by others: every read is checked.
struct ByteCursor {
  let bytes: ArraySlice<UInt8>
  private(set) var place: Int

  init(_ bytes: ArraySlice<UInt8>, at offset: Int = 0) {
    self.bytes = bytes
    place = bytes.startIndex + offset
  }

  var isAtEnd: Bool { place >= bytes.endIndex }

  /// The next `count` bytes; nil where there are not so many.
  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, place >= bytes.startIndex, place <= bytes.endIndex,
      count <= bytes.endIndex - place
    else { return nil }
    defer { place += count }
    return bytes[place..<(place + count)]
  }

  /// The next little-endian number; nil where the bytes end before it does.
  mutating func number<T: FixedWidthInteger & UnsignedInteger>(_: T.Type) -> T? {
    take(T.bitWidth / 8)?.reversed().reduce(T(0)) { $0 << 8 | T(truncatingIfNeeded: $1) }
  }

  /// The next number as an `Int`; nil where it does not fit one either.
  mutating func int<T: FixedWidthInteger & UnsignedInteger>(_ type: T.Type) -> Int? {
    number(type).flatMap { Int(exactly: $0) }
  }

  /// The bytes up to the next line end, which is passed over.
  mutating func line() -> ArraySlice<UInt8>? {
    guard place <= bytes.endIndex, let end = bytes[place...].firstIndex(of: 0x0A) else {
      return nil
    }
    defer { place = end + 1 }
    return bytes[place..<end]
  }
}

extension [UInt8] {
  /// Adds a number, its lowest byte first.
  mutating func append<T: FixedWidthInteger>(littleEndian number: T) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
