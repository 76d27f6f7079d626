/// Figures as pictures: one SVG document each, in matplotlib's looks.
package enum SVGRenderer {
  /// The picture of a figure: valid XML, sizes in points, for any viewer and any notebook.
  package static func render(_ figure: Figure) throws -> String {
    let (axes, page) = try SVGLayout(figure).placed()
    let pixels = figure.dpi / 72
    let frame = [page.x, page.y, page.width, page.height].map(SVGWriter.number)
    var writer = SVGWriter()
    writer.raw(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" "
        + "width=\"\(SVGWriter.number(page.width * pixels))\" "
        + "height=\"\(SVGWriter.number(page.height * pixels))\" "
        + "viewBox=\"\(frame.joined(separator: " "))\" "
        + "font-family=\"DejaVu Sans, Verdana, Helvetica, sans-serif\" font-size=\"10\">\n")
    writer.rectangle(page, " fill=\"#fff\"")
    for (index, placed) in axes.enumerated() {
      var drawing = SVGAxes(placed, size: figure.fontSize, clip: "axes\(index)")
      try drawing.draw()
      writer.raw(drawing.writer.text)
    }
    if let title = figure.title {
      let size = title.size ?? figure.fontSize * 1.2
      writer.write(
        SVGWriter.Label(
          text: title.text, x: page.middle.x, y: page.y + 7 + size, size: size,
          colour: title.colour ?? .black, isBold: title.isBold))
    }
    writer.raw("</svg>\n")
    return writer.text
  }
}
