import Language

/// `import collections`.
enum CollectionsModule {
  static func make() -> Module {
    Module(
      "collections", functions: [NamedTuples.function],
      types: [.counter, .defaultDict, .orderedDict, .deque])
  }
}

extension TypeObject {
  nonisolated(unsafe) static let counter = TypeObject(
    "Counter", module: "collections", bases: [.dict], constructor: Counter.construct,
    populate: Counter.populate)
  nonisolated(unsafe) static let defaultDict = TypeObject(
    "defaultdict", module: "collections", bases: [.dict], constructor: DefaultDict.construct,
    populate: DefaultDict.populate)
  nonisolated(unsafe) static let orderedDict = TypeObject(
    "OrderedDict", module: "collections", bases: [.dict], constructor: OrderedDict.construct,
    populate: OrderedDict.populate)
  nonisolated(unsafe) static let deque = TypeObject(
    "deque", module: "collections", constructor: DequeObject.construct,
    populate: DequeObject.populate)
}

/// `collections.defaultdict`.
final class DefaultDict: Dict {
  /// What makes the value of a missing key; None for a plain dict.
  private(set) var factory: Value

  override func restoration() -> (() -> Void)? {
    let (restore, old) = (super.restoration(), factory)
    return { [self] in
      restore?()
      factory = old
    }
  }

  init(_ factory: Value) {
    self.factory = factory
    super.init()
  }

  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    let factory = arguments.at(0) ?? .none
    guard factory.isNone || Operations.isCallable(factory) else {
      throw PythonError.typeError("first argument must be callable or None")
    }
    let dict = DefaultDict(factory)
    let rest = arguments.positionalCount > 0 ? arguments.dropFirst() : arguments
    try dict.update(with: rest, name: "defaultdict")
    return .object(dict)
  }

  static func populate(_ type: TypeObject) {
    let methods = MethodTable(type) { $0.as(DefaultDict.self) }
    let getter = NativeFunction("default_factory") { arguments in
      arguments[0].native(DefaultDict.self)?.factory ?? .none
    }
    let setter = NativeFunction("default_factory") { arguments in
      if let dict = arguments[0].native(DefaultDict.self) {
        dict.willChange()
        dict.factory = arguments[1]
      }
      return .none
    }
    type.define(
      "default_factory", .object(Property(getter: .object(getter), setter: .object(setter))))
    methods.unary("__missing__") { try $0.missing($1) }
    methods.nullary("copy") { .object(try $0.filledCopy()) }
  }

  override var type: TypeObject { .defaultDict }
  override func emptyCopy() -> Dict { DefaultDict(factory) }

  override func binary(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    guard op == .or, let other = other.dict else { return nil }
    let result = try filledCopy()
    try result.merge(other)
    return .object(result)
  }

  override func reflected(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    guard op == .or, let other = other.dict else { return nil }
    let result = emptyCopy()
    try result.merge(other)
    try result.merge(self)
    return .object(result)
  }

  override func missing(_ key: Value) throws -> Value {
    if factory.isNone { throw PythonError.keyError(key) }
    let value = try Operations.call(factory)
    try set(key, value)
    return value
  }

  override func repr() throws -> String {
    try Recursion.showing(self, else: "defaultdict(...)") {
      try "defaultdict(\(Operations.repr(factory)), \(copied().repr()))"
    }
  }

  override var prettyCall: Pretty.Call? {
    get throws {
      Pretty.Call("defaultdict", [factory, .object(copied())])
    }
  }
}

/// `collections.OrderedDict`.
final class OrderedDict: Dict {
  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    let dict = OrderedDict()
    try dict.update(with: arguments, name: "OrderedDict")
    return .object(dict)
  }

  static func populate(_ type: TypeObject) {
    let methods = MethodTable(type) { $0.as(OrderedDict.self) }
    methods.method("popitem", "last=True") { dict, bound in
      guard let pair = dict.removeEnd(last: try Operations.isTrue(bound[0])) else {
        throw PythonError.keyError(.str("dictionary is empty"))
      }
      return .tuple([pair.key, pair.value])
    }
    methods.method("move_to_end", "key, last=True") { dict, bound in
      guard let value = try dict.remove(bound[0]) else { throw PythonError.keyError(bound[0]) }
      if try Operations.isTrue(bound[1]) {
        try dict.set(bound[0], value)
      } else {
        let rest = dict.pairs
        dict.removeAll()
        try dict.set(bound[0], value)
        for pair in rest { try dict.set(pair.key, pair.value) }
      }
      return .none
    }
    methods.nullary("copy") { .object(try $0.filledCopy()) }
  }

  override var type: TypeObject { .orderedDict }
  override func emptyCopy() -> Dict { OrderedDict() }

  override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let other = other.as(OrderedDict.self), op == .equal || op == .notEqual else {
      return try super.compare(op, other)
    }
    let pairs = { (dict: Dict) in dict.pairs.map { Value.tuple([$0.key, $0.value]) } }
    return try Operations.compare(op, .list(pairs(self)), .list(pairs(other)))
  }

  private var pairList: Value { .list(pairs.map { .tuple([$0.key, $0.value]) }) }

  override func repr() throws -> String {
    count == 0 ? "OrderedDict()" : try "OrderedDict(\(Operations.repr(pairList)))"
  }

  override var prettyCall: Pretty.Call? {
    get throws {
      Pretty.Call("OrderedDict", count == 0 ? [] : [pairList])
    }
  }
}

extension Dict {
  /// Takes over what a constructor's arguments give: pairs, then keywords.
  func update(with arguments: Arguments, name: String) throws {
    try ArgumentError.check(arguments.positionalCount, 0...1, of: name)
    if let source = arguments.at(0) { try update(from: source) }
    for (index, keyword) in arguments.keywords.enumerated() {
      try set(.str(keyword.text), arguments.values[arguments.positionalCount + index])
    }
  }

  /// A dict of the same class with the same pairs.
  func filledCopy() throws -> Dict {
    let copy = emptyCopy()
    try copy.merge(self)
    return copy
  }
}
