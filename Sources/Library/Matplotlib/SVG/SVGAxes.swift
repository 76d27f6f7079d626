import Safety

/// Draws one coordinate system: its artists from below to above, then the frame and the texts.
struct SVGAxes {
  var writer = SVGWriter()
  let placed: PlacedAxes
  /// The size of ordinary texts.
  let size: Double
  private let clip: String

  init(_ placed: PlacedAxes, size: Double, clip: String) {
    self.placed = placed
    self.size = size
    self.clip = clip
  }

  private var box: Box { placed.box }
  private var axes: Axes { placed.axes }

  /// Draws everything, in the order of matplotlib's `zorder`.
  mutating func draw() throws {
    let artists = axes.artists.enumerated().sorted {
      ($0.element.zOrder, $0.offset) < ($1.element.zOrder, $1.offset)
    }.map(\.element)
    writer.raw("<clipPath id=\"\(clip)\">")
    writer.rectangle(box, "")
    writer.raw("</clipPath>\n<g clip-path=\"url(#\(clip))\">\n")
    for artist in artists where artist.zOrder < 1.5 { try draw(artist.kind) }
    if axes.isFrameVisible { drawGrid() }
    for artist in artists where artist.zOrder >= 1.5 { try draw(artist.kind) }
    writer.raw("</g>\n")
    if axes.isFrameVisible { drawFrame() }
    for artist in artists { if case .text(let note) = artist.kind { draw(note) } }
    drawColorbar()
    drawTitle()
    try drawLegend()
  }

  private mutating func draw(_ kind: Artist.Kind) throws {
    try Interrupt.check()
    switch kind {
    case .line(let line): try draw(line)
    case .points(let points): try draw(points)
    case .bars(let bars): try draw(bars)
    case .area(let area): try draw(area)
    case .image(let image): try draw(image)
    case .rule(let rule): draw(rule)
    case .text: break
    }
  }

  // MARK: Grid and frame

  private mutating func drawGrid() {
    if let grid = axes.x.grid {
      let lines = placed.x.marks.map { "M\(x($0.place)) \(number(box.y))V\(number(box.bottom))" }
      draw(lines, grid)
    }
    if let grid = axes.y.grid {
      let lines = placed.y.marks.map { "M\(number(box.x)) \(y($0.place))H\(number(box.right))" }
      draw(lines, grid)
    }
  }

  private mutating func draw(_ lines: [String], _ grid: Axis.Grid) {
    writer.path(
      lines.joined(), SVGWriter.stroke(grid.style) + " opacity=\"\(number(grid.alpha))\"")
  }

  private mutating func drawFrame() {
    writer.rectangle(box, " fill=\"none\" stroke=\"#000\" stroke-width=\"0.8\"")
    let bottom = number(box.bottom)
    let left = number(box.x)
    let length = number(SVGLayout.tickLength)
    let ticks =
      placed.x.marks.map { "M\(x($0.place)) \(bottom)v\(length)" }
      + placed.y.marks.map { "M\(left) \(y($0.place))h-\(length)" }
    writer.path(ticks.joined(), " stroke=\"#000\" stroke-width=\"0.8\"")
    let small =
      placed.x.minor.map { "M\(x($0)) \(bottom)v2" } + placed.y.minor.map { "M\(left) \(y($0))h-2" }
    writer.path(small.joined(), " stroke=\"#000\" stroke-width=\"0.6\"")
    drawXTexts()
    drawYTexts()
  }

  private mutating func drawXTexts() {
    let top = box.bottom + SVGLayout.tickLength + SVGLayout.tickPad
    let rotation = axes.x.tickRotation
    var bottom = top
    for mark in placed.x.marks {
      let place = box.x + mark.place * box.width
      let label =
        rotation == 0
        ? SVGWriter.Label(text: mark.text, x: place, y: top + size * 0.76, size: size)
        : SVGWriter.Label(
          text: mark.text, x: place + size * 0.35, y: top, size: size, anchor: .end,
          rotation: rotation)
      writer.write(label)
      let height =
        rotation == 0
        ? TextMetrics.height(mark.text, size: size) : TextMetrics.width(mark.text, size: size)
      bottom = max(bottom, top + height)
    }
    if !placed.x.offset.isEmpty {
      writer.write(
        SVGWriter.Label(
          text: placed.x.offset, x: box.right, y: bottom + size * 0.9, size: size, anchor: .end))
    }
    guard let label = axes.x.label else { return }
    let labelSize = label.size ?? size
    let base = bottom + SVGLayout.labelPad + labelSize * 0.76
    writer.write(styled(label, x: box.middle.x, y: base, size: labelSize))
  }

  private mutating func drawYTexts() {
    let right = box.x - SVGLayout.tickLength - SVGLayout.tickPad
    for mark in placed.y.marks {
      writer.write(
        SVGWriter.Label(
          text: mark.text, x: right, y: box.bottom - mark.place * box.height + size * 0.36,
          size: size, anchor: .end))
    }
    if !placed.y.offset.isEmpty {
      writer.write(
        SVGWriter.Label(
          text: placed.y.offset, x: box.x, y: box.y - size * 0.3, size: size, anchor: .start))
    }
    guard let label = axes.y.label else { return }
    let widest = placed.y.marks.map { TextMetrics.width($0.text, size: size) }.max() ?? 0
    let labelSize = label.size ?? size
    let lines = TextMetrics.height(label.text, size: labelSize) - labelSize * TextMetrics.lineHeight
    let x = right - widest - SVGLayout.labelPad - labelSize * 0.2 - lines
    var text = styled(label, x: x, y: box.middle.y, size: labelSize)
    text.rotation = 90
    writer.write(text)
  }

  private mutating func drawTitle() {
    guard let title = axes.title else { return }
    let titleSize = title.size ?? size * 1.2
    let height = TextMetrics.height(title.text, size: titleSize)
    let base = box.y - SVGLayout.titlePad - height + titleSize * 0.96
    writer.write(styled(title, x: box.middle.x, y: base, size: titleSize))
  }

  private mutating func drawColorbar() {
    guard let (strip, scale, ticks) = placed.colorbar else { return }
    let steps = 64
    let height = strip.height / Double(steps)
    for step in 0..<steps {
      let colour = scale.map.colour(at: (Double(step) + 0.5) / Double(steps))
      let top = strip.bottom - Double(step + 1) * height
      // A little overlap hides the seams.
      let piece = Box(x: strip.x, y: top, width: strip.width, height: height + (step > 0 ? 0.4 : 0))
      writer.rectangle(piece, SVGWriter.paint("fill", colour))
    }
    writer.rectangle(strip, " fill=\"none\" stroke=\"#000\" stroke-width=\"0.8\"")
    let right = strip.right + SVGLayout.tickLength + SVGLayout.tickPad
    for mark in ticks.marks {
      let y = strip.bottom - mark.place * strip.height
      writer.path(
        "M\(number(strip.right)) \(number(y))h\(number(SVGLayout.tickLength))",
        " stroke=\"#000\" stroke-width=\"0.8\"")
      writer.write(
        SVGWriter.Label(text: mark.text, x: right, y: y + size * 0.36, size: size, anchor: .start))
    }
    guard let label = axes.colorbar?.label else { return }
    let widest = ticks.marks.map { TextMetrics.width($0.text, size: size) }.max() ?? 0
    let labelSize = label.size ?? size
    let x = right + widest + SVGLayout.labelPad + labelSize * 0.9
    var text = styled(label, x: x, y: strip.middle.y, size: labelSize)
    text.rotation = 90
    writer.write(text)
  }

  // MARK: Pieces

  private func styled(_ caption: Caption, x: Double, y: Double, size: Double) -> SVGWriter.Label {
    SVGWriter.Label(
      text: caption.text, x: x, y: y, size: size, colour: caption.colour ?? .black,
      isBold: caption.isBold)
  }

  private func x(_ place: Double) -> String { number(box.x + place * box.width) }
  private func y(_ place: Double) -> String { number(box.bottom - place * box.height) }
  private func number(_ value: Double) -> String { SVGWriter.number(value) }
}
