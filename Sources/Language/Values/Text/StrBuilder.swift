import Safety

/// Collects code points into a str, one byte each while all are ASCII.
struct StrBuilder {
  private var bytes: [UInt8] = []
  /// All code points once one of them was not ASCII.
  private var scalars: [UInt32]?

  var isEmpty: Bool { bytes.isEmpty && scalars == nil }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  @inline(__always)
  mutating func append(_ scalar: UInt32) {
    if scalars == nil, scalar < 128 {
      bytes.append(UInt8(truncatingIfNeeded: scalar))
    } else {
      widen()
      scalars?.append(scalar)
    }
  }

  /// Lets a request to stop through.
  mutating func append(_ text: Str) throws {
    if case .wide = text.content { widen() }
    try Str.forEachStretch(of: text.count) { places in
      switch text.content {
      case .ascii(let more) where scalars == nil: bytes += more[places]
      case .ascii(let more): scalars?.append(contentsOf: more[places].lazy.map(UInt32.init))
      case .wide(let more): scalars?.append(contentsOf: more[places])
      }
    }
  }

  /// Lets a request to stop through.
  mutating func append(repeating scalar: UInt32, count: Int) throws {
    if scalar >= 128 { widen() }
    try Str.forEachStretch(of: count) { places in
      if scalars == nil {
        let byte = UInt8(truncatingIfNeeded: scalar)
        bytes.append(contentsOf: repeatElement(byte, count: places.count))
      } else {
        scalars?.append(contentsOf: repeatElement(scalar, count: places.count))
      }
    }
  }

  private mutating func widen() {
    if scalars == nil { scalars = bytes.map(UInt32.init) }
  }

  func finish() -> Str {
    if let scalars { Str(.wide(scalars)) } else { .ascii(bytes) }
  }
}

extension Str {
  /// How much is worked on between two looks at a request to stop.
  static let stretch = 1 << 16

  /// Calls `body` with stretches of the places up to `count`; lets a request to stop through.
  @inline(__always)
  package static func forEachStretch(
    of count: Int, _ body: (Swift.Range<Int>) throws -> Void
  ) throws {
    var start = 0
    while start < count {
      try Operations.checkInterrupt()
      let end = min(count, start + stretch)
      try body(start..<end)
      start = end
    }
  }

  /// Calls `body` with each code point in order; lets a request to stop through.
  @inline(__always)
  package func forEachScalar(_ body: (UInt32) throws -> Void) throws {
    try Str.forEachStretch(of: count) { places in
      switch content {
      case .ascii(let bytes): for place in places { try body(UInt32(bytes[place])) }
      case .wide(let scalars): for place in places { try body(scalars[place]) }
      }
    }
  }

  /// Whether `test` holds for all code points; lets a request to stop through.
  package func allScalars(_ test: (UInt32) -> Bool) throws -> Bool {
    var holds = true
    try Str.forEachStretch(of: count) { places in
      guard holds else { return }
      for place in places where !test(scalar(at: place)) {
        holds = false
        return
      }
    }
    return holds
  }
}
