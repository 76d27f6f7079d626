/// A way from numbers between 0 and 1 to colours.
package struct Colormap: Equatable, Sendable {
  package let name: String
  /// 256 colours, as matplotlib's tables have.
  package let colours: [Colour]

  /// The colormap with a name; `_r` behind it turns it around. Nil where there is none.
  package init?(_ name: String) {
    let isReversed = name.hasSuffix("_r")
    let base = isReversed ? String(name.dropLast(2)) : name
    guard let colours = Colormap.table(base) else { return nil }
    self.name = name
    self.colours = isReversed ? colours.reversed() : colours
  }

  private init(name: String, colours: [Colour]) {
    self.name = name
    self.colours = colours
  }

  /// The usual one for images: light for much, and readable without seeing red and green apart.
  package static let viridis =
    Colormap("viridis") ?? Colormap(name: "viridis", colours: blend([.black, .white]))

  /// The colour of a number; what lies outside of 0...1 takes the colour of the end.
  package func colour(at part: Double) -> Colour {
    colours[index(of: part)]
  }

  /// The place of a number in `colours`; 0 for NaN.
  package func index(of part: Double) -> Int {
    part.isNaN ? 0 : Int(max(0, min(255, part * 256)))
  }

  /// All names, without those that are turned around.
  package static var names: [String] {
    (Array(ColormapTable.even.keys) + ColormapTable.uneven.keys + ColormapTable.lists.keys)
      .sorted()
  }

  private static func table(_ name: String) -> [Colour]? {
    if let text = ColormapTable.even[name] { return blend(ColormapTable.colours(text)) }
    if let stops = ColormapTable.uneven[name] { return blend(stops) }
    if let text = ColormapTable.lists[name] {
      let colours = ColormapTable.colours(text)
      return (0..<256).map { colours[$0 * colours.count / 256] }
    }
    return nil
  }

  private static func blend(_ colours: [Colour]) -> [Colour] {
    let last = Double(colours.count - 1)
    return blend(colours.enumerated().map { (Double($0) / last, $1) })
  }

  private static func blend(_ stops: [(at: Double, colour: Colour)]) -> [Colour] {
    var next = 1
    return (0..<256).map { index in
      let part = Double(index) / 255
      while next < stops.count - 1, stops[next].at < part { next += 1 }
      let (from, to) = (stops[next - 1], stops[next])
      return Colour.mix(from.colour, to.colour, (part - from.at) / (to.at - from.at))
    }
  }
}

/// Colours for numbers: a colormap, and the numbers at its ends.
package struct ColourScale: Equatable {
  package var map: Colormap
  package var low: Double
  package var high: Double

  package init(map: Colormap, low: Double, high: Double) {
    self.map = map
    self.low = low
    self.high = high
  }

  /// A scale for some numbers, from the least to the greatest unless the ends are given.
  package init(map: Colormap, low: Double?, high: Double?, numbers: [Double]) {
    self.map = map
    let finite = numbers.lazy.filter(\.isFinite)
    self.low = low ?? finite.min() ?? 0
    self.high = high ?? finite.max() ?? 1
  }

  /// Where a number stands between the ends: 0 to 1 within them.
  package func part(of number: Double) -> Double {
    high == low ? 0 : (number - low) / (high - low)
  }

  /// The colour of a number; NaN has none.
  package func colour(of number: Double) -> Colour {
    number.isNaN ? .clear : map.colour(at: part(of: number))
  }
}
