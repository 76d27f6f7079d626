import Language

/// `rcParams`: the settings that the dojo follows.
final class RuntimeParameters: Object {
  private let settings = Dict(names: RuntimeParameters.defaults)

  private static var defaults: [(String, Value)] {
    [
      ("axes.grid", .bool(false)),
      ("axes.xmargin", .float(0.05)),
      ("axes.ymargin", .float(0.05)),
      ("figure.dpi", .float(100)),
      ("figure.figsize", .list([.float(6.4), .float(4.8)])),
      ("font.size", .float(10)),
      ("image.cmap", .str("viridis")),
      ("image.interpolation", .str("auto")),
      ("lines.linewidth", .float(1.5)),
      ("lines.markersize", .float(6)),
    ]
  }

  override var type: TypeObject { RuntimeParameters.typeObject }

  /// Puts all settings back.
  func reset() {
    for (name, value) in RuntimeParameters.defaults { settings[name] = value }
  }

  // MARK: Container

  override func length() throws -> Int { settings.count }
  override func makeIterator() throws -> Iterator { try settings.makeIterator() }
  override func contains(_ item: Value) throws -> Bool? { try settings.contains(item) }

  override func getItem(_ key: Value) throws -> Value {
    guard let value = try settings.get(key) else { throw try unknown(key) }
    return value
  }

  override func setItem(_ key: Value, _ value: Value) throws {
    guard try settings.get(key) != nil else { throw try unknown(key) }
    try settings.set(key, value)
  }

  private func unknown(_ key: Value) throws -> PythonError {
    .keyError(.str("the setting \(try Operations.repr(key)) is not in the dojo"))
  }

  override func repr() throws -> String { try "RcParams(\(settings.repr()))" }

  // MARK: From Swift

  /// A setting that is a number.
  func number(_ name: String) -> Double? { settings[name].flatMap { try? Operations.double($0) } }

  /// A setting that is a text.
  func text(_ name: String) -> String? { settings[name]?.string?.text }

  /// A setting that is several numbers.
  func numbers(_ name: String) -> [Double]? {
    settings[name].flatMap { try? ArrayInput($0).numbers }
  }

  /// A setting that is true or false.
  func flag(_ name: String) -> Bool {
    settings[name].flatMap { try? Operations.isTrue($0) } ?? false
  }

  // MARK: Class

  nonisolated(unsafe) static let typeObject = TypeObject(
    "RcParams", module: "matplotlib", populate: define)

  private static func define(on type: TypeObject) {
    let table = MethodTable(type) { $0.as(RuntimeParameters.self) }
    table.method("update", "other=..., /, **kwargs") { parameters, values in
      for source in values where !source.isUndefined {
        let items = Dict()
        try items.update(from: source)
        for (key, value) in items.pairs { try parameters.setItem(key, value) }
      }
      return .none
    }
    table.positional("get", 1...2) { parameters, arguments in
      try parameters.settings.get(arguments[0]) ?? arguments.at(1) ?? .none
    }
    table.nullary("keys") { .list($0.settings.keys) }
    table.nullary("copy") { .object($0.settings.copied()) }
  }
}
