extension SVGAxes {
  /// Draws the legend's box where it covers the least of the data, or where it is told to stand.
  mutating func drawLegend() throws {
    guard let legend = placed.axes.legend, !legend.entries.isEmpty else { return }
    let layout = LegendLayout(legend, size: legend.size ?? size)
    let box = LegendPlace(placed).box(legend.location, layout.width, layout.height, layout.size)
    if legend.hasFrame {
      writer.rectangle(
        box, " rx=\"2\" fill=\"#fff\" fill-opacity=\"0.8\" stroke=\"#ccc\" stroke-width=\"1\"")
    }
    if let title = legend.title {
      writer.write(
        SVGWriter.Label(
          text: title, x: box.middle.x, y: box.y + layout.size * 1.2, size: layout.size))
    }
    for (index, entry) in legend.entries.enumerated() {
      let place = layout.place(of: index, in: box)
      try drawHandle(entry, at: place, layout.size)
      writer.write(
        SVGWriter.Label(
          text: entry.label, x: place.x + layout.handle, y: place.y + layout.size * 0.36,
          size: layout.size, anchor: .start))
    }
  }

  private mutating func drawHandle(
    _ entry: Legend.Entry, at place: (x: Double, y: Double), _ size: Double
  ) throws {
    guard let artist = placed.axes.artists.first(where: { $0.id == entry.artist }) else { return }
    let middle = (x: place.x + size, y: place.y)
    let patch = Box(x: place.x, y: place.y - size * 0.35, width: size * 2, height: size * 0.7)
    let stroke =
      "M\(SVGWriter.number(place.x)) \(SVGWriter.number(place.y))"
      + "h\(SVGWriter.number(size * 2))"
    switch artist.kind {
    case .line(let line):
      if line.style.dash != .none { writer.path(stroke, SVGWriter.stroke(line.style)) }
      if let marker = line.marker { try draw(marker, at: [middle]) }
    case .rule(let rule):
      writer.path(stroke, SVGWriter.stroke(rule.style))
    case .points(let points):
      let colour = points.colours.first ?? .black
      let marker = Marker(shape: points.shape, face: colour, edge: points.edge ?? colour)
      try draw(marker, at: [middle])
    case .bars(let bars):
      let edge = bars.edge.map { SVGWriter.paint("stroke", $0) } ?? ""
      writer.rectangle(patch, SVGWriter.paint("fill", bars.colours.first ?? .clear) + edge)
    case .area(let area):
      writer.rectangle(patch, SVGWriter.paint("fill", area.colour))
    case .image, .text: break
    }
  }
}

/// The inside of a legend: rows of handles and texts, in as many columns as are wanted. The
/// distances are matplotlib's, in sizes of the text.
private struct LegendLayout {
  let size: Double
  let width: Double
  let height: Double
  private let columnWidth: Double
  private let rows: Int
  private let top: Double

  /// The room of a handle and the gap behind it.
  var handle: Double { 2.8 * size }

  init(_ legend: Legend, size: Double) {
    self.size = size
    let columns = max(1, min(legend.columns, legend.entries.count))
    rows = (legend.entries.count + columns - 1) / columns
    let texts = legend.entries.map { TextMetrics.width($0.label, size: size) }.max() ?? 0
    columnWidth = 2.8 * size + texts
    let body = columnWidth * Double(columns) + 2 * size * Double(columns - 1)
    let title = legend.title.map { TextMetrics.width($0, size: size) } ?? 0
    width = max(body, title) + 0.8 * size
    top = 0.4 * size + (legend.title == nil ? 0 : 1.5 * size)
    height = top + Double(rows) * 1.5 * size + 0.1 * size
  }

  /// Where the handle of an entry starts, at the middle of its row.
  func place(of index: Int, in box: Box) -> (x: Double, y: Double) {
    let (column, row) = (index / rows, index % rows)
    return (
      box.x + 0.4 * size + Double(column) * (columnWidth + 2 * size),
      box.y + top + (Double(row) + 0.5) * 1.5 * size
    )
  }
}

/// Finds the place of a legend.
private struct LegendPlace {
  private let placed: PlacedAxes

  init(_ placed: PlacedAxes) { self.placed = placed }

  func box(
    _ location: Legend.Location, _ width: Double, _ height: Double, _ size: Double
  ) -> Box {
    func at(_ location: Legend.Location) -> Box {
      let (across, up) = LegendPlace.parts(location)
      let gap = 0.5 * size
      let room = placed.box.inset(left: gap, top: gap, right: gap, bottom: gap)
      return Box(
        x: room.x + across * (room.width - width), y: room.y + (1 - up) * (room.height - height),
        width: width, height: height)
    }
    guard location == .best else { return at(location) }
    let samples = samples()
    let candidates = Legend.Location.allCases.dropFirst().map { at($0) }
    let covered = candidates.map { box in
      samples.count { box.x...box.right ~= $0.x && box.y...box.bottom ~= $0.y }
    }
    let best = covered.indices.min { (covered[$0], $0) < (covered[$1], $1) } ?? 0
    return candidates[best]
  }

  /// How far right and how far up a place is.
  private static func parts(_ location: Legend.Location) -> (Double, Double) {
    switch location {
    case .best, .upperRight: (1, 1)
    case .upperLeft: (0, 1)
    case .lowerLeft: (0, 0)
    case .lowerRight: (1, 0)
    case .right, .centerRight: (1, 0.5)
    case .centerLeft: (0, 0.5)
    case .lowerCenter: (0.5, 0)
    case .upperCenter: (0.5, 1)
    case .center: (0.5, 0.5)
    }
  }

  /// Points on the page that a legend had better not cover.
  private func samples() -> [(x: Double, y: Double)] {
    placed.axes.artists.flatMap { artist -> [(x: Double, y: Double)] in
      switch artist.kind {
      case .line(let line): curve(line.x, line.y)
      case .points(let points): thinned(points.x, points.y).compactMap { $0 }
      case .area(let area): curve(area.x, area.upper) + curve(area.x, area.lower)
      case .bars(let bars): bars.starts.indices.flatMap { bar(bars, $0) }
      case .image, .text, .rule: []
      }
    }
  }

  private func thinned(_ x: [Double], _ y: [Double]) -> [(x: Double, y: Double)?] {
    let step = max(1, min(x.count, y.count) / 1000)
    return stride(from: 0, to: min(x.count, y.count), by: step).map { placed.point(x[$0], y[$0]) }
  }

  /// The points of a curve, and some between them where they are few.
  private func curve(_ x: [Double], _ y: [Double]) -> [(x: Double, y: Double)] {
    let points = thinned(x, y)
    let between = max(1, 400 / max(1, points.count))
    var samples = points.compactMap { $0 }
    for (from, to) in zip(points, points.dropFirst()) {
      guard let from, let to else { continue }
      for step in 1..<max(2, between) {
        let part = Double(step) / Double(between)
        samples.append((from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part))
      }
    }
    return samples
  }

  private func bar(_ bars: Artist.Bars, _ index: Int) -> [(x: Double, y: Double)] {
    let middle = bars.starts[index] + bars.widths[index] / 2
    return stride(from: 0, through: 1, by: 0.1).compactMap { part in
      let value = bars.bases[index] + (bars.tops[index] - bars.bases[index]) * part
      return bars.isHorizontal ? placed.point(value, middle) : placed.point(middle, value)
    }
  }
}
