import Language

/// Writes SVG elements: numbers short, texts escaped.
struct SVGWriter {
  private(set) var text = ""

  /// A piece of markup as it is.
  mutating func raw(_ markup: String) { text += markup }

  /// A number with at most two decimals.
  static func number(_ value: Double) -> String {
    let hundredths = Int((max(-1e9, min(1e9, value.isNaN ? 0 : value)) * 100).rounded())
    let (whole, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return sign + String(whole) }
    let digits = rest % 10 == 0 ? String(rest / 10) : (rest < 10 ? "0" : "") + String(rest)
    return sign + String(whole) + "." + digits
  }

  /// `#rrggbb`, or `none` for what cannot be seen.
  static func colour(_ colour: Colour) -> String {
    guard colour.alpha > 0 else { return "none" }
    let (red, green, blue) = colour.bytes
    return "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// `name="#rrggbb"`, with the opacity where it is not whole.
  static func paint(_ name: String, _ colour: Colour) -> String {
    let opacity = 0 < colour.alpha && colour.alpha < 1
    return " \(name)=\"\(self.colour(colour))\""
      + (opacity ? " \(name)-opacity=\"\(number(colour.alpha))\"" : "")
  }

  /// The attributes of a stroke.
  static func stroke(_ style: LineStyle, isRound: Bool = true) -> String {
    var attributes = paint("stroke", style.colour) + " stroke-width=\"\(number(style.width))\""
    if isRound { attributes += " stroke-linejoin=\"round\"" }
    if !style.dash.pattern.isEmpty {
      let lengths = style.dash.pattern.map { number($0 * style.width) }
      attributes += " stroke-dasharray=\"\(lengths.joined(separator: ","))\""
    }
    return attributes
  }

  /// Text with XML's special characters as entities; characters that XML forbids are left out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value: break
      case "\u{FFFE}", "\u{FFFF}": break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  // MARK: Elements

  mutating func rectangle(_ box: Box, _ attributes: String) {
    let numbers = [box.x, box.y, box.width, box.height].map(SVGWriter.number)
    text +=
      "<rect x=\"\(numbers[0])\" y=\"\(numbers[1])\" width=\"\(numbers[2])\" "
      + "height=\"\(numbers[3])\"\(attributes)/>\n"
  }

  mutating func path(_ data: String, _ attributes: String) {
    guard !data.isEmpty else { return }
    text += "<path d=\"\(data)\"\(attributes)/>\n"
  }

  /// One text, its first base line at a place.
  mutating func write(_ label: Label) {
    guard !label.text.isEmpty else { return }
    let lines = label.text.split(separator: "\n", omittingEmptySubsequences: false)
    let (x, y) = (SVGWriter.number(label.x), SVGWriter.number(label.y))
    var attributes = " x=\"\(x)\" y=\"\(y)\""
    if label.size != 10 { attributes += " font-size=\"\(SVGWriter.number(label.size))\"" }
    if label.anchor != .start { attributes += " text-anchor=\"\(label.anchor.rawValue)\"" }
    if label.isBold { attributes += " font-weight=\"bold\"" }
    if label.colour != .black { attributes += SVGWriter.paint("fill", label.colour) }
    if label.rotation != 0 {
      let pivot = label.pivot ?? (label.x, label.y)
      attributes +=
        " transform=\"rotate(\(SVGWriter.number(-label.rotation)) "
        + "\(SVGWriter.number(pivot.x)) \(SVGWriter.number(pivot.y)))\""
    }
    let step = SVGWriter.number(label.size * TextMetrics.lineHeight)
    let body =
      lines.count == 1
      ? SVGWriter.escaped(label.text)
      : lines.enumerated().map { index, line in
        "<tspan x=\"\(x)\" dy=\"\(index == 0 ? "0" : step)\">\(SVGWriter.escaped(String(line)))</tspan>"
      }.joined()
    text += "<text\(attributes)>\(body)</text>\n"
  }

  /// A text and its place.
  struct Label {
    enum Anchor: String { case start, middle, end }

    var text: String
    var x: Double
    var y: Double
    var size = 10.0
    var anchor = Anchor.middle
    var colour = Colour.black
    var isBold = false
    /// Degrees, counter-clockwise.
    var rotation = 0.0
    /// What it is rotated around; its own place if nil.
    var pivot: (x: Double, y: Double)?
  }
}

/// A rectangle on the page, in points from the top left.
struct Box {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  var right: Double { x + width }
  var bottom: Double { y + height }
  var middle: (x: Double, y: Double) { (x + width / 2, y + height / 2) }

  /// The box without its edges.
  func inset(left: Double, top: Double, right: Double, bottom: Double) -> Box {
    Box(
      x: x + left, y: y + top, width: max(1, width - left - right),
      height: max(1, height - top - bottom))
  }
}
