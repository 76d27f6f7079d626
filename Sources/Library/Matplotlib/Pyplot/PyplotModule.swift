import Language

/// The names of `matplotlib.pyplot`.
enum PyplotModule {
  /// `import matplotlib`.
  static func matplotlib(pyplot: Module) -> Module {
    module(
      "matplotlib",
      [
        "pyplot": .object(pyplot),
        "rcParams": .object(Pyplot.state.parameters),
        "use": function("use", "backend, *, force=True") { _ in .none },
        "__version__": .str("3.11.2"),
      ])
  }

  /// `import matplotlib.pyplot as plt`.
  static func pyplot() -> Module {
    var attributes: [Name: Value] = [
      "rcParams": .object(Pyplot.state.parameters),
      "cm": .object(module("matplotlib.cm", colormaps)),
      "style": .object(style),
    ]
    for function in AxesFunction.all {
      guard let name = function.pyplotName else { continue }
      attributes[Name(name)] = self.function(name, function.signature) {
        try function.body(Pyplot.state.currentAxes, $0)
      }
    }
    for (name, axis, isX) in [("xlim", \Axes.x, true), ("ylim", \Axes.y, false)] {
      attributes[Name(name)] = .object(
        NativeFunction(name) {
          try Pyplot.state.currentAxes.limitsFunction($0, on: axis, isX: isX)
        })
    }
    for (name, value) in FigureFunctions.all { attributes[Name(name)] = value }
    return module("matplotlib.pyplot", attributes, shortName: "plt")
  }

  /// A module that says of what it lacks that the dojo has not got it.
  private static func module(
    _ name: String, _ attributes: [Name: Value], shortName: String? = nil
  ) -> Module {
    let module = Module(name, attributes.merging(["__name__": .str(name)]) { $1 })
    module.fallback = { [unowned module] in
      throw PythonError.attributeError(
        "\(shortName ?? name).\($0) is not in the dojo", name: $0, on: .object(module))
    }
    return module
  }

  /// A function with Python parameters.
  static func function(
    _ name: String, _ signature: String, _ body: @escaping ([Value]) throws -> Value
  ) -> Value {
    .object(NativeFunction(name, signature: signature, body))
  }

  // MARK: Modules inside

  private static var colormaps: [Name: Value] {
    let names = Colormap.names + Colormap.names.map { $0 + "_r" }
    var maps: [Name: Value] = [:]
    for name in names {
      if let map = Colormap(name) { maps[Name(name)] = .object(ColormapObject(map)) }
    }
    maps["get_cmap"] = getColormap
    return maps
  }

  /// `get_cmap(name)`.
  nonisolated(unsafe) static let getColormap = function("get_cmap", "name=None, lut=None") {
    values in
    .object(ColormapObject(try ColormapObject.read(values[0])))
  }

  private static var style: Module {
    module(
      "matplotlib.style",
      [
        "available": .list([.str("default")]),
        "use": function("use", "style") { values in
          let name = try Operations.str(values[0])
          guard name == "default" || name == "classic-default" else {
            throw PythonError(.osError, "the style '\(name)' is not in the dojo; it has 'default'")
          }
          Pyplot.state.parameters.reset()
          return .none
        },
      ])
  }
}
