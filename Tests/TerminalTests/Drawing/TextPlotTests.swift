import Language
import Library
import Safety
import Testing

@testable import Terminal

@Suite("Figures in characters")
struct TextPlotTests {
  /// What a program draws, in a field of a size.
  private func draw(
    _ program: String, columns: Int = 30, rows: Int = 9, depth: ColourDepth = .none
  ) throws -> String {
    let interpreter = Interpreter(output: { _ in })
    Library.install(into: interpreter)
    _ = try interpreter.run(
      Source("import matplotlib.pyplot as plt\n" + program, name: "<test>"))
    return try Pyplot.takeFigures().map {
      try TextPlot.render($0, columns: columns, rows: rows, colour: depth)
    }.joined()
  }

  @Test("A stop ends the drawing")
  func stop() throws {
    let interpreter = Interpreter(output: { _ in })
    Library.install(into: interpreter)
    let program = "import matplotlib.pyplot as plt; plt.plot([1, 2]); plt.bar([1], [2])"
    _ = try interpreter.run(Source(program, name: "<test>"))
    let figure = try #require(Pyplot.takeFigures().first)
    Interrupt.request()
    #expect(throws: (any Error).self) {
      try TextPlot.render(figure, columns: 30, rows: 9, colour: .none)
    }
    Interrupt.request()
    let view = ReportView(style: Style(depth: .none), columns: 30)
    #expect(view.draw(.figure(figure)) == "KeyboardInterrupt\n")
    #expect(view.draw(.figure(figure)).contains("┤"))
  }

  @Test("A curve in Braille dots, with ticks, labels and a title")
  func curve() throws {
    let text = try draw(
      """
      plt.plot([0, 1, 4, 9])
      plt.title('squares')
      plt.xlabel('n')
      plt.ylabel('n²')
      """)
    #expect(
      text == """
                    squares
        n²
          │                      ⢀⡠⠔
          │                   ⣀⠔⠊⠁
        5 ┤               ⣀⠤⠒⠉
          │          ⣀⠤⠔⠊⠉
        0 ┤ ⠤⠤⠒⠒⠒⠒⠉⠉⠉
          └─┬──────────────┬─────────
            0              2
                       n

        """)
  }

  @Test("Several curves differ in their rhythm where there are no colours")
  func rhythms() throws {
    let text = try draw(
      """
      plt.plot([0, 4], label='up')
      plt.plot([4, 0], label='down')
      plt.legend()
      """)
    #expect(
      text == """
        4 ┤ ⠒⠤ ⡀                ⢀⡠⠤⠒
          │    ⠈⠉ ⠢⠤       ⣀⠤⠔⠒⠉⠁
        2 ┤          ⣉⡱⠤⠶⢎⠉
          │    ⢀⣀⠤⠔⠒⠉      ⠉⠒ ⠤⣀
        0 ┤ ⠤⠒⠊⠁                 ⠑⠒
          └─┬───────────┬──────────┬─
           0.0         0.5        1.0
          ── up   ╌╌ down

        """)
  }

  @Test("A histogram in eighths of blocks")
  func histogram() throws {
    let text = try draw("plt.hist([1, 1, 1, 1, 2, 2, 3, 4, 4, 4], 4)")
    #expect(
      text == """
        4 ┤ ▆▆▆▆▆▆
          │ ██████            ▅▅▅▅▅▅
        2 ┤ ██████▃▃▃▃▃▃      ██████
          │ ████████████▂▂▂▂▂▂██████
        0 ┤ ████████████████████████
          └─────────┬──────────────┬─
                    2              4

        """)
  }

  @Test("Bars with names; negative ones hang")
  func bars() throws {
    let text = try draw("plt.bar(['a', 'b', 'c'], [3, -1, 2])")
    #expect(
      text == """
          │ ▆▆▆▆▆▆▆
        2 ┤ ███████          ▅▅▅▅▅▅▅
          │ ███████          ███████
        0 ┤ ███████  ██████  ███████
          │          ██████
          └────┬───────┬────────┬────
               a       b        c

        """)
  }

  @Test("Lying bars")
  func lyingBars() throws {
    let text = try draw("plt.barh(['one', 'two'], [1, 2.5])")
    #expect(
      text == """
            │██████████████████████▉
        two ┤██████████████████████▉
            │
        one ┤█████████▏
            │█████████▏
            └┬────────┬────────┬─────
             0        1        2

        """)
  }

  @Test("Points as their markers, texts where there is room")
  func points() throws {
    let text = try draw("plt.scatter([1, 2, 3], [3, 1, 2]); plt.text(2, 1, 'b', ha='center')")
    #expect(
      text == """
        3 ┤ ●
          │
        2 ┤                        ●
          │
        1 ┤             b
          └─┬───────────┬──────────┬─
            1           2          3

        """)
  }

  @Test("An image in shades, with its scale")
  func shades() throws {
    let text = try draw("plt.imshow([[0, 1, 2, 3], [3, 2, 1, 0]])")
    #expect(
      text == """
          │    ░░░░▓▓▓▓████
        0 ┤    ░░░░▓▓▓▓████
          │████▓▓▓▓░░░░
        1 ┤████▓▓▓▓░░░░
          └──┬───────┬─────
             0       2
          0   ░░▒▒▓▓██ 3

        """)
  }

  @Test("A logarithmic axis")
  func logarithmic() throws {
    let text = try draw("plt.semilogy([1, 10, 100, 1000])")
    #expect(
      text == """
        10³ ┤                    ⣀⠤⠒
            │               ⣀⡠⠔⠊⠉
            │         ⣀⡠⠤⠒⠊⠉
            │    ⣀⡠⠔⠊⠉
        10⁰ ┤ ⠤⠒⠉
            └─┬─────────────┬────────
              0             2

        """)
  }

  @Test("An area in every other dot")
  func area() throws {
    let text = try draw("plt.fill_between([0, 1, 2], [1, 3, 2])")
    #expect(
      text == """
          │          ⢀⢀⢔⢔⢄⢄⢄⢀
        2 ┤      ⢀⢀⢔⢔⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢔⢄⢄⢄
          │  ⢀⢀⢔⢔⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕
          │ ⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕
        0 ┤ ⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕
          └─┬───────────┬──────────┬─
            0           1          2

        """)
  }

  @Test("A gap where a number is missing")
  func gap() throws {
    let text = try draw("plt.plot([1, 1, float('nan'), 1, 1])")
    #expect(
      text == """
        1.05 ┤
             │
        1.00 ┤ ⠤⠤⠤⠤⠤⠄         ⠠⠤⠤⠤⠤⠤
             │
        0.95 ┤
             └─┬────────────┬────────
              0.0          2.5

        """)
  }

  @Test("Axes side by side")
  func grid() throws {
    let text = try draw(
      """
      fig, (a, b) = plt.subplots(1, 2)
      a.plot([1, 2])
      b.bar([1], [2])
      fig.suptitle('both')
      """, columns: 64)
    #expect(
      text == """
                                      both
        2.0 ┤                    ⢀⣀⠤⠒    2 ┤ ▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆
            │               ⣀⡠⠤⠒⠉⠁         │ █████████████████████████
        1.5 ┤          ⣀⠤⠔⠒⠉             1 ┤ █████████████████████████
            │    ⢀⣀⠤⠒⠊⠉                    │ █████████████████████████
        1.0 ┤ ⠤⠒⠉⠁                       0 ┤ █████████████████████████
            └─┬──────────┬──────────┬─     └─────┬───────┬───────┬─────
             0.0        0.5        1.0         0.75    1.00    1.25

        """)
  }

  @Test("A step histogram as its outline")
  func outline() throws {
    let text = try draw("plt.hist([1, 1, 2, 4], 4, histtype='step')")
    #expect(
      text == """
        2 ┤ ⡖⠒⠒⠒⠒⠒⡆
          │ ⡇     ⡇
        1 ┤ ⡇     ⠧⠤⠤⠤⠤⢤     ⢠⠤⠤⠤⠤⠤⢤
          │ ⡇          ⢸     ⢸     ⢸
        0 ┤ ⡇          ⢸⣀⣀⣀⣀⣀⣸     ⢸
          └─────────┬──────────────┬─
                    2              4

        """)
  }

  @Test("No line is wider than the screen", arguments: [12, 20, 41, 80])
  func width(columns: Int) throws {
    let text = try draw(
      """
      plt.plot([1, 2, 30000], label='a very long name of a curve, longer than the screen')
      plt.title('a long title, too, that must be cut at the end'); plt.ylabel('y' * 90)
      plt.xlabel('x' * 90); plt.legend(); plt.xticks([0, 1, 2], ['n' * 30, 'm' * 30, 'l' * 30])
      plt.figure(); plt.imshow([[0] * 200] * 3); plt.colorbar(label='l' * 50)
      plt.subplots(2, 2)[1][0, 0].hist([1, 2, 2])
      """, columns: columns, rows: 10)
    let widest = text.split(separator: "\n").map { DisplayWidth.of(String($0)) }.max() ?? 0
    #expect(widest <= columns)
  }

  @Test("Texts of a program cannot command the terminal")
  func control() throws {
    let text = try draw(
      "plt.plot([1]); plt.title('a\\x1b]0;b\\x07\\rc\\nd'); plt.ylabel('\\x1b[2J')")
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 32 })
  }

  @Test("Colours only where there are some")
  func colours() throws {
    let program = "plt.plot([1, 2], 'r'); plt.imshow([[1, 2]]); plt.colorbar()"
    #expect(!(try draw(program)).contains("\u{1B}"))
    #expect(try draw("plt.plot([1, 2], 'r')", depth: .ansi).contains("\u{1B}[0;31m"))
    #expect(try draw("plt.plot([1, 2], 'r')", depth: .full).contains("\u{1B}[0;38;2;255;0;0m"))
    // Black is the terminal's own colour, whatever its background is.
    #expect(!(try draw("plt.plot([1, 2], 'k')", depth: .full)).contains("\u{1B}"))
  }

  @Test("An image's cells have the colours of its map, two above each other in a character")
  func image() throws {
    let text = try draw(
      "plt.imshow([[0, 1], [1, 0]], cmap='gray'); plt.axis('off')", columns: 2, depth: .full)
    let (light, dark) = ("2;255;255;255", "2;0;0;0")
    #expect(
      text == "\u{1B}[0;38;\(dark);48;\(light)m▀\u{1B}[0;38;\(light);48;\(dark)m▀\u{1B}[0m\n")
  }

  @Test("What lies outside of the limits is cut off, however far it is")
  func clipping() throws {
    let text = try draw("plt.plot([0, 1], [-1e300, 1e300]); plt.ylim(0, 1); plt.axis('off')")
    #expect(text.contains("⡇") || text.contains("⢸"))
    #expect(PlotPainter.clipped((-1, 2), (-1, 3)) == nil)
  }
}
