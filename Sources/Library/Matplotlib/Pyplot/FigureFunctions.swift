import Language

/// Pyplot's functions about figures and their axes: what is not about the current axes alone.
enum FigureFunctions {
  /// The functions by their names.
  nonisolated(unsafe) static let all = figures + subplots + others

  private static func function(
    _ name: String, _ signature: String, _ body: @escaping ([Value]) throws -> Value
  ) -> (String, Value) {
    (name, PyplotModule.function(name, signature, body))
  }

  private static var state: PyplotState { Pyplot.state }

  // MARK: Figures

  private nonisolated(unsafe) static let figures: [(String, Value)] = [
    function("figure", "num=None, figsize=None, dpi=None, **kwargs") { try figure($0) },
    function("gcf", "") { _ in .object(state.currentFigure) },
    function("gca", "") { _ in .object(state.currentAxes) },
    function("clf", "") { _ in
      state.currentFigure.clear()
      return .none
    },
    function("close", "fig=None") { try close($0[0]) },
    function("show", "*args, **kwargs") { _ in
      try state.show()
      return .none
    },
    function("savefig", "fname, **kwargs") { try save(state.currentFigure, $0) },
    function("suptitle", "t, **kwargs") { try state.currentFigure.setTitle($0) },
    function("get_fignums", "") { _ in .list(state.figures.map { .int($0.number) }) },
  ]

  /// `figure(num, figsize)`: the figure with the number, or a new one.
  private static func figure(_ values: [Value]) throws -> Value {
    if let figure = values[0].as(FigureObject.self) {
      state.select(figure)
      return .object(figure)
    }
    let number = try values[0].isNone ? nil : Operations.index(values[0])
    if let number, let known = state.figures.first(where: { $0.number == number }) {
      state.select(known)
      return .object(known)
    }
    var keywords = Keywords(values[3], owner: "Figure.set()")
    let page = try page(size: values[1], dpi: values[2], &keywords)
    try keywords.finish()
    return .object(state.open(page, number: number))
  }

  /// An empty page of a size in inches.
  private static func page(
    size: Value, dpi: Value, _ keywords: inout Keywords
  ) throws -> Figure {
    for name in ["layout", "tight_layout", "constrained_layout", "facecolor", "edgecolor"] {
      _ = try keywords.take(name)
    }
    var page = state.usualPage
    if !size.isNone {
      let numbers = try sizes(size)
      (page.width, page.height) = (numbers[0], numbers[1])
    }
    if !dpi.isNone { page.dpi = try Keywords.number(dpi) }
    guard page.dpi > 0, page.dpi <= 10_000 else {
      throw PythonError.valueError("dpi must be positive")
    }
    return page
  }

  /// Width and height in inches.
  static func sizes(_ value: Value) throws -> [Double] {
    _ = try Operations.length(value)
    let sizes = try ArrayInput(value).numbers
    guard sizes.count == 2, sizes.allSatisfy({ 0.01...1000 ~= $0 }) else {
      throw PythonError.valueError(
        "figure size must be positive finite not \(try Operations.repr(value))")
    }
    return sizes
  }

  private static func close(_ value: Value) throws -> Value {
    if value.isNone {
      if let current = state.current { state.close(current) }
    } else if value.string?.text == "all" {
      state.closeAll()
    } else if let figure = value.as(FigureObject.self) {
      state.close(figure)
    } else {
      let number = try Operations.index(value)
      for figure in state.figures where figure.number == number { state.close(figure) }
    }
    return .none
  }

  /// `savefig(fname)`: as SVG, where the program may write files.
  static func save(_ figure: FigureObject, _ values: [Value]) throws -> Value {
    var keywords = Keywords(values[1], owner: "savefig()")
    let format = try keywords.text("format")
    for name in ["dpi", "bbox_inches", "pad_inches", "transparent", "facecolor", "metadata"] {
      _ = try keywords.take(name)
    }
    try keywords.finish()
    let path = try Operations.str(values[0])
    guard format == "svg" || format == nil && path.lowercased().hasSuffix(".svg") else {
      let file = path.split(separator: "/").last ?? "x"
      let stem = file.split(separator: ".").first ?? "x"
      throw PythonError.valueError("only SVG can be saved: name the file \(stem).svg")
    }
    try state.write(try SVGRenderer.render(figure.snapshot), path)
    return .none
  }

  // MARK: Axes

  private nonisolated(unsafe) static let subplots: [(String, Value)] = [
    function(
      "subplots",
      "nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, figsize=None, dpi=None, "
        + "num=None, **kwargs"
    ) { try subplots($0) },
    ("subplot", .object(NativeFunction("subplot") { try subplot($0, of: state.currentFigure) })),
    function("axes", "") { _ in .object(state.currentFigure.add(at: GridPlace())) },
    function("sca", "ax") { values in
      guard let axes = values[0].as(AxesObject.self), let figure = axes.figure else {
        throw PythonError.valueError("Axes is not part of a figure")
      }
      state.select(figure)
      figure.select(axes)
      return .none
    },
  ]

  /// `subplots(nrows, ncols)`: a figure with a grid of axes; the axes alone where there is one.
  private static func subplots(_ values: [Value]) throws -> Value {
    var keywords = Keywords(values[8], owner: "Figure.set()")
    let page = try page(size: values[5], dpi: values[6], &keywords)
    for name in ["gridspec_kw", "width_ratios", "height_ratios", "subplot_kw"] {
      if try keywords.take(name) != nil { throw PythonError.notInDojo("subplots(\(name)=…)") }
    }
    try keywords.finish()
    let (rows, columns) = try gridSize(values[0], values[1])
    let figure = state.open(page, number: try values[7].isNone ? nil : Operations.index(values[7]))
    let axes = try grid(figure, rows, columns, sharesX: values[2], sharesY: values[3])
    let squeezes = try Operations.isTrue(values[4])
    return .tuple([.object(figure), shaped(axes, rows, columns, squeezes: squeezes)])
  }

  /// The size of a grid; throws matplotlib's `ValueError`s.
  static func gridSize(_ rows: Value, _ columns: Value) throws -> (Int, Int) {
    let sizes = try [(rows, "rows"), (columns, "columns")].map { value, name in
      guard let size = try Operations.indexIfAny(value), size > 0 else {
        throw PythonError.valueError(
          "Number of \(name) must be a positive integer, not \(try Operations.repr(value))")
      }
      guard size <= 1000 else { throw PythonError.valueError("\(size) \(name) are too many") }
      return size
    }
    guard sizes[0] * sizes[1] <= 1000 else {
      throw PythonError.valueError("\(sizes[0]) x \(sizes[1]) axes are too many")
    }
    return (sizes[0], sizes[1])
  }

  /// A grid of axes, row by row.
  static func grid(
    _ figure: FigureObject, _ rows: Int, _ columns: Int, sharesX: Value, sharesY: Value
  ) throws -> [AxesObject] {
    let (x, y) = try (sharing(sharesX), sharing(sharesY))
    return (0..<rows * columns).map { index in
      let axes = figure.add(at: GridPlace(rows: rows, columns: columns, index: index))
      axes.update {
        $0.x.group = x(index / columns, index % columns)
        $0.y.group = y(index / columns, index % columns)
      }
      return axes
    }
  }

  /// Which axes share a direction: `True`, `'all'`, `'row'`, `'col'`, `False`, `'none'`.
  private static func sharing(_ value: Value) throws -> (Int, Int) -> Int? {
    switch value.string?.text {
    case "row": return { row, _ in row }
    case "col": return { _, column in column }
    case "none": return { _, _ in nil }
    case "all": return { _, _ in 0 }
    case let name?:
      throw PythonError.valueError(
        "'\(name)' is not a valid value for sharex. "
          + "Supported values are 'all', 'row', 'col', 'none', False, True")
    case nil:
      let all = try Operations.isTrue(value)
      return { _, _ in all ? 0 : nil }
    }
  }

  /// The axes as `subplots` returns them.
  static func shaped(
    _ axes: [AxesObject], _ rows: Int, _ columns: Int, squeezes: Bool
  ) -> Value {
    if squeezes, axes.count == 1 { return .object(axes[0]) }
    let isRow = squeezes && (rows == 1 || columns == 1)
    return .object(AxesArray(shape: isRow ? [axes.count] : [rows, columns], axes))
  }

  /// `subplot(rows, columns, index)` or `subplot(121)`.
  static func subplot(_ arguments: Arguments, of figure: FigureObject) throws -> Value {
    guard arguments.keywords.isEmpty else {
      throw PythonError.notInDojo("subplot(\(arguments.keywords[0])=…)")
    }
    let given = arguments.values
    if given.isEmpty { return .object(figure.axes(at: GridPlace())) }
    if given.count == 1 { return .object(figure.axes(at: try place(code: given[0]))) }
    guard given.count == 3 else {
      throw PythonError.typeError(
        "subplot() takes 1 or 3 positional arguments but \(given.count) were given")
    }
    let (rows, columns) = try gridSize(given[0], given[1])
    if ArrayInput.isSequence(given[2]) {
      throw PythonError.notInDojo("subplot() over several cells")
    }
    return .object(figure.axes(at: try place(rows, columns, Operations.index(given[2]))))
  }

  private static func place(code: Value) throws -> GridPlace {
    guard let number = try Operations.indexIfAny(code), 100...999 ~= number else {
      throw PythonError.valueError(
        "Single argument to subplot must be a three-digit integer, not "
          + "\(try Operations.repr(code))")
    }
    let (rows, columns) = try gridSize(.int(number / 100), .int(number / 10 % 10))
    return try place(rows, columns, number % 10)
  }

  private static func place(_ rows: Int, _ columns: Int, _ number: Int) throws -> GridPlace {
    guard 1...(rows * columns) ~= number else {
      throw PythonError.valueError(
        "num must be an integer with 1 <= num <= \(rows * columns), not \(number)")
    }
    return GridPlace(rows: rows, columns: columns, index: number - 1)
  }

  // MARK: Others

  private nonisolated(unsafe) static let others: [(String, Value)] = [
    function("colorbar", "mappable=None, ax=None, **kwargs") {
      try AxesObject.colorbar($0, figure: state.currentFigure)
    },
    function("matshow", "A, fignum=None, **kwargs") { values in
      if values[1].isNone { _ = state.open(state.usualPage, number: nil) }
      return try state.currentAxes.showMatrix(values[0], values[2])
    },
    // The renderers make room for all texts by themselves.
    function("tight_layout", "**kwargs") { _ in .none },
    function("subplots_adjust", "**kwargs") { _ in .none },
    function("ion", "") { _ in .none },
    function("ioff", "") { _ in .none },
    ("get_cmap", PyplotModule.getColormap),
  ]
}
