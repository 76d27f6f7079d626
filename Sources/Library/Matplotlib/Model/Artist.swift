/// One thing drawn in axes.
package struct Artist {
  package let id: Int
  package var kind: Kind
  /// The name in the legend.
  package var label: String?
  /// What lies above: images 0, areas and points 1, lines 2, texts 3, unless the program says else.
  package var zOrder: Double

  package init(id: Int, kind: Kind, label: String? = nil, zOrder: Double? = nil) {
    self.id = id
    self.kind = kind
    self.label = label
    self.zOrder = zOrder ?? kind.usualOrder
  }

  package enum Kind {
    case line(Line)
    case points(Points)
    case bars(Bars)
    case area(Area)
    case image(Image)
    case text(Note)
    case rule(Rule)

    fileprivate var usualOrder: Double {
      switch self {
      case .image: 0
      case .points, .bars, .area: 1
      case .line, .rule: 2
      case .text: 3
      }
    }
  }

  /// A curve through points; a point that is not finite leaves a gap.
  package struct Line {
    package var x: [Double]
    package var y: [Double]
    package var style: LineStyle
    package var marker: Marker?
  }

  /// `scatter`: points with a size and a colour each.
  package struct Points {
    package var x: [Double]
    package var y: [Double]
    /// Areas in square points; one for all, or one for each.
    package var sizes: [Double]
    /// One for all, or one for each.
    package var colours: [Colour]
    package var shape: Marker.Shape
    package var edge: Colour?
    /// What the colours stand for, where they come from numbers.
    package var scale: ColourScale?
  }

  /// `bar`, `barh` and `hist`: boxes that stand on a base line.
  package struct Bars {
    /// The lower end of each box across the bars' direction, and its width there.
    package var starts: [Double]
    package var widths: [Double]
    /// Where each box begins and ends along the bars' direction.
    package var bases: [Double]
    package var tops: [Double]
    package var isHorizontal: Bool
    /// One for all, or one for each.
    package var colours: [Colour]
    package var edge: Colour?
    package var edgeWidth: Double
    /// An outline without a filling, as `histtype='step'` draws it.
    package var isOutline: Bool
  }

  /// `fill_between`: what lies between two curves.
  package struct Area {
    package var x: [Double]
    package var lower: [Double]
    package var upper: [Double]
    package var colour: Colour
  }

  /// `imshow`: a grid of colours, the first row at the top unless the origin is the lower one.
  package struct Image {
    package var rows: Int
    package var columns: Int
    package var content: Content
    /// The edges of the picture: left, right, bottom, top.
    package var extent: (left: Double, right: Double, bottom: Double, top: Double)
    package var isSmooth: Bool
    package var alpha: Double
    /// Whether row 0 stands at the bottom.
    package var originIsLower: Bool

    package enum Content {
      case numbers([Double], ColourScale)
      case colours([Colour])
    }

    /// The colour of a cell.
    package func colour(_ row: Int, _ column: Int) -> Colour {
      let place = row &* columns &+ column
      switch content {
      case .numbers(let numbers, let scale): return scale.colour(of: numbers[place])
      case .colours(let colours): return colours[place]
      }
    }
  }

  /// `text` and `annotate`.
  package struct Note {
    package enum Alignment: Sendable { case low, middle, high }

    package var x: Double
    package var y: Double
    package var caption: Caption
    /// Which part of the text stands at the place: `low` is its left, `high` its right end.
    package var horizontal: Alignment
    /// `low` is the bottom (or the base line), `high` the top.
    package var vertical: Alignment
    package var rotation: Double
    /// Whether the place is a part of the axes' width and height, not a value on them.
    package var isRelative: Bool
    /// Where an arrow from the text points to.
    package var target: (x: Double, y: Double)?
  }

  /// `axhline` and `axvline`: a straight line across the axes.
  package struct Rule {
    package var position: Double
    package var isVertical: Bool
    /// From where to where, as parts of the axes' size.
    package var from: Double
    package var to: Double
    package var style: LineStyle
  }
}
