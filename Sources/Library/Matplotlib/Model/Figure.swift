/// What `matplotlib.pyplot` has drawn: values only, so that a terminal and a file draw the same.
///
/// A figure is a page of axes, each of them with its artists, in the order of their creation. What
/// the artists leave open (limits, ticks) is worked out by `Axes.view`, once for all renderers.
package struct Figure {
  /// Inches.
  package var width = 6.4
  package var height = 4.8
  /// Pixels per inch, for `repr` and for the size of a saved picture.
  package var dpi = 100.0
  /// Points, for texts of the usual size.
  package var fontSize = 10.0
  /// `suptitle`.
  package var title: Caption?
  package var axes: [Axes] = []

  package init() {}
}

/// One coordinate system with what is drawn in it.
package struct Axes {
  /// Where it stands among the others.
  package var place = GridPlace()
  package var artists: [Artist] = []
  package var title: Caption?
  package var x = Axis()
  package var y = Axis()
  /// False after `axis('off')`: no frame, no ticks, no labels.
  package var isFrameVisible = true
  /// Height of a y unit over width of an x unit; nil where the axes fill their place.
  package var aspect: Double?
  package var legend: Legend?
  package var colorbar: Colorbar?
  /// How many colours of the cycle are in use.
  package var usedColours = 0

  package init(place: GridPlace = GridPlace()) { self.place = place }
}

/// A cell, or a block of cells, of a figure's grid; rows and columns count from 0 at the top left.
package struct GridPlace: Equatable {
  package var rows = 1
  package var columns = 1
  package var row = 0
  package var column = 0
  package var rowSpan = 1
  package var columnSpan = 1

  package init() {}

  /// A single cell, by its number from the top left.
  package init(rows: Int, columns: Int, index: Int) {
    self.rows = rows
    self.columns = columns
    row = index / columns
    column = index % columns
  }
}

/// One direction of a coordinate system: its label, scale, limits and ticks.
package struct Axis {
  package enum Scale: String, Sendable { case linear, log }

  package var label: Caption?
  package var scale = Scale.linear
  /// Ends that the program set; nil for those that follow the data.
  package var low: Double?
  package var high: Double?
  package var isInverted = false
  /// Ticks that the program set.
  package var ticks: [Double]?
  /// Their texts, where the program set those too.
  package var tickLabels: [String]?
  /// Degrees, counter-clockwise.
  package var tickRotation = 0.0
  /// Names on the axis where the data were strs: the first stands at 0.
  package var categories: [String] = []
  package var grid: Grid?
  /// Axes with the same group in one figure have the same limits.
  package var group: Int?
  /// The room around the data, as a part of their range; see `rcParams['axes.xmargin']`.
  package var margin = 0.05

  package init() {}

  /// Lines across the axes at the ticks.
  package struct Grid: Equatable {
    package var style = LineStyle(colour: Colour(0xB0B0B0), width: 0.8)
    package var alpha = 1.0

    package init() {}
  }
}

/// A text that belongs to a figure, to axes or to one of their sides.
package struct Caption: Equatable {
  package var text: String
  /// Points; nil for the usual size of its place.
  package var size: Double?
  package var colour: Colour?
  package var isBold = false

  package init(_ text: String) { self.text = text }
}

/// The box that names the artists.
package struct Legend: Equatable {
  /// Matplotlib's places, in the order of its codes 0 to 10.
  package enum Location: String, CaseIterable, Sendable {
    case best
    case upperRight = "upper right"
    case upperLeft = "upper left"
    case lowerLeft = "lower left"
    case lowerRight = "lower right"
    case right
    case centerLeft = "center left"
    case centerRight = "center right"
    case lowerCenter = "lower center"
    case upperCenter = "upper center"
    case center
  }

  package var location = Location.best
  package var title: String?
  package var size: Double?
  package var columns = 1
  package var hasFrame = true
  /// Which artists it names, by their `id`, and how.
  package var entries: [Entry] = []

  package init() {}

  package struct Entry: Equatable {
    package let artist: Int
    package let label: String
  }
}

/// The strip beside the axes that tells which colour is which value.
package struct Colorbar: Equatable {
  package var label: Caption?
  /// The artist whose colours it explains, by its `id`.
  package let artist: Int

  package init(artist: Int) { self.artist = artist }
}
