/// An imported module.
package final class Module: Object {
  package let name: String
  package private(set) var attributes: [Name: Value]
  /// The error for an attribute that the module has not, if it has one of its own.
  package var missing: ((Name) -> PythonError)?

  package init(_ name: String, _ attributes: [Name: Value] = [:]) {
    self.name = name
    self.attributes = attributes
  }

  package override var type: TypeObject { .module }
  package override var ownAttributes: [Name] { Array(attributes.keys) }

  package override func getAttribute(_ name: Name) throws -> Value {
    if let value = attributes[name] { return value }
    if let missing { throw missing(name) }
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
