/// Python's str: text indexed by code point in constant time.
package final class Str: Sendable {
  /// The code points: one byte each while all are ASCII.
  package enum Content: Sendable {
    case ascii([UInt8])
    case wide([UInt32])
  }

  package let content: Content

  package init(_ content: Content) { self.content = content }

  /// The code points of a text.
  package convenience init(_ text: String) {
    var text = text
    let ascii = text.withUTF8 { bytes in bytes.allSatisfy { $0 < 128 } ? [UInt8](bytes) : nil }
    self.init(ascii.map(Content.ascii) ?? .wide(text.unicodeScalars.map(\.value)))
  }

  /// The number of code points.
  package var count: Int {
    switch content {
    case .ascii(let bytes): bytes.count
    case .wide(let scalars): scalars.count
    }
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
}
