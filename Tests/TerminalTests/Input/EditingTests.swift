import PseudoTerminals
import Testing

@testable import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Searching, killing and taking back, key by key on a real terminal.
@Suite("Editing", .serialized)
struct EditingTests {
  private let home: Home
  private let terminal: PseudoTerminal

  init() throws {
    home = try Home()
    mkdir(home.path + "/.local", 0o755)
    mkdir(home.path + "/.local/state", 0o755)
    mkdir(home.path + "/.local/state/dojo", 0o700)
    home.write("len('größe')\n40 + 2\n41 + 3\n", to: ".local/state/dojo/history")
    terminal = try Program.start(home: home)
    try terminal.expectEditor()
  }

  /// Types keys into a fresh line; the line that results is run, and gives `answer`.
  private func expect(_ keys: String, gives answer: String) throws {
    terminal.type(keys + "\r")
    try terminal.expectAnswer(answer)
    try terminal.expectEditor()
  }

  private let left = "\u{1B}[D"
  private let right = "\u{1B}[C"
  private let start = "\u{1B}[H"
  private let end = "\u{1B}[F"
  private let search = "\u{12}"
  private let giveUp = "\u{7}"
  private let delete = "\u{7F}"

  @Test("Ctrl-R finds the entry in the place of what was typed, and an arrow key goes on in it")
  func searchLeftByArrow() throws {
    try expect("half typed\(search)+ 2\(right)\(end)0", gives: "60")
    try expect("\(search)+ 2\(start)1", gives: "160")
  }

  @Test("Ctrl-R again finds an older entry, Ctrl-S a newer one, and Backspace takes a key back")
  func searchAgain() throws {
    try expect("\(search) + \(search)\(end)", gives: "42")
    try expect("\(search) + \(search)\(search)\u{13}\(end)", gives: "44")
    try expect("\(search) + 33\(delete)\(end)", gives: "44")
    terminal.type("\(search)no such")
    try terminal.expect("failed ")
  }

  @Test("Ctrl-R finds characters beyond ASCII, and what is pasted")
  func searchUnicode() throws {
    try expect("\(search)größ", gives: "5")
    terminal.type(search)
    terminal.paste("0 + 2")
    try expect("", gives: "42")
  }

  @Test("Ctrl-G brings back what was typed, Ctrl-C drops it")
  func searchGivenUp() throws {
    try expect("6*7\(search)41\(giveUp)\(giveUp)0", gives: "420")
    terminal.type("\(search)41")
    try terminal.expect("41")
    terminal.type("\u{3}")
    try terminal.expect("^C")
    try terminal.expectEditor()
    try expect("6*7", gives: "42")
  }

  @Test("Kills stay in the line of a block, and come back with Ctrl-Y")
  func kills() throws {
    // Up comes to the end of the first line of the block that is called back.
    terminal.paste("if True:\n  print('a', 'b')")
    try expect("", gives: "a b")
    try expect("\u{1B}[A\(end)\u{1B}[B\(end)\u{15}  print('x')", gives: "x")
    try expect("\u{1B}[A\(start)\u{B}if 1:", gives: "x")
  }

  @Test("Ctrl-W takes what stands before a space, Alt-Backspace and Alt-D a name")
  func words() throws {
    try expect("6*7 f(x).y_z(3)\u{17}", gives: "42")
    try expect("6*7.y_z\u{1B}\u{7F}\(delete)", gives: "42")
    try expect("a_b-6\(start)\u{1B}d", gives: "-6")
  }

  @Test("What is killed piece by piece comes back as one")
  func killedTogether() throws {
    try expect("1 + 2 + 3\u{17}\u{17}\u{17}\u{15}\u{19}", gives: "6")
    try expect("6*7\(start)\u{B}\u{19}", gives: "42")
  }

  @Test("Ctrl-_ takes changes back, a typed word at once")
  func undone() throws {
    try expect("6*7 +\u{1F}\u{1F}\u{1F}6*7\u{15}\u{1F}", gives: "42")
    try expect("6*7\u{15}\u{1F}0\u{1F}", gives: "42")
    terminal.type("6*7\(search)größe\(right)\u{1F}")
    try expect("", gives: "42")
  }

  @Test("The cursor steps over a character with all that combines with it, which goes as one")
  func graphemes() throws {
    try expect("len('ae\u{301}')\(left)\(left)\(delete)", gives: "1")
    try expect("len('a👨‍👩‍👧b')\(left)\(left)\(left)\(delete)", gives: "2")
    try expect("len('👍🏽a')\(start)\(right)\(right)\(right)\(right)\(right)\u{1B}[3~", gives: "1")
  }

  @Test("A paste with CR LF line ends has no more lines than it shows")
  func carriageReturns() throws {
    terminal.type("\u{1B}[200~if True:\r\n  print('''a\r\nb''')\r\n\u{1B}[201~")
    try expect("", gives: "a\r\nb")
  }

  @Test("The prompt starts a line, behind what was printed and what was typed meanwhile")
  func lineStart() throws {
    terminal.type("print('a', end='')\r")
    try terminal.expect("a\r\r\n\u{1B}[?2004hforward")
    terminal.type("import time; time.sleep(1)\r")
    _ = terminal.rest(milliseconds: 300)
    terminal.type("6*7")
    try terminal.expect("6*7\r\u{1B}[K\u{1B}[?2004hforward 0/3 › ")
    try expect("", gives: "42")
  }

  @Test("Keys that mean nothing put nothing into the line")
  func unboundKeys() throws {
    try expect("6*\u{1B}[6~\u{1B}[2~\u{1B}[15~\u{1B}[1;2D\u{1B}OS7", gives: "42")
    home.write("bind \"\\e[6~\" ed-move-to-beg\n", to: ".editrc")
    let own = try Program.start(home: home)
    try own.expectEditor()
    own.type("*7\u{1B}[6~6\r")
    try own.expectAnswer("42")
  }

  @Test("A row that a wide character does not fit into is drawn whole")
  func wide() throws {
    let narrow = try Program.start(home: home, columns: 30)
    try narrow.expectEditor()
    narrow.type("xy = '数据语言模型'\(start)\u{1B}[3~")
    try narrow.expect(
      "\r\u{1B}7\u{1B}[K\u{1B}[B\u{1B}[J\u{1B}8forward 0/3 › y = '数据语言模\r\r\n型'\u{1B}[1A\u{1B}[15G")
  }

  @Test("In an open block Tab knows what stands in the lines above")
  func completionInBlock() throws {
    terminal.type("print('a', 'b',\r")
    try terminal.expect("… ")
    try expect("sep\t'-')", gives: "a-b")
  }

  @Test("A terminal that the system does not know gets long lines drawn in their rows")
  func unknownTerminal() throws {
    let unknown = try Program.start(home: home, terminal: "xterm-of-tomorrow", columns: 30)
    let greeting = try unknown.expect("\u{1B}[?2004h")
    #expect(!greeting.contains("No entry"))
    unknown.type("len('a line that needs more than one row of it')")
    try unknown.expect("row of")
    _ = unknown.rest()
    unknown.type("\(start)1+")
    #expect(unknown.rest(milliseconds: 600).contains("\u{1B}[2A"))
    unknown.type("\r")
    try unknown.expectAnswer("42")
  }

  @Test("Pasted into a dumb terminal, a block goes on over empty lines")
  func dumbPaste() throws {
    let dumb = try Program.start(home: home, terminal: "dumb")
    try dumb.expect("› ")
    dumb.type("def f():\n  a = 20\n\n  return a + 22\nf()\n")
    try dumb.expect("42\r\n")
  }
}
