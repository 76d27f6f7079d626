import Language

/// The open figures of a program, and its settings; taken back with the statement that made them.
final class PyplotState: Object {
  private(set) var figures: [FigureObject] = []
  private(set) var current: FigureObject?
  /// What `show()` closed while nobody was there to see it.
  private var waiting: [Figure] = []
  let parameters = RuntimeParameters()
  /// Writes a text to a file, where the program may.
  var write: (_ text: String, _ path: String) throws -> Void = { _, path in
    throw PythonError(.permissionError, "no file can be written here: '\(path)'")
  }

  override func restoration() -> (() -> Void)? {
    let old = (figures, current, waiting)
    return { [self] in (figures, current, waiting) = old }
  }

  // MARK: Figures

  /// The figure to draw in; makes one if there is none.
  var currentFigure: FigureObject { current ?? open(usualPage, number: nil) }

  /// An empty page as the settings say.
  var usualPage: Figure {
    var page = Figure()
    if let size = parameters.numbers("figure.figsize"), size.count == 2,
      size.allSatisfy({ 0.01...1000 ~= $0 })
    {
      (page.width, page.height) = (size[0], size[1])
    }
    if let dpi = parameters.number("figure.dpi"), 1...10_000 ~= dpi { page.dpi = dpi }
    if let size = parameters.number("font.size"), 1...200 ~= size { page.fontSize = size }
    return page
  }

  /// The axes to draw in; makes some if there are none.
  var currentAxes: AxesObject { currentFigure.currentAxes }

  /// A new figure with a number, the next free one if it has none.
  @discardableResult
  func open(_ page: Figure, number: Int?) -> FigureObject {
    let next = (figures.map(\.number).max() ?? 0) + 1
    let figure = FigureObject(number: number ?? next, page: page)
    willChange()
    figures.append(figure)
    current = figure
    return figure
  }

  /// Makes a figure the current one.
  func select(_ figure: FigureObject) {
    willChange()
    current = figure
  }

  /// Closes a figure.
  func close(_ figure: FigureObject) {
    willChange()
    figures.removeAll { $0 === figure }
    if current === figure { current = figures.last }
  }

  /// Closes all figures.
  func closeAll() {
    willChange()
    figures = []
    current = nil
  }

  // MARK: Showing

  /// `plt.show()`: the sink gets all open figures, or they wait.
  func show() throws {
    let shown = figures.map(\.snapshot).filter { !$0.axes.isEmpty }
    closeAll()
    try hand(shown)
  }

  /// `fig.show()`: the same for one figure.
  func show(_ figure: FigureObject) throws {
    close(figure)
    try hand([figure.snapshot])
  }

  private func hand(_ shown: [Figure]) throws {
    willChange()
    if let sink = Pyplot.sink {
      try shown.forEach(sink.show)
    } else {
      waiting += shown
    }
  }

  /// The figures that `show()` has let go and that were not seen yet.
  func takeShown() -> [Figure] {
    guard !waiting.isEmpty else { return [] }
    willChange()
    defer { waiting = [] }
    return waiting
  }

  /// All figures that were not seen yet.
  func take() -> [Figure] {
    let all = waiting + figures.map(\.snapshot).filter { !$0.axes.isEmpty }
    willChange()
    waiting = []
    closeAll()
    return all
  }
}
