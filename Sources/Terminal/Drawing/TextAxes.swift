import Library

/// One coordinate system in characters: the drawing with its title, ticks, labels and legend.
struct TextAxes {
  let axes: Axes
  let view: AxesView
  let depth: ColourDepth
  private let columns: Int
  private let rows: Int
  private var style: Style { Style(depth: depth) }

  init(_ axes: Axes, of figure: Figure, columns: Int, rows: Int, depth: ColourDepth) throws {
    self.axes = axes
    self.columns = columns
    self.rows = rows
    self.depth = depth
    view = try figure.view(of: axes)
  }

  /// Everything, line by line.
  func lines() throws -> [String] {
    let hasFrame = axes.isFrameVisible
    let yTicks = AxisTicks(axes.y, view.y, most: max(2, min(9, rows / 3)))
    let texts = yTicks.marks.map { TextPlot.oneLine($0.text) }
    let margin = hasFrame ? min(columns / 3, texts.map { DisplayWidth.of($0) }.max() ?? 0) : 0
    let room = max(1, columns - (hasFrame ? margin + 3 : 0))
    let size = fieldSize(columns: room, rows: max(3, rows - (hasFrame ? 4 : 2)))
    let drawing = try drawing(size).lines(depth)
    guard hasFrame else { return heading(margin: 0, width: size.columns) + drawing + legend() }
    let labels = yLabels(yTicks, texts, rows: size.rows, margin: margin)
    let field = zip(labels, drawing).map { label, content in
      let tick = label.isEmpty ? "│" : "┤"
      return DisplayWidth.pad(label, to: margin, right: true) + " " + tick + content
    }
    return heading(margin: margin + 2, width: size.columns) + above(yTicks, margin) + field
      + below(margin: margin, width: size.columns) + legend()
  }

  // MARK: Size

  /// How many characters the drawing takes; fewer in one direction where the aspect is fixed. A
  /// character is about twice as high as it is wide.
  private func fieldSize(columns: Int, rows: Int) -> (columns: Int, rows: Int) {
    guard let aspect = axes.aspect, view.x.scale == .linear, view.y.scale == .linear else {
      return (columns, rows)
    }
    let (width, height) = (view.x.high - view.x.low, (view.y.high - view.y.low) * aspect)
    guard width > 0, height > 0, (width / height).isFinite, (height / width).isFinite else {
      return (columns, rows)
    }
    var scale = min(Double(columns) / width, Double(rows) * 2 / height)
    // Whole characters for each unit of an image, so that all its cells look alike.
    if isImage, scale >= 1 {
      let unit = depth < .palette && scale >= 2 ? 2.0 : 1
      scale = (scale / unit).rounded(.down) * unit
    }
    let (across, up) = ((width * scale).rounded(), (height * scale / 2).rounded(.up))
    return (
      max(2, min(columns, Int(min(across, 1e6)))), max(1, min(rows, Int(min(up, 1e6))))
    )
  }

  private var isImage: Bool {
    axes.artists.contains { if case .image = $0.kind { true } else { false } }
  }

  private func drawing(_ size: (columns: Int, rows: Int)) throws -> PlotCanvas {
    var painter = PlotPainter(
      view: view, canvas: PlotCanvas(columns: size.columns, rows: size.rows), depth: depth)
    try painter.draw(axes)
    return painter.canvas
  }

  // MARK: Frame

  private func heading(margin: Int, width: Int) -> [String] {
    guard let title = axes.title, !title.text.isEmpty else { return [] }
    return [centred(TextPlot.oneLine(title.text), margin: margin, width: width, .strong)]
  }

  private func centred(
    _ text: String, margin: Int, width: Int, _ role: Style.Role? = nil
  ) -> String {
    let text = DisplayWidth.truncate(text, to: max(1, columns))
    let middle = margin + (width - DisplayWidth.of(text)) / 2
    let space = max(0, min(middle, columns - DisplayWidth.of(text)))
    return String(repeating: " ", count: space) + (role.map { style($0, text) } ?? text)
  }

  /// The label of y, and what its ticks leave out.
  private func above(_ ticks: AxisTicks, _ margin: Int) -> [String] {
    let label = axes.y.label.map { TextPlot.oneLine($0.text) } ?? ""
    let text = [ticks.offset, label].filter { !$0.isEmpty }.joined(separator: "  ")
    return text.isEmpty ? [] : [DisplayWidth.truncate(text, to: columns)]
  }

  private func yLabels(
    _ ticks: AxisTicks, _ texts: [String], rows: Int, margin: Int
  ) -> [String] {
    var labels = [String](repeating: "", count: rows)
    for (mark, text) in zip(ticks.marks, texts) {
      let row = max(0, min(rows - 1, Int((1 - mark.place) * Double(rows))))
      if labels[row].isEmpty { labels[row] = DisplayWidth.truncate(text, to: margin) }
    }
    return labels
  }

  /// The lower edge with its ticks, their texts and the label of x.
  private func below(margin: Int, width: Int) -> [String] {
    let ticks = AxisTicks(axes.x, view.x, most: max(2, min(9, width / 8)))
    var edge = [Character](repeating: "─", count: width)
    var numbers = ""
    for mark in ticks.marks {
      let text = DisplayWidth.truncate(TextPlot.oneLine(mark.text), to: columns - margin - 2)
      let column = max(0, min(width - 1, Int(mark.place * Double(width))))
      let length = DisplayWidth.of(text)
      let start = max(0, min(column - length / 2, columns - margin - 2 - length))
      let used = DisplayWidth.of(numbers)
      guard start >= used + (used == 0 ? 0 : 1) else { continue }
      edge[column] = "┬"
      numbers += String(repeating: " ", count: start - used) + text
    }
    let space = String(repeating: " ", count: margin + 1)
    var lines = [space + "└" + String(edge)]
    if !numbers.isEmpty { lines.append(space + " " + numbers) }
    let label = axes.x.label.map { TextPlot.oneLine($0.text) } ?? ""
    let text = [label, ticks.offset].filter { !$0.isEmpty }.joined(separator: "  ")
    if !text.isEmpty { lines.append(centred(text, margin: margin + 2, width: width)) }
    return lines
  }

  // MARK: Legend

  /// The names of the artists, and what an image's colours mean.
  private func legend() -> [String] {
    let names = (axes.legend?.entries ?? []).compactMap { entry -> String? in
      guard let index = axes.artists.firstIndex(where: { $0.id == entry.artist }) else {
        return nil
      }
      let sample = PlotPainter.sample(of: axes.artists[index], in: axes, depth: depth)
      return sample + " " + TextPlot.oneLine(entry.label)
    }
    return wrapped(names) + colourScale()
  }

  private func wrapped(_ names: [String]) -> [String] {
    var lines: [String] = []
    for name in names {
      let name = DisplayWidth.truncate(name, to: max(1, columns - 2))
      if let last = lines.last, DisplayWidth.of(last) + 3 + DisplayWidth.of(name) <= columns {
        lines[lines.count - 1] = last + "   " + name
      } else {
        lines.append("  " + name)
      }
    }
    return lines
  }

  /// The colour bar; an image in shades always has one.
  private func colourScale() -> [String] {
    let wanted = axes.colorbar?.artist
    let shaded = depth < .palette ? axes.artists.last { $0.isImage }?.id : nil
    guard let id = wanted ?? shaded,
      let scale = axes.artists.first(where: { $0.id == id })?.colourScale
    else { return [] }
    let ends = TickEnds(scale.low, scale.high)
    let width = max(4, min(20, columns - 20))
    let parts = (0..<width).map { (Double($0) + 0.5) / Double(width) }
    let bar: String
    if depth >= .palette {
      var canvas = PlotCanvas(columns: width, rows: 1)
      for (column, part) in parts.enumerated() {
        let colour = scale.map.colour(at: part).bytes
        canvas.fill(column, half: 0, colour)
        canvas.fill(column, half: 1, colour)
      }
      bar = canvas.lines(depth)[0]
    } else {
      bar = String(parts.map(PlotPainter.shade))
    }
    let label = axes.colorbar?.label.map { "  " + TextPlot.oneLine($0.text) } ?? ""
    return [DisplayWidth.truncate("  \(ends.low) \(bar) \(ends.high)\(label)", to: columns)]
  }
}

/// The two ends of a scale as short texts.
private struct TickEnds {
  let low: String
  let high: String

  init(_ low: Double, _ high: Double) {
    self.low = TickText.signed(Numerals.short(low))
    self.high = TickText.signed(Numerals.short(high))
  }
}

extension Artist {
  /// Whether it is an image.
  fileprivate var isImage: Bool { if case .image = kind { true } else { false } }
}
