import Language
import Safety
import Testing

@testable import Library

@Suite("Figures")
struct FigureTests {
  @Test("wait for the end of the cell, in order; empty ones are dropped")
  func taking() throws {
    let figures = try PlotProgram.figures(
      """
      plt.plot([1]); plt.title('one')
      plt.figure()
      plt.figure(figsize=(2, 1)); plt.hist([1, 2])
      """)
    #expect(figures.map { $0.axes.first?.title?.text } == ["one", nil])
    #expect(figures.map(\.width) == [6.4, 2])
    #expect(Pyplot.takeFigures().isEmpty)
  }

  @Test("go to the sink when the program shows them")
  func showing() throws {
    final class Sink: FigureSink {
      var titles: [String] = []
      func show(_ figure: Figure) { titles.append(figure.axes.first?.title?.text ?? "") }
    }
    let sink = Sink()
    Pyplot.sink = sink
    defer { Pyplot.sink = nil }
    let rest = try PlotProgram.figures(
      "plt.plot([1]); plt.title('a'); plt.show(); plt.plot([2]); plt.title('b')")
    #expect(sink.titles == ["a"])
    #expect(rest.map { $0.axes.first?.title?.text } == ["b"])
  }

  @Test("are as they were after a statement is taken back")
  func undo() throws {
    let interpreter = Interpreter(output: { _ in })
    Library.install(into: interpreter)
    func run(_ program: String) throws { _ = try interpreter.run(Source(program, name: "<test>")) }
    try run("import matplotlib.pyplot as plt\nplt.plot([1, 2])")
    UndoLog.begin()
    try run("plt.plot([3, 4]); plt.title('t'); plt.figure(); plt.bar([1], [2])")
    UndoLog.rollback()
    let figures = Pyplot.takeFigures()
    #expect(figures.count == 1)
    #expect(figures.first?.axes.first?.artists.count == 1)
    #expect(figures.first?.axes.first?.title == nil)
  }

  @Test("close by number, by themselves, or all at once")
  func closing() throws {
    let numbers = "plt.figure(); plt.figure(7); f = plt.figure()\n"
    #expect(try PlotProgram.shown(numbers + "plt.get_fignums()") == "[1, 7, 8]")
    #expect(try PlotProgram.shown(numbers + "plt.close(7); plt.get_fignums()") == "[1, 8]")
    #expect(try PlotProgram.shown(numbers + "plt.close(f); plt.get_fignums()") == "[1, 7]")
    #expect(try PlotProgram.shown(numbers + "plt.close('all'); plt.get_fignums()") == "[]")
  }

  @Test("A format gives colour, line and marker; a marker alone draws no line")
  func formats() throws {
    let (axes, _) = try PlotProgram.axes("plt.plot([1, 2], 'r--o', [1, 2], 'C3s', [2, 1], '-.')")
    let lines = axes.artists.compactMap {
      if case .line(let line) = $0.kind { line } else { nil }
    }
    #expect(lines.map(\.style.colour) == [Colour(0xFF0000), Colour(0xD62728), Colour(0x1F77B4)])
    #expect(lines.map(\.style.dash) == [.dashed, .none, .dashDot])
    #expect(lines.map { $0.marker?.shape } == [.circle, .square, nil])
  }

  @Test(
    "Colours by name",
    arguments: [
      ("r", "#ff0000"), ("tab:orange", "#ff7f0e"), ("C10", "#1f77b4"), ("#abc", "#aabbcc"),
      ("#12345678", "#123456"), ("0.5", "#808080"), ("rebeccapurple", "#663399"),
      ("Steelblue", "#4682b4"),
    ])
  func colours(name: String, code: String) throws {
    #expect(SVGWriter.colour(try #require(Colour(name: name))) == code)
  }

  @Test(
    "Colormaps come within a few 255ths of matplotlib's tables",
    arguments: [
      ("viridis", 0.0, (68, 1, 84)), ("viridis", 0.5, (32, 144, 140)),
      ("viridis", 1.0, (253, 231, 36)), ("gray", 0.25, (64, 64, 64)),
      ("bwr", 0.25, (128, 128, 255)), ("bwr_r", 1.0, (0, 0, 255)),
      ("Blues", 0.75, (33, 114, 181)), ("hot", 0.5, (255, 92, 0)),
    ])
  func colormaps(name: String, part: Double, wanted: (Int, Int, Int)) throws {
    let (red, green, blue) = try #require(Colormap(name)).colour(at: part).bytes
    #expect(abs(Int(red) - wanted.0) <= 4)
    #expect(abs(Int(green) - wanted.1) <= 4)
    #expect(abs(Int(blue) - wanted.2) <= 4)
  }

  @Test("A legend names what has a label, or all with the labels given")
  func legends() throws {
    let labelled = try PlotProgram.axes(
      "plt.plot([1], label='a'); plt.plot([2]); plt.plot([3], label='_b'); plt.legend()")
    #expect(labelled.axes.legend?.entries.map(\.label) == ["a"])
    let given = try PlotProgram.axes("plt.plot([1]); plt.hist([2]); plt.legend(['p', 'q'])")
    #expect(
      given.axes.legend?.entries == [
        Legend.Entry(artist: 1, label: "p"), Legend.Entry(artist: 2, label: "q"),
      ])
  }
}
