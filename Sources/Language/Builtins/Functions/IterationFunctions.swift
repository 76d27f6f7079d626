import BigInt

extension Builtins {
  static var iterationFunctions: [NativeFunction] {
    [
      unary("len") { .int(try Operations.length($0)) },
      positional("iter", 1...2, iter),
      positional("next", 1...2, next),
      NativeFunction("sum", signature: "iterable, /, start=0", style: .builtin) {
        try sum($0[0], start: $0[1])
      },
      NativeFunction("min") { try extreme("min", $0, wins: .less) },
      NativeFunction("max") { try extreme("max", $0, wins: .greater) },
      unary("any") { .bool(try search($0, for: true)) },
      unary("all") { .bool(try !search($0, for: false)) },
      NativeFunction("sorted") { arguments in
        try ArgumentError.check(arguments.positionalCount, 1...1, of: "sorted")
        let bound = try sortedSignature.bind(arguments, to: "sort")
        var items = try Operations.items(of: bound[0])
        try Sorting.sort(&items, key: bound[1], descending: Operations.isTrue(bound[2]))
        return .list(items)
      },
    ]
  }

  private static let sortedSignature = Signature(
    "iterable, /, *, key=None, reverse=False", style: .builtin)

  private static func iter(_ arguments: Arguments) throws -> Value {
    guard let sentinel = arguments.at(1) else {
      return .object(try Operations.iterator(of: arguments[0]))
    }
    guard Operations.isCallable(arguments[0]) else {
      throw PythonError.typeError("iter(v, w): v must be callable")
    }
    return .object(CallIterator(arguments[0], until: sentinel))
  }

  private static func next(_ arguments: Arguments) throws -> Value {
    guard let object = arguments[0].object,
      object is Iterator || object.type.lookup("__next__") != nil
    else {
      throw PythonError.typeError("'\(arguments[0].type.name)' object is not an iterator")
    }
    guard let iterator = object as? Iterator else { return try nextByMethod(object, arguments) }
    if let value = try iterator.next() ?? arguments.at(1) { return value }
    let result = (iterator as? any ReturningIterator)?.result ?? Value.none
    throw PythonError(Exception(.stopIteration, result.isNone ? [] : [result]))
  }

  /// `next` of an object whose class defines `__next__`.
  private static func nextByMethod(_ object: Object, _ arguments: Arguments) throws -> Value {
    do {
      return try Operations.callMethod(.object(object), "__next__")
    } catch let error as PythonError
      where error.exception.type.isSubclass(of: .stopIteration)
    {
      guard let standard = arguments.at(1) else { throw error }
      return standard
    }
  }

  /// Whether an item with that truth comes.
  private static func search(_ iterable: Value, for truth: Bool) throws -> Bool {
    let iterator = try Operations.iterator(of: iterable)
    var count = 0
    while let item = try iterator.next() {
      if try Operations.isTrue(item) == truth { return true }
      count &+= 1
      if count & 0x3FF == 0 { try Operations.checkInterrupt() }
    }
    return false
  }

  // MARK: sum

  private static func sum(_ iterable: Value, start: Value) throws -> Value {
    if case .str = start {
      throw PythonError.typeError("sum() can't sum strings [use ''.join(seq) instead]")
    }
    var total = start
    try Operations.forEach(Operations.iterator(of: iterable)) {
      total = try Operations.binary(.add, total, $0)
    }
    return total
  }

  // MARK: min, max

  private static let extremeSignature = Signature("*args, key=None, default=...", style: .builtin)

  private static func extreme(
    _ name: String, _ arguments: Arguments, wins: ComparisonOperator
  ) throws -> Value {
    let bound = try extremeSignature.bind(arguments, to: name)
    let count = arguments.positionalCount
    guard count > 0 else {
      throw PythonError.typeError("\(name) expected at least 1 argument, got 0")
    }
    guard count == 1 || bound[2].isUndefined else {
      throw PythonError.typeError(
        "Cannot specify a default for \(name)() with multiple positional arguments")
    }
    let iterator =
      try count == 1 ? Operations.iterator(of: arguments[0]) : bound[0].object?.makeIterator()
    var best: (item: Value, key: Value)?
    if let iterator {
      try Operations.forEach(iterator) { item in
        let key = bound[1].isNone ? item : try Operations.call(bound[1], item)
        guard let current = best else {
          best = (item, key)
          return
        }
        if try Operations.isTrue(Operations.compare(wins, key, current.key)) { best = (item, key) }
      }
    }
    if let best { return best.item }
    guard bound[2].isUndefined else { return bound[2] }
    throw PythonError.valueError("\(name)() arg is an empty sequence")
  }
}

/// An iterator that ends with a value: what `return` gave in a generator.
package protocol ReturningIterator: Iterator {
  /// `StopIteration.value`, after the end.
  var result: Value { get }
}
