#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How many colours may be used.
package enum ColourDepth: Int, Comparable, Sendable {
  case none, ansi, palette, full

  package static func < (left: ColourDepth, right: ColourDepth) -> Bool {
    left.rawValue < right.rawValue
  }

  /// What a terminal with these environment variables shows; none for anything else than a
  /// terminal, and where `NO_COLOR` is set (no-color.org).
  package static func detect(
    isTerminal: Bool, environment: (String) -> String?
  ) -> ColourDepth {
    let kind = environment("TERM") ?? "dumb"
    guard isTerminal, kind != "dumb", (environment("NO_COLOR") ?? "").isEmpty else { return .none }
    let claim = environment("COLORTERM") ?? ""
    if claim == "truecolor" || claim == "24bit" || kind.hasSuffix("-direct") { return .full }
    return kind.contains("256color") ? .palette : .ansi
  }

  /// What the standard output shows.
  package static func ofStandardOutput() -> ColourDepth {
    detect(isTerminal: Output.standard.isTerminal) { name in
      getenv(name).map { String(cString: $0) }
    }
  }
}

/// The looks of texts, by what the text is. No meaning is in the colour alone.
///
/// The colours are the terminal's own. On a light ground, where several of those can hardly be read,
/// they are darker ones.
package struct Style: Sendable {
  package let depth: ColourDepth
  /// What the text stands on, where that is known.
  let background: Background?

  package init(depth: ColourDepth, on background: Background? = nil) {
    self.depth = depth
    self.background = background
  }

  /// The style for the standard output, as far as its terminal is known now.
  package static func ofStandardOutput() -> Style {
    Style(depth: .ofStandardOutput(), on: .ofTerminal)
  }

  /// No colours at all.
  package static let plain = Style(depth: .none)

  package enum Role: Sendable, CaseIterable {
    case prompt, title, strong, faint, good, bad, warning, code, link
    /// Of a program's text.
    case keyword, string, number, comment

    /// The parameters of the SGR sequence.
    fileprivate var parameters: String {
      switch self {
      case .prompt: "1;36"
      case .title: "1;4"
      case .strong: "1"
      case .faint: "2"
      case .good: "32"
      case .bad: "1;31"
      case .warning: "33"
      case .code: "36"
      case .link: "4"
      case .keyword: "35"
      case .string: "32"
      case .number: "36"
      case .comment: "2"
      }
    }

    /// The same for a light ground; with 256 colours, such as stand out from white by 4.5 to 1.
    fileprivate func parametersOnLight(_ depth: ColourDepth) -> String {
      guard depth >= .palette else {
        return switch self {
        case .prompt: "1;34"
        case .warning: "35"
        case .code, .number: "34"
        default: parameters
        }
      }
      return switch self {
      case .prompt: "1;38;5;25"
      case .title, .strong, .link: parameters
      case .faint, .comment: "38;5;242"
      case .good, .string: "38;5;28"
      case .bad: "1;38;5;124"
      case .warning: "38;5;130"
      case .code, .number: "38;5;25"
      case .keyword: "38;5;90"
      }
    }
  }

  /// `text` in the look of `role`.
  package func callAsFunction(_ role: Role, _ text: String) -> String {
    depth == .none || text.isEmpty ? text : "\(start(of: role))\(text)\u{1B}[0m"
  }

  /// The escape sequence that texts in the look of `role` begin with.
  func start(of role: Role) -> String {
    let parameters =
      background == .light ? role.parametersOnLight(depth) : role.parameters
    return "\u{1B}[\(parameters)m"
  }
}

/// A colour by its parts of red, green and blue, each 0 to 255.
struct Colour: Hashable {
  var red: Int
  var green: Int
  var blue: Int

  /// The SGR parameters that make it the colour of the text, or of what is behind it.
  func parameters(background: Bool, depth: ColourDepth) -> String {
    let ground = background ? "48" : "38"
    return depth == .full
      ? "\(ground);2;\(red);\(green);\(blue)" : "\(ground);5;\(paletteIndex)"
  }

  /// The nearest of the 6 x 6 x 6 cube and the 24 greys of xterm's 256 colours.
  private var paletteIndex: Int {
    let levels = [0, 95, 135, 175, 215, 255]
    func nearest(_ part: Int) -> Int {
      levels.indices.min { abs(levels[$0] - part) < abs(levels[$1] - part) } ?? 0
    }
    let cube = (nearest(red), nearest(green), nearest(blue))
    let grey = min(23, max(0, ((red + green + blue) / 3 - 3) / 10))
    let greyLevel = 8 + 10 * grey
    let cubeDistance = distance(to: (levels[cube.0], levels[cube.1], levels[cube.2]))
    let greyDistance = distance(to: (greyLevel, greyLevel, greyLevel))
    return greyDistance < cubeDistance ? 232 + grey : 16 + 36 * cube.0 + 6 * cube.1 + cube.2
  }

  private func distance(to other: (Int, Int, Int)) -> Int {
    let (red, green, blue) = (self.red - other.0, self.green - other.1, self.blue - other.2)
    return red * red + green * green + blue * blue
  }

  /// The colour `part` of the way from this one to `other`.
  func mixed(with other: Colour, _ part: Double) -> Colour {
    func mix(_ from: Int, _ to: Int) -> Int {
      from + Int((Double(to - from) * part).rounded())
    }
    return Colour(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }
}
