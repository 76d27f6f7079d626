import Language

extension FigureObject {
  nonisolated(unsafe) static let typeObject = TypeObject(
    "Figure", module: "matplotlib.figure", populate: define)

  private static func define(on type: TypeObject) {
    let table = MethodTable(type) { $0.as(FigureObject.self) }
    table.property("axes") { .list($0.axes.map { .object($0) }) }
    table.property("number") { .int($0.number) }
    table.nullary("gca") { .object($0.currentAxes) }
    table.nullary("get_axes") { .list($0.axes.map { .object($0) }) }
    table.method("suptitle", "t, **kwargs") { try $0.setTitle($1) }
    table.method("colorbar", "mappable=None, ax=None, **kwargs") {
      try AxesObject.colorbar($1, figure: $0)
    }
    table.method(
      "subplots", "nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True"
    ) { figure, values in
      let (rows, columns) = try FigureFunctions.gridSize(values[0], values[1])
      let axes = try FigureFunctions.grid(
        figure, rows, columns, sharesX: values[2], sharesY: values[3])
      let squeezes = try Operations.isTrue(values[4])
      return FigureFunctions.shaped(axes, rows, columns, squeezes: squeezes)
    }
    table.positional("add_subplot", 0...3) { try FigureFunctions.subplot($1, of: $0) }
    table.method("set_size_inches", "w, h=None, **kwargs") { figure, values in
      let size = values[1].isNone ? values[0] : .tuple([values[0], values[1]])
      let numbers = try FigureFunctions.sizes(size)
      figure.update { ($0.width, $0.height) = (numbers[0], numbers[1]) }
      return .none
    }
    table.method("tight_layout", "**kwargs") { _, _ in .none }
    table.method("subplots_adjust", "**kwargs") { _, _ in .none }
    for name in ["clf", "clear"] {
      table.nullary(name) { figure in
        figure.clear()
        return .none
      }
    }
    table.nullary("show") { figure in
      try Pyplot.state.show(figure)
      return .none
    }
    table.method("savefig", "fname, **kwargs") { figure, values in
      try FigureFunctions.save(figure, values)
    }
  }

  /// `suptitle(t)`.
  func setTitle(_ values: [Value]) throws -> Value {
    let caption = try AxesObject.caption(values[0], values[1])
    update { $0.title = caption }
    return .object(TextObject(.float(0.5), .float(0.98), caption.text))
  }
}
