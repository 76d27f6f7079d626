#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Python's str: text indexed by code point in constant time.
public final class Str: @unchecked Sendable {
  /// The code points: one byte each while all are ASCII.
  package enum Content: Sendable {
    case ascii([UInt8])
    case wide([UInt32])

    /// Adds the code points of a str, in the same storage if nothing else refers to it.
    mutating func append(_ more: Str) {
      switch (consume self, more.content) {
      case (.ascii(var bytes), .ascii(let added)):
        bytes.append(contentsOf: added)
        self = .ascii(bytes)
      case (.ascii(let bytes), .wide(let added)):
        self = .wide(bytes.map(UInt32.init) + added)
      case (.wide(var scalars), .ascii(let added)):
        scalars.append(contentsOf: added.lazy.map(UInt32.init))
        self = .wide(scalars)
      case (.wide(var scalars), .wide(let added)):
        scalars.append(contentsOf: added)
        self = .wide(scalars)
      }
    }
  }

  package let content: Content
  /// The hash, once it was asked for; 0 before.
  private var cachedHash = 0

  /// A str with these code points; `wide` only where one of them is not ASCII.
  package init(_ content: Content) { self.content = content }

  deinit {
    if Disposal.isForLater(count) { Disposal.postpone(content) }
  }

  /// The code points of a text.
  package convenience init(_ text: String) {
    var text = text
    let ascii = text.withUTF8 { bytes in bytes.allSatisfy { $0 < 128 } ? [UInt8](bytes) : nil }
    self.init(ascii.map(Content.ascii) ?? .wide(text.unicodeScalars.map(\.value)))
  }

  /// The str of these code points, held as narrow as they allow.
  package convenience init(scalars: [UInt32]) {
    if scalars.allSatisfy({ $0 < 128 }) {
      self.init(.ascii(scalars.map { UInt8(truncatingIfNeeded: $0) }))
    } else {
      self.init(.wide(scalars))
    }
  }

  /// `''`.
  package static let empty = Str(.ascii([]))
  /// The strs of the ASCII characters. No lazy constant: asking whether one is made takes longer
  /// than all the rest.
  private nonisolated(unsafe) static var characters: UnsafeMutablePointer<Str>?

  /// The str of one code point; shared for ASCII.
  @inline(__always)
  package static func character(_ scalar: UInt32) -> Str {
    if scalar < 128, let characters { return characters[Int(scalar)] }
    return madeCharacter(scalar)
  }

  @inline(never)
  private static func madeCharacter(_ scalar: UInt32) -> Str {
    guard scalar < 128 else { return Str(.wide([scalar])) }
    let table = UnsafeMutablePointer<Str>.allocate(capacity: 128)
    for byte in 0..<128 {
      (table + byte).initialize(to: Str(.ascii([UInt8(truncatingIfNeeded: byte)])))
    }
    characters = table
    return table[Int(scalar)]
  }

  /// The str of these ASCII bytes; shared for none or one.
  package static func ascii(_ bytes: [UInt8]) -> Str {
    switch bytes.count {
    case 0: empty
    case 1: character(UInt32(bytes[0] & 127))
    default: Str(.ascii(bytes))
    }
  }

  /// The number of code points.
  @inline(__always)
  package var count: Int {
    switch content {
    case .ascii(let bytes): bytes.count
    case .wide(let scalars): scalars.count
    }
  }

  /// The code point at an index within the str.
  @inline(__always)
  package func scalar(at index: Int) -> UInt32 {
    switch content {
    case .ascii(let bytes): UInt32(bytes[index])
    case .wide(let scalars): scalars[index]
    }
  }

  /// All code points.
  package var scalars: [UInt32] {
    switch content {
    case .ascii(let bytes): bytes.map(UInt32.init)
    case .wide(let scalars): scalars
    }
  }

  /// All code points, of a long str too; throws `MemoryError`, and lets a request to stop through.
  package func checkedScalars() throws -> [UInt32] {
    if case .wide(let scalars) = content { return scalars }
    return try Sequences.made(count) { scalar(at: $0) }
  }

  /// The text; a surrogate that stands alone is shown as U+FFFD.
  package var text: String {
    switch content {
    case .ascii(let bytes):
      return String(decoding: bytes, as: UTF8.self)
    case .wide(let scalars):
      var text = String.UnicodeScalarView()
      for scalar in scalars { text.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
      return String(text)
    }
  }

  /// The code points from `start` up to `end`, both within the str.
  package func slice(_ start: Int, _ end: Int) -> Str {
    guard start < end else { return .empty }
    if start == 0, end == count { return self }
    if end == start &+ 1 { return .character(scalar(at: start)) }
    switch content {
    case .ascii(let bytes): return Str(.ascii(Array(bytes[start..<end])))
    case .wide(let scalars): return Str(scalars: Array(scalars[start..<end]))
    }
  }

  /// `self + other`.
  package func concatenated(with other: Str) -> Str {
    switch (content, other.content) {
    case (.ascii(let a), .ascii(let b)):
      if a.isEmpty { return other }
      if b.isEmpty { return self }
      let count = a.count + b.count
      return Str(
        .ascii(
          Array(unsafeUninitializedCapacity: count) { bytes, initialized in
            _ = bytes.update(fromContentsOf: a)
            _ = bytes[a.count...].update(fromContentsOf: b)
            initialized = count
          }))
    default:
      if other.count == 0 { return self }
      if count == 0 { return other }
      return Str(.wide(scalars + other.scalars))
    }
  }

  /// Whether the storage has room for the code points of another str, too.
  func hasRoom(for other: Str) -> Bool {
    switch (content, other.content) {
    case (.ascii(let bytes), .ascii(let more)): bytes.count + more.count <= bytes.capacity
    case (.ascii, .wide): false
    case (.wide(let scalars), _): scalars.count + other.count <= scalars.capacity
    }
  }

  /// `hash(self)`: equal strs have equal hashes; it does not change from run to run. Lets a request to
  /// stop through.
  package var hash: Int {
    @inline(__always) get throws {
      if cachedHash != 0 { return cachedHash }
      return try quickHash ?? longHash()
    }
  }

  /// The hash, unless it takes long.
  var quickHash: Int? {
    if cachedHash != 0 { return cachedHash }
    guard count <= Str.stretch else { return nil }
    var state = Str.startOfHash
    mix(0..<count, into: &state)
    cachedHash = Str.finishedHash(state)
    return cachedHash
  }

  private func longHash() throws -> Int {
    var state = Str.startOfHash
    try Str.forEachStretch(of: count) { mix($0, into: &state) }
    cachedHash = Str.finishedHash(state)
    return cachedHash
  }

  // FNV-1a over code points, with a final mix so that the low bits depend on all of them.
  private static let startOfHash: UInt64 = 0xcbf2_9ce4_8422_2325

  private func mix(_ places: Swift.Range<Int>, into state: inout UInt64) {
    switch content {
    case .ascii(let bytes):
      for place in places { state = (state ^ UInt64(bytes[place])) &* 0x100_0000_01b3 }
    case .wide(let scalars):
      for place in places { state = (state ^ UInt64(scalars[place])) &* 0x100_0000_01b3 }
    }
  }

  private static func finishedHash(_ mixed: UInt64) -> Int {
    var state = mixed
    state ^= state >> 32
    state &*= 0xd6e8_feb8_6659_fd93
    state ^= state >> 32
    let hash = Int(truncatingIfNeeded: state)
    return hash == 0 || hash == -1 ? 1 : hash
  }

  /// Whether both have the same code points.
  @inline(__always)
  package static func == (a: Str, b: Str) -> Bool { a === b || a.hasSameContent(as: b) }

  @inline(never)
  private func hasSameContent(as other: Str) -> Bool {
    switch (content, other.content) {
    case (.ascii(let a), .ascii(let b)): a.count == b.count && Str.compare(a, b) == 0
    case (.wide(let a), .wide(let b)): a.count == b.count && Str.compare(a, b) == 0
    default: false
    }
  }

  /// Compares the bytes of two arrays as C does, by the first that differs; then the lengths.
  private static func compare<T: BitwiseCopyable>(_ a: [T], _ b: [T]) -> Int {
    let order = a.withUnsafeBytes { a in
      b.withUnsafeBytes { b in
        guard let first = a.baseAddress, let second = b.baseAddress else { return 0 }
        return Int(memcmp(first, second, min(a.count, b.count)))
      }
    }
    return order != 0 ? order : a.count - b.count
  }

  /// Whether `a` comes before `b`, code point by code point.
  package static func < (a: Str, b: Str) -> Bool {
    switch (a.content, b.content) {
    case (.ascii(let a), .ascii(let b)): compare(a, b) < 0
    default: a.scalars.lexicographicallyPrecedes(b.scalars)
    }
  }
}
