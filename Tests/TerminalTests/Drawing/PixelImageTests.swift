import Testing

@testable import Terminal

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

  @Test("sixel: as many colours as a palette holds, none of them twice")
  func palette() {
    func registers(_ cells: [[Colour?]]) -> Int {
      PixelImage(cells, scale: 1).encoded(.sixel).components(separatedBy: ";2;").count - 1
    }
    let shades = (0...100).map { Colour(red: $0 * 255 / 100, green: 0, blue: 128) }
    #expect(registers([shades]) == 101)
    let cube = (0..<4096).map {
      Colour(red: $0 / 256 * 17, green: $0 / 16 % 16 * 17, blue: $0 % 16 * 17)
    }
    #expect((100...256).contains(registers([cube])))
  }
}
