import Safety

extension SVGAxes {
  /// Images with more cells are embedded as PNG; viewers then may blur the cells' edges.
  private static let mostCells = 1 << 14

  /// Draws an image: each colour's cells as one path, or all as an embedded PNG.
  mutating func draw(_ image: Artist.Image) throws {
    let extent = image.extent
    guard image.rows > 0, image.columns > 0,
      let start = placed.point(extent.left, extent.bottom),
      let end = placed.point(extent.right, extent.top)
    else { return }
    // Rows go from top to bottom, columns from left to right, wherever the axes put the edges.
    let startsAtTop = image.originIsLower ? start.y < end.y : end.y < start.y
    let pixels = try PixelGrid(image, flipsRows: !startsAtTop, flipsColumns: end.x < start.x)
    let box = Box(
      x: min(start.x, end.x), y: min(start.y, end.y), width: abs(end.x - start.x),
      height: abs(end.y - start.y))
    let opacity = image.alpha < 1 ? " opacity=\"\(SVGWriter.number(image.alpha))\"" : ""
    if image.isSmooth || pixels.pixels.count > SVGAxes.mostCells {
      try embed(pixels, in: box, isSmooth: image.isSmooth, opacity)
    } else {
      drawCells(pixels, in: box, opacity)
    }
  }

  /// One path for each colour, in units of cells; the most frequent colour fills the ground.
  private mutating func drawCells(_ pixels: PixelGrid, in box: Box, _ opacity: String) {
    let (width, height) = (Double(pixels.width), Double(pixels.height))
    let scale = "\(box.width / width) \(box.height / height)"
    writer.raw(
      "<g transform=\"translate(\(SVGWriter.number(box.x)) \(SVGWriter.number(box.y))) "
        + "scale(\(scale))\" shape-rendering=\"crispEdges\"\(opacity)>\n")
    var runs = pixels.runs()
    if let ground = runs.indices.max(by: { runs[$0].cells < runs[$1].cells }),
      pixels.pixels.allSatisfy({ $0.alpha == 1 })
    {
      let whole = Box(x: 0, y: 0, width: width, height: height)
      writer.rectangle(whole, SVGWriter.paint("fill", runs[ground].colour))
      runs.remove(at: ground)
    }
    for run in runs where run.colour.alpha > 0 {
      writer.path(run.path, SVGWriter.paint("fill", run.colour))
    }
    writer.raw("</g>\n")
  }

  private mutating func embed(
    _ pixels: PixelGrid, in box: Box, isSmooth: Bool, _ opacity: String
  ) throws {
    let style = isSmooth ? "" : " style=\"image-rendering:pixelated\""
    let numbers = [box.x, box.y, box.width, box.height].map(SVGWriter.number)
    writer.raw(
      "<image x=\"\(numbers[0])\" y=\"\(numbers[1])\" width=\"\(numbers[2])\" "
        + "height=\"\(numbers[3])\" preserveAspectRatio=\"none\"\(style)\(opacity) "
        + "href=\"data:image/png;base64,\(Base64.encode(try PNG.encode(pixels)))\"/>\n")
  }
}

/// The colours of an image's cells, row by row, and few enough for a picture.
struct PixelGrid {
  /// More cells than this in one direction are thinned out.
  private static let limit = 2000

  let width: Int
  let height: Int
  let pixels: [Colour]

  init(_ image: Artist.Image, flipsRows: Bool, flipsColumns: Bool) throws {
    width = min(image.columns, PixelGrid.limit)
    height = min(image.rows, PixelGrid.limit)
    var pixels: [Colour] = []
    pixels.reserveCapacity(width * height)
    for y in 0..<height {
      try Interrupt.check()
      let row = (flipsRows ? height - 1 - y : y) * image.rows / height
      for x in 0..<width {
        let column = (flipsColumns ? width - 1 - x : x) * image.columns / width
        pixels.append(image.colour(row, column))
      }
    }
    self.pixels = pixels
  }

  init(width: Int, height: Int, pixels: [Colour]) {
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// Each colour with the path around its cells, and their number; neighbours in a row are one.
  func runs() -> [(colour: Colour, path: String, cells: Int)] {
    var result: [(colour: Colour, path: String, cells: Int)] = []
    var places: [Colour: Int] = [:]
    for y in 0..<height {
      var x = 0
      while x < width {
        let colour = pixels[y * width + x]
        var end = x + 1
        while end < width, pixels[y * width + end] == colour { end += 1 }
        let place = places[colour] ?? result.count
        if place == result.count {
          places[colour] = place
          result.append((colour, "", 0))
        }
        result[place].path += "M\(x) \(y)h\(end - x)v1h-\(end - x)z"
        result[place].cells += end - x
        x = end
      }
    }
    return result
  }
}
