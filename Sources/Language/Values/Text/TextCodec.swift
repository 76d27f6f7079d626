/// The encodings that `str.encode` and `bytes.decode` know, with CPython's errors.
struct TextCodec {
  private enum Encoding: String {
    case utf8 = "utf-8"
    case ascii
    case latin1 = "latin-1"
  }

  /// What is done about what cannot be encoded or decoded.
  private enum ErrorHandler: String { case strict, ignore, replace }

  private let encoding: Encoding
  private let handler: ErrorHandler

  /// Throws `LookupError` for a name that is not known.
  init(encoding name: String, errors: String) throws {
    switch name.lowercased().replacing("_", with: "-") {
    case "utf-8", "utf8", "u8": encoding = .utf8
    case "ascii", "us-ascii", "646": encoding = .ascii
    case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1": encoding = .latin1
    default: throw PythonError(.lookupError, "unknown encoding: \(name)")
    }
    guard let handler = ErrorHandler(rawValue: errors) else {
      throw PythonError(.lookupError, "unknown error handler name '\(errors)'")
    }
    self.handler = handler
  }

  // MARK: Encoding

  /// The bytes of a text; lets a request to stop through.
  func encode(_ text: Str) throws -> [UInt8] {
    let scalars: [UInt32]
    switch text.content {
    case .ascii(let bytes): return bytes
    case .wide(let wide): scalars = wide
    }
    return try Disposal.filling { bytes in
      try Str.forEachStretch(of: scalars.count) { places in
        for place in places {
          if put(scalars[place], into: &bytes) { continue }
          switch handler {
          case .strict: throw unencodable(scalars, from: place)
          case .replace: bytes.append(UInt8(ascii: "?"))
          case .ignore: break
          }
        }
      }
    }
  }

  /// Appends a code point's bytes; false where it has none.
  private func put(_ scalar: UInt32, into bytes: inout [UInt8]) -> Bool {
    if scalar < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: scalar))
      return true
    }
    switch encoding {
    case .utf8:
      guard let valid = Unicode.Scalar(scalar) else { return false }
      UTF8.encode(valid).map { bytes.append(contentsOf: $0) }
    case .ascii:
      return false
    case .latin1:
      guard scalar < 0x100 else { return false }
      bytes.append(UInt8(truncatingIfNeeded: scalar))
    }
    return true
  }

  private func unencodable(_ scalars: [UInt32], from place: Int) -> PythonError {
    var (end, unused) = (place + 1, [UInt8]())
    while end < scalars.count, !put(scalars[end], into: &unused) { end += 1 }
    let reason = encoding == .utf8 ? "surrogates not allowed" : outOfRange
    let shown = end - place == 1 ? "character \(shown(scalars[place]))" : "characters"
    return PythonError(
      .unicodeEncodeError,
      "'\(encoding.rawValue)' codec can't encode \(shown) in \(position(place, end)): \(reason)")
  }

  /// A code point as CPython's message shows it: escaped in any case.
  private func shown(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16)
    let (letter, width) = scalar < 0x100 ? ("x", 2) : scalar < 0x10000 ? ("u", 4) : ("U", 8)
    return "'\\\(letter)\(String(repeating: "0", count: max(0, width - digits.count)))\(digits)'"
  }

  // MARK: Decoding

  /// The text of bytes; lets a request to stop through.
  func decode(_ bytes: [UInt8]) throws -> Str {
    var text = StrBuilder()
    var place = 0
    while place < bytes.count {
      try Operations.checkInterrupt()
      let end = min(bytes.count, place + Str.stretch)
      if bytes[place..<end].allSatisfy({ $0 < 0x80 }) {
        text.append(ascii: bytes[place..<end])
        place = end
      } else {
        while place < end { place = try decode(bytes, at: place, into: &text) }
      }
    }
    return text.finish()
  }

  /// Decodes the character at a place; returns the place behind it.
  private func decode(
    _ bytes: [UInt8], at place: Int, into text: inout StrBuilder
  ) throws -> Int {
    let first = bytes[place]
    if first < 0x80 || encoding == .latin1 {
      text.append(UInt32(first))
      return place + 1
    }
    if encoding == .ascii { return try refuse(bytes, place..<place + 1, outOfRange, &text) }
    guard let (length, second) = TextCodec.sequence(first) else {
      return try refuse(bytes, place..<place + 1, "invalid start byte", &text)
    }
    var scalar = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      guard place + offset < bytes.count else {
        return try refuse(bytes, place..<place + offset, "unexpected end of data", &text)
      }
      let byte = bytes[place + offset]
      guard offset == 1 ? second.contains(byte) : byte & 0xC0 == 0x80 else {
        return try refuse(bytes, place..<place + offset, "invalid continuation byte", &text)
      }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    text.append(scalar)
    return place + length
  }

  /// How long the sequence is that a byte begins, and what its second byte may be (The Unicode
  /// Standard, table 3-7); nil where it begins none.
  private static func sequence(_ first: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
    switch first {
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xED: (3, 0x80...0x9F)
    case 0xE1...0xEF: (3, 0x80...0xBF)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: nil
    }
  }

  /// What comes of bytes that mean nothing; returns the place behind them.
  private func refuse(
    _ bytes: [UInt8], _ places: Swift.Range<Int>, _ reason: String, _ text: inout StrBuilder
  ) throws -> Int {
    switch handler {
    case .ignore: break
    case .replace: text.append(0xFFFD)
    case .strict:
      let digits = String(bytes[places.lowerBound], radix: 16)
      let shown = places.count == 1 ? "byte 0x\(digits)" : "bytes"
      let position = position(places.lowerBound, places.upperBound)
      throw PythonError(
        .unicodeDecodeError,
        "'\(encoding.rawValue)' codec can't decode \(shown) in \(position): \(reason)")
    }
    return places.upperBound
  }

  // MARK: Messages

  private func position(_ start: Int, _ end: Int) -> String {
    end - start == 1 ? "position \(start)" : "position \(start)-\(end - 1)"
  }

  private var outOfRange: String {
    "ordinal not in range(\(encoding == .latin1 ? 256 : 128))"
  }
}
