import Language

extension Colour {
  /// The colours of the cycle, `C0` to `C9`: the `tab10` palette.
  package static let cycle = ColormapTable.colours(ColormapTable.lists["tab10"] ?? "")

  /// The colour of a number in the cycle.
  package static func inCycle(_ index: Int) -> Colour {
    cycle.isEmpty ? .black : cycle[index % cycle.count]
  }

  /// Matplotlib's one-letter colours.
  static let letters: [String: Colour] = [
    "b": Colour(0x0000FF), "g": Colour(red: 0, green: 0.5, blue: 0), "r": Colour(0xFF0000),
    "c": Colour(red: 0, green: 0.75, blue: 0.75), "m": Colour(red: 0.75, green: 0, blue: 0.75),
    "y": Colour(red: 0.75, green: 0.75, blue: 0), "k": .black, "w": .white,
  ]

  /// A colour by a name, `#rrggbb`, `C3`, `tab:blue`, or a grey such as `'0.5'`; nil for others.
  package init?(name: String) {
    if let colour = Colour.letters[name] ?? Colour.named[name.lowercased()] {
      self = colour
    } else if name.hasPrefix("C"), let index = Int(name.dropFirst()), index >= 0 {
      self = Colour.inCycle(index)
    } else if name.hasPrefix("tab:"), let index = Colour.tableau.firstIndex(of: name.dropFirst(4)) {
      self = Colour.inCycle(index)
    } else if name.lowercased() == "none" {
      self = .clear
    } else if name.hasPrefix("#"), let colour = Colour(hexadecimal: name.dropFirst()) {
      self = colour
    } else if let grey = Double(name), 0...1 ~= grey {
      self = Colour(red: grey, green: grey, blue: grey)
    } else {
      return nil
    }
  }

  private init?(hexadecimal digits: Substring) {
    guard let number = UInt32(digits, radix: 16), digits.first != "+" else { return nil }
    let isShort = digits.count == 3 || digits.count == 4
    guard isShort || digits.count == 6 || digits.count == 8 else { return nil }
    let (width, count) = isShort ? (4, digits.count) : (8, digits.count / 2)
    let parts = (0..<count).map { index in
      let bits = number >> UInt32((count - 1 - index) * width) & (isShort ? 15 : 255)
      return Double(bits) / (isShort ? 15 : 255)
    }
    self.init(
      red: parts[0], green: parts[1], blue: parts[2], alpha: parts.count > 3 ? parts[3] : 1)
  }

  /// A colour from a program: a name or 3 or 4 numbers from 0 to 1; throws `ValueError`.
  static func read(_ value: Value) throws -> Colour {
    if let colour = try readIfAny(value) { return colour }
    throw PythonError.valueError(
      "\(try Operations.repr(value)) is not a valid value for color: supported inputs are "
        + "(r, g, b) and (r, g, b, a) 0-1 float tuples; '#rrggbb', '#rrggbbaa', '#rgb', '#rgba' "
        + "strings; named color strings; string reprs of 0-1 floats for grayscale values; 'C0', "
        + "'C1', ... strings for colors of the color cycle; and pairs combining one of the above "
        + "with an alpha value")
  }

  /// A colour from a program, or nil where the value is none.
  static func readIfAny(_ value: Value) throws -> Colour? {
    if let name = value.string?.text { return Colour(name: name) }
    guard ArrayInput.isSequence(value),
      let items = try PythonError.attempt({ try ArrayInput(value) }), items.shape.count == 1,
      items.categories == nil
    else { return nil }
    let parts = items.numbers
    guard parts.count == 3 || parts.count == 4, parts.allSatisfy({ 0...1 ~= $0 }) else {
      return nil
    }
    return Colour(
      red: parts[0], green: parts[1], blue: parts[2], alpha: parts.count > 3 ? parts[3] : 1)
  }

  /// One colour for all, or one for each of `count` things; throws `ValueError`.
  static func readAll(_ value: Value, count: Int) throws -> [Colour] {
    if let colour = try readIfAny(value) { return [colour] }
    guard value.string == nil, let items = try Operations.itemsIfIterable(value), !items.isEmpty
    else { return [try read(value)] }
    let colours = try items.map { try read($0) }
    return (0..<count).map { colours[$0 % colours.count] }
  }

  private static let tableau: [Substring] = [
    "blue", "orange", "green", "red", "purple", "brown", "pink", "gray", "olive", "cyan",
  ]

  /// The named colours of CSS Color Module Level 4.
  private static let named: [String: Colour] = {
    let words = css.split(whereSeparator: \.isWhitespace)
    var table: [String: Colour] = [:]
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      table[String(words[index])] = Colour(hexadecimal: words[index + 1])
    }
    return table
  }()

  private static let css = """
    aliceblue F0F8FF antiquewhite FAEBD7 aqua 00FFFF aquamarine 7FFFD4 azure F0FFFF beige F5F5DC
    bisque FFE4C4 black 000000 blanchedalmond FFEBCD blue 0000FF blueviolet 8A2BE2 brown A52A2A
    burlywood DEB887 cadetblue 5F9EA0 chartreuse 7FFF00 chocolate D2691E coral FF7F50
    cornflowerblue 6495ED cornsilk FFF8DC crimson DC143C cyan 00FFFF darkblue 00008B
    darkcyan 008B8B darkgoldenrod B8860B darkgray A9A9A9 darkgreen 006400 darkgrey A9A9A9
    darkkhaki BDB76B darkmagenta 8B008B darkolivegreen 556B2F darkorange FF8C00 darkorchid 9932CC
    darkred 8B0000 darksalmon E9967A darkseagreen 8FBC8F darkslateblue 483D8B
    darkslategray 2F4F4F darkslategrey 2F4F4F darkturquoise 00CED1 darkviolet 9400D3
    deeppink FF1493 deepskyblue 00BFFF dimgray 696969 dimgrey 696969 dodgerblue 1E90FF
    firebrick B22222 floralwhite FFFAF0 forestgreen 228B22 fuchsia FF00FF gainsboro DCDCDC
    ghostwhite F8F8FF gold FFD700 goldenrod DAA520 gray 808080 green 008000 greenyellow ADFF2F
    grey 808080 honeydew F0FFF0 hotpink FF69B4 indianred CD5C5C indigo 4B0082 ivory FFFFF0
    khaki F0E68C lavender E6E6FA lavenderblush FFF0F5 lawngreen 7CFC00 lemonchiffon FFFACD
    lightblue ADD8E6 lightcoral F08080 lightcyan E0FFFF lightgoldenrodyellow FAFAD2
    lightgray D3D3D3 lightgreen 90EE90 lightgrey D3D3D3 lightpink FFB6C1 lightsalmon FFA07A
    lightseagreen 20B2AA lightskyblue 87CEFA lightslategray 778899 lightslategrey 778899
    lightsteelblue B0C4DE lightyellow FFFFE0 lime 00FF00 limegreen 32CD32 linen FAF0E6
    magenta FF00FF maroon 800000 mediumaquamarine 66CDAA mediumblue 0000CD mediumorchid BA55D3
    mediumpurple 9370DB mediumseagreen 3CB371 mediumslateblue 7B68EE mediumspringgreen 00FA9A
    mediumturquoise 48D1CC mediumvioletred C71585 midnightblue 191970 mintcream F5FFFA
    mistyrose FFE4E1 moccasin FFE4B5 navajowhite FFDEAD navy 000080 oldlace FDF5E6 olive 808000
    olivedrab 6B8E23 orange FFA500 orangered FF4500 orchid DA70D6 palegoldenrod EEE8AA
    palegreen 98FB98 paleturquoise AFEEEE palevioletred DB7093 papayawhip FFEFD5 peachpuff FFDAB9
    peru CD853F pink FFC0CB plum DDA0DD powderblue B0E0E6 purple 800080 rebeccapurple 663399
    red FF0000 rosybrown BC8F8F royalblue 4169E1 saddlebrown 8B4513 salmon FA8072
    sandybrown F4A460 seagreen 2E8B57 seashell FFF5EE sienna A0522D silver C0C0C0 skyblue 87CEEB
    slateblue 6A5ACD slategray 708090 slategrey 708090 snow FFFAFA springgreen 00FF7F
    steelblue 4682B4 tan D2B48C teal 008080 thistle D8BFD8 tomato FF6347 turquoise 40E0D0
    violet EE82EE wheat F5DEB3 white FFFFFF whitesmoke F5F5F5 yellow FFFF00 yellowgreen 9ACD32
    """
}
