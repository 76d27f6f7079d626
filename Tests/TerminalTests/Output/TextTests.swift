import Testing

@testable import Terminal

@Suite("Texts on the screen")
struct TextTests {
  @Test(
    "Control characters are shown, colours and line ends work",
    arguments: [
      ("plain\n\ttext", "plain\n\ttext"), ("\u{1B}[31mred\u{1B}[0m", "\u{1B}[31mred\u{1B}[0m"),
      ("\u{1B}[2J", "\\x1b[2J"), ("\u{1B}]0;title\u{7}", "\\x1b]0;title\\x07"), ("\0", "\\x00"),
      ("\u{9B}31m", "\\x9b31m"), ("a\rb", "a\\x0db"), ("\u{202E}abc", "\\u202eabc"),
      ("\u{1B}[31", "\\x1b[31"), ("\u{1B}[1;", "\\x1b[1;"), ("é数🎉", "é数🎉"),
    ])
  func escape(text: String, shown: String) {
    #expect(Printable.escape(text) == shown)
  }

  @Test(
    "Width is counted in columns",
    arguments: [
      ("abc", 3), ("größe", 5), ("e\u{301}", 1), ("数学", 4), ("🎉", 2), ("▁█", 2),
      ("\u{1B}[1mx\u{1B}[0m", 1),
      ("", 0),
    ])
  func width(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test("A text is cut to columns")
  func truncate() {
    #expect(DisplayWidth.truncate("abcdef", to: 4) == "abc…")
    #expect(DisplayWidth.truncate("数学数", to: 4) == "数…")
    #expect(DisplayWidth.truncate("abc", to: 3) == "abc")
    #expect(DisplayWidth.truncate("abc", to: 0) == "")
  }

  @Test(
    "A text leads to a place on the screen",
    arguments: [
      ("abc", 0, 3), ("abcdefghij", 1, 0), ("abcdefghijk", 1, 1), ("ab\nc", 1, 1), ("\tx", 0, 9),
      ("abcdefghi数", 1, 2), ("\u{3}", 0, 2),
    ])
  func place(text: String, row: Int, column: Int) {
    let place = Screen.Position().after(text.unicodeScalars, width: 10)
    #expect(place == Screen.Position(row: row, column: column))
  }
}
