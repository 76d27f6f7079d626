/// The classes of the iterators that functions make.
extension TypeObject {
  package nonisolated(unsafe) static let enumerate = TypeObject(
    "enumerate", bases: [.iterator], constructor: EnumerateIterator.construct)
  package nonisolated(unsafe) static let zip = TypeObject(
    "zip", bases: [.iterator], constructor: ZipIterator.construct)
  package nonisolated(unsafe) static let map = TypeObject(
    "map", bases: [.iterator], constructor: MapIterator.construct)
  package nonisolated(unsafe) static let filter = TypeObject(
    "filter", bases: [.iterator], constructor: FilterIterator.construct)
  package nonisolated(unsafe) static let reversed = TypeObject(
    "reversed", bases: [.iterator], constructor: ReversedIterator.construct)
  fileprivate nonisolated(unsafe) static let listReverseIterator = TypeObject(
    "list_reverseiterator", bases: [.iterator])
  fileprivate nonisolated(unsafe) static let callableIterator = TypeObject(
    "callable_iterator", bases: [.iterator])
}

/// `enumerate(iterable, start)`.
package final class EnumerateIterator: Iterator {
  package private(set) var source: Iterator
  package private(set) var index: Int

  package init(_ source: Iterator, start: Int) {
    self.source = source
    index = start
  }

  deinit { Disposal.drop(&source) }

  private static let signature = Signature("iterable, start=0", style: .builtin)

  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    guard !arguments.values.isEmpty else {
      throw PythonError.typeError("enumerate() missing required argument 'iterable'")
    }
    let bound = try signature.bind(arguments, to: "enumerate")
    return .object(
      EnumerateIterator(
        try Operations.iterator(of: bound[0]), start: try Operations.index(bound[1])))
  }

  package override var type: TypeObject { .enumerate }

  package override func next() throws -> Value? {
    try StackGuard.check()
    guard let value = try source.next() else { return nil }
    willChange()
    guard index < .max else {
      throw PythonError(.overflowError, "Python int too large to convert to C ssize_t")
    }
    defer { index += 1 }
    return .tuple([.int(index), value])
  }

  package override var remaining: Int? { source.remaining }

  package override func restoration() -> (() -> Void)? {
    let old = index
    return { [self] in index = old }
  }
}

/// `zip(*iterables, strict=False)`.
package final class ZipIterator: Iterator {
  package private(set) var sources: [Iterator]
  private let isStrict: Bool

  package init(_ sources: [Iterator], strict: Bool = false) {
    self.sources = sources
    isStrict = strict
  }

  deinit { Disposal.drop(&sources) }

  private static let signature = Signature("*iterables, strict=False", style: .builtin)

  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    let bound = try signature.bind(arguments, to: "zip")
    let sources = try (bound[0].tuple?.items ?? []).map(Operations.iterator(of:))
    return .object(ZipIterator(sources, strict: try Operations.isTrue(bound[1])))
  }

  package override var type: TypeObject { .zip }

  package override func next() throws -> Value? {
    try StackGuard.check()
    guard !sources.isEmpty else { return nil }
    var items: [Value] = []
    items.reserveCapacity(sources.count)
    for (index, source) in sources.enumerated() {
      guard let item = try source.next() else {
        if isStrict { try checkOthersEnd(at: index) }
        return nil
      }
      items.append(item)
    }
    return .tuple(items)
  }

  private func checkOthersEnd(at index: Int) throws {
    func mismatch(_ argument: Int, _ relation: String) -> PythonError {
      let others = argument == 2 ? "argument 1" : "arguments 1-\(argument - 1)"
      return .valueError("zip() argument \(argument) is \(relation) than \(others)")
    }
    if index > 0 { throw mismatch(index + 1, "shorter") }
    for (other, source) in sources.enumerated().dropFirst() where try source.next() != nil {
      throw mismatch(other + 1, "longer")
    }
  }

  package override var remaining: Int? {
    var least: Int?
    for source in sources {
      guard let count = source.remaining else { return nil }
      least = min(least ?? count, count)
    }
    return least
  }
}

/// `map(function, *iterables)`.
package final class MapIterator: Iterator {
  private let function: Value
  private var sources: [Iterator]

  package init(_ function: Value, _ sources: [Iterator]) {
    self.function = function
    self.sources = sources
  }

  deinit { Disposal.drop(&sources) }

  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    guard arguments.keywords.isEmpty else {
      throw PythonError.typeError("map() takes no keyword arguments")
    }
    guard arguments.values.count > 1 else {
      throw PythonError.typeError("map() must have at least two arguments.")
    }
    return .object(
      MapIterator(arguments[0], try arguments.values.dropFirst().map(Operations.iterator(of:))))
  }

  package override var type: TypeObject { .map }

  package override func next() throws -> Value? {
    try StackGuard.check()
    var items: [Value] = []
    items.reserveCapacity(sources.count)
    for source in sources {
      guard let item = try source.next() else { return nil }
      items.append(item)
    }
    return try Arguments.with(items) { try Operations.call(function, $0) }
  }
}

/// `filter(function, iterable)`.
package final class FilterIterator: Iterator {
  private let function: Value
  private var source: Iterator
  private let keeps: Bool

  /// Keeps the items for which the function (None: the item itself) is `keeps`.
  package init(_ function: Value, _ source: Iterator, keeps: Bool = true) {
    self.function = function
    self.source = source
    self.keeps = keeps
  }

  deinit { Disposal.drop(&source) }

  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    guard arguments.keywords.isEmpty else {
      throw PythonError.typeError("filter() takes no keyword arguments")
    }
    try ArgumentError.check(arguments.values.count, 2...2, of: "filter")
    return .object(FilterIterator(arguments[0], try Operations.iterator(of: arguments[1])))
  }

  package override var type: TypeObject { .filter }

  package override func next() throws -> Value? {
    try StackGuard.check()
    while let item = try source.next() {
      let verdict = function.isNone ? item : try Operations.call(function, item)
      if try Operations.isTrue(verdict) == keeps { return item }
      try Operations.checkInterrupt()
    }
    return nil
  }
}

/// `reversed(sequence)`: by index, from the last.
package final class ReversedIterator: Iterator {
  private var sequence: Value
  private var left: Int

  package init(_ sequence: Value, _ count: Int) {
    self.sequence = sequence
    left = count
  }

  deinit { Disposal.drop(&sequence) }

  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    guard arguments.keywords.isEmpty else {
      throw PythonError.typeError("reversed() takes no keyword arguments")
    }
    try ArgumentError.check(arguments.values.count, 1...1, of: "reversed")
    let sequence = arguments[0]
    if sequence.type.lookup("__reversed__") != nil {
      return try Operations.callMethod(sequence, "__reversed__")
    }
    guard sequence.type.lookup("__getitem__") != nil, sequence.dict == nil else {
      throw PythonError.typeError("'\(sequence.type.name)' object is not reversible")
    }
    return .object(ReversedIterator(sequence, try Operations.length(sequence)))
  }

  package override var type: TypeObject { sequence.list == nil ? .reversed : .listReverseIterator }

  package override func next() throws -> Value? {
    try StackGuard.check()
    guard left > 0 else { return nil }
    willChange()
    left &-= 1
    if let list = sequence.list {
      guard left < list.count else { return nil }
      return list[left]
    }
    return try Operations.getItem(sequence, .int(left))
  }

  package override var remaining: Int? { left }

  package override func restoration() -> (() -> Void)? {
    let old = left
    return { [self] in left = old }
  }
}

/// `iter(function, sentinel)`: calls until the sentinel comes.
package final class CallIterator: Iterator {
  private var function: Value
  private let sentinel: Value
  private var isDone = false

  package init(_ function: Value, until sentinel: Value) {
    self.function = function
    self.sentinel = sentinel
  }

  deinit { Disposal.drop(&function) }

  package override var type: TypeObject { .callableIterator }

  package override func next() throws -> Value? {
    try StackGuard.check()
    if isDone { return nil }
    let value = try Operations.call(function)
    guard try Operations.equal(value, sentinel) else { return value }
    willChange()
    isDone = true
    return nil
  }

  package override func restoration() -> (() -> Void)? {
    let old = isDone
    return { [self] in isDone = old }
  }
}
