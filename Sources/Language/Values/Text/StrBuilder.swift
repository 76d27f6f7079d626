import Safety

/// Collects code points into a str, one byte each while all are ASCII.
package struct StrBuilder {
  private var bytes: [UInt8] = []
  /// All code points once one of them was not ASCII.
  private var scalars: [UInt32]?

  /// Whether nothing was appended.
  package var isEmpty: Bool { bytes.isEmpty && scalars == nil }

  package init() {}

  /// For how many code points there is to be room.
  private var room = 0

  mutating func reserve(_ count: Int) {
    room = count
    if scalars == nil { bytes.reserveCapacity(count) } else { scalars?.reserveCapacity(count) }
  }

  /// Appends a code point.
  @inline(__always)
  package mutating func append(_ scalar: UInt32) {
    if scalars == nil, scalar < 128 {
      bytes.append(UInt8(truncatingIfNeeded: scalar))
    } else {
      widen()
      scalars?.append(scalar)
    }
  }

  /// Appends a str; lets a request to stop through.
  package mutating func append(_ text: Str) throws { try append(text, 0..<text.count) }

  /// Appends the code points at some places of a str; lets a request to stop through.
  package mutating func append(_ text: Str, _ part: Swift.Range<Int>) throws {
    do {
      try Str.forEachStretch(of: part.count) { stretch in
        try appendStretch(
          text, part.lowerBound &+ stretch.lowerBound..<part.lowerBound &+ stretch.upperBound)
      }
    } catch {
      keepIfAnswering()
      throw error
    }
  }

  private mutating func appendStretch(_ text: Str, _ places: Swift.Range<Int>) throws {
    switch text.content {
    case .ascii(let more): append(ascii: more[places])
    case .wide(let more) where scalars == nil && more[places].allSatisfy { $0 < 128 }:
      bytes.append(contentsOf: more[places].lazy.map { UInt8(truncatingIfNeeded: $0) })
    case .wide(let more):
      try widenAll()
      scalars?.append(contentsOf: more[places])
    }
  }

  /// Appends ASCII characters.
  mutating func append(ascii more: ArraySlice<UInt8>) {
    if scalars == nil {
      bytes += more
    } else {
      scalars?.append(contentsOf: more.lazy.map(UInt32.init))
    }
  }

  /// Lets a request to stop through.
  mutating func append(repeating scalar: UInt32, count: Int) throws {
    if scalar >= 128 { try widenAll() }
    try Str.forEachStretch(of: count) { places in
      if scalars == nil {
        let byte = UInt8(truncatingIfNeeded: scalar)
        bytes.append(contentsOf: repeatElement(byte, count: places.count))
      } else {
        scalars?.append(contentsOf: repeatElement(scalar, count: places.count))
      }
    }
  }

  /// As `widen`; lets a request to stop through.
  private mutating func widenAll() throws {
    guard scalars == nil else { return }
    scalars = try Sequences.transformed(bytes, room: max(room, bytes.count)) { UInt32($0) }
    bytes = []
  }

  /// Leaves to later what a stop is about to throw away.
  private func keepIfAnswering() {
    guard Disposal.isForLater(bytes.count + (scalars?.count ?? 0)) else { return }
    Disposal.postpone((bytes, scalars))
  }

  private mutating func widen() {
    if scalars == nil { scalars = bytes.map(UInt32.init) }
  }

  /// The str of all code points.
  package func finish() -> Str {
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
