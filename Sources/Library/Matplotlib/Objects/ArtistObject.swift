import Language

/// What a drawing function returns: a thing that is drawn, to be named or changed later.
final class ArtistObject: Object {
  /// Matplotlib's classes of artists.
  enum Kind: String {
    case line = "matplotlib.lines.Line2D"
    case points = "matplotlib.collections.PathCollection"
    case area = "matplotlib.collections.FillBetweenPolyCollection"
    case lines = "matplotlib.collections.LineCollection"
    case image = "matplotlib.image.AxesImage"
    case legend = "matplotlib.legend.Legend"
    case colorbar = "matplotlib.colorbar.Colorbar"
    case outline = "matplotlib.patches.Polygon"
    case xTick = "matplotlib.axis.XTick"
    case yTick = "matplotlib.axis.YTick"
  }

  let kind: Kind
  let axes: AxesObject
  /// The artist's number in its axes; 0 for what is none of their artists.
  let id: Int

  init(_ kind: Kind, in axes: AxesObject, id: Int = 0) {
    self.kind = kind
    self.axes = axes
    self.id = id
  }

  override var type: TypeObject { ArtistObject.typeObjects[kind] ?? .object }

  override func repr() throws -> String { "<\(kind.rawValue) at \(address)>" }

  override func getAttribute(_ name: Name) throws -> Value {
    guard let found = type.lookup(name) else {
      throw PythonError.attributeError(
        "\(type.name).\(name) is not in the dojo", name: name, on: .object(self))
    }
    return try Operations.bind(found, to: .object(self), in: type)
  }

  // MARK: Classes

  private nonisolated(unsafe) static let typeObjects: [Kind: TypeObject] = {
    let kinds: [Kind] = [
      .line, .points, .area, .lines, .image, .legend, .colorbar, .outline, .xTick, .yTick,
    ]
    return Dictionary(uniqueKeysWithValues: kinds.map { ($0, typeObject($0)) })
  }()

  private static func typeObject(_ kind: Kind) -> TypeObject {
    let parts = kind.rawValue.split(separator: ".")
    let module = parts.dropLast().joined(separator: ".")
    return TypeObject(
      String(parts.last ?? ""), module: module, populate: { define(kind, on: $0) })
  }

  private static func define(_ kind: Kind, on type: TypeObject) {
    let table = MethodTable(type) { $0.as(ArtistObject.self) }
    switch kind {
    case .line:
      defineArtist(table)
      table.nullary("get_xdata") { .object(NumberArray($0.line?.x ?? [])) }
      table.nullary("get_ydata") { .object(NumberArray($0.line?.y ?? [])) }
    case .points, .area, .lines, .image, .outline:
      defineArtist(table)
    case .colorbar:
      table.method("set_label", "label, *, fontsize=None") { bar, values in
        var caption = Caption(try Operations.str(values[0]))
        if !values[1].isNone { caption.size = try Keywords.number(values[1]) }
        bar.axes.update { $0.colorbar?.label = caption }
        return .none
      }
    case .legend, .xTick, .yTick: break
    }
  }

  private static func defineArtist(_ table: MethodTable<ArtistObject>) {
    table.nullary("get_label") { .str($0.axes.artist($0.id)?.label ?? "") }
    table.unary("set_label") { artist, label in
      let text = try Operations.str(label)
      artist.axes.updateArtist(artist.id) { $0.label = text }
      return .none
    }
    table.nullary("remove") { artist in
      artist.axes.update { $0.artists.removeAll { $0.id == artist.id } }
      return .none
    }
  }

  private var line: Artist.Line? {
    if case .line(let line) = axes.artist(id)?.kind { line } else { nil }
  }
}

/// `matplotlib.text.Text`.
final class TextObject: Object {
  /// Where it stands and what it says, as the program gave it.
  private let x: Value
  private let y: Value
  private let text: String

  init(_ x: Value, _ y: Value, _ text: String) {
    self.x = x
    self.y = y
    self.text = text
  }

  override var type: TypeObject { TextObject.typeObject }

  override func repr() throws -> String {
    try "Text(\(Operations.repr(x)), \(Operations.repr(y)), \(Str(text).repr))"
  }

  nonisolated(unsafe) static let typeObject = TypeObject(
    "Text", module: "matplotlib.text", populate: define)

  private static func define(on type: TypeObject) {
    let table = MethodTable(type) { $0.as(TextObject.self) }
    table.nullary("get_text") { .str($0.text) }
  }
}

/// What `bar` and `hist` return: the boxes as one.
final class BarContainer: Object {
  let axes: AxesObject
  let id: Int
  private let count: Int

  init(in axes: AxesObject, id: Int, count: Int) {
    self.axes = axes
    self.id = id
    self.count = count
  }

  override var type: TypeObject { BarContainer.typeObject }
  override func length() throws -> Int { count }
  override func repr() throws -> String { "<BarContainer object of \(count) artists>" }

  nonisolated(unsafe) static let typeObject = TypeObject(
    "BarContainer", module: "matplotlib.container", populate: define)

  private static func define(on type: TypeObject) {
    let table = MethodTable(type) { $0.as(BarContainer.self) }
    table.nullary("get_label") { .str($0.axes.artist($0.id)?.label ?? "") }
    table.unary("set_label") { bars, label in
      let text = try Operations.str(label)
      bars.axes.updateArtist(bars.id) { $0.label = text }
      return .none
    }
  }
}
