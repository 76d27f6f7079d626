extension Str {
  /// The first place of a part, searched between two places within the str; nil if there is none.
  package func find(_ part: Str, from start: Int = 0, to end: Int? = nil) throws -> Int? {
    let end = end ?? count
    guard start <= end, part.count <= end - start else { return nil }
    switch (content, part.content) {
    case (.ascii(let text), .ascii(let part)): return try Str.find(part, in: text, start, end)
    case (.ascii, .wide): return nil
    case (.wide(let text), _): return try Str.find(part.scalars, in: text, start, end)
    }
  }

  /// The last place of a part, searched between two places within the str; nil if there is none.
  package func findLast(_ part: Str, from start: Int = 0, to end: Int? = nil) throws -> Int? {
    let end = end ?? count
    guard start <= end, part.count <= end - start else { return nil }
    var place = end - part.count
    while place >= start {
      if matches(part, at: place) { return place }
      place -= 1
      try Operations.checkInterrupt()
    }
    return nil
  }

  /// How often a part, which is not empty, is found between two places within the str, each behind
  /// the one before, and `most` at most.
  package func count(
    of part: Str, from start: Int = 0, to end: Int? = nil, most: Int = .max
  ) throws -> Int {
    var (count, place) = (0, start)
    while count < most, let found = try find(part, from: place, to: end) {
      count += 1
      place = found + part.count
    }
    return count
  }

  /// Whether a part stands at a place.
  package func matches(_ part: Str, at place: Int) -> Bool {
    guard place >= 0, place + part.count <= count else { return false }
    switch (content, part.content) {
    case (.ascii(let text), .ascii(let part)):
      return text[place..<place + part.count].elementsEqual(part)
    case (.ascii, .wide): return false
    case (.wide(let text), _):
      return text[place..<place + part.count].elementsEqual(part.scalars)
    }
  }

  private static func find<T: Equatable>(
    _ part: [T], in text: [T], _ start: Int, _ end: Int
  ) throws -> Int? {
    guard let first = part.first else { return start }
    return try text.withUnsafeBufferPointer { text in
      try part.withUnsafeBufferPointer { part in
        var place = start
        let last = end - part.count
        while place <= last {
          if text[place] == first {
            var offset = 1
            while offset < part.count, text[place &+ offset] == part[offset] { offset &+= 1 }
            if offset == part.count { return place }
            try Operations.checkInterrupt()
          } else if place & 0xFFFF == 0 {
            try Operations.checkInterrupt()
          }
          place &+= 1
        }
        return nil
      }
    }
  }

  /// Whether a code point is white space to Python.
  package static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000:
      true
    default: false
    }
  }

  /// Without white space, or the given code points, at the chosen ends.
  package func stripped(
    _ isStripped: (UInt32) -> Bool = Str.isSpace, left: Bool = true, right: Bool = true
  ) -> Str {
    var (start, end) = (0, count)
    if left { while start < end, isStripped(scalar(at: start)) { start += 1 } }
    if right { while end > start, isStripped(scalar(at: end - 1)) { end -= 1 } }
    return slice(start, end)
  }
}
