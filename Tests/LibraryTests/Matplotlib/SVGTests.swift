import Safety
import Testing

@testable import Library

@Suite("Figures as SVG")
struct SVGTests {
  private func svg(_ program: String) throws -> String {
    try SVGRenderer.render(#require(try PlotProgram.figures(program).last))
  }

  @Test(
    "are well-formed, whatever is drawn",
    arguments: [
      "plt.plot([1, 2], label='<&\"\\x01'); plt.legend(); plt.title('a\\nb & c'); plt.grid()",
      "plt.hist([1, 2, 2], 3); plt.hist([1, 2], 3, histtype='step')",
      "plt.imshow([[1, float('nan')], [3, 4]]); plt.colorbar(label='<')",
      "plt.imshow(torch.zeros(200, 200)); plt.axis('off')",
      "plt.imshow([[[1., 0, 0], [0, 1, 0]]], interpolation='bilinear')",
      "plt.scatter([1, 2], [3, 4], c=[1, 2], s=[10, 300], marker='*'); plt.colorbar()",
      "plt.semilogy([0, 1, 1000]); plt.axvline(1); plt.xticks([0, 1], ['a', 'b'], rotation=45)",
      "plt.plot([]); plt.plot([float('nan')]); plt.plot([float('inf'), 1, 2])",
      "fig, ax = plt.subplots(2, 3); ax[1, 2].bar(['a', 'b'], [1, -1]); fig.suptitle('s')",
      "plt.annotate('x', (1, 1), (2, 2), arrowprops={}); plt.fill_between([1, 2], [3, 4], alpha=.5)",
      "plt.plot([1, 2]); plt.xlim(1e308, -1e308)",
      "plt.rcParams.update({'font.size': 0, 'figure.figsize': [0, -1]}); plt.plot([1])",
      "plt.plot([1], marker='o', ms=float('nan')); plt.title('t', fontsize=float('inf'))",
      "plt.bar([], [], color=['r']); plt.scatter([], [], c=[]); plt.imshow([[]])",
    ])
  func wellFormed(program: String) throws {
    let text = try svg(program)
    #expect(XMLOutline.problem(of: text) == nil)
    #expect(!text.contains("nan") && !text.contains("inf"))
  }

  @Test("A stop ends the drawing")
  func stop() throws {
    let figure = try #require(try PlotProgram.figures("plt.plot([1, 2])").last)
    Interrupt.request()
    #expect(throws: (any Error).self) { try SVGRenderer.render(figure) }
    #expect(try SVGRenderer.render(figure).contains("</svg>"))
  }

  @Test("A curve is one path, with gaps where a number is missing")
  func curve() throws {
    let text = try svg("plt.plot([1, 2, float('nan'), 4, 5], 'k'); plt.axis('off')")
    let paths = text.split(separator: "\n").filter { $0.contains("stroke=\"#000000\"") }
    #expect(paths.count == 1)
    #expect(paths[0].count { $0 == "M" } == 2)
    #expect(paths[0].count { $0 == "L" } == 2)
  }

  @Test("A curve of very many points becomes a short path that keeps its extremes")
  func thinning() throws {
    let points = (0..<100_000).map { index -> (x: Double, y: Double)? in
      (Double(index) / 200, index == 50_000 ? 400 : Double(index % 7))
    }
    let path = try SVGPath.curve(points)
    #expect(path.utf8.count < 150_000)
    #expect(path.contains(" 400L"))
  }

  @Test("An image's cells of one colour are one path over the ground of the most frequent one")
  func image() throws {
    let grid = PixelGrid(
      width: 3, height: 2, pixels: [.white, .white, .black, .black, .white, .black])
    #expect(
      grid.runs().map(\.path) == [
        "M0 0h2v1h-2zM1 1h1v1h-1z", "M2 0h1v1h-1zM0 1h1v1h-1zM2 1h1v1h-1z",
      ])
    let text = try svg("plt.imshow([[0, 1, 1], [1, 1, 1]], cmap='gray'); plt.axis('off')")
    #expect(text.contains("<rect x=\"0\" y=\"0\" width=\"3\" height=\"2\" fill=\"#ffffff\"/>"))
    #expect(text.contains("<path d=\"M0 0h1v1h-1z\" fill=\"#000000\"/>"))
  }

  @Test("A PNG of two colours has a palette and a bit a pixel")
  func png() throws {
    let bytes = try PNG.encode(PixelGrid(width: 2, height: 1, pixels: [.black, .white]))
    let wanted: [UInt8] =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + [0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 2, 0, 0, 0, 1, 1, 3, 0, 0, 0]
    #expect(bytes.starts(with: wanted))
    // The checksum of an empty IEND chunk, as the standard's own example has it.
    #expect(bytes.suffix(8) == [0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])
  }

  @Test(
    "Base64 as in RFC 4648",
    arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")])
  func base64(text: String, code: String) {
    #expect(Base64.encode(Array(text.utf8)) == code)
  }

  @Test("Numbers have at most two decimals")
  func numbers() {
    #expect(
      [0, 1.005, -2.5, 12.345, 100, -0.001].map(SVGWriter.number) == [
        "0", "1", "-2.5", "12.35", "100", "0",
      ])
  }
}

/// Just enough of an XML reader to see that elements close and that text is escaped.
private enum XMLOutline {
  /// What is wrong with a document; nil if nothing is.
  static func problem(of text: String) -> String? {
    var open: [Substring] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      if rest[..<start].contains(">") { return "a bare > before \(rest[start...].prefix(20))" }
      guard let end = rest[start...].firstIndex(of: ">") else { return "an open tag" }
      let tag = rest[rest.index(after: start)..<end]
      if tag.contains("<") { return "a bare < in \(tag)" }
      if tag.count(where: { $0 == "\"" }) % 2 == 1 { return "an open quote in \(tag)" }
      if tag.hasPrefix("/") {
        guard open.popLast() == tag.dropFirst() else { return "</\(tag.dropFirst())> out of place" }
      } else if !tag.hasSuffix("/") {
        open.append(tag.prefix { $0 != " " })
      }
      rest = rest[rest.index(after: end)...]
    }
    let entities = text.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
    let known = ["amp;", "lt;", "gt;", "quot;"]
    if let bad = entities.first(where: { part in !known.contains { part.hasPrefix($0) } }) {
      return "a bare & before \(bad.prefix(20))"
    }
    if text.unicodeScalars.contains(where: { $0.value < 32 && $0 != "\n" }) {
      return "a control character"
    }
    return open.isEmpty ? nil : "open elements: \(open)"
  }
}
