import Library
import Safety

extension PlotPainter {
  // MARK: Bars

  /// Blocks that fill an eighth more of a character each, from below and from the left.
  private static let rising: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let widening: [Character] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]

  mutating func draw(_ bars: Artist.Bars) throws {
    if bars.isOutline, bars.colours[0].alpha == 0 { return try outline(bars) }
    let across = bars.isHorizontal ? view.y : view.x
    let count = bars.isHorizontal ? canvas.rows : canvas.columns
    var lengths = [(base: Double, top: Double, bar: Int)?](repeating: nil, count: count)
    for index in bars.starts.indices {
      try Interrupt.check()
      guard let ends = ends(bars, index),
        let start = across.place(of: bars.starts[index]),
        let end = across.place(of: bars.starts[index] + bars.widths[index])
      else { continue }
      for place in cells(min(start, end), max(start, end), count) {
        // Where several bars share a character, the longest is seen.
        let known = lengths[place].map { abs($0.top - $0.base) } ?? -1
        if abs(ends.top - ends.base) > known { lengths[place] = (ends.base, ends.top, index) }
      }
    }
    for (place, length) in lengths.enumerated() {
      guard let length else { continue }
      let colour = bars.colours[bars.colours.count == 1 ? 0 : length.bar]
      let ink = PlotPainter.ink((colour.alpha == 0 ? bars.edge ?? colour : colour).bytes)
      if bars.isHorizontal {
        fillRow(canvas.rows - 1 - place, from: length.base, to: length.top, ink)
      } else {
        fillColumn(place, from: length.base, to: length.top, ink)
      }
    }
  }

  /// The ends of a bar along its direction, within the field.
  private func ends(_ bars: Artist.Bars, _ index: Int) -> (base: Double, top: Double)? {
    let along = bars.isHorizontal ? view.x : view.y
    let lowest = along.scale == .log ? 0.0 : nil
    guard let base = along.place(of: bars.bases[index]) ?? lowest,
      let top = along.place(of: bars.tops[index]) ?? lowest
    else { return nil }
    return (max(0, min(1, base)), max(0, min(1, top)))
  }

  /// The characters whose middles a bar covers; at least the one of its own middle.
  private func cells(_ start: Double, _ end: Double, _ count: Int) -> Range<Int> {
    let room = Double(count)
    let first = Int(max(0, min(room, (start * room - 0.5).rounded(.up))))
    let last = Int(max(0, min(room, (end * room - 0.5).rounded(.up))))
    if first < last { return first..<last }
    let middle = (start + end) / 2
    guard 0..<1 ~= middle else { return 0..<0 }
    let place = min(count - 1, Int(middle * room))
    return place..<(place + 1)
  }

  private mutating func fillColumn(
    _ column: Int, from base: Double, to top: Double, _ ink: PlotCanvas.Ink?
  ) {
    let eighths = Double(canvas.rows * 8)
    let low = Int((min(base, top) * eighths).rounded())
    let high = Int((max(base, top) * eighths).rounded())
    if base <= top {
      // What stands on a base line fills its first character from below.
      for row in stride(from: low / 8 * 8, to: high, by: 8) {
        let part = min(8, high - row)
        canvas.put(PlotPainter.rising[part], column, canvas.rows - 1 - row / 8, ink)
      }
    } else {
      let end = (high + 7) / 8 * 8
      for row in stride(from: end - 8, through: low / 8 * 8, by: -8) {
        let isHalf = row < low && low - row >= 3
        if row < low, low - row > 6 { continue }
        canvas.put(isHalf ? "▀" : "█", column, canvas.rows - 1 - row / 8, ink)
      }
    }
  }

  private mutating func fillRow(
    _ row: Int, from base: Double, to top: Double, _ ink: PlotCanvas.Ink?
  ) {
    let eighths = Double(canvas.columns * 8)
    let low = Int((min(base, top) * eighths).rounded())
    let high = Int((max(base, top) * eighths).rounded())
    for column in stride(from: low / 8 * 8, to: high, by: 8) {
      let part = base <= top ? min(8, high - column) : 8
      canvas.put(PlotPainter.widening[part], column / 8, row, ink)
    }
  }

  private mutating func outline(_ bars: Artist.Bars) throws {
    var line: (across: [Double], along: [Double]) = ([], [])
    for index in bars.starts.indices {
      try Interrupt.check()
      line.across += [bars.starts[index], bars.starts[index] + bars.widths[index]]
      line.along += [bars.tops[index], bars.tops[index]]
    }
    if let first = bars.starts.first, let last = line.across.last {
      line.across = [first] + line.across + [last]
      line.along = [bars.bases[0]] + line.along + [bars.bases[bars.bases.count - 1]]
    }
    let ink = PlotPainter.ink((bars.edge ?? bars.colours[0]).bytes)
    try curve(
      bars.isHorizontal ? line.along : line.across, bars.isHorizontal ? line.across : line.along,
      ink)
  }

  // MARK: Areas

  /// Every other dot between the two curves.
  mutating func draw(_ area: Artist.Area) throws {
    let ink = PlotPainter.ink(area.colour.bytes)
    let points = try area.x.indices.compactMap {
      index -> (x: Double, low: Double, high: Double)? in
      try Interrupt.check()
      guard let low = view.place(area.x[index], area.lower[index]),
        let high = view.place(area.x[index], area.upper[index])
      else { return nil }
      return (low.x * Double(canvas.width - 1), low.y, high.y)
    }
    for (from, to) in zip(points, points.dropFirst()) {
      try Interrupt.check()
      let ends = [from.x, to.x].map { Int(max(-1, min(Double(canvas.width), $0.rounded()))) }
      for x in min(ends[0], ends[1])...max(ends[0], ends[1]) {
        let part = to.x == from.x ? 0 : max(0, min(1, (Double(x) - from.x) / (to.x - from.x)))
        let low = from.low + (to.low - from.low) * part
        let high = from.high + (to.high - from.high) * part
        hatch(x, min(low, high), max(low, high), ink)
      }
    }
  }

  private mutating func hatch(_ x: Int, _ low: Double, _ high: Double, _ ink: PlotCanvas.Ink?) {
    let room = Double(canvas.height - 1)
    let top = Int(((1 - max(0, min(1, high))) * room).rounded())
    let bottom = Int(((1 - max(0, min(1, low))) * room).rounded())
    guard high >= 0, low <= 1, top <= bottom else { return }
    for y in top...bottom where (x + y) % 2 == 0 { canvas.dot(x, y, ink) }
  }

  // MARK: Images

  private static let shades: [Character] = [" ", "░", "▒", "▓", "█"]

  /// The shade of a number between 0 and 1.
  static func shade(_ part: Double) -> Character {
    part.isNaN ? "?" : shades[max(0, min(4, Int(part * 5)))]
  }

  /// Each half of a character has the mean colour of the cells behind it; without colours, each
  /// character the shade of their mean.
  mutating func draw(_ image: Artist.Image) throws {
    guard image.rows > 0, image.columns > 0,
      let start = view.place(image.extent.left, image.extent.bottom),
      let end = view.place(image.extent.right, image.extent.top)
    else { return }
    let usesColour = depth >= .palette
    let halves = canvas.rows * (usesColour ? 2 : 1)
    let columns = (0..<canvas.columns).map {
      PlotPainter.span($0, of: canvas.columns, from: start.x, to: end.x, count: image.columns)
    }
    for half in 0..<halves {
      // Halves count from the top, places from the bottom; row 0 is at the top of the extent.
      let (first, last) = image.originIsLower ? (start.y, end.y) : (end.y, start.y)
      let rows = PlotPainter.span(
        half, of: halves, from: 1 - first, to: 1 - last, count: image.rows)
      guard let rows else { continue }
      for (column, span) in columns.enumerated() {
        try Interrupt.check()
        guard let span else { continue }
        if usesColour {
          if let ink = image.mean(rows, span) { canvas.fill(column, half: half, ink) }
        } else {
          canvas.put(PlotPainter.shade(image.shade(rows, span)), column, half, nil)
        }
      }
    }
  }

  /// The cells of an image behind a piece of the screen; nil outside of the image.
  private static func span(
    _ piece: Int, of pieces: Int, from start: Double, to end: Double, count: Int
  ) -> Range<Int>? {
    func cell(_ place: Double) -> Double { (place - start) / (end - start) * Double(count) }
    let edges = (cell(Double(piece) / Double(pieces)), cell(Double(piece + 1) / Double(pieces)))
    let (low, high) = (min(edges.0, edges.1), max(edges.0, edges.1))
    let middle = (low + high) / 2
    guard middle.isFinite, middle >= 0, middle < Double(count) else { return nil }
    let first = max(0, min(Double(count - 1), (low + 1e-6).rounded(.down)))
    let last = max(first + 1, min(Double(count), (high - 1e-6).rounded(.up)))
    // A piece smaller than a cell shows the cell at its middle.
    if high - low <= 1.000_001 { return Int(middle)..<(Int(middle) + 1) }
    return Int(first)..<Int(last)
  }
}

extension Artist.Image {
  /// The mean colour of some cells; nil where nothing is seen of them.
  fileprivate func mean(_ rows: Range<Int>, _ columns: Range<Int>) -> PlotCanvas.Ink? {
    var (red, green, blue, weight) = (0.0, 0.0, 0.0, 0.0)
    for row in rows {
      for column in columns {
        let colour = colour(row, column)
        red += colour.red * colour.alpha
        green += colour.green * colour.alpha
        blue += colour.blue * colour.alpha
        weight += colour.alpha
      }
    }
    guard weight > 0 else { return nil }
    let parts = [red, green, blue].map { UInt8(max(0, min(255, ($0 / weight * 255).rounded()))) }
    return (parts[0], parts[1], parts[2])
  }

  /// The mean of some cells as a part of the scale: of their numbers, or of their lightness.
  fileprivate func shade(_ rows: Range<Int>, _ columns: Range<Int>) -> Double {
    var (sum, count) = (0.0, 0.0)
    for row in rows {
      for column in columns {
        switch content {
        case .numbers(let numbers, let scale):
          let part = scale.part(of: numbers[row * self.columns + column])
          if part.isNaN { continue }
          sum += max(0, min(1, part))
        case .colours: sum += colour(row, column).lightness
        }
        count += 1
      }
    }
    return count == 0 ? .nan : sum / count
  }
}
