import Language

/// The properties of a `Line2D` that a program may set.
struct LineOptions {
  private(set) var colour: Colour?
  private(set) var zOrder: Double?
  /// The names in the legend: one for all curves, or one for each.
  private var labels: [String] = []
  private var width: Double?
  private var dash: LineStyle.Dash?
  private var shape: Marker.Shape?
  private var markerSize: Double?
  private var face: Colour?
  private var edge: Colour?
  private var alpha = 1.0

  /// Reads the keywords, and refuses what is none of a line's.
  init(_ keywords: inout Keywords) throws {
    try self.init(reading: &keywords)
    try keywords.finish()
  }

  /// Takes a line's keywords and leaves the others.
  init(reading keywords: inout Keywords) throws {
    colour = try keywords.colour("color", "c")
    width = try keywords.number("linewidth", "lw")
    dash = try keywords.take("linestyle", "ls").map(LineOptions.dash)
    shape = try keywords.take("marker").flatMap(LineOptions.shape)
    markerSize = try keywords.number("markersize", "ms")
    face = try keywords.colour("markerfacecolor", "mfc")
    edge = try keywords.colour("markeredgecolor", "mec")
    alpha = try keywords.alpha()
    zOrder = try keywords.number("zorder")
    if let label = try keywords.take("label") {
      let several = label.list?.items ?? label.tuple?.items
      labels = try (several ?? [label]).map(Operations.str)
    }
  }

  /// What a format str says holds unless a keyword says else.
  mutating func apply(_ format: FormatString) {
    colour = colour ?? format.colour
    shape = shape ?? format.marker
    if dash == nil { dash = format.dash ?? (format.marker == nil ? nil : LineStyle.Dash.none) }
  }

  /// The name of the curve with a number, of several that are drawn at once.
  func label(_ index: Int) -> String? { labels.count == 1 ? labels[0] : labels[safe: index] }

  /// How the line is drawn in a colour.
  func style(_ colour: Colour) -> LineStyle {
    let usual = Pyplot.state.parameters.number("lines.linewidth") ?? 1.5
    return LineStyle(
      colour: colour.faded(alpha), width: max(0, width ?? usual), dash: dash ?? .solid)
  }

  /// The marker in a colour, if there is one.
  func marker(_ colour: Colour) -> Marker? {
    guard let shape else { return nil }
    let usual = Pyplot.state.parameters.number("lines.markersize") ?? 6
    return Marker(
      shape: shape, size: max(0, markerSize ?? usual), face: (face ?? colour).faded(alpha),
      edge: (edge ?? colour).faded(alpha))
  }

  // MARK: Kinds of values

  /// A style of line by its sign or name; throws `ValueError`.
  static func dash(_ value: Value) throws -> LineStyle.Dash {
    guard let name = value.string?.text, let dash = LineStyle.Dash(name: name) else {
      throw PythonError.valueError("\(try Operations.repr(value)) is not a valid value for ls.")
    }
    return dash
  }

  /// A marker by its sign; nil for the names of none; throws `ValueError`.
  static func shape(_ value: Value) throws -> Marker.Shape? {
    let name = value.string?.text
    if let name, ["", " ", "None", "none"].contains(name) { return nil }
    guard let name, let shape = Marker.Shape(rawValue: name) else {
      throw PythonError.valueError("Unrecognized marker style \(try Operations.repr(value))")
    }
    return shape
  }
}

extension Array {
  /// The element at an index, or nil outside of the array.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
