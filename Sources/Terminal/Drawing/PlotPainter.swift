import Library
import Safety

/// Draws the artists of some axes on a field of characters.
struct PlotPainter {
  let view: AxesView
  var canvas: PlotCanvas
  let depth: ColourDepth
  /// The rhythm of the lines, where colours cannot tell them apart.
  private var rhythm = 0

  init(view: AxesView, canvas: PlotCanvas, depth: ColourDepth) {
    self.view = view
    self.canvas = canvas
    self.depth = depth
  }

  /// Draws everything, in the order of matplotlib's `zorder`; texts come last.
  mutating func draw(_ axes: Axes) throws {
    let order = axes.artists.indices.sorted {
      (axes.artists[$0].zOrder, $0) < (axes.artists[$1].zOrder, $1)
    }
    for index in order {
      rhythm = depth == .none ? PlotPainter.rhythm(of: index, in: axes) : 0
      try draw(axes.artists[index].kind)
    }
    try draw(
      notes: order.compactMap {
        if case .text(let note) = axes.artists[$0].kind { note } else { nil }
      })
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

  // MARK: Places

  /// The dot of a place given as parts of the field's width and height, from the bottom left.
  private func dot(_ place: (x: Double, y: Double)) -> (x: Int, y: Int) {
    (
      Int((place.x * Double(canvas.width - 1)).rounded()),
      Int(((1 - place.y) * Double(canvas.height - 1)).rounded())
    )
  }

  /// The character of a place; nil for one outside of the field.
  private func cell(_ place: (x: Double, y: Double)) -> (column: Int, row: Int)? {
    guard -0.001...1.001 ~= place.x, -0.001...1.001 ~= place.y else { return nil }
    return (
      max(0, min(canvas.columns - 1, Int(place.x * Double(canvas.columns)))),
      max(0, min(canvas.rows - 1, Int((1 - place.y) * Double(canvas.rows))))
    )
  }

  /// What is drawn in a figure's colour: black and white become the terminal's own.
  static func ink(_ colour: (red: UInt8, green: UInt8, blue: UInt8)) -> PlotCanvas.Ink? {
    let low = min(colour.red, colour.green, colour.blue)
    let high = max(colour.red, colour.green, colour.blue)
    let isGrey = high - low < 32
    return isGrey && (high < 90 || low > 200) ? nil : colour
  }

  // MARK: Lines

  /// Dots that are drawn and left out in turn, for lines without colours.
  private static let rhythms = [(1, 0), (4, 2), (1, 2), (6, 2)]
  private static let samples = ["──", "╌╌", "┈┈", "─╴"]

  /// Which rhythm the lines of an artist have: each line has the next.
  private static func rhythm(of index: Int, in axes: Axes) -> Int {
    axes.artists[..<index].count {
      if case .line = $0.kind { true } else { false }
    } % rhythms.count
  }

  private mutating func draw(_ line: Artist.Line) throws {
    if line.style.dash != .none {
      try curve(line.x, line.y, PlotPainter.ink(line.style.colour.bytes))
    }
    guard let marker = line.marker else { return }
    let places = try zip(line.x, line.y).compactMap { x, y in
      try Interrupt.check()
      return view.place(x, y)
    }
    try mark(places, marker.shape) { _ in PlotPainter.ink(marker.face.bytes) }
  }

  /// A curve through points, with gaps where a point has no place.
  mutating func curve(_ x: [Double], _ y: [Double], _ ink: PlotCanvas.Ink?) throws {
    let places = try zip(x, y).map { x, y in
      try Interrupt.check()
      return view.place(x, y)
    }
    var step = 0
    for (from, to) in zip(places, places.dropFirst()) {
      try Interrupt.check()
      guard let from, let to else { continue }
      stroke(from, to, ink, step: &step)
    }
    if places.count == 1, let only = places[0] { stroke(only, only, ink, step: &step) }
  }

  private mutating func draw(_ rule: Artist.Rule) {
    let axis = rule.isVertical ? view.x : view.y
    guard let place = axis.place(of: rule.position) else { return }
    let (from, to) =
      rule.isVertical
      ? ((x: place, y: rule.from), (x: place, y: rule.to))
      : ((x: rule.from, y: place), (x: rule.to, y: place))
    var step = 0
    stroke(from, to, PlotPainter.ink(rule.style.colour.bytes), step: &step)
  }

  /// A straight line between two places, as far as it lies in the field.
  private mutating func stroke(
    _ from: (x: Double, y: Double), _ to: (x: Double, y: Double), _ ink: PlotCanvas.Ink?,
    step: inout Int
  ) {
    guard let (from, to) = PlotPainter.clipped(from, to) else { return }
    let (start, end) = (dot(from), dot(to))
    let steps = max(abs(end.x - start.x), abs(end.y - start.y))
    let (on, off) = PlotPainter.rhythms[rhythm]
    for index in 0...steps {
      if step % (on + off) < on {
        let part = steps == 0 ? 0 : Double(index) / Double(steps)
        canvas.dot(
          start.x + Int((Double(end.x - start.x) * part).rounded()),
          start.y + Int((Double(end.y - start.y) * part).rounded()), ink)
      }
      if index < steps { step += 1 }
    }
  }

  /// The part of a line within the field, cut at one edge after the other; nil if there is none.
  static func clipped(
    _ from: (x: Double, y: Double), _ to: (x: Double, y: Double)
  ) -> ((x: Double, y: Double), (x: Double, y: Double))? {
    var (start, end) = (from, to)
    // A hair of room, for what rounding has moved over the edge.
    let (low, high) = (-1e-9, 1 + 1e-9)
    guard max(start.x, end.x) >= low, min(start.x, end.x) <= high else { return nil }
    func atX(_ x: Double) -> (x: Double, y: Double) {
      (x, start.y + (end.y - start.y) * ((x - start.x) / (end.x - start.x)))
    }
    func atY(_ y: Double) -> (x: Double, y: Double) {
      (start.x + (end.x - start.x) * ((y - start.y) / (end.y - start.y)), y)
    }
    (start, end) = (
      start.x < low ? atX(low) : start.x > high ? atX(high) : start,
      end.x < low ? atX(low) : end.x > high ? atX(high) : end
    )
    guard max(start.y, end.y) >= low, min(start.y, end.y) <= high else { return nil }
    (start, end) = (
      start.y < low ? atY(low) : start.y > high ? atY(high) : start,
      end.y < low ? atY(low) : end.y > high ? atY(high) : end
    )
    return [start.x, start.y, end.x, end.y].allSatisfy(\.isFinite) ? (start, end) : nil
  }

  // MARK: Points

  private mutating func draw(_ points: Artist.Points) throws {
    var inks: [PlotCanvas.Ink?] = []
    var places: [(x: Double, y: Double)] = []
    for index in points.x.indices {
      try Interrupt.check()
      guard let place = view.place(points.x[index], points.y[index]) else { continue }
      places.append(place)
      inks.append(
        PlotPainter.ink(points.colours[points.colours.count == 1 ? 0 : index].bytes))
    }
    try mark(places, points.shape) { inks[$0] }
  }

  /// Signs where there are few points, dots where there are many.
  private mutating func mark(
    _ places: [(x: Double, y: Double)], _ shape: Marker.Shape, _ ink: (Int) -> PlotCanvas.Ink?
  ) throws {
    let sign = PlotPainter.sign(shape)
    let isCrowded = places.count > canvas.columns * 2
    for (index, place) in places.enumerated() {
      try Interrupt.check()
      guard let cell = cell(place) else { continue }
      if let sign, !isCrowded {
        canvas.put(sign, cell.column, cell.row, ink(index))
      } else {
        let dot = dot(place)
        canvas.dot(dot.x, dot.y, ink(index))
      }
    }
  }

  /// The character for a marker; nil for those that are a dot anyway.
  static func sign(_ shape: Marker.Shape) -> Character? {
    switch shape {
    case .point, .pixel: nil
    case .circle, .hexagon, .pentagon: "●"
    case .triangleUp: "▲"
    case .triangleDown: "▼"
    case .triangleLeft: "◀"
    case .triangleRight: "▶"
    case .square: "■"
    case .star: "★"
    case .plus: "+"
    case .cross: "×"
    case .diamond, .thinDiamond: "◆"
    case .verticalLine: "|"
    case .horizontalLine: "─"
    }
  }

  // MARK: Legend

  /// How an artist looks in a legend.
  static func sample(of artist: Artist, in axes: Axes, depth: ColourDepth) -> String {
    let (text, ink): (String, PlotCanvas.Ink?) =
      switch artist.kind {
      case .line(let line):
        (lineSample(line, artist, in: axes, depth), ink(line.style.colour.bytes))
      case .rule(let rule): ("──", ink(rule.style.colour.bytes))
      case .points(let points):
        (String(sign(points.shape) ?? "·"), ink(points.colours.first?.bytes ?? (0, 0, 0)))
      case .bars(let bars): ("██", ink((bars.edge ?? bars.colours.first)?.bytes ?? (0, 0, 0)))
      case .area(let area): ("▒▒", ink(area.colour.bytes))
      case .image, .text: ("  ", nil)
      }
    guard depth > .none, let ink else { return text }
    return "\u{1B}[\(Colour(ink).textParameters(depth))m\(text)\u{1B}[0m"
  }

  private static func lineSample(
    _ line: Artist.Line, _ artist: Artist, in axes: Axes, _ depth: ColourDepth
  ) -> String {
    let sign = line.marker.flatMap { self.sign($0.shape) }
    guard line.style.dash != .none else { return String(sign ?? "·") }
    let index = axes.artists.firstIndex { $0.id == artist.id } ?? 0
    let stroke = depth == .none ? samples[rhythm(of: index, in: axes)] : "──"
    return sign.map { String(stroke.prefix(1)) + String($0) + String(stroke.suffix(1)) } ?? stroke
  }

  // MARK: Texts

  /// Texts go where there is room; where most have none, there are none.
  private mutating func draw(notes: [Artist.Note]) throws {
    var next = canvas
    var placed = 0
    var taken: Set<Int> = []
    for note in notes {
      try Interrupt.check()
      let place = note.isRelative ? (x: note.x, y: note.y) : view.place(note.x, note.y)
      guard let place, let cell = cell(place) else { continue }
      let text = Array(TextPlot.oneLine(note.caption.text))
      let shift =
        switch note.horizontal {
        case .low: 0
        case .middle: text.count / 2
        case .high: text.count
        }
      let start = cell.column - shift
      let cells = Set((0..<text.count).map { cell.row * canvas.columns + start + $0 })
      guard !text.isEmpty, start + text.count > 0, start < canvas.columns,
        cells.isDisjoint(with: taken)
      else { continue }
      let ink = note.caption.colour.flatMap { PlotPainter.ink($0.bytes) }
      for (index, character) in text.enumerated() {
        next.put(character, start + index, cell.row, ink)
      }
      taken.formUnion(cells)
      placed += 1
    }
    if placed * 2 >= notes.count { canvas = next }
  }
}
