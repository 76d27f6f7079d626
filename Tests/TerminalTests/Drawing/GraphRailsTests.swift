import Testing

@testable import Terminal

@Suite("Rails beside a graph")
struct GraphRailsTests {
  private func lines(_ inputs: [[Int]]) -> [String] {
    GraphRails(inputs).rows.map { row in
      let line = row.before + "o" + row.after
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  @Test("a chain goes straight down")
  func chain() { #expect(lines([[], [0], [1]]) == ["o", "o", "o"]) }

  @Test("a value used twice keeps its rail until the second use")
  func twice() {
    #expect(lines([[], [0], [0, 1]]) == ["o", "├─o", "o─╯"])
  }

  @Test("a value made of two takes the place of the first that ends")
  func joined() {
    #expect(lines([[], [], [0, 1], [2]]) == ["o", "│ o", "o─╯", "o"])
  }

  @Test("a rail that is not meant is passed over")
  func crossing() {
    #expect(lines([[], [], [], [0, 2], [1, 3]]) == ["o", "│ o", "│ │ o", "o─│─╯", "o─╯"])
  }
}

@Suite("Pictures of pixels")
struct PixelImageTests {
  private func detect(_ environment: [String: String]) -> GraphicsProtocol? {
    GraphicsProtocol.detect(isTerminal: true) { environment[$0] }
  }

  @Test("a terminal says by its environment whether it shows pictures")
  func detection() {
    #expect(detect(["TERM": "xterm-kitty"]) == .kitty)
    #expect(detect(["TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"]) == .kitty)
    #expect(detect(["TERM": "foot"]) == .sixel)
    #expect(detect(["TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"]) == .sixel)
    #expect(detect(["TERM": "xterm-256color"]) == nil)
    #expect(detect(["TERM": "xterm-kitty", "NO_COLOR": "1"]) == nil)
    #expect(detect(["TERM": "tmux-256color", "KITTY_WINDOW_ID": "1"]) == nil)
    #expect(GraphicsProtocol.detect(isTerminal: false) { _ in "xterm-kitty" } == nil)
  }

  private let red = Colour(red: 255, green: 0, blue: 0)

  @Test("kitty: size, then the pixels in base 64")
  func kitty() {
    #expect(
      PixelImage([[red, nil]], scale: 1).encoded(.kitty)
        == "\u{1B}_Ga=T,f=32,s=2,v=1,q=2,m=0;/wAA/wAAAAA=\u{1B}\\")
  }

  @Test("sixel: size, palette, and for each colour the columns of a band")
  func sixel() {
    #expect(
      PixelImage([[red], [nil]], scale: 2).encoded(.sixel)
        == "\u{1B}P0;1;0q\"1;1;2;4#0;2;100;0;0#0BB-\u{1B}\\")
  }
}
