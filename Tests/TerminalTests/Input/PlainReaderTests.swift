import Testing

@testable import Terminal

@Suite("Plain input")
struct PlainReaderTests {
  /// A judge that knows brackets, and that a line with a colon opens a block.
  private func judge(_ text: String) -> Completeness {
    let open = text.filter { "([".contains($0) }.count - text.filter { ")]".contains($0) }.count
    if open > 0 { return .incomplete(indent: 2) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.first?.hasPrefix("else") == true { return .invalid }
    guard lines.contains(where: { $0.hasSuffix(":") }) else { return .complete }
    return lines.last == "" ? .complete : .incomplete(indent: 2)
  }

  private func statements(_ bytes: [UInt8]) -> [String] {
    let pipe = Pipe(closedWith: bytes)
    let reader = PlainReader(descriptor: pipe.reading)
    var result: [String] = []
    while case .text(let text) = reader.readStatement(prompt: "", completeness: judge) {
      result.append(text)
    }
    return result
  }

  @Test(
    "Lines become statements",
    arguments: [
      ("a\nb\n", ["a", "b"]), ("a", ["a"]), ("", []), ("f(1,\n2)\nb\n", ["f(1,\n2)", "b"]),
      ("a\r\nb\r\n", ["a", "b"]),
    ])
  func simple(text: String, expected: [String]) {
    #expect(statements(Array(text.utf8)) == expected)
  }

  @Test("A block goes on over empty lines and comments, and to the clauses that continue it")
  func blocks() {
    let text = "if a:\n  b\n\n# note\n  c\nelse:\n  d\nx\n"
    #expect(statements(Array(text.utf8)) == ["if a:\n  b\n\n# note\n  c\nelse:\n  d\n", "x"])
  }

  @Test("A block that the input ends in is ended")
  func blockAtEnd() {
    #expect(statements(Array("if a:\n  b".utf8)) == ["if a:\n  b\n"])
    #expect(statements(Array("f(1,\n".utf8)) == ["f(1,\n"])
  }

  @Test("A program that waits for the answer to a block gets it after an empty line")
  func dialogue() {
    let pipe = Pipe("if a:\n  b\n\n")
    let reader = PlainReader(descriptor: pipe.reading)
    #expect(reader.readStatement(prompt: "", completeness: judge) == .text("if a:\n  b\n"))
    pipe.write(Array("x\n".utf8))
    var next = reader.readStatement(prompt: "", completeness: judge)
    if next == .text("") { next = reader.readStatement(prompt: "", completeness: judge) }
    #expect(next == .text("x"))
  }

  @Test("Bytes that are no text are passed on")
  func binary() {
    #expect(statements([0, 0xFF, 0x0A, 0x80, 0x0A]) == ["\0\u{FFFD}", "\u{FFFD}"])
  }
}
