import Language

extension AxesFunction {
  /// Limits, scales, the frame and the grid.
  nonisolated(unsafe) static let limits: [AxesFunction] = [
    .init(method: "set_xlim", "left=None, right=None, **kwargs") {
      try $0.setLimits($1, on: \.x, names: ("xmin", "xmax"))
    },
    .init(method: "set_ylim", "bottom=None, top=None, **kwargs") {
      try $0.setLimits($1, on: \.y, names: ("ymin", "ymax"))
    },
    .init(method: "get_xlim", "") { axes, _ in try axes.limits(of: \.x) },
    .init(method: "get_ylim", "") { axes, _ in try axes.limits(of: \.y) },
    .init("set_xscale", pyplot: "xscale", "value, **kwargs") { try $0.setScale($1, on: \.x) },
    .init("set_yscale", pyplot: "yscale", "value, **kwargs") { try $0.setScale($1, on: \.y) },
    .init(method: "invert_xaxis", "") { axes, _ in
      axes.update { $0.x.isInverted.toggle() }
      return .none
    },
    .init(method: "invert_yaxis", "") { axes, _ in
      axes.update { $0.y.isInverted.toggle() }
      return .none
    },
    .init("margins", "*margins, x=None, y=None") { try $0.setMargins($1) },
    .init("axis", "arg=None, /, **kwargs") { try $0.axis($1[0], $1[1]) },
    .init(method: "set_axis_off", "") { axes, _ in
      axes.update { $0.isFrameVisible = false }
      return .none
    },
    .init(method: "set_axis_on", "") { axes, _ in
      axes.update { $0.isFrameVisible = true }
      return .none
    },
    .init(method: "set_aspect", "aspect, **kwargs") { axes, values in
      let aspect = try axes.aspect(values[0])
      axes.update { $0.aspect = aspect }
      return .none
    },
    .init("grid", "visible=None, which='major', axis='both', **kwargs") { try $0.grid($1) },
    .init("cla", "") { axes, _ in
      axes.clear()
      return .none
    },
    .init(method: "clear", "") { axes, _ in
      axes.clear()
      return .none
    },
  ]
}

extension AxesObject {
  // MARK: Limits

  /// `xlim()` tells the limits, `xlim(…)` sets and tells them.
  func limitsFunction(
    _ arguments: Arguments, on axis: WritableKeyPath<Axes, Axis>, isX: Bool
  ) throws -> Value {
    guard !arguments.values.isEmpty else { return try limits(of: axis) }
    let signature = isX ? "left=None, right=None, **kwargs" : "bottom=None, top=None, **kwargs"
    let values = try Signature(signature).bind(arguments, to: isX ? "xlim" : "ylim")
    return try setLimits(values, on: axis, names: isX ? ("xmin", "xmax") : ("ymin", "ymax"))
  }

  fileprivate func setLimits(
    _ values: [Value], on axis: WritableKeyPath<Axes, Axis>, names: (String, String)
  ) throws -> Value {
    var keywords = Keywords(values[2], owner: "set_\(axis == \.x ? "x" : "y")lim()")
    var (start, end) = (values[0], values[1])
    if end.isNone, ArrayInput.isSequence(start) {
      let ends = try Operations.items(of: start)
      guard ends.count == 2 else {
        throw PythonError.valueError(
          ends.count > 2
            ? "too many values to unpack (expected 2)"
            : "not enough values to unpack (expected 2, got \(ends.count))")
      }
      (start, end) = (ends[0], ends[1])
    }
    start = try keywords.take(names.0) ?? start
    end = try keywords.take(names.1) ?? end
    _ = try (keywords.take("auto"), keywords.take("emit"))
    try keywords.finish()
    let (low, high) = try (limit(start), limit(end))
    let view = try axis == \.x ? self.view().x : self.view().y
    update {
      let (first, last) = (low ?? view.start, high ?? view.end)
      $0[keyPath: axis].isInverted = first > last
      let known = $0[keyPath: axis]
      // An end that is not given stays as it is: free, unless the program had set it.
      let (lowGiven, highGiven) = first > last ? (high, low) : (low, high)
      $0[keyPath: axis].low = lowGiven ?? known.low
      $0[keyPath: axis].high = highGiven ?? known.high
    }
    return try limits(of: axis)
  }

  private func limit(_ value: Value) throws -> Double? {
    guard !value.isNone else { return nil }
    let number = try Keywords.number(value)
    guard number.isFinite else {
      throw PythonError.valueError("Axis limits cannot be NaN or Inf")
    }
    return number
  }

  /// The ends of an axis, from the left or the bottom.
  fileprivate func limits(of axis: WritableKeyPath<Axes, Axis>) throws -> Value {
    let side = try axis == \.x ? view().x : view().y
    return .tuple([.float(side.start), .float(side.end)])
  }

  fileprivate func setScale(
    _ values: [Value], on axis: WritableKeyPath<Axes, Axis>
  ) throws -> Value {
    let name = values[0].string?.text ?? ""
    if ["symlog", "logit", "asinh"].contains(name) {
      throw PythonError.notInDojo("the scale '\(name)'")
    }
    guard let scale = Axis.Scale(rawValue: name) else {
      throw PythonError.valueError(
        "\(try Operations.repr(values[0])) is not a valid value for scale.")
    }
    var keywords = Keywords(values[1], owner: "LogScale()")
    if let base = try keywords.number("base"), base != 10 {
      throw PythonError.notInDojo("a logarithmic scale with a base other than 10")
    }
    try keywords.finish()
    update { $0[keyPath: axis].scale = scale }
    return .none
  }

  fileprivate func setMargins(_ values: [Value]) throws -> Value {
    let given = try (values[0].tuple?.items ?? []).map(Keywords.number)
    let x = try values[1].isNone ? given.first : Keywords.number(values[1])
    let y = try values[2].isNone ? given.last : Keywords.number(values[2])
    guard x != nil || y != nil else {
      return .tuple([.float(axes.x.margin), .float(axes.y.margin)])
    }
    guard [x, y].allSatisfy({ ($0 ?? 0) > -0.5 && ($0 ?? 0).isFinite }) else {
      throw PythonError.valueError("margin must be greater than -0.5")
    }
    update {
      $0.x.margin = x ?? $0.x.margin
      $0.y.margin = y ?? $0.y.margin
    }
    return .none
  }

  // MARK: Frame

  /// `axis('off')`, `axis('equal')`, `axis([xmin, xmax, ymin, ymax])`: tells the limits.
  fileprivate func axis(_ value: Value, _ kwargs: Value) throws -> Value {
    var keywords = Keywords(kwargs, owner: "axis()")
    let ends = try (
      keywords.number("xmin"), keywords.number("xmax"), keywords.number("ymin"),
      keywords.number("ymax")
    )
    try keywords.finish()
    if case .bool(let flag) = value {
      update { $0.isFrameVisible = flag }
    } else if let word = value.string?.text {
      try setAxis(word)
    } else if !value.isNone {
      let numbers = try ArrayInput(value).numbers
      guard numbers.count == 4, numbers.allSatisfy(\.isFinite) else {
        throw PythonError.typeError(
          "the first argument to axis() must be an iterable of the form "
            + "[xmin, xmax, ymin, ymax]")
      }
      setLimits((numbers[0], numbers[1], numbers[2], numbers[3]))
    }
    setLimits(ends)
    let view = try view()
    return .tuple([view.x.start, view.x.end, view.y.start, view.y.end].map { .float($0) })
  }

  private func setLimits(_ ends: (Double?, Double?, Double?, Double?)) {
    update {
      if let low = ends.0 { $0.x.low = low }
      if let high = ends.1 { $0.x.high = high }
      if let low = ends.2 { $0.y.low = low }
      if let high = ends.3 { $0.y.high = high }
      for axis in [\Axes.x, \Axes.y] {
        guard let low = $0[keyPath: axis].low, let high = $0[keyPath: axis].high, low > high
        else { continue }
        ($0[keyPath: axis].low, $0[keyPath: axis].high) = (high, low)
        $0[keyPath: axis].isInverted = true
      }
    }
  }

  private func setAxis(_ word: String) throws {
    switch word {
    case "off": update { $0.isFrameVisible = false }
    case "on": update { $0.isFrameVisible = true }
    case "equal", "scaled", "image", "square":
      update {
        $0.aspect = 1
        if word == "image" { ($0.x.margin, $0.y.margin) = (0, 0) }
      }
    case "tight": update { ($0.x.margin, $0.y.margin) = (0, 0) }
    case "auto":
      update {
        $0.aspect = nil
        ($0.x.low, $0.x.high, $0.y.low, $0.y.high) = (nil, nil, nil, nil)
      }
    default:
      throw PythonError.valueError("Unrecognized string '\(word)' to axis; try 'on' or 'off'")
    }
  }

  /// Takes off all that is drawn and set, but for the place.
  fileprivate func clear() {
    update {
      let groups = ($0.x.group, $0.y.group)
      $0 = Axes(place: $0.place)
      ($0.x.group, $0.y.group) = groups
    }
  }

  // MARK: Grid

  /// `grid()` turns the lines on or off, `grid(True, axis='y', alpha=0.3)` says how they look.
  fileprivate func grid(_ values: [Value]) throws -> Value {
    var keywords = Keywords(values[3], owner: "Line2D.set()")
    let names = keywords.names
    let alpha = try keywords.alpha()
    let options = try LineOptions(&keywords)
    guard let direction = values[2].string?.text, ["x", "y", "both"].contains(direction) else {
      throw PythonError.valueError(
        "\(try Operations.repr(values[2])) is not a valid value for axis. "
          + "Supported values are 'x', 'y', 'both'")
    }
    if values[1].string?.text == "minor" { return .none }
    let wanted = try values[0].isNone ? (names.isEmpty ? nil : true) : Operations.isTrue(values[0])
    var grid = Axis.Grid()
    grid.alpha = alpha
    if !names.isEmpty {
      grid.style = options.style(options.colour ?? grid.style.colour)
      if !names.contains(where: { ["linewidth", "lw"].contains($0) }) { grid.style.width = 0.8 }
    }
    update {
      if direction != "y" { $0.x.grid = wanted ?? ($0.x.grid == nil) ? grid : nil }
      if direction != "x" { $0.y.grid = wanted ?? ($0.y.grid == nil) ? grid : nil }
    }
    return .none
  }
}
