import Language

/// `matplotlib.axes.Axes`: the target of the drawing functions.
final class AxesObject: Object {
  private(set) var axes: Axes
  /// Its figure; nil once nobody holds that any more.
  private(set) weak var figure: FigureObject?
  private var lastArtist = 0

  init(in figure: FigureObject, at place: GridPlace) {
    self.figure = figure
    axes = Axes(place: place)
    axes.x.margin = Pyplot.state.parameters.number("axes.xmargin") ?? 0.05
    axes.y.margin = Pyplot.state.parameters.number("axes.ymargin") ?? 0.05
    if Pyplot.state.parameters.flag("axes.grid") { (axes.x.grid, axes.y.grid) = (.init(), .init()) }
  }

  override var type: TypeObject { AxesObject.typeObject }

  override func restoration() -> (() -> Void)? {
    let (oldAxes, oldLast) = (axes, lastArtist)
    return { [self] in (axes, lastArtist) = (oldAxes, oldLast) }
  }

  /// Changes what the axes are.
  func update(_ body: (inout Axes) -> Void) {
    willChange()
    body(&axes)
  }

  // MARK: Artists

  /// Draws one more thing.
  @discardableResult
  func add(_ kind: Artist.Kind, label: String? = nil, zOrder: Double? = nil) -> Int {
    willChange()
    lastArtist += 1
    axes.artists.append(Artist(id: lastArtist, kind: kind, label: label, zOrder: zOrder))
    return lastArtist
  }

  /// The artist with a number, while it is drawn.
  func artist(_ id: Int) -> Artist? { axes.artists.first { $0.id == id } }

  /// Changes an artist that is drawn.
  func updateArtist(_ id: Int, _ body: (inout Artist) -> Void) {
    guard let place = axes.artists.firstIndex(where: { $0.id == id }) else { return }
    willChange()
    body(&axes.artists[place])
  }

  /// The next colour of the cycle.
  func nextColour() -> Colour {
    willChange()
    defer { axes.usedColours += 1 }
    return Colour.inCycle(axes.usedColours)
  }

  /// The limits as they are now.
  func view() throws -> AxesView { try (figure?.snapshot ?? Figure()).view(of: axes) }

  // MARK: Text

  /// As matplotlib shows it: with its title and labels.
  override func repr() throws -> String {
    var fields: [String] = []
    if let title = axes.title { fields.append("title={'center': \(Str(title.text).repr)}") }
    for (name, axis) in [("xlabel", axes.x), ("ylabel", axes.y)] {
      if let label = axis.label, !label.text.isEmpty {
        fields.append("\(name)=\(Str(label.text).repr)")
      }
    }
    return "<Axes: " + fields.joined(separator: ", ") + ">"
  }

  override func getAttribute(_ name: Name) throws -> Value {
    guard let found = AxesObject.typeObject.lookup(name) else {
      throw PythonError.attributeError(
        "Axes.\(name) is not in the dojo", name: name, on: .object(self))
    }
    return try Operations.bind(found, to: .object(self), in: type)
  }

  nonisolated(unsafe) static let typeObject = TypeObject(
    "Axes", module: "matplotlib.axes._axes", populate: define)

  private static func define(on type: TypeObject) {
    let table = MethodTable(type) { $0.as(AxesObject.self) }
    for function in AxesFunction.all {
      table.method(function.name, function.signature, function.body)
    }
    table.property("figure") { $0.figure.map { .object($0) } ?? .none }
    table.nullary("get_figure") { $0.figure.map { .object($0) } ?? .none }
    table.nullary("remove") { axes in
      axes.figure?.remove(axes)
      return .none
    }
  }
}
