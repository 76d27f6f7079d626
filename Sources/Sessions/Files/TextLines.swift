/// Texts as lines.
enum TextLines {
  /// The lines between the line ends (`\n` alone) of `text`; an empty one behind the last.
  static func split(_ text: String) -> [String] {
    var text = text
    return text.withUTF8 { bytes in
      var lines: [String] = []
      var start = 0
      while let end = bytes[start...].firstIndex(of: 0x0A) {
        lines.append(line(bytes[start..<end]))
        start = end + 1
      }
      lines.append(line(bytes[start...]))
      return lines
    }
  }

  private static func line(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes), as: UTF8.self)
  }
}
