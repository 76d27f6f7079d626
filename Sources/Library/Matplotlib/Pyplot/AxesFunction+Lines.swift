import Language
import Safety

extension AxesFunction {
  /// `plot` and its kin, `axhline` and `axvline`, `fill_between`.
  nonisolated(unsafe) static let lines: [AxesFunction] = [
    .init("plot", "*args, **kwargs") { try $0.plot($1[0], $1[1]) },
    .init("semilogx", "*args, **kwargs") { axes, values in
      axes.update { $0.x.scale = .log }
      return try axes.plot(values[0], values[1])
    },
    .init("semilogy", "*args, **kwargs") { axes, values in
      axes.update { $0.y.scale = .log }
      return try axes.plot(values[0], values[1])
    },
    .init("loglog", "*args, **kwargs") { axes, values in
      axes.update { ($0.x.scale, $0.y.scale) = (.log, .log) }
      return try axes.plot(values[0], values[1])
    },
    .init("step", "x, y, *args, where='pre', **kwargs") { try $0.step($1) },
    .init("axhline", "y=0, xmin=0, xmax=1, **kwargs") { try $0.rule($1, isVertical: false) },
    .init("axvline", "x=0, ymin=0, ymax=1, **kwargs") { try $0.rule($1, isVertical: true) },
    .init("hlines", "y, xmin, xmax, colors=None, linestyles='solid', label='', **kwargs") {
      try $0.segments($1, isVertical: false)
    },
    .init("vlines", "x, ymin, ymax, colors=None, linestyles='solid', label='', **kwargs") {
      try $0.segments($1, isVertical: true)
    },
    .init("fill_between", "x, y1, y2=0, **kwargs") { try $0.fillBetween($1) },
  ]
}

extension AxesObject {
  /// Numbers on one of the axes: strs get places there, in the order of their first mention.
  func places(_ input: ArrayInput, on axis: WritableKeyPath<Axes, Axis>) throws -> [Double] {
    guard let names = input.categories else { return input.numbers }
    var known = axes[keyPath: axis].categories
    var placeOf = Dictionary(zip(known, known.indices)) { first, _ in first }
    let places = try names.map { name in
      try Interrupt.check()
      if let place = placeOf[name] { return Double(place) }
      placeOf[name] = known.count
      known.append(name)
      return Double(known.count - 1)
    }
    update { $0[keyPath: axis].categories = known }
    return places
  }

  // MARK: Curves

  /// `plot([x], y, [format], [x], y, …)`: one line for each column of each y.
  fileprivate func plot(_ positional: Value, _ kwargs: Value) throws -> Value {
    if let name = ["x", "y"].first(where: { kwargs.dict?[$0] != nil }) {
      throw PythonError.typeError("plot() got an unexpected keyword argument '\(name)'")
    }
    var keywords = Keywords(kwargs, owner: "Line2D.set()")
    let options = try LineOptions(&keywords)
    var rest = (positional.tuple?.items ?? [])[...]
    var lines: [Value] = []
    while !rest.isEmpty {
      var group = Array(rest.prefix(2))
      rest = rest.dropFirst(2)
      if group.count == 2, group[1].string == nil, rest.first?.string != nil {
        group.append(rest.removeFirst())
      }
      lines += try plot(group: group, options)
    }
    return .list(lines)
  }

  /// `x, y, format`, `y, format`, `x, y` or `y`.
  private func plot(group: [Value], _ options: LineOptions) throws -> [Value] {
    var (group, options) = (group, options)
    if group.count > 1, let format = group.last?.string?.text {
      options.apply(try FormatString(format))
      group.removeLast()
    }
    guard !group.contains(where: \.isNone) else {
      throw PythonError.valueError("x, y, and format string must not be None")
    }
    let y = try ArrayInput(group[group.count - 1])
    let x = try group.count > 1 ? ArrayInput(group[0]) : nil
    let curves = try AxesObject.curves(
      x.map { ($0, try places($0, on: \.x)) }, (y, places(y, on: \.y)))
    return curves.enumerated().map { index, curve in
      let colour = options.colour ?? nextColour()
      let line = Artist.Line(
        x: curve.x, y: curve.y, style: options.style(colour), marker: options.marker(colour))
      let id = add(.line(line), label: options.label(index), zOrder: options.zOrder)
      return .object(ArtistObject(.line, in: self, id: id))
    }
  }

  /// One curve for each column of x and y; throws matplotlib's `ValueError`s about their shapes.
  private static func curves(
    _ x: (input: ArrayInput, places: [Double])?, _ y: (input: ArrayInput, places: [Double])
  ) throws -> [(x: [Double], y: [Double])] {
    let yColumns = columns(y.input, y.places)
    let length = y.input.length
    let xColumns = x.map { columns($0.input, $0.places) } ?? [(0..<length).map { Double($0) }]
    let shapes = "\(x?.input.vectorText ?? "(\(length),)") and \(y.input.vectorText)"
    guard x?.input.length ?? length == length else {
      throw PythonError.valueError(
        "x and y must have same first dimension, but have shapes \(shapes)")
    }
    guard x?.input.shape.count ?? 0 <= 2, y.input.shape.count <= 2 else {
      throw PythonError.valueError(
        "x and y can be no greater than 2D, but have shapes \(shapes)")
    }
    let (across, up) = (xColumns.count, yColumns.count)
    guard across == up || across == 1 || up == 1 else {
      throw PythonError.valueError("x has \(across) columns but y has \(up) columns")
    }
    guard across > 0, up > 0 else { return [] }
    return (0..<max(across, up)).map {
      (xColumns[across == 1 ? 0 : $0], yColumns[up == 1 ? 0 : $0])
    }
  }

  private static func columns(_ input: ArrayInput, _ places: [Double]) -> [[Double]] {
    input.categories == nil ? input.columns : [places]
  }

  /// `step(x, y, where=…)`: a curve of level pieces.
  fileprivate func step(_ values: [Value]) throws -> Value {
    let position = values[3].string?.text ?? ""
    guard ["pre", "post", "mid"].contains(position) else {
      throw PythonError.valueError(
        "'\(position)' is not a valid value for where. "
          + "Supported values are 'pre', 'post', 'mid'")
    }
    let (x, y) = try (ArrayInput(values[0]), ArrayInput(values[1]))
    guard x.shape.count <= 1, x.shape == y.shape else {
      throw PythonError.valueError(
        "x and y must have same first dimension, but have shapes "
          + "\(x.vectorText) and \(y.vectorText)")
    }
    let (xs, ys) = try AxesObject.stairs(places(x, on: \.x), places(y, on: \.y), position)
    let data: [Value] = [.object(NumberArray(xs)), .object(NumberArray(ys))]
    return try plot(.tuple(data + (values[2].tuple?.items ?? [])), values[4])
  }

  private static func stairs(
    _ x: [Double], _ y: [Double], _ position: String
  ) throws -> ([Double], [Double]) {
    var (xs, ys) = (Array(x.prefix(1)), Array(y.prefix(1)))
    for index in x.indices.dropFirst() {
      try Interrupt.check()
      switch position {
      case "pre":
        xs += [x[index - 1], x[index]]
        ys += [y[index], y[index]]
      case "post":
        xs += [x[index], x[index]]
        ys += [y[index - 1], y[index]]
      default:
        let middle = (x[index - 1] + x[index]) / 2
        xs += [middle, middle, x[index]]
        ys += [y[index - 1], y[index], y[index]]
      }
    }
    return (xs, ys)
  }

  // MARK: Straight lines

  /// `axhline(y, xmin, xmax)` and `axvline(x, ymin, ymax)`.
  fileprivate func rule(_ values: [Value], isVertical: Bool) throws -> Value {
    var keywords = Keywords(values[3], owner: "Line2D.set()")
    let options = try LineOptions(&keywords)
    let numbers = try values[..<3].map(Keywords.number)
    let colour = options.colour ?? nextColour()
    let rule = Artist.Rule(
      position: numbers[0], isVertical: isVertical, from: numbers[1], to: numbers[2],
      style: options.style(colour))
    let id = add(.rule(rule), label: options.label(0), zOrder: options.zOrder)
    return .object(ArtistObject(.line, in: self, id: id))
  }

  /// `hlines(y, xmin, xmax)` and `vlines(x, ymin, ymax)`: straight lines between values.
  fileprivate func segments(_ values: [Value], isVertical: Bool) throws -> Value {
    var keywords = Keywords(values[6], owner: "LineCollection.set()")
    let options = try LineOptions(&keywords)
    let inputs = try values[..<3].map { try ArrayInput($0).numbers }
    let count = inputs.map(\.count).max() ?? 0
    guard inputs.allSatisfy({ $0.count == count || $0.count == 1 }), count > 0 else {
      throw PythonError.valueError("the ends of the lines and their places differ in number")
    }
    var (along, across): ([Double], [Double]) = ([], [])
    for index in 0..<count {
      try Interrupt.check()
      let parts = inputs.map { $0[$0.count == 1 ? 0 : index] }
      along += [parts[1], parts[2], .nan]
      across += [parts[0], parts[0], .nan]
    }
    let chosen = try values[3].isNone ? nil : Colour.readAll(values[3], count: 1).first
    var style = options.style(chosen ?? options.colour ?? Colour.inCycle(0))
    style.dash = try LineOptions.dash(values[4])
    let line = Artist.Line(
      x: isVertical ? across : along, y: isVertical ? along : across, style: style, marker: nil)
    let label = try Operations.str(values[5])
    let id = add(.line(line), label: label.isEmpty ? nil : label, zOrder: options.zOrder)
    return .object(ArtistObject(.lines, in: self, id: id))
  }

  // MARK: Areas

  /// `fill_between(x, y1, y2)`.
  fileprivate func fillBetween(_ values: [Value]) throws -> Value {
    var keywords = Keywords(values[3], owner: "FillBetweenPolyCollection.set()")
    let chosen = try keywords.colour("color", "facecolor", "fc")
    let alpha = try keywords.alpha()
    let (label, zOrder) = try (keywords.text("label"), keywords.number("zorder"))
    try keywords.finish()
    let x = try ArrayInput(values[0])
    let sides = try values[1...2].enumerated().map { index, value in
      let side = try ArrayInput(value)
      guard side.length == x.length || side.numbers.count == 1 else {
        throw PythonError.valueError(
          "'x' has size \(x.length), but 'y\(index + 1)' has an unequal size of \(side.length)")
      }
      return side.numbers.count == 1
        ? [Double](repeating: side.numbers[0], count: x.length) : side.numbers
    }
    let area = Artist.Area(
      x: try places(x, on: \.x), lower: sides[1], upper: sides[0],
      colour: (chosen ?? nextColour()).faded(alpha))
    let id = add(.area(area), label: label, zOrder: zOrder)
    return .object(ArtistObject(.area, in: self, id: id))
  }
}

extension ArrayInput {
  /// The shape in messages about curves, where a single number counts as one in a row.
  var vectorText: String { shape.isEmpty ? "(1,)" : shapeText }
}
