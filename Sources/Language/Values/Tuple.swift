/// Python's tuple.
open class Tuple: Object {
  package final private(set) var items: [Value]

  public init(_ items: [Value]) {
    self.items = items
    super.init(layout: .tuple)
  }

  /// `()`.
  package nonisolated(unsafe) static let empty = Tuple([])

  deinit {
    if Disposal.isForLater(items.count) { return Disposal.postpone(items) }
    Disposal.drop(&items)
  }

  open override var type: TypeObject { .tuple }

  // MARK: Containers

  open override func length() throws -> Int { items.count }
  open override func isTrue() throws -> Bool { !items.isEmpty }
  open override func makeIterator() throws -> Iterator { TupleIterator(self) }

  open override func contains(_ item: Value) throws -> Bool? {
    try Sequences.firstIndex(of: item, in: items) != nil
  }

  open override func getItem(_ key: Value) throws -> Value {
    if case .int(let index) = key {
      let place = try Sequences.place(index, count: items.count, "tuple index out of range")
      return items[place]
    }
    if let slice = key.as(Slice.self) { return .tuple(try Sequences.slice(items, slice)) }
    guard let index = try Operations.indexIfAny(key) else {
      throw PythonError.typeError(
        "tuple indices must be integers or slices, not \(key.type.name)")
    }
    return items[try Sequences.place(index, count: items.count, "tuple index out of range")]
  }

  // MARK: Operators

  open override func binary(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    switch op {
    case .add:
      guard let other = other.tuple else { return nil }
      return .tuple(try Sequences.joined(items, other.items))
    case .multiply:
      guard let count = try Sequences.repetitions(other) else { return nil }
      return .tuple(try Sequences.repeated(items, count))
    default:
      return nil
    }
  }

  open override func reflected(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    op == .multiply ? try binary(.multiply, other) : nil
  }

  open override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let other = other.tuple else { return nil }
    return try Sequences.compare(op, items, other.items)
  }

  /// CPython's hash of a tuple: xxHash's mixing of the items' hashes.
  open override func hash() throws -> Int {
    let (prime1, prime2, prime5): (UInt, UInt, UInt) = (
      11_400_714_785_074_694_791, 14_029_467_366_897_019_727, 2_870_177_450_012_600_261
    )
    var state = prime5
    try Recursion.deeper("") {
      for item in items {
        state &+= UInt(bitPattern: try Operations.hash(item)) &* prime2
        state = (state << 31 | state >> 33) &* prime1
      }
    }
    state &+= UInt(items.count) ^ (prime5 ^ 3_527_539)
    return state == .max ? 1_546_275_796 : Int(bitPattern: state)
  }

  open override func copied(_ copying: Copying) throws -> Object? {
    guard copying.isDeep, type === TypeObject.tuple else { return nil }
    let parts = try items.map(copying.part)
    return zip(parts, items).allSatisfy(Operations.identical) ? nil : Tuple(parts)
  }

  open override func repr() throws -> String {
    if items.isEmpty { return "()" }
    return try Recursion.showing(self, else: "(...)") {
      try "(\(Sequences.repr(items))\(items.count == 1 ? "," : ""))"
    }
  }
}

/// The iterator of a tuple.
package final class TupleIterator: Iterator {
  package let tuple: Tuple
  private var index = 0

  package init(_ tuple: Tuple) { self.tuple = tuple }

  package override var type: TypeObject { .tupleIterator }

  package override func next() throws -> Value? {
    guard index < tuple.items.count else { return nil }
    willChange()
    defer { index &+= 1 }
    return tuple.items[index]
  }

  package override var remaining: Int? { tuple.items.count - index }

  package override func restoration() -> (() -> Void)? {
    let old = index
    return { [self] in index = old }
  }
}
