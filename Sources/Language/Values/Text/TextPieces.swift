extension String {
  /// Longer texts are handed on in pieces of about this many bytes.
  private static let piece = 1 << 16

  /// Whether it is handed on in pieces.
  var isLong: Bool { utf8.count > String.piece }

  /// Calls `body` with the text, piece by piece where it is long; lets a request to stop through. No
  /// piece ends within a character, nor within a colour sequence.
  func forEachPiece(_ body: (String) -> Void) throws {
    guard isLong else { return body(self) }
    var text = self
    text.makeContiguousUTF8()
    var start = text.utf8.startIndex
    while let limit = text.utf8.index(start, offsetBy: String.piece, limitedBy: text.endIndex),
      limit < text.endIndex
    {
      try Operations.checkInterrupt()
      let end = String.pieceEnd(of: text, from: start, upTo: limit)
      body(String(text[start..<end]))
      start = end
    }
    try Operations.checkInterrupt()
    if start < text.endIndex { body(String(text[start...])) }
  }

  private static func pieceEnd(of text: String, from start: Index, upTo limit: Index) -> Index {
    let end = text.unicodeScalars.index(before: text.unicodeScalars.index(after: limit))
    let near = text.utf8.index(end, offsetBy: -32, limitedBy: start) ?? start
    let escape = text.utf8[near..<end].lastIndex(of: 0x1B)
    return escape.flatMap { $0 > start ? $0 : nil } ?? end
  }
}
