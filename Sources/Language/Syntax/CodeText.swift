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
  /// The string that the text ends inside of: where its content starts, in code points, and the
  /// quotes that would end it; nil elsewhere, and in f-strings, which hold code.
  package private(set) var openString: (start: Int, quote: String)?
  /// Whether what stands behind the end would belong to a comment.
  package private(set) var endsInComment = false

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
        let comment = parts.last { $0.kind == .comment }
        endsInComment = comment.map { $0.range.upperBound == places[bytes.count] } ?? false
        return
      }
    }
    openString = CodeText.openString(in: bytes, from: end, places)
  }

  private var openPlaces: [Int] = []

  /// The string that begins behind the last token, at `end`, if one does.
  private static func openString(
    in bytes: [UInt8], from end: Int, _ places: [Int]
  ) -> (start: Int, quote: String)? {
    var rest = bytes[end...]
    while let first = rest.first, Lexer.isLineEnd(first) || " \t\\#".utf8.contains(first) {
      rest = first == ascii("#") ? rest.drop { !Lexer.isLineEnd($0) } : rest.dropFirst()
    }
    let prefix = rest.prefix { "rRbBuU".utf8.contains($0) }
    rest = rest.dropFirst(prefix.count)
    guard let quote = rest.first, quote == ascii("'") || quote == ascii("\"") else { return nil }
    let count = rest.prefix(3).allSatisfy { $0 == quote } && rest.count > 2 ? 3 : 1
    let text = String(repeating: String(decoding: [quote], as: UTF8.self), count: count)
    return (places[rest.startIndex + count], text)
  }

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
