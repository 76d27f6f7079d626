#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One direction of axes with its limits worked out: from values to places.
package struct AxisView {
  package let scale: Axis.Scale
  /// The value at the left or the bottom; above `end` on an axis that is turned around.
  package let start: Double
  /// The value at the right or the top.
  package let end: Double

  package init(start: Double, end: Double, scale: Axis.Scale = .linear) {
    self.start = start
    self.end = end
    self.scale = scale
  }

  /// The limits that an axis sets, and the data's with a margin where it leaves them open.
  package init(_ axis: Axis, _ bounds: DataBounds.Side) {
    let free = AxisView.limits(of: bounds, margin: axis.margin, scale: axis.scale)
    var (low, high) = (axis.low ?? free.low, axis.high ?? free.high)
    if axis.scale == .log { (low, high) = (low > 0 ? low : free.low, high > 0 ? high : free.high) }
    if low == high { (low, high) = AxisView.separated(low, high, scale: axis.scale) }
    self.init(
      start: axis.isInverted ? high : low, end: axis.isInverted ? low : high, scale: axis.scale)
  }

  package var low: Double { min(start, end) }
  package var high: Double { max(start, end) }

  /// Where a value stands: 0 at the start, 1 at the end, also outside of them; nil for one that
  /// the scale has no place for.
  package func place(of value: Double) -> Double? {
    let (value, start, end) = (transformed(value), transformed(start), transformed(end))
    let place = (value - start) / (end - start)
    return place.isFinite ? place : nil
  }

  private func transformed(_ value: Double) -> Double { scale == .log ? log10(value) : value }

  // MARK: Limits

  /// The data's ends with `margin` of their distance around them, but not beyond sticky edges.
  private static func limits(
    of side: DataBounds.Side, margin: Double, scale: Axis.Scale
  ) -> (low: Double, high: Double) {
    guard !side.isEmpty else { return scale == .log ? (1, 10) : (0, 1) }
    let (low, high) = separated(side.low, side.high, scale: scale)
    let staysLow = side.stickyEdges.contains { isClose($0, side.low) }
    let staysHigh = side.stickyEdges.contains { isClose($0, side.high) }
    if scale == .log {
      let room = (log10(high) - log10(low)) * margin
      return (
        staysLow ? low : pow(10, log10(low) - room), staysHigh ? high : pow(10, log10(high) + room)
      )
    }
    let room = (high - low) * margin
    return (staysLow ? low : low - room, staysHigh ? high : high + room)
  }

  /// Two ends that are apart: equal ones are moved away from each other.
  private static func separated(
    _ low: Double, _ high: Double, scale: Axis.Scale
  ) -> (Double, Double) {
    let size = max(low.magnitude, high.magnitude)
    if scale == .log {
      return low == high
        ? (pow(10, floor(log10(low)) - 1), pow(10, ceil(log10(high)) + 1)) : (low, high)
    }
    guard size > 1e-300 else { return (-0.05, 0.05) }
    guard high - low <= size * 1e-15 else { return (low, high) }
    return (low - 0.05 * low.magnitude, high + 0.05 * high.magnitude)
  }

  private static func isClose(_ a: Double, _ b: Double) -> Bool {
    (a - b).magnitude <= 1e-8 + 1e-5 * b.magnitude
  }
}

/// Both directions of axes, ready to be drawn.
package struct AxesView {
  package let x: AxisView
  package let y: AxisView

  /// The place of a point as parts of the axes' width and height, from the bottom left; nil for a
  /// point that has none.
  package func place(_ x: Double, _ y: Double) -> (x: Double, y: Double)? {
    guard let across = self.x.place(of: x), let up = self.y.place(of: y) else { return nil }
    return (across, up)
  }
}

extension Figure {
  /// The limits of some of the figure's axes; directions that several axes share reach over all
  /// of their data.
  package func view(of axes: Axes) throws -> AxesView {
    var bounds = try DataBounds(axes)
    for other in self.axes {
      if let group = axes.x.group, other.x.group == group {
        bounds.include(try DataBounds(other), x: true)
      }
      if let group = axes.y.group, other.y.group == group {
        bounds.include(try DataBounds(other), x: false)
      }
    }
    return AxesView(x: AxisView(axes.x, bounds.x), y: AxisView(axes.y, bounds.y))
  }
}
