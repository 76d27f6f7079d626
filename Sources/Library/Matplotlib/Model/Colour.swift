/// A colour: red, green, blue and opacity, each from 0 to 1.
package struct Colour: Hashable, Sendable {
  package var red: Double
  package var green: Double
  package var blue: Double
  package var alpha: Double

  package init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  /// An opaque colour as `0xRRGGBB`.
  package init(_ rgb: UInt32) {
    red = Double(rgb >> 16 & 255) / 255
    green = Double(rgb >> 8 & 255) / 255
    blue = Double(rgb & 255) / 255
    alpha = 1
  }

  package static let black = Colour(0)
  package static let white = Colour(0xFFFFFF)
  package static let clear = Colour(red: 0, green: 0, blue: 0, alpha: 0)

  /// Red, green and blue from 0 to 255.
  package var bytes: (red: UInt8, green: UInt8, blue: UInt8) {
    (Colour.byte(red), Colour.byte(green), Colour.byte(blue))
  }

  private static func byte(_ part: Double) -> UInt8 {
    UInt8(max(0, min(255, (part * 255).rounded())))
  }

  /// The colour with its opacity multiplied.
  package func faded(_ alpha: Double) -> Colour {
    Colour(red: red, green: green, blue: blue, alpha: self.alpha * alpha)
  }

  /// How light it looks, from 0 to 1 (ITU-R BT.709's weights).
  package var lightness: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

  /// A colour on the way from `a` to `b`.
  package static func mix(_ a: Colour, _ b: Colour, _ part: Double) -> Colour {
    Colour(
      red: a.red + (b.red - a.red) * part, green: a.green + (b.green - a.green) * part,
      blue: a.blue + (b.blue - a.blue) * part, alpha: a.alpha + (b.alpha - a.alpha) * part)
  }
}
