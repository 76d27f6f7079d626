/// How a line is drawn.
package struct LineStyle: Equatable {
  package enum Dash: String, CaseIterable, Sendable {
    case solid = "-"
    case dashed = "--"
    case dashDot = "-."
    case dotted = ":"
    case none = ""

    /// The dash with one of matplotlib's names for it.
    package init?(name: String) {
      switch name {
      case "solid": self = .solid
      case "dashed": self = .dashed
      case "dashdot": self = .dashDot
      case "dotted": self = .dotted
      case "none", "None", " ": self = .none
      default: self.init(rawValue: name)
      }
    }

    /// Lengths of strokes and gaps in line widths; see `rcParams['lines.dashed_pattern']`.
    package var pattern: [Double] {
      switch self {
      case .solid, .none: []
      case .dashed: [3.7, 1.6]
      case .dashDot: [6.4, 1.6, 1, 1.6]
      case .dotted: [1, 1.65]
      }
    }
  }

  package var colour: Colour
  /// Points.
  package var width = 1.5
  package var dash = Dash.solid

  package init(colour: Colour, width: Double = 1.5, dash: Dash = .solid) {
    self.colour = colour
    self.width = width
    self.dash = dash
  }
}

/// The sign at each point of a line.
package struct Marker: Equatable {
  /// The signs that the renderers can draw; the raw value is matplotlib's.
  package enum Shape: String, CaseIterable, Sendable {
    case point = "."
    case pixel = ","
    case circle = "o"
    case triangleDown = "v"
    case triangleUp = "^"
    case triangleLeft = "<"
    case triangleRight = ">"
    case square = "s"
    case pentagon = "p"
    case star = "*"
    case hexagon = "h"
    case plus = "+"
    case cross = "x"
    case diamond = "D"
    case thinDiamond = "d"
    case verticalLine = "|"
    case horizontalLine = "_"

    /// Whether it is made of strokes, and has no inside.
    package var isStroke: Bool {
      switch self {
      case .plus, .cross, .verticalLine, .horizontalLine: true
      default: false
      }
    }
  }

  package var shape: Shape
  /// Points, across.
  package var size = 6.0
  package var face: Colour
  package var edge: Colour

  package init(shape: Shape, size: Double = 6, face: Colour, edge: Colour) {
    self.shape = shape
    self.size = size
    self.face = face
    self.edge = edge
  }
}
