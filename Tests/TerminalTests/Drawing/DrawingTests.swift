import Testing

@testable import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Drawing")
struct DrawingTests {
  @Test("Columns go down first")
  func columns() {
    #expect(Columns.lines(["a", "bb", "c", "d", "e"], width: 8) == ["a   d", "bb  e", "c"])
    #expect(Columns.lines(["long entry"], width: 5) == ["long…"])
    #expect(Columns.lines([], width: 5) == [])
  }

  @Test("A table's columns are as wide as what is in them")
  func table() {
    let table = Table(
      header: ["name", "n"], alignments: [.left, .right], rows: [["größe", "1"], ["数", "12"]])
    #expect(table.lines(width: 80) == ["name    n", "größe   1", "数     12"])
    #expect(table.lines(width: 7) == ["na…   n", "gr…   1", "数   12"])
  }

  @Test("A sparkline goes from the least to the greatest")
  func sparkline() {
    #expect(Sparkline.text([0, 1, 2, 3, 4, 5, 6, 7]) == "▁▂▃▄▅▆▇█")
    #expect(Sparkline.text([-1, .nan, 1, .infinity, -.infinity]) == "▁ ██▁")
    #expect(Sparkline.text([3, 3]) == "▅▅")
    #expect(Sparkline.text([0, 0, 4, 4, 7, 7], width: 3) == "▁▅█")
    #expect(Sparkline.text([]) == "")
    #expect(Sparkline.text([.nan]) == " ")
    #expect(Sparkline.text([-1e308, 0, 1e308]) == "▁▅█")
  }

  @Test("A progress bar tells what tqdm's tells, in the same place")
  func progress() {
    #expect(
      ProgressBar(done: 45, total: 100, seconds: 3.6).line(width: 48)
        == " 45%|████▌     | 45/100 [00:03<00:04, 12.50it/s]")
    #expect(ProgressBar(done: 3, total: nil, seconds: 6).line(width: 80) == "3it [00:06, 2.00s/it]")
    #expect(
      ProgressBar(label: "a", done: 0, total: 2, seconds: 0).line(width: 40)
        == "a:   0%|          | 0/2 [00:00<?, ?it/s]")
    #expect(ProgressBar.bar(0.5, width: 3) == "█▌ ")
    #expect(ProgressBar.bar(7, width: 3) == "███")
  }

  // MARK: Colours

  @Test(
    "Colours are those that the terminal has",
    arguments: [
      (true, ["TERM": "xterm"], ColourDepth.ansi), (true, ["TERM": "xterm-256color"], .palette),
      (true, ["TERM": "xterm", "COLORTERM": "truecolor"], .full), (true, ["TERM": "dumb"], .none),
      (true, [:], .none), (false, ["TERM": "xterm"], .none),
      (true, ["TERM": "xterm", "NO_COLOR": "1"], .none),
      (true, ["TERM": "xterm", "NO_COLOR": ""], .ansi),
    ])
  func depth(isTerminal: Bool, environment: [String: String], depth: ColourDepth) {
    #expect(ColourDepth.detect(isTerminal: isTerminal) { environment[$0] } == depth)
  }

  @Test(
    "The ground that text stands on is what the terminal says",
    arguments: [
      ("11;rgb:ffff/ffff/ffff", Background.light), ("11;rgb:fdfd/f6f6/e3e3", .light),
      ("11;rgb:0000/0000/0000", .dark), ("11;rgb:00/2b/36", .dark), ("11;rgb:f/f/f", .light),
      ("11;rgba:1c1c/1c1c/1c1c/ffff", .dark), ("11;?", nil), ("10;rgb:ff/ff/ff", nil),
      ("11;rgb:ff/ff", nil), ("11;rgb:ffffffffffffffffffff/0/0", nil),
    ])
  func answeredBackground(answer: String, background: Background?) {
    #expect(Background(answer: answer) == background)
  }

  @Test(
    "… or its environment",
    arguments: [
      ("0;15", Background.light), ("15;0", .dark), ("15;default;0", .dark), ("0;7", .light),
      ("7;8", .dark), ("0;default", nil), ("", nil), ("0;99", nil),
    ])
  func backgroundInEnvironment(colours: String, background: Background?) {
    #expect(Background(colours: colours) == background)
  }

  @Test(
    "On white, colours stand out by 4.5 to 1, as WCAG 2 asks of text",
    arguments: Style.Role.allCases)
  func contrast(role: Style.Role) throws {
    let start = Style(depth: .palette, on: .light)(role, "x")
    guard let mark = start.firstRange(of: "38;5;") else { return }
    let index = try #require(Int(start[mark.upperBound...].prefix { $0.isNumber }))
    // xterm's palette: a cube of six levels, then greys.
    let levels = [0.0, 95, 135, 175, 215, 255]
    let (cube, grey) = (index - 16, Double(8 + 10 * (index - 232)))
    let parts =
      index >= 232
      ? [grey, grey, grey] : [levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6]]
    let linear = parts.map { part in
      part / 255 <= 0.04045 ? part / 255 / 12.92 : pow((part / 255 + 0.055) / 1.055, 2.4)
    }
    let luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    #expect(1.05 / (luminance + 0.05) >= 4.5)
  }

  @Test("A plain style leaves texts alone")
  func style() {
    #expect(Style.plain(.bad, "x") == "x")
    #expect(Style(depth: .ansi)(.good, "x") == "\u{1B}[32mx\u{1B}[0m")
    #expect(Style(depth: .ansi)(.good, "") == "")
  }

  @Test("A heatmap goes from blue over white to red, two rows to a line")
  func heatmap() {
    let lines = Heatmap(rows: [[-1, 0], [1, .nan]]).lines(width: 10, height: 5, depth: .full)
    #expect(
      lines[0] == "\u{1B}[38;2;5;48;97;48;2;103;0;31m▀\u{1B}[0;38;2;247;247;247m▀\u{1B}[0m")
    #expect(lines.count == 2)
    #expect(lines[1].hasPrefix("-1 ") && lines[1].hasSuffix(" 1"))
  }

  @Test("With 256 colours the nearest are taken")
  func palette() {
    let grey = Colour(red: 247, green: 247, blue: 247)
    #expect(grey.parameters(background: false, depth: .palette) == "38;5;231")
    let blue = Colour(red: 0, green: 0, blue: 250)
    #expect(blue.parameters(background: true, depth: .palette) == "48;5;21")
  }

  @Test("Without colours a heatmap has shades, and a large one is averaged")
  func shades() {
    let rows = [[-2, -1, 0, 1, 2]]
    #expect(
      Heatmap(rows: rows.map { $0.map { Double($0) } }).lines(width: 9, height: 9, depth: .none)
        == [
          " ░▒▓█", "-2   ░░▒▒▒▓▓██ 2",
        ])
    let large = (0..<100).map { row in (0..<300).map { Double(row * $0) } }
    let lines = Heatmap(rows: large, isCentred: false).lines(width: 20, height: 5, depth: .none)
    #expect(lines.count == 6)
    #expect(lines[0].count == 20)
    #expect(Heatmap(rows: []).lines(width: 5, height: 5, depth: .full) == ["(nothing to show)"])
    #expect(Heatmap(rows: [[.nan]]).lines(width: 5, height: 5, depth: .full).count == 1)
  }

  // MARK: Plots

  @Test("A line goes from corner to corner")
  func plot() {
    let plot = Plot(series: [.init(y: [0, 1, 2, 3])])
    #expect(
      plot.lines(width: 13, height: 5) == [
        "  │       ⣀⠔⠊", "2 ┤   ⣀⠤⠒⠉   ", "0 ┤⡠⠔⠉       ", "  └┬─────┬───", "   0     2   ",
      ])
  }

  @Test(
    "Whatever is plotted, it fits and does not fail",
    arguments: [
      [], [1], [1, 1, 1], [.nan], [.infinity, 1], [-1e308, 1e308], [0, .leastNonzeroMagnitude],
    ])
  func odd(values: [Double]) {
    for kind in [Plot.Series.Kind.line, .points, .bars] {
      let plot = Plot(title: "t", xLabel: "x", series: [.init(kind, y: values, label: "l")])
      for width in [0, 5, 40] {
        let lines = plot.lines(width: width, height: 8)
        #expect(!lines.isEmpty)
        if width == 40 { #expect(lines.allSatisfy { DisplayWidth.of($0) <= 40 }) }
      }
    }
  }

  @Test(
    "Ticks are round numbers inside the scale",
    arguments: [
      (0.0, 10.0, 5, [0.0, 2, 4, 6, 8, 10]), (-1, 1, 4, [-1, -0.5, 0, 0.5, 1]), (3, 3, 4, [3]),
    ])
  func ticks(least: Double, greatest: Double, count: Int, expected: [Double]) {
    #expect(Ticks.between(Scale(least, greatest), atMost: count) == expected)
  }
}
