/// What a text of Python is made of, as far as it can be read: what an editor needs to know of it.
package struct CodeText {
  /// What a part of the text is.
  package enum Kind: Sendable { case keyword, string, number, comment, name }

  package struct Part: Equatable, Sendable {
    package let kind: Kind
    /// In code points of the text.
    package let range: Swift.Range<Int>
  }

  /// The parts that have a kind, in order. Behind the first character that is no Python there are none.
  package private(set) var parts: [Part] = []
  /// The brackets that are open at the end, from the outermost to the innermost, in code points;
  /// empty where the text ends inside a string.
  package private(set) var openBrackets: [Int] = []

  package init(_ text: String) {
    let bytes = Array(text.utf8)
    let places = CodeText.scalarPlaces(in: bytes)
    var lexer = Lexer(bytes)
    var end = 0
    while let token = try? lexer.next() {
      addComments(in: bytes, from: end, to: token.bytes.lowerBound, places)
      end = max(end, token.bytes.upperBound)
      if let kind = CodeText.kind(of: token.kind) {
        parts.append(Part(kind: kind, range: places[token.bytes.lowerBound]..<places[end]))
      }
      if token.kind == .leftParen || token.kind == .leftBracket || token.kind == .leftBrace {
        openPlaces.append(places[token.bytes.lowerBound])
      } else if openPlaces.count > lexer.brackets.count {
        openPlaces.removeLast()
      }
      if token.kind == .end {
        openBrackets = openPlaces
        return
      }
    }
  }

  private var openPlaces: [Int] = []

  /// For each byte, and the end, how many code points are before it.
  private static func scalarPlaces(in bytes: [UInt8]) -> [Int] {
    var count = 0
    var places: [Int] = []
    places.reserveCapacity(bytes.count + 1)
    for byte in bytes {
      if byte & 0xC0 == 0x80 {
        places.append(max(0, count - 1))
      } else {
        places.append(count)
        count += 1
      }
    }
    return places + [count]
  }

  /// Between two tokens there is space, joined lines and comments.
  private mutating func addComments(
    in bytes: [UInt8], from start: Int, to end: Int, _ places: [Int]
  ) {
    var position = start
    while position < end, let hash = bytes[position..<end].firstIndex(of: ascii("#")) {
      let stop = bytes[hash..<end].firstIndex(where: Lexer.isLineEnd) ?? end
      parts.append(Part(kind: .comment, range: places[hash]..<places[stop]))
      position = stop
    }
  }

  private static func kind(of token: TokenKind) -> Kind? {
    switch token {
    case .string: .string
    case .number: .number
    case .name: .name
    default: token.isKeyword ? .keyword : nil
    }
  }
}
