import Safety

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension SVGAxes {
  private func number(_ value: Double) -> String { SVGWriter.number(value) }

  // MARK: Lines

  mutating func draw(_ line: Artist.Line) throws {
    let points = try zip(line.x, line.y).map { x, y in
      try Interrupt.check()
      return placed.point(x, y)
    }
    if line.style.dash != .none, line.style.width > 0 {
      let data = try SVGPath.curve(points)
      writer.path(data, " fill=\"none\"" + SVGWriter.stroke(line.style))
    }
    if let marker = line.marker { try draw(marker, at: points.compactMap { $0 }) }
  }

  /// The sign of a line at some places.
  mutating func draw(_ marker: Marker, at points: [(x: Double, y: Double)]) throws {
    let radius = marker.shape == .point ? marker.size / 4 : marker.size / 2
    let data = try points.map { x, y in
      try Interrupt.check()
      return SVGPath.marker(marker.shape, x, y, radius: radius)
    }
    let edge = SVGWriter.paint("stroke", marker.edge)
    let face = marker.shape.isStroke ? " fill=\"none\"" : SVGWriter.paint("fill", marker.face)
    writer.path(data.joined(), face + edge)
  }

  mutating func draw(_ rule: Artist.Rule) {
    let box = placed.box
    let view = rule.isVertical ? placed.view.x : placed.view.y
    guard let place = view.place(of: rule.position) else { return }
    let data: String
    if rule.isVertical {
      let x = number(box.x + place * box.width)
      let (from, to) = (box.bottom - rule.from * box.height, box.bottom - rule.to * box.height)
      data = "M\(x) \(number(from))V\(number(to))"
    } else {
      let y = number(box.bottom - place * box.height)
      let (from, to) = (box.x + rule.from * box.width, box.x + rule.to * box.width)
      data = "M\(number(from)) \(y)H\(number(to))"
    }
    writer.path(data, SVGWriter.stroke(rule.style))
  }

  // MARK: Points

  mutating func draw(_ points: Artist.Points) throws {
    for index in points.x.indices {
      try Interrupt.check()
      guard let place = placed.point(points.x[index], points.y[index]) else { continue }
      let colour = points.colours[points.colours.count == 1 ? 0 : index]
      let area = points.sizes[points.sizes.count == 1 ? 0 : index]
      let radius = (area.squareRoot()) / 2 * (points.shape == .point ? 0.5 : 1)
      let data = SVGPath.marker(points.shape, place.x, place.y, radius: radius)
      let edge = points.edge ?? colour
      if points.shape.isStroke {
        writer.path(data, " fill=\"none\" stroke-width=\"1.5\"" + SVGWriter.paint("stroke", colour))
      } else {
        let outline = points.edge == nil ? "" : SVGWriter.paint("stroke", edge)
        writer.path(data, SVGWriter.paint("fill", colour) + outline)
      }
    }
  }

  // MARK: Areas

  mutating func draw(_ bars: Artist.Bars) throws {
    if bars.isOutline { return try drawOutline(bars) }
    for index in bars.starts.indices {
      try Interrupt.check()
      let ends = (bars.starts[index], bars.starts[index] + bars.widths[index])
      guard let box = bar(ends, (bars.bases[index], bars.tops[index]), bars.isHorizontal) else {
        continue
      }
      let colour = bars.colours[bars.colours.count == 1 ? 0 : index]
      let edge =
        bars.edge.map {
          SVGWriter.paint("stroke", $0) + " stroke-width=\"\(number(bars.edgeWidth))\""
        } ?? ""
      // Without an edge, neighbours are to meet without a seam.
      let seamless = bars.edge == nil ? " shape-rendering=\"crispEdges\"" : ""
      writer.rectangle(box, SVGWriter.paint("fill", colour) + edge + seamless)
    }
  }

  /// A box between two corners, one of which may lie at the bottom of a logarithmic scale.
  private func bar(
    _ across: (Double, Double), _ along: (Double, Double), _ isHorizontal: Bool
  ) -> Box? {
    let a = corner(across.0, along.0, isHorizontal)
    let b = corner(across.1, along.1, isHorizontal)
    guard let a, let b, a.x.isFinite, b.x.isFinite else { return nil }
    return Box(
      x: min(a.x, b.x), y: min(a.y, b.y), width: abs(a.x - b.x), height: abs(a.y - b.y))
  }

  private func corner(
    _ across: Double, _ along: Double, _ isHorizontal: Bool
  ) -> (x: Double, y: Double)? {
    let view = isHorizontal ? placed.view.x : placed.view.y
    let along = view.scale == .log && along <= 0 ? view.low * 1e-3 : along
    return isHorizontal ? placed.point(along, across) : placed.point(across, along)
  }

  private mutating func drawOutline(_ bars: Artist.Bars) throws {
    var points: [(x: Double, y: Double)?] = []
    for index in bars.starts.indices {
      try Interrupt.check()
      let end = bars.starts[index] + bars.widths[index]
      if index == 0 { points.append(corner(bars.starts[0], bars.bases[0], bars.isHorizontal)) }
      points.append(corner(bars.starts[index], bars.tops[index], bars.isHorizontal))
      points.append(corner(end, bars.tops[index], bars.isHorizontal))
      if index == bars.starts.count - 1 {
        points.append(corner(end, bars.bases[index], bars.isHorizontal))
      }
    }
    let edge = bars.edge ?? bars.colours[0]
    let style = LineStyle(colour: edge, width: bars.edgeWidth)
    writer.path(
      try SVGPath.curve(points),
      SVGWriter.paint("fill", bars.colours[0]) + (bars.edge == nil ? "" : SVGWriter.stroke(style)))
  }

  mutating func draw(_ area: Artist.Area) throws {
    var run: [Int] = []
    func isWhole(_ index: Int) -> Bool {
      [area.x[index], area.lower[index], area.upper[index]].allSatisfy(\.isFinite)
    }
    for index in area.x.indices {
      try Interrupt.check()
      if isWhole(index) {
        run.append(index)
      } else {
        try drawArea(area, run)
        run = []
      }
    }
    try drawArea(area, run)
  }

  private mutating func drawArea(_ area: Artist.Area, _ run: [Int]) throws {
    let upper = run.compactMap { placed.point(area.x[$0], area.upper[$0]) }
    let lower = run.reversed().compactMap { placed.point(area.x[$0], area.lower[$0]) }
    guard run.count > 1 else { return }
    writer.path(
      try SVGPath.curve((upper + lower).map { $0 }) + "Z", SVGWriter.paint("fill", area.colour))
  }

  // MARK: Texts

  mutating func draw(_ note: Artist.Note) {
    let box = placed.box
    let place =
      note.isRelative
      ? (x: box.x + note.x * box.width, y: box.bottom - note.y * box.height)
      : placed.point(note.x, note.y)
    guard let place else { return }
    let textSize = note.caption.size ?? size
    if let target = note.target.flatMap({ placed.point($0.x, $0.y) }) {
      writer.path(SVGPath.arrow(from: place, to: target), " fill=\"none\" stroke=\"#000\"")
    }
    let lines = TextMetrics.height(note.caption.text, size: textSize) / textSize / 1.2 - 1
    let shift: Double =
      switch note.vertical {
      case .low: -lines * 1.2
      case .middle: 0.36 - lines * 0.6
      case .high: 0.76
      }
    var label = SVGWriter.Label(
      text: note.caption.text, x: place.x, y: place.y + shift * textSize, size: textSize)
    label.anchor = note.horizontal == .low ? .start : note.horizontal == .high ? .end : .middle
    label.colour = note.caption.colour ?? .black
    label.isBold = note.caption.isBold
    label.rotation = note.rotation
    label.pivot = place
    writer.write(label)
  }
}
