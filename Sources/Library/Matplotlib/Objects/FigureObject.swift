import Language

/// `matplotlib.figure.Figure`.
final class FigureObject: Object {
  /// Everything but the axes.
  private(set) var page: Figure
  private(set) var axes: [AxesObject] = []
  /// Where pyplot's functions draw.
  private(set) var current: AxesObject?
  /// What `plt.figure(number)` calls it.
  let number: Int

  init(number: Int, page: Figure) {
    self.number = number
    self.page = page
  }

  override var type: TypeObject { FigureObject.typeObject }

  override func restoration() -> (() -> Void)? {
    let old = (page, axes, current)
    return { [self] in (page, axes, current) = old }
  }

  /// Changes the page itself.
  func update(_ body: (inout Figure) -> Void) {
    willChange()
    body(&page)
  }

  /// The figure as it is now.
  var snapshot: Figure {
    var figure = page
    figure.axes = axes.map(\.axes)
    return figure
  }

  // MARK: Axes

  /// New axes at a place; they become the current ones.
  @discardableResult
  func add(at place: GridPlace) -> AxesObject {
    let new = AxesObject(in: self, at: place)
    willChange()
    axes.append(new)
    current = new
    return new
  }

  /// The axes to draw in; makes some if there are none.
  var currentAxes: AxesObject { current ?? axes.last ?? add(at: GridPlace()) }

  /// Makes axes the current ones.
  func select(_ new: AxesObject) {
    willChange()
    current = new
  }

  /// The axes that stand at a place, made if need be.
  func axes(at place: GridPlace) -> AxesObject {
    guard let known = axes.first(where: { $0.axes.place == place }) else { return add(at: place) }
    select(known)
    return known
  }

  /// Takes axes off the page.
  func remove(_ gone: AxesObject) {
    willChange()
    axes.removeAll { $0 === gone }
    if current === gone { current = nil }
  }

  /// Takes everything off the page.
  func clear() {
    willChange()
    page.title = nil
    axes = []
    current = nil
  }

  override func repr() throws -> String { snapshot.summary }

  override func getAttribute(_ name: Name) throws -> Value {
    guard let found = FigureObject.typeObject.lookup(name) else {
      throw PythonError.attributeError(
        "Figure.\(name) is not in the dojo", name: name, on: .object(self))
    }
    return try Operations.bind(found, to: .object(self), in: type)
  }
}

extension Figure {
  /// What `repr` says: `<Figure size 640x480 with 1 Axes>`.
  package var summary: String {
    let size = [width, height].map { FloatText.plain(($0 * dpi).rounded(.down)) }
    return "<Figure size \(size[0])x\(size[1]) with \(axes.count) Axes>"
  }
}
