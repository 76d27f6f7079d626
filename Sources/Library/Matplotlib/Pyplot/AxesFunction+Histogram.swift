import Language
import Safety

extension AxesFunction {
  /// `hist`.
  nonisolated(unsafe) static let histograms: [AxesFunction] = [
    .init(
      "hist",
      "x, bins=None, *, range=None, density=False, weights=None, cumulative=False, "
        + "histtype='bar', orientation='vertical', rwidth=None, log=False, **kwargs"
    ) { try $0.histogram($1) }
  ]
}

extension AxesObject {
  /// `hist(x, bins)`: counts, edges and boxes; several data sets share the edges.
  fileprivate func histogram(_ values: [Value]) throws -> Value {
    var keywords = Keywords(values[10], owner: "Rectangle.set()")
    let names = try keywords.take("label")
    let options = try BarOptions(&keywords)
    let form = try HistogramForm(values)
    let sets = try dataSets(values[0])
    let edges = try edges(values[1], values[2], sets)
    let weights = try values[4].isNone ? nil : ArrayInput(values[4]).numbers
    let heights = try sets.map { set in
      guard weights == nil || weights?.count == set.numbers.count else {
        throw PythonError.valueError("weights should have the same shape as x")
      }
      return try form.heights(
        set.counts(edges.values, areEqual: edges.areEqual, weights), edges.values)
    }
    if form.isLogarithmic {
      let values: WritableKeyPath<Axes, Axis> = form.isHorizontal ? \.x : \.y
      update { $0[keyPath: values].scale = .log }
    }
    let labels = try names.map { names in
      try (names.list?.items ?? names.tuple?.items ?? [names]).map(Operations.str)
    }
    var boxes: [Value] = []
    for (index, tops) in heights.enumerated() {
      let colours = try options.colours(count: sets.count, in: self)
      let colour = colours.count == 1 ? colours[0] : colours[index]
      let bars = form.bars(tops, edges.values, (index, sets.count), colour, options)
      let id = add(.bars(bars), label: labels?[safe: index], zOrder: options.zOrder)
      boxes.append(box(id, tops.count, form))
    }
    let counts = heights.count == 1 ? NumberArray(heights[0]) : NumberArray(rows: heights)
    let boxesValue = boxes.count == 1 ? boxes[0] : .object(ArtistList(of: "BarContainer", boxes))
    return .tuple([.object(counts), .object(NumberArray(edges.values)), boxesValue])
  }

  private func box(_ id: Int, _ count: Int, _ form: HistogramForm) -> Value {
    guard form.isOutline else { return .object(BarContainer(in: self, id: id, count: count)) }
    return .object(ArtistList(of: "Patch", [.object(ArtistObject(.outline, in: self, id: id))]))
  }

  // MARK: Data

  private struct DataSet {
    let numbers: [Double]
    let isSingle: Bool

    func counts(_ edges: [Double], areEqual: Bool, _ weights: [Double]?) throws -> [Double] {
      try areEqual
        ? Histogram.counts(numbers, equal: edges, weights: weights, isSingle: isSingle)
        : Histogram.counts(numbers, edges: edges, weights: weights)
    }
  }

  /// One set of numbers, or one for each sequence in a list, for each column of a tensor.
  private func dataSets(_ value: Value) throws -> [DataSet] {
    let items = value.list?.items ?? value.tuple?.items
    if let items, let first = items.first, ArrayInput.isSequence(first),
      try !ArrayInput(first).shape.isEmpty
    {
      return try items.map { item in
        let input = try ArrayInput(item)
        return DataSet(numbers: input.numbers, isSingle: input.isSingle)
      }
    }
    let input = try ArrayInput(value)
    guard input.shape.count <= 2 else {
      throw PythonError.valueError("x must have 2 or fewer dimensions")
    }
    _ = try places(input, on: \.x)
    return input.columns.map { DataSet(numbers: $0, isSingle: input.isSingle) }
  }

  // MARK: Bins

  private func edges(
    _ bins: Value, _ range: Value, _ sets: [DataSet]
  ) throws -> (values: [Double], areEqual: Bool) {
    if ArrayInput.isSequence(bins) {
      let edges = try ArrayInput(bins).numbers
      guard zip(edges, edges.dropFirst()).allSatisfy({ $0 <= $1 }), edges.count > 1 else {
        throw PythonError.valueError("`bins` must increase monotonically, when an array")
      }
      return (edges, false)
    }
    if let name = bins.string {
      throw PythonError.notInDojo("hist() with bins=\(name.repr), instead of a number or edges,")
    }
    guard let count = try bins.isNone ? 10 : Operations.indexIfAny(bins) else {
      throw PythonError.typeError("`bins` must be an integer, a string, or an array")
    }
    guard count > 0 else {
      throw PythonError.valueError("`bins` must be positive, when an integer")
    }
    try Sequences.checkMemory(count, times: 1, bytesEach: 512)
    let (low, high) = try limits(range, sets)
    let isSingle = sets.allSatisfy(\.isSingle)
    let edges = Histogram.edges(low, high, count: count, isSingle: isSingle)
    guard (high - low).isFinite, zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw PythonError.valueError(
        "Too many bins for data range. Cannot create \(count) finite-sized bins.")
    }
    return (edges, true)
  }

  private func limits(_ range: Value, _ sets: [DataSet]) throws -> (Double, Double) {
    guard range.isNone else {
      let ends = try ArrayInput(range).numbers
      guard ends.count == 2, ends[0] <= ends[1] else {
        throw PythonError.valueError("max must be larger than min in range parameter.")
      }
      return ends[0] == ends[1] ? (ends[0] - 0.5, ends[1] + 0.5) : (ends[0], ends[1])
    }
    let (low, high) = try Histogram.range(of: sets.map(\.numbers))
    guard low.isFinite, high.isFinite else {
      throw PythonError.valueError(
        "autodetected range of [\(FloatText.repr(low)), \(FloatText.repr(high))] is not finite")
    }
    return (low, high)
  }
}

/// How a histogram's counts become boxes.
private struct HistogramForm {
  let isDensity: Bool
  let isCumulative: Bool
  let isOutline: Bool
  let isFilled: Bool
  let isHorizontal: Bool
  let isLogarithmic: Bool
  /// The boxes' width as a part of the bins'; nil for the usual one.
  let width: Double?

  init(_ values: [Value]) throws {
    isDensity = try Operations.isTrue(values[3])
    isCumulative = try Operations.isTrue(values[5])
    let type = values[6].string?.text ?? ""
    guard ["bar", "step", "stepfilled"].contains(type) else {
      throw PythonError.valueError(
        "\(try Operations.repr(values[6])) is not a valid value for histtype. "
          + "Supported values are 'bar', 'step', 'stepfilled'")
    }
    isOutline = type != "bar"
    isFilled = type != "step"
    let direction = values[7].string?.text ?? ""
    guard direction == "vertical" || direction == "horizontal" else {
      throw PythonError.valueError(
        "\(try Operations.repr(values[7])) is not a valid value for orientation. "
          + "Supported values are 'vertical', 'horizontal'")
    }
    isHorizontal = direction == "horizontal"
    width = try values[8].isNone ? nil : Keywords.number(values[8])
    isLogarithmic = try Operations.isTrue(values[9])
  }

  /// The boxes' heights.
  func heights(_ counts: [Double], _ edges: [Double]) -> [Double] {
    let counts = isDensity ? Histogram.density(counts, edges) : counts
    guard isCumulative else { return counts }
    var sum = 0.0
    return counts.indices.map { index in
      sum += counts[index] * (isDensity ? edges[index + 1] - edges[index] : 1)
      return sum
    }
  }

  /// The boxes of one of several data sets, side by side in each bin.
  func bars(
    _ tops: [Double], _ edges: [Double], _ set: (index: Int, count: Int), _ colour: Colour,
    _ options: BarOptions
  ) -> Artist.Bars {
    let isAlone = set.count == 1 || isOutline
    let part = isOutline ? 1 : width ?? (isAlone ? 1 : 0.8)
    let share = isAlone ? part : part / Double(set.count)
    let offset = isAlone ? (1 - part) / 2 : (1 - part) / 2 + share * Double(set.index)
    let sizes = tops.indices.map { edges[$0 + 1] - edges[$0] }
    let outline = options.outline
    return Artist.Bars(
      starts: tops.indices.map { edges[$0] + sizes[$0] * offset }, widths: sizes.map { $0 * share },
      bases: tops.map { _ in 0 }, tops: tops, isHorizontal: isHorizontal,
      colours: [isFilled ? colour : .clear], edge: outline.colour ?? (isFilled ? nil : colour),
      edgeWidth: outline.width, isOutline: isOutline)
  }
}
