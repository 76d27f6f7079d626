import Language

extension AxesFunction {
  /// `imshow` and `colorbar`.
  nonisolated(unsafe) static let images: [AxesFunction] = [
    .init(
      "imshow",
      "X, cmap=None, *, aspect=None, interpolation=None, alpha=None, vmin=None, vmax=None, "
        + "origin=None, extent=None, **kwargs"
    ) { try $0.showImage($1) },
    .init(method: "matshow", "Z, **kwargs") { try $0.showMatrix($1[0], $1[1]) },
    .init("clim", "vmin=None, vmax=None") { axes, values in
      guard let artist = axes.axes.artists.last(where: { $0.colourScale != nil }) else {
        throw PythonError.runtimeError("You must first define an image, e.g., with imshow")
      }
      let bounds = try values.map { try $0.isNone ? nil : Keywords.number($0) }
      guard case .image = artist.kind else { throw PythonError.notInDojo("clim() of points") }
      axes.updateArtist(artist.id) { $0.limitColours(low: bounds[0], high: bounds[1]) }
      return .none
    },
  ]
}

extension AxesObject {
  private static let sharp = ["none", "nearest", "auto", "antialiased"]
  private static let smooth = [
    "bilinear", "bicubic", "spline16", "spline36", "hanning", "hamming", "hermite", "kaiser",
    "quadric", "catrom", "gaussian", "bessel", "mitchell", "sinc", "lanczos", "blackman",
  ]

  /// `imshow(X)`: rows and columns of numbers, or of colours with 3 or 4 parts.
  fileprivate func showImage(_ values: [Value]) throws -> Value {
    var keywords = Keywords(values[9], owner: "AxesImage.set()")
    let (label, zOrder) = try (keywords.text("label"), keywords.number("zorder"))
    try keywords.finish()
    let input = try ArrayInput(values[0])
    guard input.categories == nil else {
      throw PythonError.typeError("Image data of dtype str cannot be converted to float")
    }
    let (rows, columns) = try AxesObject.imageSize(input)
    let content = try imageContent(input, values)
    let isLower = try originIsLower(values[7])
    let edges = try extent(values[8], rows, columns, isLower)
    let image = Artist.Image(
      rows: rows, columns: columns, content: content, extent: edges,
      isSmooth: try isSmooth(values[3]),
      alpha: try values[4].isNone ? 1 : max(0, min(1, Keywords.number(values[4]))),
      originIsLower: isLower)
    let aspect = try aspect(values[2])
    update {
      $0.aspect = aspect
      if values[8].isNone, !isLower { $0.y.isInverted = true }
      if values[8].isNone, isLower { $0.y.isInverted = false }
    }
    let id = add(.image(image), label: label, zOrder: zOrder)
    return .object(ArtistObject(.image, in: self, id: id))
  }

  /// `matshow(Z)`: the numbers of a matrix, each as a square.
  func showMatrix(_ matrix: Value, _ options: Value) throws -> Value {
    let keywords = options.dict?.pairs ?? []
    let names = keywords.compactMap { $0.0.string.map { Name($0.text) } }
    let show = try Operations.getAttribute(.object(self), "imshow")
    return try Arguments.with([matrix] + keywords.map(\.1), keywords: names) {
      try Operations.call(show, $0)
    }
  }

  private static func imageSize(_ input: ArrayInput) throws -> (Int, Int) {
    let shape = input.shape
    let hasColours = shape.count == 3 && (shape[2] == 3 || shape[2] == 4)
    let isSingle = shape.count == 3 && shape[2] == 1
    guard shape.count == 2 || hasColours || isSingle else {
      throw PythonError.typeError("Invalid shape \(input.shapeText) for image data")
    }
    return (shape[0], shape[1])
  }

  private func imageContent(
    _ input: ArrayInput, _ values: [Value]
  ) throws -> Artist.Image.Content {
    if input.shape.count == 3, input.shape[2] > 1 {
      return .colours(AxesObject.colours(input.numbers, parts: input.shape[2]))
    }
    let scale = ColourScale(
      map: try ColormapObject.read(values[1]),
      low: try values[5].isNone ? nil : Keywords.number(values[5]),
      high: try values[6].isNone ? nil : Keywords.number(values[6]), numbers: input.numbers)
    return .numbers(input.numbers, scale)
  }

  /// Colours from their parts: 0 to 1, or 0 to 255 where one is above 1.
  private static func colours(_ numbers: [Double], parts: Int) -> [Colour] {
    let unit = numbers.contains { $0 > 1 } ? 255.0 : 1
    func part(_ index: Int) -> Double { max(0, min(1, numbers[index] / unit)) }
    return stride(from: 0, to: numbers.count - parts + 1, by: parts).map { start in
      Colour(
        red: part(start), green: part(start + 1), blue: part(start + 2),
        alpha: parts == 4 ? part(start + 3) : 1)
    }
  }

  private func isSmooth(_ value: Value) throws -> Bool {
    let usual = Pyplot.state.parameters.text("image.interpolation") ?? "auto"
    let name = value.isNone ? usual : try Operations.str(value)
    guard AxesObject.sharp.contains(name) || AxesObject.smooth.contains(name) else {
      throw PythonError.valueError("'\(name)' is not a valid value for interpolation.")
    }
    return AxesObject.smooth.contains(name)
  }

  private func originIsLower(_ value: Value) throws -> Bool {
    let name = value.isNone ? "upper" : value.string?.text
    guard name == "upper" || name == "lower" else {
      throw PythonError.valueError(
        "\(try Operations.repr(value)) is not a valid value for origin. "
          + "Supported values are 'upper', 'lower'")
    }
    return name == "lower"
  }

  private func extent(
    _ value: Value, _ rows: Int, _ columns: Int, _ isLower: Bool
  ) throws -> (left: Double, right: Double, bottom: Double, top: Double) {
    guard value.isNone else {
      let edges = try ArrayInput(value).numbers
      guard edges.count == 4 else {
        throw PythonError.valueError("extent must be (left, right, bottom, top)")
      }
      return (edges[0], edges[1], edges[2], edges[3])
    }
    let (right, far) = (Double(columns) - 0.5, Double(rows) - 0.5)
    return isLower ? (-0.5, right, -0.5, far) : (-0.5, right, far, -0.5)
  }

  /// `'equal'`, `'auto'` or a number.
  func aspect(_ value: Value) throws -> Double? {
    if value.isNone { return 1 }
    switch value.string?.text {
    case "equal": return 1
    case "auto": return nil
    case let name?:
      throw PythonError.valueError("could not convert string to float: '\(name)'")
    case nil:
      let number = try Keywords.number(value)
      guard number > 0, number.isFinite else {
        throw PythonError.valueError("aspect must be finite and positive ")
      }
      return number
    }
  }

  // MARK: Colour bars

  /// `colorbar(mappable, ax=…)`: the strip for an image or coloured points, else for the last.
  static func colorbar(_ values: [Value], figure: FigureObject) throws -> Value {
    let artist = values[0].as(ArtistObject.self)
    let axes = values[1].as(AxesObject.self) ?? artist?.axes ?? figure.currentAxes
    var keywords = Keywords(values[2], owner: "Colorbar()")
    let label = try keywords.text("label")
    // Where the strip stands and how long it is, the renderers decide.
    for name in ["shrink", "fraction", "pad", "aspect", "location", "orientation"] {
      _ = try keywords.take(name)
    }
    try keywords.finish()
    let known = artist?.id ?? axes.axes.artists.last { $0.colourScale != nil }?.id
    guard let id = known, axes.artist(id)?.colourScale != nil else {
      throw PythonError.runtimeError(
        "No mappable was found to use for colorbar creation. First define a mappable such as an "
          + "image (with imshow) or a contour set (with contourf).")
    }
    axes.update {
      $0.colorbar = Colorbar(artist: id)
      $0.colorbar?.label = label.map { Caption($0) }
    }
    return .object(ArtistObject(.colorbar, in: axes))
  }
}

extension Artist {
  /// Moves the ends of the colours' scale, as far as they are given.
  fileprivate mutating func limitColours(low: Double?, high: Double?) {
    func limited(_ scale: ColourScale) -> ColourScale {
      var scale = scale
      if let low { scale.low = low }
      if let high { scale.high = high }
      return scale
    }
    guard case .image(var image) = kind, case .numbers(let numbers, let scale) = image.content
    else { return }
    image.content = .numbers(numbers, limited(scale))
    kind = .image(image)
  }

  /// What its colours stand for, where they stand for numbers.
  package var colourScale: ColourScale? {
    switch kind {
    case .image(let image):
      if case .numbers(_, let scale) = image.content { scale } else { nil }
    case .points(let points): points.scale
    default: nil
    }
  }
}
