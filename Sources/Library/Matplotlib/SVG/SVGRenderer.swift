/// Figures as pictures: one SVG document each, in matplotlib's looks.
package enum SVGRenderer {
  /// The picture of a figure: valid XML, sizes in points, for any viewer and any notebook.
  package static func render(_ figure: Figure) -> String {
    let (width, height) = (figure.width * 72, figure.height * 72)
    var writer = SVGWriter()
    writer.raw(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" "
        + "width=\"\(SVGWriter.number(figure.width * figure.dpi))\" "
        + "height=\"\(SVGWriter.number(figure.height * figure.dpi))\" "
        + "viewBox=\"0 0 \(SVGWriter.number(width)) \(SVGWriter.number(height))\" "
        + "font-family=\"DejaVu Sans, Verdana, Helvetica, sans-serif\" font-size=\"10\">\n")
    writer.rectangle(Box(x: 0, y: 0, width: width, height: height), " fill=\"#ffffff\"")
    for (index, placed) in SVGLayout(figure).placed().enumerated() {
      var drawing = SVGAxes(placed, size: figure.fontSize, clip: "axes\(index)")
      drawing.draw()
      writer.raw(drawing.writer.text)
    }
    if let title = figure.title {
      let size = title.size ?? figure.fontSize * 1.2
      writer.write(
        SVGWriter.Label(
          text: title.text, x: width / 2, y: 7 + size, size: size,
          colour: title.colour ?? .black, isBold: title.isBold))
    }
    writer.raw("</svg>\n")
    return writer.text
  }
}
