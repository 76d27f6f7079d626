extension Object {
  /// The look-up that an object without attributes of its own does: its class's attribute, bound.
  package final func genericGetAttribute(_ name: Name) throws -> Value {
    guard let found = type.lookup(name) else {
      throw PythonError.attributeError(
        "'\(type.name)' object has no attribute '\(name)'", name: name, on: .object(self))
    }
    return found
  }
}
