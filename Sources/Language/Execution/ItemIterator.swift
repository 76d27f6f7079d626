extension Iterator {
  /// Whether it gives values: an instance does only if its class has `__next__`.
  var isIterator: Bool {
    guard layout == .instance, let instance = self as? Instance else { return true }
    return instance.userClass.special(.next) != nil
  }
}

/// The iterator of an object that has `__getitem__` only.
final class ItemIterator: Iterator {
  private let source: Instance
  private var index = 0
  private var isAtEnd = false

  init(_ source: Instance) { self.source = source }

  package override func next() throws -> Value? {
    if isAtEnd { return nil }
    willChange()
    do {
      let value = try source.getItem(.int(index))
      index += 1
      return value
    } catch let error as PythonError
      where error.exception.type.isSubclass(of: .indexError)
      || error.exception.type.isSubclass(of: .stopIteration)
    {
      isAtEnd = true
      return nil
    }
  }

  package override func restoration() -> (() -> Void)? {
    let (oldIndex, wasAtEnd) = (index, isAtEnd)
    return { [self] in (index, isAtEnd) = (oldIndex, wasAtEnd) }
  }
}
