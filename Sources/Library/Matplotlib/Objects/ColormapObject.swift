import Language

/// A colormap as a program has it: `plt.cm.viridis`, to be passed on as `cmap` or called.
final class ColormapObject: Object {
  let map: Colormap

  init(_ map: Colormap) { self.map = map }

  override var type: TypeObject { ColormapObject.typeObject }
  override var isCallable: Bool { true }

  /// The colour of a number from 0 to 1, or of an int as the place in the table.
  override func call(_ arguments: Arguments) throws -> Value {
    let value = try ColormapObject.callSignature.bind(arguments, to: "Colormap.__call__")[0]
    if ArrayInput.isSequence(value) {
      return .list(try ArrayInput(value).numbers.map { tuple(map.colour(at: $0)) })
    }
    if case .int(let index) = value {
      return tuple(map.colours[max(0, min(map.colours.count - 1, index))])
    }
    return tuple(map.colour(at: try Keywords.number(value)))
  }

  private static let callSignature = Signature("X, alpha=None, bytes=False")

  private func tuple(_ colour: Colour) -> Value {
    .tuple([colour.red, colour.green, colour.blue, colour.alpha].map { .float($0) })
  }

  override func repr() throws -> String {
    "<matplotlib.colors.Colormap '\(map.name)' at \(address)>"
  }

  override func getAttribute(_ name: Name) throws -> Value {
    name == "name" ? .str(map.name) : try genericGetAttribute(name)
  }

  nonisolated(unsafe) static let typeObject = TypeObject(
    "Colormap", module: "matplotlib.colors")

  // MARK: From programs

  /// The colormap that a `cmap` argument means, the usual one for `None`; throws `ValueError`.
  static func read(_ value: Value) throws -> Colormap {
    if let object = value.as(ColormapObject.self) { return object.map }
    if value.isNone { return try usual() }
    guard let name = value.string?.text else {
      throw PythonError.typeError(
        "cmap must be a str or a Colormap, not \(value.type.name)")
    }
    return try named(name)
  }

  /// The colormap with a name; throws `ValueError`.
  static func named(_ name: String) throws -> Colormap {
    if let map = Colormap(name) { return map }
    throw PythonError.valueError(
      "'\(name)' is not a valid value for cmap; the dojo has "
        + Colormap.names.joined(separator: ", "))
  }

  private static func usual() throws -> Colormap {
    guard let name = Pyplot.state.parameters.text("image.cmap") else { return .viridis }
    return try named(name)
  }
}
