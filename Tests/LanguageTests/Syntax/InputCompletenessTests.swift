import Testing

@testable import Language

/// When the line editor asks for another line.
@Suite struct InputCompletenessTests {
  @Test(arguments: [
    "x = 1", "f(1)", "", "for i in x: pass\n", "if a:\n    b\n", "if a:\n    b\n    ",
    "def f():\n    return 1\n\n", "x = '''a\nb'''", "@d\ndef f(): pass\n", "x = [1,\n2]",
  ])
  func complete(_ text: String) {
    #expect(InputCompleteness(of: text + "\n") == .complete)
  }

  @Test(arguments: [
    ("for i in x:", 4), ("if a:\n    b", 4), ("if a:\n    if b:", 8), ("f(1,", 0),
    ("x = [\n    1,", 4), ("x = '''abc", 0), ("def f():\n    return 1", 0), ("@decorator", 0),
    ("try:\n    x", 4), ("x = 1 + \\", 0), ("while x:\n    if y:\n        break", 4),
    ("class A:  # comment", 4), ("with a as b:", 4), ("if a:\n    b\nelse:", 4),
  ])
  func incomplete(_ text: String, _ indent: Int) {
    #expect(InputCompleteness(of: text + "\n") == .incomplete(indentForNextLine: indent))
  }

  @Test(arguments: ["x = = 1", "f(1))", "x = 'abc", "1 +", "  x", "a b", "for i in x", "f(]"])
  func invalid(_ text: String) {
    #expect(InputCompleteness(of: text + "\n") == .invalid)
  }
}
