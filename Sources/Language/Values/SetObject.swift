import Safety

/// Python's set and frozenset.
package class SetObject: Object {
  final var table = SetTable()
  /// Whether it is a frozenset.
  package final let isFrozen: Bool

  package init(isFrozen: Bool = false) {
    self.isFrozen = isFrozen
    super.init(layout: .set)
  }

  /// A set of these items; throws for an unhashable one.
  package convenience init(_ items: [Value], isFrozen: Bool = false) throws {
    self.init(isFrozen: isFrozen)
    for item in items {
      try Interrupt.check()
      try add(item)
    }
  }

  deinit {
    table.dispose()
  }

  package override var type: TypeObject { isFrozen ? .frozenset : .set }

  package override func restoration() -> (() -> Void)? {
    let old = table
    return { [self] in table = old }
  }

  // MARK: From Swift

  /// The number of items.
  package final var count: Int { table.count }

  /// The items in the order of iteration.
  package final var items: [Value] {
    table.slots.compactMap { $0.item.isUndefined ? nil : $0.item }
  }

  /// The same of a large set too; lets a request to stop through.
  final func listedItems() throws -> [Value] {
    if count < Sequences.long { return items }
    return try Sequences.transformed(table.slots) { $0.item.isUndefined ? nil : $0.item }
  }

  /// The slot of an item, or nil. An `__eq__` of the program's may change this set; then the search
  /// begins anew, as CPython's does.
  private final func findSlot(of item: Value, hash: Int) throws -> Int? {
    while true {
      let searched = table
      let slot = try searched.find(item, hash: hash)
      if searched.version == table.version { return slot }
    }
  }

  /// Whether an item is there.
  package final func has(_ item: Value) throws -> Bool {
    let key = try SetObject.key(item)
    return try findSlot(of: key, hash: Operations.hash(key)) != nil
  }

  /// What is looked up: a set that has no hash means the frozenset that is equal to it.
  private static func key(_ item: Value) throws -> Value {
    guard let set = item.set, !set.isFrozen,
      item.as(Instance.self)?.userClass.special(.hash).map(\.isNone) ?? true
    else { return item }
    return .object(try SetObject(set.items, isFrozen: true))
  }

  /// Adds an item.
  package final func add(_ item: Value) throws {
    let hash = try Operations.hash(item)
    guard try findSlot(of: item, hash: hash) == nil else { return }
    willChange()
    try table.insert(item, hash: hash)
  }

  /// Removes an item; false if it was not there.
  package final func remove(_ item: Value) throws -> Bool {
    let key = try SetObject.key(item)
    guard let slot = try findSlot(of: key, hash: Operations.hash(key)) else { return false }
    willChange()
    _ = table.remove(at: slot)
    return true
  }

  /// Removes and returns the first item in the order of iteration.
  package final func removeFirst() -> Value? {
    guard let slot = table.slots.firstIndex(where: { !$0.item.isUndefined }) else { return nil }
    willChange()
    return table.remove(at: slot)
  }

  /// Removes all items.
  package final func removeAll() {
    willChange()
    table.replace(with: SetTable())
  }

  /// A set of the same kind with the same items.
  package final func copied() throws -> SetObject {
    let copy = SetObject(isFrozen: isFrozen)
    try copy.merge(self)
    return copy
  }

  /// Adds the items of another set; throws what their `__eq__` throws.
  package final func merge(_ other: SetObject) throws {
    willChange()
    try table.prepareMerge(of: other.count)
    if table.adopt(other.table) { return }
    try other.table.forEach { slot in
      if try findSlot(of: slot.item, hash: slot.hash) == nil {
        try table.insert(slot.item, hash: slot.hash)
      }
    }
  }

  // MARK: Algebra

  /// The items of both.
  package final func union(_ other: SetObject) throws -> SetObject {
    let result = try copied()
    try result.merge(other)
    return result
  }

  /// The items that are in both.
  package final func intersection(_ other: SetObject) throws -> SetObject {
    let (small, large) = other.count > count ? (self, other) : (other, self)
    let result = SetObject(isFrozen: isFrozen)
    for item in small.items {
      try Interrupt.check()
      if try large.has(item) { try result.add(item) }
    }
    return result
  }

  /// The items that the other has not.
  package final func difference(_ other: SetObject) throws -> SetObject {
    let result = SetObject(isFrozen: isFrozen)
    for item in items {
      try Interrupt.check()
      if try !other.has(item) { try result.add(item) }
    }
    return result
  }

  /// The items that are in just one of the two.
  package final func symmetricDifference(_ other: SetObject) throws -> SetObject {
    let result = try other.copied()
    for item in items {
      try Interrupt.check()
      if try !result.remove(item) { try result.add(item) }
    }
    let merged = SetObject(isFrozen: isFrozen)
    try merged.merge(result)
    return merged
  }

  /// Whether all items are in the other.
  package final func isSubset(of other: SetObject) throws -> Bool {
    guard count <= other.count else { return false }
    return try items.allSatisfy { item in
      try Interrupt.check()
      return try other.has(item)
    }
  }

  // MARK: Slots

  package override func length() throws -> Int { count }
  package override func isTrue() throws -> Bool { count > 0 }
  package override func makeIterator() throws -> Iterator { SetIterator(self) }

  package override func contains(_ item: Value) throws -> Bool? {
    try has(item)
  }

  package override func binary(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    guard let other = other.set else { return nil }
    switch op {
    case .or: return .object(try union(other))
    case .and: return .object(try intersection(other))
    case .subtract: return .object(try difference(other))
    case .xor: return .object(try symmetricDifference(other))
    default: return nil
    }
  }

  package override func inPlace(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    guard !isFrozen, let result = try binary(op, other)?.set else { return nil }
    willChange()
    table.replace(with: result.table)
    return .object(self)
  }

  package override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let other = other.set else { return nil }
    let holds =
      switch op {
      case .equal: try count == other.count && isSubset(of: other)
      case .notEqual: try !(count == other.count && isSubset(of: other))
      case .lessEqual: try isSubset(of: other)
      case .less: try count < other.count && isSubset(of: other)
      case .greaterEqual: try other.isSubset(of: self)
      case .greater: try other.count < count && other.isSubset(of: self)
      }
    return .bool(holds)
  }

  /// CPython's hash of a frozenset: it does not depend on the order.
  package override func hash() throws -> Int {
    guard isFrozen else { throw PythonError.typeError("unhashable type: '\(type.name)'") }
    var state: UInt = 0
    for slot in table.slots where !slot.item.isUndefined {
      let hash = UInt(bitPattern: slot.hash)
      state ^= ((hash ^ 89_869_747) ^ (hash << 16)) &* 3_644_798_167
    }
    state ^= (UInt(count) &+ 1) &* 1_927_868_237
    state ^= (state >> 11) ^ (state >> 25)
    state = state &* 69_069 &+ 907_133_923
    return state == .max ? 590_923_713 : Int(bitPattern: state)
  }

  package override func copied(_ copying: Copying) throws -> Object? {
    if !copying.isDeep { return isFrozen ? nil : try copied() }
    return try SetObject(items.map(copying.part), isFrozen: isFrozen)
  }

  package override func repr() throws -> String {
    if count == 0 { return "\(type.name)()" }
    return try Recursion.showing(self, else: "\(type.name)(...)") {
      let text = try "{\(Sequences.repr(items))}"
      return type === TypeObject.set ? text : "\(type.name)(\(text))"
    }
  }
}

/// The iterator of a set; notices when the set changes its size.
package final class SetIterator: Iterator {
  private var set: SetObject?
  private let count: Int
  private var slot = 0

  package init(_ set: SetObject) {
    self.set = set
    count = set.count
  }

  package override var type: TypeObject { .setIterator }

  package override func next() throws -> Value? {
    guard let set else { return nil }
    guard set.count == count else {
      throw PythonError.runtimeError("Set changed size during iteration")
    }
    willChange()
    while slot < set.table.slots.count {
      let item = set.table.slots[slot].item
      slot += 1
      if !item.isUndefined { return item }
    }
    self.set = nil
    return nil
  }

  package override func restoration() -> (() -> Void)? {
    let (oldSet, oldSlot) = (set, slot)
    return { [self] in (set, slot) = (oldSet, oldSlot) }
  }
}
