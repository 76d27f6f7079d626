/// `globals()`: a dict whose pairs are the names of a namespace. It reads them anew before each
/// look, and binds after each change what it then holds.
package final class GlobalsDict: Dict {
  /// The namespace holds the dict, which may outlive it, and holds no names then.
  private weak var held: Namespace?
  private var namespace: Namespace { held ?? Namespace() }

  init(_ namespace: Namespace) {
    held = namespace
    super.init(layout: .globals)
    tellsChanges = true
  }

  /// The dict, with the names as they are bound now.
  package func refreshed() -> Dict {
    tellsChanges = false
    defer { tellsChanges = true }
    for key in keys where key.string.flatMap({ namespace[Name($0.text)] }) == nil {
      _ = try? remove(key)
    }
    for name in namespace.boundNames { self[name.text] = namespace[name] }
    return self
  }

  override func didChange() {
    for name in namespace.boundNames where self[name.text] == nil { namespace[name] = nil }
    for (key, value) in pairs {
      guard let name = key.string.map({ Name($0.text) }) else { continue }
      if let old = namespace[name], Operations.identical(old, value) { continue }
      namespace[name] = value
    }
  }

  // MARK: Slots

  package override func length() throws -> Int { refreshed().count }
  package override func isTrue() throws -> Bool { refreshed().count > 0 }
  package override func makeIterator() throws -> Iterator { DictIterator(refreshed(), .keys) }
  package override func contains(_ item: Value) throws -> Bool? {
    try refreshed().get(item) != nil
  }

  package override func getItem(_ key: Value) throws -> Value {
    guard let name = key.string.map({ Name($0.text) }), let value = namespace[name] else {
      throw PythonError.keyError(key)
    }
    return value
  }

  package override func setItem(_ key: Value, _ value: Value) throws {
    try refreshed().set(key, value)
  }

  package override func deleteItem(_ key: Value) throws {
    guard try refreshed().remove(key) != nil else { throw PythonError.keyError(key) }
  }

  package override func binary(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    _ = refreshed()
    return try super.binary(op, other)
  }

  package override func inPlace(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    _ = refreshed()
    return try super.inPlace(op, other)
  }

  package override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    _ = refreshed()
    return try super.compare(op, other)
  }

  package override func repr() throws -> String {
    _ = refreshed()
    return try super.repr()
  }
}
