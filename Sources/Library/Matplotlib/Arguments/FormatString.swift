import Language

/// `'r--o'`: colour, line and marker of a curve in one str.
struct FormatString {
  private(set) var colour: Colour?
  private(set) var dash: LineStyle.Dash?
  private(set) var marker: Marker.Shape?

  /// Reads a format; throws matplotlib's `ValueError`s.
  init(_ text: String) throws {
    if let colour = Colour(name: text), text.count > 1 || !text.allSatisfy(\.isNumber) {
      self.colour = colour
      return
    }
    var rest = Substring(text)
    while let first = rest.first {
      let signs = rest.prefix(2)
      if signs == "--" || signs == "-." {
        try set(dash: LineStyle.Dash(rawValue: String(signs)), in: text)
        rest.removeFirst(2)
      } else if signs.first == "C", let digit = signs.dropFirst().first, digit.isNumber {
        try set(colour: Colour(name: String(signs)), in: text)
        rest.removeFirst(2)
      } else {
        try read(first, in: text)
        rest.removeFirst()
      }
    }
  }

  private mutating func read(_ character: Character, in text: String) throws {
    let sign = String(character)
    if let dash = LineStyle.Dash(rawValue: sign), dash != .none {
      try set(dash: dash, in: text)
    } else if let shape = Marker.Shape(rawValue: sign) {
      guard marker == nil else { throw FormatString.error(text, "two marker symbols") }
      marker = shape
    } else if let colour = Colour.letters[sign] {
      try set(colour: colour, in: text)
    } else {
      throw FormatString.error(text, "unrecognized character '\(character)'")
    }
  }

  private mutating func set(dash new: LineStyle.Dash?, in text: String) throws {
    guard dash == nil else { throw FormatString.error(text, "two linestyle symbols") }
    dash = new
  }

  private mutating func set(colour new: Colour?, in text: String) throws {
    guard colour == nil else { throw FormatString.error(text, "two color symbols") }
    colour = new
  }

  private static func error(_ text: String, _ what: String) -> PythonError {
    .valueError("'\(text)' is not a valid format string (\(what))")
  }
}
