/// An imported module.
package final class Module: Object {
  package let name: String
  package private(set) var attributes: [Name: Value]
  /// Looks for an attribute that the module has not, as a module's own `__getattr__` does: makes it
  /// late, or throws an error of its own.
  package var fallback: ((Name) throws -> Value)?

  package init(_ name: String, _ attributes: [Name: Value] = [:]) {
    self.name = name
    self.attributes = attributes
    super.init(layout: .module)
  }

  package override var type: TypeObject { .module }
  package override var ownAttributes: [Name] { Array(attributes.keys) }

  package override func getAttribute(_ name: Name) throws -> Value {
    if let value = attributes[name] { return value }
    if let fallback { return try fallback(name) }
    throw PythonError.attributeError(
      "module '\(self.name)' has no attribute '\(name)'", name: name, on: .object(self))
  }

  package override func setAttribute(_ name: Name, _ value: Value) throws {
    willChange()
    attributes[name] = value
  }

  package override func restoration() -> (() -> Void)? {
    let old = attributes
    return { [self] in attributes = old }
  }

  package override func repr() throws -> String { "<module '\(name)'>" }
}
