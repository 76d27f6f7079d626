#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Pictures of pixels, where the terminal can show them.
package enum GraphicsProtocol: Equatable, Sendable {
  /// The protocol of the terminal kitty, which others have too.
  case kitty
  /// DEC's sixel graphics.
  case sixel

  /// What a terminal with these environment variables shows; nil where it says nothing of pictures.
  /// Nothing is asked of the terminal, for its answer would come between the keys.
  package static func detect(isTerminal: Bool, environment: (String) -> String?)
    -> GraphicsProtocol?
  {
    let kind = environment("TERM") ?? "dumb"
    guard isTerminal, (environment("NO_COLOR") ?? "").isEmpty, environment("TMUX") == nil,
      !kind.hasPrefix("screen"), !kind.hasPrefix("tmux"), kind != "dumb"
    else { return nil }
    let program = environment("TERM_PROGRAM") ?? ""
    if environment("KITTY_WINDOW_ID") != nil || kind == "xterm-kitty" || kind == "xterm-ghostty"
      || program == "ghostty"
    {
      return .kitty
    }
    let isSixel =
      ["foot", "mlterm", "contour", "yaft"].contains { kind.hasPrefix($0) }
      || kind.contains("sixel")
    return isSixel || program == "WezTerm" ? .sixel : nil
  }
}

extension GraphicsProtocol {
  /// What the standard output shows.
  package static func ofStandardOutput() -> GraphicsProtocol? {
    detect(isTerminal: Output.standard.isTerminal) { name in
      getenv(name).map { String(cString: $0) }
    }
  }
}

/// A picture of pixels as a terminal takes it.
struct PixelImage {
  let width: Int
  let height: Int
  /// Row by row; nil is seen through.
  let pixels: [Colour?]

  /// Each cell of a grid as a square of `scale` pixels; short rows are filled up.
  init(_ cells: [[Colour?]], scale: Int) {
    let columns = cells.map(\.count).max() ?? 0
    width = columns * scale
    height = cells.count * scale
    pixels = cells.flatMap { row in
      let line = (0..<columns).flatMap { column in
        Array(repeating: row.indices.contains(column) ? row[column] : nil, count: scale)
      }
      return (0..<scale).flatMap { _ in line }
    }
  }

  /// The sequence that draws the picture at the cursor.
  func encoded(_ graphics: GraphicsProtocol) -> String {
    switch graphics {
    case .kitty: kitty
    case .sixel: sixel
    }
  }

  // MARK: kitty

  /// Red, green, blue and opacity in base 64, in pieces of at most 4096 characters
  /// (sw.kovidgoyal.net/kitty/graphics-protocol).
  private var kitty: String {
    let bytes = pixels.flatMap { colour -> [UInt8] in
      guard let colour else { return [0, 0, 0, 0] }
      return [UInt8(colour.red), UInt8(colour.green), UInt8(colour.blue), 255]
    }
    let text = Array(PixelImage.base64(bytes).utf8)
    var result = ""
    for start in stride(from: 0, to: text.count, by: 4096) {
      let end = min(start + 4096, text.count)
      let keys = start == 0 ? "a=T,f=32,s=\(width),v=\(height),q=2," : ""
      let piece = String(decoding: text[start..<end], as: UTF8.self)
      result += "\u{1B}_G\(keys)m=\(end < text.count ? 1 : 0);\(piece)\u{1B}\\"
    }
    return result
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        let isFilled = place <= group.count
        result.append(isFilled ? digits[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  // MARK: sixel

  /// Bands of six rows; in each, colour by colour, a character for each column tells which of the
  /// six pixels have the colour (VT330/VT340 Programmer Reference, chapter 14).
  private var sixel: String {
    let (indices, palette) = reduced
    var text = "\u{1B}P0;1;0q\"1;1;\(width);\(height)"
    for (number, colour) in palette.enumerated() {
      text += "#\(number);2;\(colour.red);\(colour.green);\(colour.blue)"
    }
    for top in stride(from: 0, to: height, by: 6) {
      text += band(indices, top) + "-"
    }
    return text + "\u{1B}\\"
  }

  /// How many colours a terminal keeps.
  private static let paletteSize = 256

  /// The number of each pixel's colour, and the colours, in hundredths of each channel: as finely as
  /// a palette holds them.
  private var reduced: (indices: [Int?], palette: [Colour]) {
    for levels in [100, 50, 25, 12] {
      let reduced = reduced(to: levels)
      if reduced.palette.count <= PixelImage.paletteSize { return reduced }
    }
    return reduced(to: 5)
  }

  /// With so many steps from a channel's 0 to its 255.
  private func reduced(to levels: Int) -> (indices: [Int?], palette: [Colour]) {
    var numbers: [Colour: Int] = [:]
    var palette: [Colour] = []
    func share(_ channel: Int) -> Int { (channel * levels + 127) / 255 * 100 / levels }
    let indices = pixels.map { pixel -> Int? in
      guard let pixel else { return nil }
      let colour = Colour(
        red: share(pixel.red), green: share(pixel.green), blue: share(pixel.blue))
      if let known = numbers[colour] { return known }
      numbers[colour] = palette.count
      palette.append(colour)
      return palette.count - 1
    }
    return (indices, palette)
  }

  private func band(_ indices: [Int?], _ top: Int) -> String {
    let rows = top..<min(top + 6, height)
    var masks: [Int: [Int]] = [:]
    for (bit, row) in rows.enumerated() {
      for column in 0..<width {
        guard let number = indices[row * width + column] else { continue }
        masks[number, default: Array(repeating: 0, count: width)][column] |= 1 << bit
      }
    }
    return masks.sorted { $0.key < $1.key }.map { number, columns in
      "#\(number)" + PixelImage.runs(columns)
    }.joined(separator: "$")
  }

  private static func runs(_ columns: [Int]) -> String {
    var text = ""
    var place = 0
    while place < columns.count {
      var end = place
      while end < columns.count, columns[end] == columns[place] { end += 1 }
      let character = Character(UnicodeScalar(UInt8(63 + columns[place])))
      text +=
        end - place > 3
        ? "!\(end - place)\(character)" : String(repeating: character, count: end - place)
      place = end
    }
    return text
  }
}
