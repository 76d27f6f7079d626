import Language
import Safety

/// `collections.Counter`: how often each thing comes.
final class Counter: Dict {
  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    let counter = Counter()
    try counter.count(arguments, name: "Counter", sign: .add)
    return .object(counter)
  }

  override var type: TypeObject { .counter }
  override func emptyCopy() -> Dict { Counter() }
  override func missing(_ key: Value) throws -> Value { .int(0) }

  // MARK: Counting

  /// Counts what an iterable, a mapping of counts, or keywords give.
  private func count(_ arguments: Arguments, name: String, sign: BinaryOperator) throws {
    try ArgumentError.check(arguments.positionalCount, 0...1, of: name)
    if let source = arguments.at(0), !source.isNone {
      if let counts = source.dict {
        for (key, amount) in counts.pairs { try change(key, by: amount, sign) }
      } else {
        try Operations.forEach(Operations.iterator(of: source)) {
          try change($0, by: .int(1), sign)
        }
      }
    }
    for (index, keyword) in arguments.keywords.enumerated() {
      let amount = arguments.values[arguments.positionalCount + index]
      try change(.str(keyword.text), by: amount, sign)
    }
  }

  private func change(_ key: Value, by amount: Value, _ sign: BinaryOperator) throws {
    try set(key, Operations.binary(sign, get(key) ?? .int(0), amount))
  }

  /// The pairs by descending count; those of the same count in their order.
  private func mostCommon() throws -> [(key: Value, value: Value)] {
    let pairs = try checkedPairs()
    var places = try Sequences.made(pairs.count) { Value.int($0) }
    let key = NativeFunction("count") { pairs[$0[0].smallInt ?? 0].value }
    try Sorting.sort(&places, key: .object(key), descending: true)
    return try Sequences.made(pairs.count) { pairs[places[$0].smallInt ?? 0] }
  }

  static func populate(_ type: TypeObject) {
    let methods = MethodTable(type) { $0.as(Counter.self) }
    methods.method("most_common", "n=None") { counter, bound in
      let all = try counter.mostCommon()
      let count = bound[0].isNone ? all.count : max(0, try Operations.index(bound[0]))
      return .list(all.prefix(count).map { .tuple([$0.key, $0.value]) })
    }
    methods.nullary("elements") { counter in
      var items: [Value] = []
      for (key, amount) in counter.pairs {
        try Interrupt.check()
        let times = max(0, try Operations.index(amount))
        try Sequences.checkMemory(items.count + times, times: 1, bytesEach: 16)
        items += repeatElement(key, count: times)
      }
      return .object(ListIterator(List(items)))
    }
    methods.nullary("total") { counter in
      try counter.values.reduce(.int(0)) { sum, count in
        try Interrupt.check()
        return try Operations.binary(.add, sum, count)
      }
    }
    methods.nullary("copy") { .object(try $0.filledCopy()) }
    for (name, sign) in [("update", BinaryOperator.add), ("subtract", .subtract)] {
      let function = NativeFunction(name, owner: type) { arguments in
        guard let counter = arguments.at(0)?.native(Counter.self) else {
          throw PythonError.typeError("unbound method Counter.\(name)() needs an argument")
        }
        try counter.count(arguments.dropFirst(), name: name, sign: sign)
        return .none
      }
      type.define(Name(name), .object(function))
    }
  }

  // MARK: Operators

  override func binary(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    guard let other = other.as(Counter.self) else { return try super.binary(op, other) }
    let combine: (Value, Value) throws -> Value
    switch op {
    case .add, .subtract: combine = { try Operations.binary(op, $0, $1) }
    case .or: combine = { try Counter.isLess($0, $1) ? $1 : $0 }
    case .and: combine = { try Counter.isLess($0, $1) ? $0 : $1 }
    default: return nil
    }
    let result = Counter()
    for key in try keys + other.keys.filter({ try get($0) == nil }) {
      try Interrupt.check()
      let value = try combine(get(key) ?? .int(0), other.get(key) ?? .int(0))
      if try Counter.isLess(.int(0), value) { try result.set(key, value) }
    }
    return .object(result)
  }

  /// `+counter` keeps what counts above 0, `-counter` what counts below, as a positive number.
  override func unary(_ op: UnaryOperator) throws -> Value? {
    switch op {
    case .positive: return try binary(.add, .object(Counter()))
    case .negative: return try Counter().binary(.subtract, .object(self))
    default: return try super.unary(op)
    }
  }

  override func inPlace(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    guard other.as(Counter.self) != nil, let result = try binary(op, other)?.dict else {
      return try super.inPlace(op, other)
    }
    removeAll()
    try merge(result)
    return .object(self)
  }

  private static func isLess(_ a: Value, _ b: Value) throws -> Bool {
    try Operations.isTrue(Operations.compare(.less, a, b))
  }

  override func repr() throws -> String {
    if count == 0 { return "Counter()" }
    return try "Counter(\(descending().repr()))"
  }

  override var prettyCall: Pretty.Call? {
    get throws { Pretty.Call("Counter", count == 0 ? [] : [.object(try descending())]) }
  }

  /// A dict with the greatest counts first; in the counter's own order where they have none.
  private func descending() throws -> Dict {
    let dict = Dict()
    for (key, value) in try PythonError.attempt({ try mostCommon() }) ?? checkedPairs() {
      try Interrupt.check()
      try dict.set(key, value)
    }
    return dict
  }
}
