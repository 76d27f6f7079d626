import Safety

/// How far the data of some axes reach.
package struct DataBounds {
  /// One direction: the ends of the data, and the places beyond which no margin goes.
  package struct Side {
    package var low = Double.infinity
    package var high = -Double.infinity
    /// Where bars stand and pictures end: the view ends there too.
    package var stickyEdges: [Double] = []

    package var isEmpty: Bool { low > high }

    fileprivate mutating func include(_ value: Double) {
      low = min(low, value)
      high = max(high, value)
    }

    fileprivate mutating func include(_ other: Side) {
      low = min(low, other.low)
      high = max(high, other.high)
      stickyEdges += other.stickyEdges
    }
  }

  package var x = Side()
  package var y = Side()

  private let xScale: Axis.Scale
  private let yScale: Axis.Scale

  /// The bounds of what is drawn in `axes`; on a logarithmic scale, of what is above 0.
  package init(_ axes: Axes) throws {
    xScale = axes.x.scale
    yScale = axes.y.scale
    for artist in axes.artists { try include(artist.kind) }
  }

  /// Widens the bounds by those of other axes, for a direction that they share.
  package mutating func include(_ other: DataBounds, x isX: Bool) {
    if isX { x.include(other.x) } else { y.include(other.y) }
  }

  private mutating func include(_ kind: Artist.Kind) throws {
    switch kind {
    case .line(let line): try include(line.x, line.y)
    case .points(let points): try include(points.x, points.y)
    case .area(let area):
      try include(area.x, area.lower)
      try include(area.x, area.upper)
    case .bars(let bars): try include(bars)
    case .image(let image):
      includeX(image.extent.left, isSticky: true)
      includeX(image.extent.right, isSticky: true)
      includeY(image.extent.bottom, isSticky: true)
      includeY(image.extent.top, isSticky: true)
    case .rule(let rule):
      if rule.isVertical { includeX(rule.position) } else { includeY(rule.position) }
    case .text: break
    }
  }

  private mutating func include(_ xs: [Double], _ ys: [Double]) throws {
    for (x, y) in zip(xs, ys) where x.isFinite && y.isFinite {
      try Interrupt.check()
      includeX(x)
      includeY(y)
    }
  }

  private mutating func include(_ bars: Artist.Bars) throws {
    for index in bars.starts.indices {
      try Interrupt.check()
      let across = [bars.starts[index], bars.starts[index] + bars.widths[index]]
      for value in across { includeSide(value, isX: !bars.isHorizontal) }
      includeSide(bars.bases[index], isX: bars.isHorizontal, isSticky: true)
      includeSide(bars.tops[index], isX: bars.isHorizontal)
    }
  }

  private mutating func includeSide(_ value: Double, isX: Bool, isSticky: Bool = false) {
    if isX { includeX(value, isSticky: isSticky) } else { includeY(value, isSticky: isSticky) }
  }

  private mutating func includeX(_ value: Double, isSticky: Bool = false) {
    guard DataBounds.counts(value, on: xScale) else { return }
    x.include(DataBounds.tamed(value))
    if isSticky { x.stickyEdges.append(value) }
  }

  private mutating func includeY(_ value: Double, isSticky: Bool = false) {
    guard DataBounds.counts(value, on: yScale) else { return }
    y.include(DataBounds.tamed(value))
    if isSticky { y.stickyEdges.append(value) }
  }

  private static func counts(_ value: Double, on scale: Axis.Scale) -> Bool {
    value.isFinite && (scale == .linear || value > 0)
  }

  /// Ends whose distance is still a number.
  private static func tamed(_ value: Double) -> Double { max(-1e307, min(1e307, value)) }
}
