import Language

extension AxesFunction {
  /// `bar` and `barh`.
  nonisolated(unsafe) static let bars: [AxesFunction] = [
    .init("bar", "x, height, width=0.8, bottom=None, *, align='center', **kwargs") {
      try $0.bars($1, isHorizontal: false)
    },
    .init("barh", "y, width, height=0.8, left=None, *, align='center', **kwargs") {
      try $0.bars($1, isHorizontal: true)
    },
  ]
}

/// How boxes look: the properties of matplotlib's `Rectangle` that a program may set.
struct BarOptions {
  private let chosen: Value?
  private let edge: Colour?
  private let edgeWidth: Double
  private let isFilled: Bool
  private let alpha: Double
  let label: String?
  let zOrder: Double?

  /// Reads the keywords, and refuses what is none of a box's.
  init(_ keywords: inout Keywords) throws {
    chosen = try keywords.take("color", "facecolor", "fc")
    edge = try keywords.colour("edgecolor", "ec")
    edgeWidth = try keywords.number("linewidth", "lw") ?? 1
    isFilled = try keywords.flag("fill") ?? true
    alpha = try keywords.alpha()
    label = try keywords.text("label")
    zOrder = try keywords.number("zorder")
    try keywords.finish()
  }

  /// The boxes' colours: the program's, or the next of the cycle.
  func colours(count: Int, in axes: AxesObject) throws -> [Colour] {
    let colours = try chosen.map { try Colour.readAll($0, count: count) } ?? [axes.nextColour()]
    return colours.map { isFilled ? $0.faded(alpha) : .clear }
  }

  /// The outline, if there is one.
  var outline: (colour: Colour?, width: Double) {
    (edge ?? (isFilled ? nil : .black), edgeWidth)
  }
}

extension AxesObject {
  /// `bar(x, height, width, bottom)`; `barh` is the same with the directions exchanged.
  fileprivate func bars(_ values: [Value], isHorizontal: Bool) throws -> Value {
    var keywords = Keywords(values[5], owner: "Rectangle.set()")
    let tickLabels = try keywords.take("tick_label")
    let options = try BarOptions(&keywords)
    let alignment = values[4].string?.text
    guard alignment == "center" || alignment == "edge" else {
      throw PythonError.valueError(
        "\(try Operations.repr(values[4])) is not a valid value for align. "
          + "Supported values are 'center', 'edge'")
    }
    let names =
      isHorizontal ? ["y", "width", "height", "left"] : ["x", "height", "width", "bottom"]
    let across: WritableKeyPath<Axes, Axis> = isHorizontal ? \.y : \.x
    let inputs = try [values[0], values[1], values[2], values[3].isNone ? .int(0) : values[3]]
      .map { try ArrayInput($0) }
    let count = try commonCount(inputs, names)
    let spread = try inputs.indices.map { index in
      let numbers = try index == 0 ? places(inputs[0], on: across) : inputs[index].numbers
      return numbers.count == count || numbers.isEmpty
        ? numbers : [Double](repeating: numbers[0], count: count)
    }
    let shift = alignment == "center" ? 0.5 : 0
    let bars = Artist.Bars(
      starts: zip(spread[0], spread[2]).map { $0 - $1 * shift }, widths: spread[2],
      bases: spread[3], tops: zip(spread[3], spread[1]).map(+), isHorizontal: isHorizontal,
      colours: try options.colours(count: count, in: self), edge: options.outline.colour,
      edgeWidth: options.outline.width, isOutline: false)
    if let tickLabels {
      let texts = try Operations.items(of: tickLabels).map(Operations.str)
      update {
        $0[keyPath: across].ticks = spread[0]
        $0[keyPath: across].tickLabels = texts
      }
    }
    let id = add(.bars(bars), label: options.label, zOrder: options.zOrder)
    return .object(BarContainer(in: self, id: id, count: count))
  }

  /// How many boxes some inputs make: those with one number go along with the others.
  private func commonCount(_ inputs: [ArrayInput], _ names: [String]) throws -> Int {
    guard let first = inputs.indices.first(where: { inputs[$0].numbers.count != 1 }) else {
      return 1
    }
    let count = inputs[first].numbers.count
    for (input, name) in zip(inputs, names)
    where input.numbers.count != count && input.numbers.count != 1 {
      throw PythonError.valueError(
        "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between "
          + "'\(names[first])' with shape \(inputs[first].shapeText) and '\(name)' with shape "
          + "\(input.shapeText).")
    }
    return count
  }
}
