/// A field of dots, eight to a character: Unicode's Braille patterns, two dots wide and four high.
struct Canvas {
  /// In dots.
  let width: Int
  let height: Int
  /// The series that is being drawn; it decides the colour.
  var pen = 0
  private let columns: Int
  private var patterns: [UInt8]
  private var pens: [Int]

  init(columns: Int, rows: Int) {
    self.columns = columns
    width = columns * 2
    height = rows * 4
    patterns = Array(repeating: 0, count: columns * rows)
    pens = Array(repeating: 0, count: columns * rows)
  }

  /// The bit of each dot of a pattern, by row and column (Unicode 4.0, block 2800).
  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  /// Sets a dot, counted from the upper left; one outside is left out.
  mutating func set(_ x: Int, _ y: Int) {
    guard (0..<width).contains(x), (0..<height).contains(y) else { return }
    let place = y / 4 * columns + x / 2
    patterns[place] |= Canvas.bits[y % 4][x % 2]
    pens[place] = pen
  }

  /// Sets the dots from one place to another.
  mutating func line(_ from: (x: Int, y: Int), _ to: (x: Int, y: Int)) {
    let steps = max(abs(to.x - from.x), abs(to.y - from.y))
    guard steps > 0 else { return set(from.x, from.y) }
    for step in 0...steps {
      let part = Double(step) / Double(steps)
      set(
        from.x + Int((Double(to.x - from.x) * part).rounded()),
        from.y + Int((Double(to.y - from.y) * part).rounded()))
    }
  }

  /// The rows of characters.
  func lines(style: Style) -> [String] {
    stride(from: 0, to: patterns.count, by: columns).map { start in
      var line = ""
      var run = ""
      var runPen = 0
      for place in start..<(start + columns) {
        let isBlank = patterns[place] == 0
        if !isBlank, pens[place] != runPen {
          line += Canvas.coloured(run, pen: runPen, style: style)
          run = ""
          runPen = pens[place]
        }
        let scalar = Unicode.Scalar(0x2800 + UInt32(patterns[place])) ?? " "
        run.unicodeScalars.append(isBlank ? " " : scalar)
      }
      return line + Canvas.coloured(run, pen: runPen, style: style)
    }
  }

  /// The terminal's colours in an order that tells neighbours apart.
  private static let colours = ["34", "33", "36", "31", "35", "32"]

  static func coloured(_ text: String, pen: Int, style: Style) -> String {
    guard style.depth > .none, text.contains(where: { $0 != " " }) else { return text }
    return "\u{1B}[\(colours[pen % colours.count])m\(text)\u{1B}[0m"
  }
}
