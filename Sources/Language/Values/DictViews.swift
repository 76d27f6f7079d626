/// What an iteration or a view of a dict shows.
package enum DictPart: Sendable { case keys, values, items }

/// `dict.keys()`, `dict.values()`, `dict.items()`.
package final class DictView: Object {
  package private(set) var dict: Dict
  package let part: DictPart

  package init(_ dict: Dict, _ part: DictPart) {
    self.dict = dict
    self.part = part
  }

  deinit { Disposal.drop(&dict, leaving: Dict()) }

  package override var type: TypeObject {
    switch part {
    case .keys: .dictKeys
    case .values: .dictValues
    case .items: .dictItems
    }
  }

  /// What the view shows now.
  package var items: [Value] {
    switch part {
    case .keys: dict.keys
    case .values: dict.values
    case .items: dict.pairs.map { .tuple([$0.key, $0.value]) }
    }
  }

  package override func length() throws -> Int { dict.count }
  package override func isTrue() throws -> Bool { dict.count > 0 }
  package override func makeIterator() throws -> Iterator { DictIterator(dict, part) }

  package override func contains(_ item: Value) throws -> Bool? {
    switch part {
    case .keys:
      return try dict.get(item) != nil
    case .values:
      return nil
    case .items:
      guard let pair = item.tuple?.items, pair.count == 2, let value = try dict.get(pair[0])
      else { return false }
      return try Operations.equal(value, pair[1])
    }
  }

  package override func binary(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    guard part != .values else { return nil }
    let set = try SetObject(items)
    switch op {
    case .and, .or, .subtract, .xor:
      return try set.binary(op, .object(SetObject(Operations.items(of: other))))
    default:
      return nil
    }
  }

  package override func reflected(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    guard part != .values, [.and, .or, .subtract, .xor].contains(op) else { return nil }
    return try SetObject(Operations.items(of: other)).binary(op, .object(SetObject(items)))
  }

  package override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard part != .values else { return nil }
    if let other = other.set { return try SetObject(items).compare(op, .object(other)) }
    guard let other = other.as(DictView.self), other.part != .values else { return nil }
    return try SetObject(items).compare(op, .object(SetObject(other.items)))
  }

  package override func hash() throws -> Int {
    guard part == .values else {
      throw PythonError.typeError("unhashable type: '\(type.name)'")
    }
    return identityHash
  }

  package override func repr() throws -> String {
    try Recursion.showing(self, else: "...") { try "\(type.name)([\(Sequences.repr(items))])" }
  }
}

/// The iterator of a dict or of one of its views; notices when the dict changes its size.
package final class DictIterator: Iterator {
  private var dict: Dict?
  private let part: DictPart
  private let count: Int
  private var index: Int
  /// How many it has given; more than there were keys means that others took their place.
  private var given = 0
  private let isReversed: Bool

  package init(_ dict: Dict, _ part: DictPart, reversed: Bool = false) {
    self.dict = dict
    self.part = part
    count = dict.count
    isReversed = reversed
    index = reversed ? dict.table.entries.count - 1 : 0
  }

  deinit { Disposal.drop(&dict) }

  package override var type: TypeObject {
    switch part {
    case .keys: .dictKeyIterator
    case .values: .dictValueIterator
    case .items: .dictItemIterator
    }
  }

  package override func next() throws -> Value? {
    guard let dict else { return nil }
    guard dict.count == count else {
      throw PythonError.runtimeError("dictionary changed size during iteration")
    }
    willChange()
    while index >= 0, index < dict.table.entries.count {
      let place = index
      index += isReversed ? -1 : 1
      let key = dict.table.entries[place].key
      if key.isUndefined { continue }
      guard given < count else {
        throw PythonError.runtimeError("dictionary keys changed during iteration")
      }
      given += 1
      switch part {
      case .keys: return key
      case .values: return dict.table.entries[place].value
      case .items: return .tuple([key, dict.table.entries[place].value])
      }
    }
    self.dict = nil
    return nil
  }

  package override func restoration() -> (() -> Void)? {
    let (oldDict, oldIndex, oldGiven) = (dict, index, given)
    return { [self] in (dict, index, given) = (oldDict, oldIndex, oldGiven) }
  }
}
