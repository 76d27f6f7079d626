/// A field of characters to draw a plot on: each holds Braille dots, a character, or two halves of
/// colour, one above the other.
struct PlotCanvas {
  /// Red, green and blue from 0 to 255.
  typealias Ink = (red: UInt8, green: UInt8, blue: UInt8)

  let columns: Int
  let rows: Int
  private var cells: [Cell]

  fileprivate struct Cell {
    var dots: UInt8 = 0
    var character: Character?
    /// The colour of dots or character; nil for the terminal's own.
    var ink: Ink?
    var upper: Ink?
    var lower: Ink?
  }

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Cell(), count: columns * rows)
  }

  /// The size in dots: two across and four up in a character.
  var width: Int { columns * 2 }
  var height: Int { rows * 4 }

  // MARK: Drawing

  /// The bit of each dot of a pattern, by row and column (Unicode 4.0, block 2800).
  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  /// Sets a dot, counted from the upper left; one outside is left out.
  mutating func dot(_ x: Int, _ y: Int, _ ink: Ink?) {
    guard (0..<width).contains(x), (0..<height).contains(y) else { return }
    let place = y / 4 * columns + x / 2
    if let block = cells[place].character {
      // What is drawn over a whole block keeps the block behind it.
      if block == "█" {
        (cells[place].upper, cells[place].lower) = (cells[place].ink, cells[place].ink)
      }
      cells[place].character = nil
    }
    cells[place].dots |= PlotCanvas.bits[y % 4][x % 2]
    cells[place].ink = ink
  }

  /// Puts a character; false outside of the field.
  @discardableResult
  mutating func put(_ character: Character, _ column: Int, _ row: Int, _ ink: Ink?) -> Bool {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return false }
    cells[row * columns + column].character = character
    cells[row * columns + column].ink = ink
    return true
  }

  /// The character at a place, if one was put there.
  func character(_ column: Int, _ row: Int) -> Character? {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return nil }
    return cells[row * columns + column].character
  }

  /// Fills half a character; halves count from the top.
  mutating func fill(_ column: Int, half: Int, _ ink: Ink) {
    guard (0..<columns).contains(column), (0..<rows * 2).contains(half) else { return }
    let place = half / 2 * columns + column
    if half % 2 == 0 { cells[place].upper = ink } else { cells[place].lower = ink }
  }

  // MARK: Output

  /// The rows as text, without spaces at their ends.
  func lines(_ depth: ColourDepth) -> [String] {
    (0..<rows).map { row in line(cells[row * columns..<(row + 1) * columns], depth) }
  }

  private func line(_ cells: ArraySlice<Cell>, _ depth: ColourDepth) -> String {
    let end = cells.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? cells.startIndex
    var text = ""
    var last = "0"
    for cell in cells[..<end] {
      let (character, parameters) = cell.drawn(depth)
      // A colour lasts until the next one, so it is said once for a run of equal ones.
      if depth > .none, parameters != last, character != " " || cell.upper != nil {
        text += "\u{1B}[\(parameters)m"
        last = parameters
      }
      text.append(character)
    }
    return last == "0" ? text : text + "\u{1B}[0m"
  }
}

extension PlotCanvas.Cell {
  fileprivate var isBlank: Bool {
    dots == 0 && (character ?? " ") == " " && upper == nil && lower == nil
  }

  /// The character, and the parameters of its colours.
  fileprivate func drawn(_ depth: ColourDepth) -> (Character, String) {
    let sign =
      character ?? (dots == 0 ? nil : Character(Unicode.Scalar(0x2800 + UInt32(dots)) ?? " "))
    switch (upper, lower) {
    case (nil, nil):
      return (sign ?? " ", "0" + text(ink, depth))
    case (let upper?, let lower?):
      if let sign { return (sign, "0" + text(ink, depth) + ground(upper, depth)) }
      return ("▀", "0" + text(upper, depth) + ground(lower, depth))
    case (let upper?, nil):
      return (sign ?? "▀", "0" + text(sign == nil ? upper : ink, depth))
    case (nil, let lower?):
      return (sign ?? "▄", "0" + text(sign == nil ? lower : ink, depth))
    }
  }

  private func text(_ ink: PlotCanvas.Ink?, _ depth: ColourDepth) -> String {
    guard let ink else { return "" }
    return ";" + Colour(ink).textParameters(depth)
  }

  private func ground(_ ink: PlotCanvas.Ink, _ depth: ColourDepth) -> String {
    depth < .palette ? "" : ";" + Colour(ink).parameters(background: true, depth: depth)
  }
}

extension Colour {
  /// The colour of an ink.
  init(_ ink: PlotCanvas.Ink) {
    self.init(red: Int(ink.red), green: Int(ink.green), blue: Int(ink.blue))
  }

  /// The colours of text 31 to 36 and 90 as xterm shows them.
  private static let ansi: [(code: String, colour: Colour)] = [
    ("31", Colour(red: 205, green: 0, blue: 0)), ("32", Colour(red: 0, green: 205, blue: 0)),
    ("33", Colour(red: 225, green: 160, blue: 0)), ("34", Colour(red: 30, green: 100, blue: 238)),
    ("35", Colour(red: 190, green: 60, blue: 190)), ("36", Colour(red: 0, green: 190, blue: 205)),
    ("90", Colour(red: 127, green: 127, blue: 127)),
  ]

  /// The parameters of a text in this colour, also where there are only the basic ones.
  func textParameters(_ depth: ColourDepth) -> String {
    guard depth < .palette else { return parameters(background: false, depth: depth) }
    func distance(_ other: Colour) -> Int {
      let (red, green, blue) = (
        other.red - self.red, other.green - self.green, other.blue - self.blue
      )
      return red * red + green * green + blue * blue
    }
    return Colour.ansi.min { distance($0.colour) < distance($1.colour) }?.code ?? "39"
  }
}
