import Testing

@testable import Terminal

@Suite("Keys")
struct KeyReaderTests {
  private func events(
    _ bytes: [UInt8], sequences: [String] = [], bound: [String]? = nil
  ) -> [KeyReader.Event] {
    let pipe = Pipe(closedWith: bytes)
    var reader = KeyReader(descriptor: pipe.reading)
    reader.bound = bound?.map { Array($0.utf8) }
    reader.sequences = sequences.map { Array($0.utf8) }
    var events: [KeyReader.Event] = []
    while events.last != .end { events.append(reader.next()) }
    return events.dropLast()
  }

  @Test("Characters of one to four bytes")
  func characters() {
    #expect(events(Array("aé数🎉".utf8)) == ["a", "é", "数", "🎉"].map { .character($0) })
  }

  @Test("What is no UTF-8 becomes U+FFFD, byte by byte")
  func invalid() {
    #expect(
      events([0xFF, 0x61, 0xE6, 0x95])
        == ["\u{FFFD}", "a", "\u{FFFD}", "\u{FFFD}"].map {
          .character($0)
        })
  }

  @Test(
    "What was typed ahead comes key by key, a program's text as the paste that it must be",
    arguments: [
      ("ab\n", ["a", "b", "\n"].map { .character($0) }),
      ("a\n\nb", ["a", "\n", "\n", "b"].map { .character($0) }),
      ("a:\n b\n\n c\nd\n", [.paste("a:\n b\n\n c\nd"), .character("\n")]),
      ("a:\n\tb", [.paste("a:\n\tb")]),
    ] as [(String, [KeyReader.Event])])
  func typedAhead(text: String, expected: [KeyReader.Event]) {
    let pipe = Pipe(closedWith: Array(text.utf8))
    var reader = KeyReader(descriptor: pipe.reading)
    let isTaken = reader.takeTypedAhead()
    let events = expected.map { _ in reader.next() }
    #expect(isTaken && events == expected)
    let last = reader.next()
    #expect(last == .end)
  }

  @Test("A key that nothing is bound to is one event, one that is comes out as it is")
  func unbound() {
    func events(_ text: String) -> [KeyReader.Event] {
      self.events(Array(text.utf8), bound: ["\u{1B}[A", "\u{1B}OA"])
    }
    let keys = [
      "\u{1B}[6~", "\u{1B}[24~", "\u{1B}[1;2D", "\u{1B}OP", "\u{1B}[[A", "\u{1B}[<0;3;4M",
      "\u{1B}[I",
    ]
    for key in keys { #expect(events(key + "x") == [.unbound, .character("x")], "\(key)") }
    #expect(events("\u{1B}[A") == ["\u{1B}", "[", "A"].map { .character($0) })
    #expect(events("\u{1B}OA") == ["\u{1B}", "O", "A"].map { .character($0) })
    #expect(events("\u{1B}b\u{1B}[") == ["\u{1B}", "b", "\u{1B}", "["].map { .character($0) })
    #expect(events("\u{1B}[200~a\u{1B}[201~") == [.paste("a")])
  }

  @Test("A known sequence is one event, others come out as they are")
  func sequences() {
    let known = ["\u{1B}[A", "\u{1B}[1;5C"]
    #expect(
      events(Array("\u{1B}[A\u{1B}[1;5Cx".utf8), sequences: known) == [
        .sequence(0), .sequence(1), .character("x"),
      ])
    #expect(
      events(Array("\u{1B}[1;2C".utf8), sequences: known)
        == "\u{1B}[1;2C".unicodeScalars.map {
          .character($0)
        })
    #expect(events([0x1B], sequences: known) == [.character("\u{1B}")])
  }

  @Test("A paste is one event, without what could command the terminal")
  func paste() {
    let start = "\u{1B}[200~"
    let end = "\u{1B}[201~"
    #expect(
      events(Array("a\(start)x\r\n\ty\r\u{1B}[31m\u{7}z\r\(end)b".utf8)) == [
        .character("a"), .paste("x\n\ty\n[31mz"), .character("b"),
      ])
  }

  @Test("A long paste is one event too")
  func longPaste() {
    // No longer than what a pipe holds.
    let text = String(repeating: "x = 1\n", count: 8000)
    let bytes = Array("\u{1B}[200~\(text)end\u{1B}[201~".utf8)
    #expect(events(bytes) == [.paste(text + "end")])
  }
}
