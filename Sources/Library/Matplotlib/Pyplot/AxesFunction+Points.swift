import Language

extension AxesFunction {
  /// `scatter`.
  nonisolated(unsafe) static let points: [AxesFunction] = [
    .init(
      "scatter", "x, y, s=None, c=None, marker=None, cmap=None, vmin=None, vmax=None, **kwargs"
    ) { try $0.scatter($1) }
  ]
}

extension AxesObject {
  /// `scatter(x, y, s, c)`: areas in square points; colours, or numbers that a colormap shows.
  fileprivate func scatter(_ values: [Value]) throws -> Value {
    var keywords = Keywords(values[8], owner: "PathCollection.set()")
    let single = try keywords.take("color", "facecolor", "facecolors")
    let edge = try keywords.take("edgecolors", "edgecolor")
    let alpha = try keywords.alpha()
    let (label, zOrder) = try (keywords.text("label"), keywords.number("zorder"))
    _ = try keywords.number("linewidths", "linewidth", "lw")
    try keywords.finish()
    let (x, y) = try (ArrayInput(values[0]), ArrayInput(values[1]))
    guard x.numbers.count == y.numbers.count else {
      throw PythonError.valueError("x and y must be the same size")
    }
    let count = x.numbers.count
    let sizes = try values[2].isNone ? [36] : ArrayInput(values[2]).numbers
    guard sizes.count == 1 || sizes.count == count else {
      throw PythonError.valueError(
        "s must be a scalar, or float array-like with the same size as x and y")
    }
    let (colours, scale) = try pointColours(values, single, count: count)
    let points = Artist.Points(
      x: try places(x, on: \.x), y: try places(y, on: \.y), sizes: sizes.map { max(0, $0) },
      colours: colours.map { $0.faded(alpha) },
      shape: try values[4].isNone ? .circle : LineOptions.shape(values[4]) ?? .circle,
      edge: try edge.flatMap {
        ["face", "none"].contains($0.string?.text) ? nil : try Colour.read($0)
      },
      scale: scale)
    let id = add(.points(points), label: label, zOrder: zOrder)
    return .object(ArtistObject(.points, in: self, id: id))
  }

  private func pointColours(
    _ values: [Value], _ single: Value?, count: Int
  ) throws -> (colours: [Colour], scale: ColourScale?) {
    if let single { return (try Colour.readAll(single, count: count), nil) }
    let given = values[3]
    guard !given.isNone else { return ([nextColour()], nil) }
    if ArrayInput.isSequence(given), let input = try PythonError.attempt({ try ArrayInput(given) }),
      input.categories == nil,
      input.numbers.count == count, input.shape.count == 1
    {
      let scale = ColourScale(
        map: try ColormapObject.read(values[5]),
        low: try values[6].isNone ? nil : Keywords.number(values[6]),
        high: try values[7].isNone ? nil : Keywords.number(values[7]), numbers: input.numbers)
      return (input.numbers.map(scale.colour), scale)
    }
    if let colour = try Colour.readIfAny(given) { return ([colour], nil) }
    guard given.string == nil else {
      throw PythonError.valueError(
        "'c' argument must be a color, a sequence of colors, or a sequence of numbers, "
          + "not \(try Operations.repr(given))")
    }
    let length = try Operations.length(given)
    guard length == count else {
      throw PythonError.valueError(
        "'c' argument has \(length) elements, which is inconsistent with 'x' and 'y' with size "
          + "\(count).")
    }
    return (try Colour.readAll(given, count: count), nil)
  }
}
