import PseudoTerminals
import Testing

@testable import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program on a real terminal, key by key.
@Suite("Line editing", .serialized)
struct LineEditorTests {
  private let home: Home
  private let terminal: PseudoTerminal

  init() throws {
    home = try Home()
    terminal = try Program.start(home: home)
    try terminal.expectEditor()
  }

  /// Ends the program with Ctrl-D.
  private func leave(_ terminal: PseudoTerminal) throws {
    terminal.type("\u{4}")
    #expect(try terminal.waitForExit() == 0)
    #expect(terminal.isCooked)
  }

  @Test("A line runs on Enter")
  func line() throws {
    terminal.type("6*7\r")
    try terminal.expectAnswer("42")
    try terminal.expectEditor()
    try leave(terminal)
  }

  @Test("Keys move and delete")
  func editing() throws {
    terminal.type("6*8x\u{1B}[D\u{1B}[D\u{1B}[3~7\u{1B}[F\u{7F}\r")
    try terminal.expectAnswer("42")
  }

  @Test("A block asks for more, indents by itself, and ends with an empty line")
  func block() throws {
    terminal.type("for i in range(3):\r")
    try terminal.expect("… ")
    terminal.type("print('n', i)\r\r")
    try terminal.expectAnswer("n 0\r\nn 1\r\nn 2")
  }

  @Test("Who indents the block himself gets no indentation added")
  func ownIndentation() throws {
    terminal.type("if True:\r  a = 20\r  b = 22\r\ra + b\r")
    try terminal.expectAnswer("42")
  }

  @Test("Up in an open block takes it back to be edited as a whole")
  func takenBlock() throws {
    terminal.type("for i in rang(3):\rprint('n', i)")
    terminal.type("\u{1B}[A\u{1B}[D\u{1B}[D\u{1B}[D\u{1B}[De\r")
    try terminal.expect("… ")
    terminal.type("\r")
    try terminal.expectAnswer("n 0\r\nn 1\r\nn 2")
  }

  @Test("A paste is one piece, with its empty lines, and runs once")
  func paste() throws {
    terminal.paste("def f(x):\n    y = x\n\n    return y * 2\nf(21)\n")
    try terminal.expect("f(21)")
    #expect(!terminal.rest().contains("42"), "a paste must wait for Enter")
    terminal.type("\r")
    try terminal.expect("42\r\n")
  }

  @Test("Control characters in a paste do nothing")
  func hostilePaste() throws {
    terminal.paste("6*7\u{1B}\u{3}\u{7F}\u{4}")
    try terminal.expect("6*7")
    terminal.type("\r")
    try terminal.expect("42\r\n")
  }

  @Test("Ctrl-C drops the line, or the block")
  func cancel() throws {
    terminal.type("nonsense(")
    try terminal.expect("nonsense(")
    terminal.type("\u{3}")
    try terminal.expect("^C")
    try terminal.expectEditor()
    terminal.type("if True:\r")
    try terminal.expect("… ")
    terminal.type("\u{3}")
    try terminal.expectEditor()
    terminal.type("6*7\r")
    try terminal.expectAnswer("42")
  }

  @Test("Ctrl-C stops a running statement, and the next one runs")
  func interrupt() throws {
    terminal.type("6*7\r")
    try terminal.expectAnswer("42")
    terminal.type("while True: pass\r\r")
    try terminal.expect("while True: pass")
    usleep(500_000)
    terminal.type("\u{3}")
    try terminal.expect("KeyboardInterrupt")
    try terminal.expectEditor()
    terminal.type("6*7\r")
    try terminal.expectAnswer("42")
  }

  @Test("Ctrl-D typed while a statement runs leaves behind it")
  func endTypedAhead() throws {
    terminal.type("import time; time.sleep(1); print('do' + 'ne')\r")
    _ = terminal.rest(milliseconds: 300)
    #expect(terminal.isCooked)
    try leave(terminal)
    #expect(terminal.output(contains: "done"))
  }

  @Test("Up calls back what was typed, in this session and in the next, as blocks")
  func history() throws {
    terminal.type("if True:\r print('a' 'b')\r\r")
    try terminal.expectAnswer("ab")
    try terminal.expectEditor()
    try leave(terminal)
    let next = try Program.start(home: home)
    try next.expectEditor()
    next.type("\u{1B}[A\r")
    try next.expectAnswer("ab")
    try next.expectEditor()
    next.type("6*7\r")
    try next.expectAnswer("42")
    try next.expectEditor()
    // The beginning that was typed says which entry comes back.
    next.type("if\u{1B}[A\r")
    try next.expectAnswer("ab")
  }

  @Test("Ctrl-R searches the history")
  func search() throws {
    terminal.type("6*7\r")
    try terminal.expectAnswer("42")
    terminal.type("1+1\r")
    try terminal.expectAnswer("2")
    try terminal.expectEditor()
    terminal.type("\u{12}6*")
    try terminal.expect("i-search)`")
    terminal.type("\r")
    try terminal.expectAnswer("42")
  }

  @Test("Tab completes a name")
  func completion() throws {
    terminal.type("print('x' 'y', sep=st\t")
    usleep(300_000)
    terminal.type("\u{15}prin\t")
    try terminal.expect("print")
    terminal.type("('x' 'y')\r")
    try terminal.expectAnswer("xy")
  }

  @Test("Tab indents where there is nothing to complete")
  func tabIndents() throws {
    terminal.type("if True:\r\u{7F}\u{7F}\u{7F}\u{7F}\tprint('a' 'b')\r\r")
    try terminal.expectAnswer("ab")
  }

  @Test("A closing bracket shows for a moment which one it closes")
  func brackets() throws {
    terminal.type("len([3, 4]")
    let before = terminal.rest(milliseconds: 900)
    terminal.type(")")
    let drawn = terminal.rest(milliseconds: 900).dropFirst(before.count)
    // To the bracket behind "len", and back to the end: columns, as terminals are told them.
    let columns = drawn.split(separator: "\u{1B}[").compactMap {
      $0.hasSuffix("G") ? Int($0.dropLast()) : nil
    }.suffix(2)
    #expect(columns.count == 2 && (columns.last ?? 0) - (columns.first ?? 0) == "([3, 4])".count)
    terminal.type("\r")
    try terminal.expectAnswer("2")
  }

  @Test("An accepted line is drawn again with its colours, also over several rows")
  func colours() throws {
    let narrow = try Program.start(home: home, colours: true, columns: 40)
    try narrow.expectEditor()
    narrow.type("len('a' * 7) # a comment that is folded on this screen\r")
    try narrow.expect("\u{1B}[2A\r")
    try narrow.expect("\u{1B}[32m'a'\u{1B}[0m * \u{1B}[36m7\u{1B}[0m) \u{1B}[2m# a comment")
    try narrow.expectAnswer("7")
  }

  @Test("Characters beyond ASCII, wide and combining, are edited as characters")
  func unicode() throws {
    terminal.type("len('größe数🎉x\u{7F}')\r")
    try terminal.expectAnswer("7")
  }

  @Test("A folded line with combining characters stands in its rows, and the cursor in its column")
  func combining() throws {
    let narrow = try Program.start(home: home, columns: 30)
    try narrow.expectEditor()
    narrow.type("len('e\u{301}e\u{301}abcdefghijklmnop数') # end")
    try narrow.expect("\u{1B}[1A\r\u{1B}7\u{1B}[K")
    try narrow.expect("len('e\u{301}e\u{301}abcdefg\r\r\nhijklmnop数') # end\u{1B}[20G")
    narrow.type("\r")
    try narrow.expect("hijklmnop数') # end\r\r\n")
    try narrow.expectAnswer("21")
  }

  @Test("The prompt is drawn anew in colours for the ground that the terminal answers")
  func background() throws {
    let asked = try Program.start(home: home, colours: true)
    try asked.expect("\u{1B}]11;?\u{1B}\\")
    asked.type("6*\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\7")
    try asked.expect("\u{1B}[1;38;5;25m")
    asked.type("\r")
    try asked.expectAnswer("42")
    try asked.expect("\u{1B}[1;38;5;25m")
  }

  @Test("A new window size draws the line anew")
  func resize() throws {
    terminal.type("6*7 # a comment of some length, to be folded")
    try terminal.expect("folded")
    terminal.resize(columns: 30, rows: 10)
    try terminal.expect("6*7")
    terminal.type("\r")
    try terminal.expectAnswer("42")
  }

  @Test("After a stop from outside the line is drawn again")
  func stopAndContinue() throws {
    terminal.type("6*7 # note")
    try terminal.expect("note")
    kill(terminal.process, SIGSTOP)
    usleep(200_000)
    kill(terminal.process, SIGCONT)
    try terminal.expect("6*7 # note")
    terminal.type("\r")
    try terminal.expectAnswer("42")
  }

  @Test(
    "A signal that ends the program leaves the terminal as it was", arguments: [SIGTERM, SIGHUP])
  func ended(by number: Int32) throws {
    terminal.type("half a li")
    try terminal.expect("half a li")
    #expect(!terminal.isCooked)
    kill(terminal.process, number)
    #expect(try terminal.waitForExit() & 0x7F == number)
    #expect(terminal.isCooked)
  }

  @Test("A text of more lines than the screen has can be entered")
  func tall() throws {
    let lines = (1...60).map { "    s = s + \($0)" }
    terminal.paste(["def f(s):"] + lines + ["    return s", "f(0)"])
    terminal.type("\r")
    try terminal.expect("1830\r\n")
  }

  @Test("Vi keys, when ~/.editrc asks for them")
  func viKeys() throws {
    home.write("bind -v\n", to: ".editrc")
    let vi = try Program.start(home: home)
    try vi.expectEditor()
    vi.type("6*77")
    try vi.expect("6*77")
    vi.type("\u{1B}")
    usleep(200_000)
    vi.type("x\r")
    try vi.expectAnswer("42")
    try vi.expectEditor()
    vi.type("\u{1B}[A\r")
    try vi.expectAnswer("42")
  }

  @Test("A dumb terminal gets lines without escape sequences")
  func dumb() throws {
    let dumb = try Program.start(home: home, terminal: "dumb")
    dumb.type("6*7\r")
    try dumb.expect("42\r\n")
    dumb.type("if True:\r print('a' 'b')\r\r")
    let said = try dumb.expect("ab\r\n")
    #expect(!said.contains("\u{1B}"))
    dumb.type("\u{4}")
    #expect(try dumb.waitForExit() == 0)
  }
}

extension PseudoTerminal {
  fileprivate func paste(_ lines: [String]) { paste(lines.joined(separator: "\n")) }
}
