import Language

extension AxesFunction {
  /// Titles and labels, by themselves and through `set`.
  nonisolated(unsafe) static let labels: [AxesFunction] = [
    .init("set_title", pyplot: "title", "label, fontdict=None, **kwargs") { axes, values in
      let caption = try AxesObject.caption(values[0], values[2])
      axes.update { $0.title = caption }
      return .object(TextObject(.float(0.5), .float(1), caption.text))
    },
    .init("set_xlabel", pyplot: "xlabel", "xlabel, fontdict=None, **kwargs") { axes, values in
      let caption = try AxesObject.caption(values[0], values[2])
      axes.update { $0.x.label = caption }
      return .object(TextObject(.float(0.5), .int(0), caption.text))
    },
    .init("set_ylabel", pyplot: "ylabel", "ylabel, fontdict=None, **kwargs") { axes, values in
      let caption = try AxesObject.caption(values[0], values[2])
      axes.update { $0.y.label = caption }
      return .object(TextObject(.int(0), .float(0.5), caption.text))
    },
    .init(method: "get_title", "") { axes, _ in .str(axes.axes.title?.text ?? "") },
    .init(method: "get_xlabel", "") { axes, _ in .str(axes.axes.x.label?.text ?? "") },
    .init(method: "get_ylabel", "") { axes, _ in .str(axes.axes.y.label?.text ?? "") },
    .init(method: "set", "**kwargs") { try $0.setAll($1[0]) },
  ]
}

extension AxesObject {
  /// A text with its properties, as a title or a label has it.
  static func caption(_ text: Value, _ kwargs: Value) throws -> Caption {
    var keywords = Keywords(kwargs, owner: "Text.set()")
    let options = try TextOptions(&keywords)
    for name in ["loc", "pad", "labelpad", "y", "x"] { _ = try keywords.take(name) }
    try keywords.finish()
    return options.caption(try Operations.str(text))
  }

  /// `set(xlabel=…, ylim=…)`: calls `set_xlabel(…)` and so on.
  fileprivate func setAll(_ kwargs: Value) throws -> Value {
    let results = try (kwargs.dict?.pairs ?? []).map { name, value in
      let method = "set_" + (try Operations.str(name))
      guard let function = AxesFunction.all.first(where: { $0.name == method }) else {
        throw PythonError(
          .attributeError,
          "Axes.set() got an unexpected keyword argument \(try Operations.repr(name))")
      }
      let bound = try Arguments.with([value]) {
        try Signature(function.signature).bind($0, to: method)
      }
      return try function.body(self, bound)
    }
    return .list(results)
  }
}
