import Language

extension AxesFunction {
  /// `legend`.
  nonisolated(unsafe) static let legends: [AxesFunction] = [
    .init("legend", "*args, **kwargs") { try $0.legend($1[0].tuple?.items ?? [], $1[1]) }
  ]
}

extension AxesObject {
  /// `legend()`, `legend(labels)`, `legend(handles, labels)`.
  fileprivate func legend(_ arguments: [Value], _ kwargs: Value) throws -> Value {
    var keywords = Keywords(kwargs, owner: "Legend.__init__()")
    var legend = Legend()
    legend.location = try keywords.take("loc").map(AxesObject.location) ?? .best
    legend.title = try keywords.text("title")
    legend.size = try keywords.fontSize("fontsize", "prop")
    legend.columns = try keywords.take("ncol", "ncols").map(Operations.index) ?? 1
    legend.hasFrame = try keywords.flag("frameon") ?? true
    let handles = try keywords.take("handles") ?? (arguments.count > 1 ? arguments[0] : nil)
    let labels =
      try keywords.take("labels") ?? (arguments.count == 1 ? arguments[0] : arguments[safe: 1])
    try keywords.finish()
    guard arguments.count <= 2 else {
      throw PythonError.typeError("Invalid arguments to legend.")
    }
    legend.entries = try entries(handles, labels)
    update { $0.legend = legend }
    return .object(ArtistObject(.legend, in: self))
  }

  private func entries(_ handles: Value?, _ labels: Value?) throws -> [Legend.Entry] {
    let artists = try handles.map(ids) ?? nameable(all: labels != nil).map(\.id)
    guard let labels else {
      return artists.compactMap { id in
        artist(id)?.label.map { Legend.Entry(artist: id, label: $0) }
      }
    }
    let texts = try Operations.items(of: labels).map(Operations.str)
    return zip(artists, texts).map { Legend.Entry(artist: $0, label: $1) }
  }

  /// The artists that a legend can name: those with a label, or all for which labels are given.
  private func nameable(all: Bool) -> [Artist] {
    axes.artists.filter { artist in
      switch artist.kind {
      case .text, .image: return false
      default: break
      }
      if let label = artist.label { return !label.isEmpty && !label.hasPrefix("_") }
      return all
    }
  }

  private func ids(of handles: Value) throws -> [Int] {
    try Operations.items(of: handles).compactMap { handle in
      handle.as(ArtistObject.self)?.id ?? handle.as(BarContainer.self)?.id
    }
  }

  /// A place by its name or its code; throws `ValueError`.
  private static func location(_ value: Value) throws -> Legend.Location {
    if case .int(let code) = value, let place = Legend.Location.allCases[safe: code] {
      return place
    }
    guard let name = value.string?.text, let place = Legend.Location(rawValue: name) else {
      throw PythonError.valueError("\(try Operations.repr(value)) is not a valid value for loc.")
    }
    return place
  }
}
