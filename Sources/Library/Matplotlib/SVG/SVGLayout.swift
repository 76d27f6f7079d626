#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Axes with their place on the page and everything that the place decides.
struct PlacedAxes {
  let axes: Axes
  let view: AxesView
  /// Where the data are drawn.
  var box: Box
  var x: AxisTicks
  var y: AxisTicks
  /// The strip of a colour bar, its scale and its ticks.
  var colorbar: (box: Box, scale: ColourScale, ticks: AxisTicks)?
  /// Where the axes end on the right, with their colour bar and its texts.
  var right: Double

  /// A point of the data on the page; nil where it has no place.
  func point(_ x: Double, _ y: Double) -> (x: Double, y: Double)? {
    guard let place = view.place(x, y) else { return nil }
    return (box.x + place.x * box.width, box.bottom - place.y * box.height)
  }
}

/// Finds room on the page for all axes and their texts, so that none overlap.
struct SVGLayout {
  /// Lengths in points, as matplotlib's `rcParams` have them.
  static let tickLength = 3.5
  static let tickPad = 3.5
  static let labelPad = 4.0
  static let titlePad = 6.0
  private static let edge = 7.0

  private let figure: Figure
  private var size: Double { figure.fontSize }

  init(_ figure: Figure) { self.figure = figure }

  /// All axes in their places, and the part of the page that they and their texts take: axes with
  /// a fixed aspect may leave much of it empty.
  func placed() throws -> (axes: [PlacedAxes], used: Box) {
    let page = Box(x: 0, y: 0, width: figure.width * 72, height: figure.height * 72)
    let heading = figure.title.map { captionHeight($0, size * 1.2) + 4 } ?? 0
    let inner = page.inset(
      left: SVGLayout.edge, top: SVGLayout.edge + heading, right: SVGLayout.edge,
      bottom: SVGLayout.edge)
    // The ticks decide the margins, and the margins the ticks: two rounds settle that.
    var margins = figure.axes.map { _ in Margins(left: 35, top: 18, right: 10, bottom: 22) }
    var placed: [PlacedAxes] = []
    for _ in 0..<2 {
      placed = try zip(figure.axes, margins).map { axes, margin in
        try place(axes, in: inset(cell(axes.place, in: inner), margin))
      }
      margins = common(placed.map(self.margins))
    }
    placed = try zip(figure.axes, margins).map { axes, margin in
      try place(axes, in: inset(cell(axes.place, in: inner), margin))
    }
    return (placed, used(page, inner, zip(placed, margins).map(outside), heading))
  }

  /// The box of some axes with their texts.
  private func outside(_ placed: PlacedAxes, _ margins: Margins) -> Box {
    Box(
      x: placed.box.x - margins.left, y: placed.box.y - margins.top,
      width: placed.right - placed.box.x + margins.left + margins.right,
      height: placed.box.height + margins.top + margins.bottom)
  }

  private func used(_ page: Box, _ inner: Box, _ boxes: [Box], _ heading: Double) -> Box {
    guard let left = boxes.map(\.x).min(), let top = boxes.map(\.y).min(),
      let right = boxes.map(\.right).max(), let bottom = boxes.map(\.bottom).max()
    else { return page }
    let (x, y) = (max(0, left - SVGLayout.edge), max(0, top - SVGLayout.edge - heading))
    return Box(
      x: x, y: y, width: min(page.right, right + SVGLayout.edge) - x,
      height: min(page.bottom, bottom + SVGLayout.edge) - y)
  }

  private func cell(_ place: GridPlace, in page: Box) -> Box {
    let width = page.width / Double(place.columns)
    let height = page.height / Double(place.rows)
    return Box(
      x: page.x + Double(place.column) * width, y: page.y + Double(place.row) * height,
      width: width, height: height)
  }

  private func inset(_ cell: Box, _ margins: Margins) -> Box {
    cell.inset(
      left: margins.left, top: margins.top, right: margins.right, bottom: margins.bottom)
  }

  // MARK: Margins

  private struct Margins {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double
  }

  /// Axes in a grid of the same kind get the same margins, so that their frames line up.
  private func common(_ margins: [Margins]) -> [Margins] {
    figure.axes.map { axes in
      let alike = zip(figure.axes, margins).filter {
        $0.0.place.rows == axes.place.rows && $0.0.place.columns == axes.place.columns
      }.map(\.1)
      return Margins(
        left: alike.map(\.left).max() ?? 0, top: alike.map(\.top).max() ?? 0,
        right: alike.map(\.right).max() ?? 0, bottom: alike.map(\.bottom).max() ?? 0)
    }
  }

  /// The room that the texts around some axes need.
  private func margins(_ placed: PlacedAxes) -> Margins {
    let axes = placed.axes
    let isSplit = axes.place.rows * axes.place.columns > 1
    let gap = isSplit ? 5.0 : 0
    var margins = Margins(left: gap, top: gap + 2, right: gap + 2, bottom: gap)
    if let title = axes.title {
      margins.top += captionHeight(title, size * 1.2) + SVGLayout.titlePad
    }
    guard axes.isFrameVisible else { return margins }
    let tick = SVGLayout.tickLength + SVGLayout.tickPad
    margins.left +=
      tick + (placed.y.marks.map { TextMetrics.width($0.text, size: size) }.max() ?? 0)
    margins.bottom += tick + xTickHeight(placed)
    if let label = axes.y.label {
      margins.left += SVGLayout.labelPad + captionHeight(label, size)
    }
    if let label = axes.x.label {
      margins.bottom += SVGLayout.labelPad + captionHeight(label, size)
    }
    if !placed.x.offset.isEmpty { margins.bottom += size * 1.2 }
    if !placed.y.offset.isEmpty { margins.top += axes.title == nil ? size * 1.2 : 0 }
    if let last = placed.x.marks.last, last.place > 0.9, axes.x.tickRotation == 0 {
      margins.right += TextMetrics.width(last.text, size: size) / 2 * (last.place * 10 - 9)
    }
    return margins
  }

  private func xTickHeight(_ placed: PlacedAxes) -> Double {
    let angle = placed.axes.x.tickRotation * .pi / 180
    let heights = placed.x.marks.map { mark in
      TextMetrics.width(mark.text, size: size) * sin(angle).magnitude
        + TextMetrics.height(mark.text, size: size) * cos(angle).magnitude
    }
    return heights.max() ?? 0
  }

  private func captionHeight(_ caption: Caption, _ usual: Double) -> Double {
    TextMetrics.height(caption.text, size: caption.size ?? usual)
  }

  // MARK: Axes

  private func place(_ axes: Axes, in box: Box) throws -> PlacedAxes {
    let view = try figure.view(of: axes)
    let (rest, room) = split(axes, box)
    let shape = fitted(axes, view, in: rest)
    let shift = rest.right - shape.right
    var strip = room
    if strip != nil {
      strip?.x -= shift
      strip?.y = shape.y
      strip?.height = shape.height
    }
    // As many ticks as there is room for texts of three sizes' width, or two sizes' height.
    let across = max(1, min(9, Int(shape.width / (size * 3))))
    let up = max(1, min(9, Int(shape.height / (size * 2))))
    return PlacedAxes(
      axes: axes, view: view, box: shape, x: AxisTicks(axes.x, view.x, most: across),
      y: AxisTicks(axes.y, view.y, most: up), colorbar: colorbar(axes, strip, most: up),
      right: box.right - shift)
  }

  /// Takes the room of a colour bar from the right.
  private func split(_ axes: Axes, _ box: Box) -> (Box, Box?) {
    guard let bar = axes.colorbar, let scale = self.scale(bar, axes) else { return (box, nil) }
    let ticks = AxisTicks(Axis(), AxisView(start: scale.low, end: scale.high), most: 9)
    let texts = ticks.marks.map { TextMetrics.width($0.text, size: size) }.max() ?? 0
    let label = bar.label.map { SVGLayout.labelPad + captionHeight($0, size) } ?? 0
    let width = max(6, min(15, box.width * 0.04))
    let gap = max(5, min(16, box.width * 0.04))
    let room = gap + width + SVGLayout.tickLength + SVGLayout.tickPad + texts + label
    let rest = box.inset(left: 0, top: 0, right: room, bottom: 0)
    return (rest, Box(x: rest.right + gap, y: box.y, width: width, height: box.height))
  }

  private func scale(_ bar: Colorbar, _ axes: Axes) -> ColourScale? {
    axes.artists.first { $0.id == bar.artist }?.colourScale
  }

  private func colorbar(
    _ axes: Axes, _ strip: Box?, most: Int
  ) -> (box: Box, scale: ColourScale, ticks: AxisTicks)? {
    guard let strip, let bar = axes.colorbar, var scale = scale(bar, axes) else { return nil }
    if scale.low == scale.high { (scale.low, scale.high) = (scale.low - 0.1, scale.high + 0.1) }
    let view = AxisView(start: scale.low, end: scale.high)
    return (strip, scale, AxisTicks(Axis(), view, most: most))
  }

  /// The largest box in which a unit of y is `aspect` units of x.
  private func fitted(_ axes: Axes, _ view: AxesView, in box: Box) -> Box {
    guard let aspect = axes.aspect, view.x.scale == .linear, view.y.scale == .linear else {
      return box
    }
    let wanted = (view.y.high - view.y.low) * aspect / (view.x.high - view.x.low)
    guard wanted.isFinite, wanted > 0 else { return box }
    var shape = box
    if wanted * box.width > box.height {
      shape.width = box.height / wanted
      shape.x += (box.width - shape.width) / 2
    } else {
      shape.height = box.width * wanted
      shape.y += (box.height - shape.height) / 2
    }
    return shape
  }
}
