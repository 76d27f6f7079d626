import Testing

@testable import Terminal

@Suite("Completion")
struct CompletionListTests {
  @Test(
    "The common beginning",
    arguments: [
      (["torch.tanh", "torch.tensor"], "torch.t"), (["a"], "a"), (["a", "b"], ""), ([], ""),
    ])
  func common(texts: [String], prefix: String) {
    #expect(CompletionList.commonPrefix(of: texts) == prefix)
  }

  @Test("Candidates stand in columns, with their notes")
  func columns() {
    let candidates = [
      Completion.Candidate("h", note: "(32, 64)"), .init("hpreact", note: "(32, 64)"), .init("n"),
    ]
    #expect(
      CompletionList.lines(candidates, screen: (50, 24)) == [
        "h        (32, 64)  n", "hpreact  (32, 64)",
      ])
  }

  @Test("A long list leaves room for the prompt")
  func long() {
    let candidates = (0..<100).map { Completion.Candidate("name\($0)") }
    let lines = CompletionList.lines(candidates, screen: (10, 10))
    #expect(lines.count == 7)
    #expect(lines.last == "… and 94 more lines")
  }
}

@Suite("Indentation")
struct IndentationTests {
  @Test("What all lines share is taken away")
  func common() {
    #expect(Indentation.removingCommon(from: "  a\n    b\n\n  c") == "a\n  b\n\nc")
    #expect(Indentation.removingCommon(from: "a\n  b") == "a\n  b")
  }

  @Test("Backspace goes back to where a line above starts")
  func stop() {
    #expect(Indentation.stop(below: 6, in: "if a:\n  b:\n      c") == 2)
    #expect(Indentation.stop(below: 2, in: "if a:\n  b:") == 0)
  }
}
