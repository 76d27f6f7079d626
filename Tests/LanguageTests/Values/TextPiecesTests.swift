import Testing

@testable import Language

/// Long texts are printed in pieces, which together are the text.
@Suite struct TextPiecesTests {
  @Test(arguments: ["x", "é", "\u{1F600}", "e\u{301}", "\u{1B}[31mred\u{1B}[0m "])
  func piecesAreTheText(_ part: String) throws {
    for size in [0, 1, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073, 196_608, 200_000] {
      let count = size / part.utf8.count
      let text =
        String(repeating: part, count: count)
        + String(repeating: ".", count: size - count * part.utf8.count)
      #expect(text.utf8.count == size)
      var pieces: [String] = []
      try text.forEachPiece { pieces.append($0) }
      #expect(pieces.joined() == text)
      #expect(pieces.allSatisfy { !$0.isEmpty && $0.utf8.count <= 65_536 } || size == 0)
    }
  }

  @Test func noPieceEndsWithinAColour() throws {
    let colour = "\u{1B}[38;5;208m"
    for before in 65_520...65_540 {
      let after = String(repeating: "y", count: 70_000)
      let text = String(repeating: "x", count: before) + colour + after
      var pieces: [String] = []
      try text.forEachPiece { pieces.append($0) }
      #expect(pieces.count { $0.contains(colour) } == 1)
      #expect(pieces.joined() == text)
    }
  }

  /// As a program prints them.
  @Test func printedWhole() {
    #expect(printed(by: "print('x' * 131072)") == String(repeating: "x", count: 131_072) + "\n")
    #expect(printed(by: "print('é' * 98304, end='')") == String(repeating: "é", count: 98_304))
  }
}
