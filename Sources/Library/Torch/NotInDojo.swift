import Language

/// What PyTorch has and the dojo has not: said by name.
enum NotInDojo {
  /// The error for a feature that was called.
  static func error(_ what: String) -> PythonError {
    PythonError(.notImplementedError, "\(what) is not in the dojo")
  }

  /// The error for an attribute of `torch`, of one of its modules, or of a tensor.
  static func attribute(_ name: Name, of owner: String, on value: Value) -> PythonError {
    .attributeError("\(owner).\(name) is not in the dojo", name: name, on: value)
  }
}
