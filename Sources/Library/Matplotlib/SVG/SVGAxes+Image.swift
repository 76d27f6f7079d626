extension SVGAxes {
  /// Draws an image as an embedded PNG with one pixel a cell.
  mutating func draw(_ image: Artist.Image) {
    let extent = image.extent
    guard image.rows > 0, image.columns > 0,
      let start = placed.point(extent.left, extent.bottom),
      let end = placed.point(extent.right, extent.top)
    else { return }
    // Rows go from top to bottom, columns from left to right, wherever the axes put the edges.
    let startsAtTop = image.originIsLower ? start.y < end.y : end.y < start.y
    let pixels = PixelGrid(image, flipsRows: !startsAtTop, flipsColumns: end.x < start.x)
    let data = Base64.encode(PNG.encode(pixels))
    let style =
      image.isSmooth ? "" : " image-rendering=\"optimizeSpeed\" style=\"image-rendering:pixelated\""
    let opacity = image.alpha < 1 ? " opacity=\"\(SVGWriter.number(image.alpha))\"" : ""
    writer.raw(
      "<image x=\"\(SVGWriter.number(min(start.x, end.x)))\" "
        + "y=\"\(SVGWriter.number(min(start.y, end.y)))\" "
        + "width=\"\(SVGWriter.number(abs(end.x - start.x)))\" "
        + "height=\"\(SVGWriter.number(abs(end.y - start.y)))\" "
        + "preserveAspectRatio=\"none\"\(style)\(opacity) "
        + "href=\"data:image/png;base64,\(data)\"/>\n")
  }
}

/// The colours of an image's cells, row by row, and few enough for a picture.
struct PixelGrid {
  /// More cells than this in one direction are thinned out.
  private static let limit = 2000

  let width: Int
  let height: Int
  let pixels: [Colour]

  init(_ image: Artist.Image, flipsRows: Bool, flipsColumns: Bool) {
    width = min(image.columns, PixelGrid.limit)
    height = min(image.rows, PixelGrid.limit)
    var pixels: [Colour] = []
    pixels.reserveCapacity(width * height)
    for y in 0..<height {
      let row = (flipsRows ? height - 1 - y : y) * image.rows / height
      for x in 0..<width {
        let column = (flipsColumns ? width - 1 - x : x) * image.columns / width
        pixels.append(image.colour(row, column))
      }
    }
    self.pixels = pixels
  }
}
