import Language

/// `import functools`.
enum FunctoolsModule {
  static func make(_ interpreter: Interpreter) throws -> Module {
    var names: [Name: Value] = ["partial": .object(TypeObject.partial)]
    for function in functions { names[Name(function.name)] = .object(function) }
    let source = PythonSource(module: "functools", text: functoolsSource)
    return Module("functools", try source.run(with: names, in: interpreter))
  }

  private static var functions: [NativeFunction] {
    [

      NativeFunction("reduce", 2...3, reduce),
      NativeFunction("wraps") { arguments in
        guard let wrapped = arguments.at(0) else {
          throw ArgumentError.missing("wraps", ["wrapped"], kind: "positional")
        }
        return .object(
          NativeFunction("update_wrapper", 1...1) { try updated($0[0], from: wrapped) })
      },
      NativeFunction("update_wrapper", 2...2) { try updated($0[0], from: $0[1]) },
      NativeFunction("cache", 1...1) { .object(CachedFunction($0[0], limit: nil)) },
      NativeFunction("lru_cache", signature: "maxsize=128, typed=False") { bound in
        if Operations.isCallable(bound[0]) {
          return .object(CachedFunction(bound[0], limit: 128))
        }
        let limit = bound[0].isNone ? nil : max(0, try Operations.index(bound[0]))
        return .object(
          NativeFunction("decorating_function", 1...1) {
            .object(CachedFunction($0[0], limit: limit))
          })
      },
      NativeFunction("cmp_to_key", 1...1) { arguments in
        let comparison = arguments[0]
        return .object(
          NativeFunction("K", 1...1) { .object(ComparisonKey($0[0], comparison)) })
      },
    ]
  }

  private static func reduce(_ arguments: Arguments) throws -> Value {
    let iterator = try Operations.iterator(of: arguments[1])
    guard var result = try arguments.at(2) ?? iterator.next() else {
      throw PythonError.typeError("reduce() of empty iterable with no initial value")
    }
    try Operations.forEach(iterator) { result = try Operations.call(arguments[0], result, $0) }
    return result
  }

  /// Gives a wrapper the names of what it wraps.
  private static func updated(_ wrapper: Value, from wrapped: Value) throws -> Value {
    let names: [Name] = ["__module__", "__name__", "__qualname__", "__doc__"]
    for name in names {
      if let value = try Operations.attributeIfAny(wrapped, name) {
        try Operations.setAttribute(wrapper, name, value)
      }
    }
    try Operations.setAttribute(wrapper, "__wrapped__", wrapped)
    return wrapper
  }
}

extension TypeObject {
  fileprivate nonisolated(unsafe) static let partial = TypeObject(
    "partial", module: "functools", constructor: PartialFunction.construct,
    populate: PartialFunction.populate)
  fileprivate nonisolated(unsafe) static let cachedFunction = TypeObject(
    "_lru_cache_wrapper", module: "functools", populate: CachedFunction.populate)
}

/// `functools.partial`: a function with some of its arguments.
private final class PartialFunction: Object {
  private(set) var function: Value
  private(set) var positional: [Value]
  let keywords: [Name]
  private(set) var keywordValues: [Value]

  init(_ function: Value, _ arguments: Arguments) {
    self.function = function
    positional = Array(arguments.positional)
    keywords = arguments.keywords
    keywordValues = Array(arguments.values[arguments.positionalCount...])
    super.init()
  }

  deinit {
    Disposal.drop(&function)
    Disposal.drop(&positional)
    Disposal.drop(&keywordValues)
  }

  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    guard let function = arguments.at(0) else {
      throw PythonError.typeError("type 'partial' takes at least one argument")
    }
    guard Operations.isCallable(function) else {
      throw PythonError.typeError("the first argument must be callable")
    }
    return .object(PartialFunction(function, arguments.dropFirst()))
  }

  static func populate(_ type: TypeObject) {
    let methods = MethodTable(type) { $0.as(PartialFunction.self) }
    methods.property("func") { $0.function }
    methods.property("args") { .tuple($0.positional) }
    methods.property("keywords") { .object($0.keywordDict) }
  }

  private var keywordDict: Dict {
    Dict(names: zip(keywords, keywordValues).map { ($0.text, $1) })
  }

  override var type: TypeObject { .partial }
  override var isCallable: Bool { true }

  override func call(_ arguments: Arguments) throws -> Value {
    let given = arguments.keywords
    let kept = keywords.indices.filter { !given.contains(keywords[$0]) }
    let values =
      positional + Array(arguments.positional) + kept.map { keywordValues[$0] }
      + Array(arguments.values[arguments.positionalCount...])
    return try Arguments.with(values, keywords: kept.map { keywords[$0] } + given) {
      try Operations.call(function, $0)
    }
  }

  override func repr() throws -> String {
    var parts = try [Operations.repr(function)] + positional.map(Operations.repr)
    parts += try zip(keywords, keywordValues).map { try "\($0)=\(Operations.repr($1))" }
    return "functools.partial(\(parts.joined(separator: ", ")))"
  }
}

/// What `functools.cache` and `functools.lru_cache` make of a function.
private final class CachedFunction: Object {
  private let function: Value
  /// How many results are kept; nil for all.
  private let limit: Int?
  /// The results, the least recently used first.
  private let results = Dict()
  private var hits = 0
  private var misses = 0

  init(_ function: Value, limit: Int?) {
    self.function = function
    self.limit = limit
    super.init()
  }

  static func populate(_ type: TypeObject) {
    let methods = MethodTable(type) { $0.as(CachedFunction.self) }
    let infoType = NamedTuples.makeType(
      "CacheInfo", ["hits", "misses", "maxsize", "currsize"], [])
    methods.nullary("cache_clear") { cache in
      cache.willChange()
      cache.results.removeAll()
      (cache.hits, cache.misses) = (0, 0)
      return .none
    }
    methods.nullary("cache_info") { cache in
      .object(
        NamedTuple(
          infoType, ["hits", "misses", "maxsize", "currsize"],
          [
            .int(cache.hits), .int(cache.misses), cache.limit.map { .int($0) } ?? .none,
            .int(cache.results.count),
          ]))
    }
    methods.property("__wrapped__") { $0.function }
  }

  override var type: TypeObject { .cachedFunction }
  override var isCallable: Bool { true }
  override var isMethod: Bool { true }

  override func bound(to receiver: Value?, in type: TypeObject) throws -> Value {
    receiver.map { .object(BoundMethod($0, self)) } ?? .object(self)
  }

  override func restoration() -> (() -> Void)? {
    let old = (hits, misses)
    return { [self] in (hits, misses) = old }
  }

  override func getAttribute(_ name: Name) throws -> Value {
    if type.lookup(name) != nil, !name.text.hasPrefix("__") || name == "__wrapped__" {
      return try genericGetAttribute(name)
    }
    return try Operations.getAttribute(function, name)
  }

  override func call(_ arguments: Arguments) throws -> Value {
    let names = arguments.keywords.map { Value.str($0.text) }
    let key = Value.tuple([.tuple(Array(arguments.values)), .tuple(names)])
    willChange()
    if let known = try results.get(key) {
      hits += 1
      if limit != nil {
        _ = try results.remove(key)
        try results.set(key, known)
      }
      return known
    }
    misses += 1
    let result = try Operations.call(function, arguments)
    if limit != 0 { try results.set(key, result) }
    if let limit, results.count > limit { _ = results.removeEnd(last: false) }
    return result
  }

  override func repr() throws -> String {
    "<functools._lru_cache_wrapper object at \(address)>"
  }
}

/// A value that a function of two values orders.
private final class ComparisonKey: Object {
  private let value: Value
  private let comparison: Value

  init(_ value: Value, _ comparison: Value) {
    self.value = value
    self.comparison = comparison
    super.init()
  }

  override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let other = other.as(ComparisonKey.self) else { return nil }
    let order = try Operations.call(comparison, value, other.value)
    return try Operations.compare(op, order, .int(0))
  }
}
