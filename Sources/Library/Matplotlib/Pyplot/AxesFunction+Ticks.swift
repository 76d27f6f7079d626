import Language

extension AxesFunction {
  /// Ticks and their texts.
  nonisolated(unsafe) static let ticks: [AxesFunction] = [
    .init("xticks", "ticks=None, labels=None, **kwargs") { try $0.ticksFunction($1, on: \.x) },
    .init("yticks", "ticks=None, labels=None, **kwargs") { try $0.ticksFunction($1, on: \.y) },
    .init(method: "set_xticks", "ticks, labels=None, **kwargs") { axes, values in
      try axes.setTicks(values, on: \.x)
      return axes.tickObjects(\.x)
    },
    .init(method: "set_yticks", "ticks, labels=None, **kwargs") { axes, values in
      try axes.setTicks(values, on: \.y)
      return axes.tickObjects(\.y)
    },
    .init(method: "set_xticklabels", "labels, **kwargs") { try $0.setTickLabels($1, on: \.x) },
    .init(method: "set_yticklabels", "labels, **kwargs") { try $0.setTickLabels($1, on: \.y) },
    .init(method: "get_xticks", "") { axes, _ in
      .object(NumberArray(try axes.ticks(\.x).marks.map(\.value)))
    },
    .init(method: "get_yticks", "") { axes, _ in
      .object(NumberArray(try axes.ticks(\.y).marks.map(\.value)))
    },
    .init("tick_params", "axis='both', **kwargs") { axes, values in
      var keywords = Keywords(values[1], owner: "tick_params()")
      let rotation = try keywords.take("rotation", "labelrotation").map(TextOptions.angle)
      try keywords.finish()
      let name = values[0].string?.text
      axes.update {
        if let rotation, name != "y" { $0.x.tickRotation = rotation }
        if let rotation, name != "x" { $0.y.tickRotation = rotation }
      }
      return .none
    },
  ]
}

extension AxesObject {
  /// How many ticks fit axes of the usual size.
  private static let usualCount = 9

  /// The ticks as they are now.
  fileprivate func ticks(_ axis: WritableKeyPath<Axes, Axis>) throws -> AxisTicks {
    let view = try view()
    return AxisTicks(
      axes[keyPath: axis], axis == \.x ? view.x : view.y, most: AxesObject.usualCount)
  }

  /// `xticks()` tells the places and texts, `xticks(ticks, labels)` sets and tells them.
  fileprivate func ticksFunction(
    _ values: [Value], on axis: WritableKeyPath<Axes, Axis>
  ) throws -> Value {
    let name = axis == \.x ? "xticks" : "yticks"
    if values[0].isNone {
      guard values[1].isNone else {
        throw PythonError.typeError(
          "\(name)(): Parameter 'labels' can't be set without setting 'ticks'")
      }
      try applyTickProperties(values[2], on: axis)
      return try .tuple([.object(NumberArray(ticks(axis).marks.map(\.value))), tickTexts(axis)])
    }
    try setTicks(values, on: axis)
    return .tuple([tickObjects(axis), try tickTexts(axis)])
  }

  fileprivate func setTicks(_ values: [Value], on axis: WritableKeyPath<Axes, Axis>) throws {
    let places = try places(ArrayInput(values[0]), on: axis)
    let labels = try values[1].isNone ? nil : Operations.items(of: values[1]).map(Operations.str)
    if let labels, labels.count != places.count {
      throw PythonError.valueError(
        "The number of FixedLocator locations (\(places.count)), usually from a call to "
          + "set_ticks, does not match the number of labels (\(labels.count)).")
    }
    try applyTickProperties(values[2], on: axis)
    update {
      $0[keyPath: axis].ticks = places
      $0[keyPath: axis].tickLabels = labels
    }
    try widen(axis, to: places)
  }

  /// Ticks outside of the limits move the limits.
  private func widen(_ axis: WritableKeyPath<Axes, Axis>, to places: [Double]) throws {
    let view = try axis == \.x ? self.view().x : self.view().y
    guard let low = places.min(), let high = places.max(), low.isFinite, high.isFinite else {
      return
    }
    update {
      if low < view.low { $0[keyPath: axis].low = low }
      if high > view.high { $0[keyPath: axis].high = high }
    }
  }

  fileprivate func setTickLabels(
    _ values: [Value], on axis: WritableKeyPath<Axes, Axis>
  ) throws -> Value {
    let labels = try Operations.items(of: values[0]).map(Operations.str)
    if let ticks = axes[keyPath: axis].ticks, ticks.count != labels.count, !labels.isEmpty {
      throw PythonError.valueError(
        "The number of FixedLocator locations (\(ticks.count)), usually from a call to "
          + "set_ticks, does not match the number of labels (\(labels.count)).")
    }
    try applyTickProperties(values[1], on: axis)
    let places = try axes[keyPath: axis].ticks ?? ticks(axis).marks.map(\.value)
    let texts = labels + [String](repeating: "", count: max(0, places.count - labels.count))
    update {
      $0[keyPath: axis].ticks = places
      $0[keyPath: axis].tickLabels = Array(texts.prefix(places.count))
    }
    return try tickTexts(axis)
  }

  private func applyTickProperties(
    _ kwargs: Value, on axis: WritableKeyPath<Axes, Axis>
  ) throws {
    var keywords = Keywords(kwargs, owner: "Text.set()")
    let options = try TextOptions(&keywords)
    try keywords.finish()
    if let rotation = options.rotation { update { $0[keyPath: axis].tickRotation = rotation } }
  }

  // MARK: Results

  fileprivate func tickObjects(_ axis: WritableKeyPath<Axes, Axis>) -> Value {
    let kind: ArtistObject.Kind = axis == \.x ? .xTick : .yTick
    let count = axes[keyPath: axis].ticks?.count ?? 0
    return .list((0..<count).map { _ in .object(ArtistObject(kind, in: self)) })
  }

  private func tickTexts(_ axis: WritableKeyPath<Axes, Axis>) throws -> Value {
    let isFixed = axes[keyPath: axis].ticks != nil
    return .list(
      try ticks(axis).marks.map { mark in
        let whole = isFixed ? Int(exactly: mark.value) : nil
        let place: Value = whole.map { .int($0) } ?? .float(mark.value)
        let (x, y): (Value, Value) = axis == \.x ? (place, .int(0)) : (.int(0), place)
        return .object(TextObject(x, y, mark.text))
      })
  }
}
