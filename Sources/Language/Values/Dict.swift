import Safety

/// Python's dict: keys in the order of their insertion.
open class Dict: Object {
  final var table = HashTable()

  public init() { super.init(layout: .dict) }

  /// For a dict that is more than its table, and is to be asked through its slots.
  override init(layout: Layout) { super.init(layout: layout) }

  /// Called after each change where `tellsChanges`.
  func didChange() {}

  /// Whether `didChange` is to be called.
  final var tellsChanges = false

  /// A dict of these pairs; throws for an unhashable key.
  package convenience init(_ pairs: [(Value, Value)]) throws {
    self.init()
    try table.reserve(pairs.count)
    for (key, value) in pairs {
      try Interrupt.check()
      try set(key, value)
    }
  }

  /// A dict with str keys.
  package convenience init(names pairs: [(String, Value)]) {
    self.init()
    for (name, value) in pairs { self[name] = value }
  }

  deinit {
    table.dispose()
  }

  open override var type: TypeObject { .dict }

  open override func restoration() -> (() -> Void)? {
    let old = table
    return { [self] in table = old }
  }

  // MARK: From Swift

  /// The number of keys.
  @inline(__always)
  package final var count: Int { table.count }

  /// The index of the entry with a key, or nil.
  @inline(__always)
  private final func entryIndex(of key: Value, hash: Int) throws -> Int? {
    if let found = table.findPlain(key, hash: hash) { return found >= 0 ? found : nil }
    return try compareKeys(with: key, hash: hash)
  }

  /// As `entryIndex(of:hash:)`, by comparing objects. An `__eq__` of the program's may change this dict;
  /// then the search begins anew, as CPython's does.
  @inline(never)
  private final func compareKeys(with key: Value, hash: Int) throws -> Int? {
    while true {
      let searched = table
      let index = try searched.find(key, hash: hash)
      if searched.version == table.version { return index }
    }
  }

  /// The value of a key, or nil; throws for an unhashable key, or what the key's `__eq__` throws.
  @inline(__always)
  package final func get(_ key: Value) throws -> Value? {
    guard let index = try entryIndex(of: key, hash: Operations.hash(key)) else { return nil }
    return table.entries[index].value
  }

  /// Where the value of a str or an int stands until the dict changes; nil where there is none, and
  /// where only a comparison of objects can tell. A class derived from this one decides about keys
  /// that are not there (`missing`), not about those that are.
  @inline(__always)
  final func stored(_ key: UnsafePointer<Value>) -> UnsafePointer<Value>? {
    let hash: Int
    switch key.pointee {
    case .str(let text):
      guard let quick = text.quickHash else { return nil }
      hash = quick
    case .int(let number): hash = IntegerText.hash(number)
    default: return nil
    }
    guard let index = table.findPlain(key.pointee, hash: hash), index >= 0 else { return nil }
    return table.value(at: index)
  }

  /// Sets the value of a key.
  @inline(__always)
  package final func set(_ key: Value, _ value: Value) throws {
    let hash = try Operations.hash(key)
    let index = try entryIndex(of: key, hash: hash)
    willChange()
    if let index {
      table.replace(at: index, value)
    } else {
      try table.append(key, hash: hash, value)
    }
    if tellsChanges { didChange() }
  }

  /// Removes a key; returns its value, or nil if it was not there.
  package final func remove(_ key: Value) throws -> Value? {
    guard let index = try entryIndex(of: key, hash: Operations.hash(key)) else { return nil }
    willChange()
    defer { if tellsChanges { didChange() } }
    return table.remove(at: index).value
  }

  /// Removes and returns the last pair, or the first.
  package final func removeEnd(last: Bool = true) -> (key: Value, value: Value)? {
    let isThere: (HashTable.Entry) -> Bool = { !$0.key.isUndefined }
    let entries = table.entries
    guard let index = last ? entries.lastIndex(where: isThere) : entries.firstIndex(where: isThere)
    else { return nil }
    willChange()
    let entry = table.remove(at: index)
    if tellsChanges { didChange() }
    return (entry.key, entry.value)
  }

  /// Removes all keys.
  package final func removeAll() {
    willChange()
    table.removeAll()
    if tellsChanges { didChange() }
  }

  /// The value of a str key; setting nil removes it.
  package final subscript(name: String) -> Value? {
    get { try? get(.str(name)) }
    set {
      if let newValue {
        try? set(.str(name), newValue)
      } else {
        _ = try? remove(.str(name))
      }
    }
  }

  /// The keys in order.
  package final var keys: [Value] {
    table.entries.compactMap { $0.key.isUndefined ? nil : $0.key }
  }

  /// The keys in order, of a large dict too; lets a request to stop through.
  final func listedKeys() throws -> [Value] {
    if count < Sequences.long { return keys }
    return try Sequences.transformed(table.entries) { $0.key.isUndefined ? nil : $0.key }
  }

  /// The values in the order of their keys.
  package final var values: [Value] {
    table.entries.compactMap { $0.key.isUndefined ? nil : $0.value }
  }

  /// The pairs in order.
  package final var pairs: [(key: Value, value: Value)] {
    table.entries.compactMap { $0.key.isUndefined ? nil : ($0.key, $0.value) }
  }

  /// The pairs in order, of a long dict too: lets a request to stop through.
  package final func checkedPairs() throws -> [(key: Value, value: Value)] {
    var pairs: [(key: Value, value: Value)] = []
    pairs.reserveCapacity(count)
    for entry in table.entries where !entry.key.isUndefined {
      try Interrupt.check()
      pairs.append((entry.key, entry.value))
    }
    return pairs
  }

  /// Takes over the pairs of another dict.
  package final func merge(_ other: Dict) throws {
    if count == 0, other.count > 0 {
      willChange()
      table.adopt(other.table)
      if tellsChanges { didChange() }
      return
    }
    for (key, value) in other.pairs {
      try Interrupt.check()
      try set(key, value)
    }
  }

  /// A dict of the same class without pairs.
  open func emptyCopy() -> Dict { Dict() }

  /// A plain dict with the same pairs.
  package final func copied() -> Dict {
    let copy = Dict()
    copy.table = table
    return copy
  }

  // MARK: Slots

  open override func length() throws -> Int { count }
  open override func isTrue() throws -> Bool { count > 0 }
  open override func makeIterator() throws -> Iterator { DictIterator(self, .keys) }
  open override func contains(_ item: Value) throws -> Bool? { try get(item) != nil }

  open override func getItem(_ key: Value) throws -> Value {
    if let value = try get(key) { return value }
    return try missing(key)
  }

  /// `self.__missing__(key)`: what `self[key]` does for a key that is not there.
  open func missing(_ key: Value) throws -> Value { throw PythonError.keyError(key) }

  open override func setItem(_ key: Value, _ value: Value) throws { try set(key, value) }

  open override func deleteItem(_ key: Value) throws {
    guard try remove(key) != nil else { throw PythonError.keyError(key) }
  }

  open override func binary(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    guard op == .or, let other = other.dict else { return nil }
    let result = copied()
    try result.merge(other)
    return .object(result)
  }

  open override func inPlace(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    guard op == .or else { return nil }
    try update(from: other)
    return .object(self)
  }

  /// Takes over pairs from a mapping or from an iterable of pairs, as `dict.update` does.
  package final func update(from source: Value) throws {
    if let other = source.dict { return try merge(other) }
    if let object = source.object, object.type.lookup("keys") != nil {
      let keys = try Operations.call(Operations.getAttribute(source, "keys"))
      for key in try Operations.items(of: keys) { try set(key, Operations.getItem(source, key)) }
      return
    }
    let iterator = try Operations.iterator(of: source)
    var index = 0
    while let element = try iterator.next() {
      guard let pair = try Operations.itemsIfIterable(element) else {
        throw PythonError.typeError(
          "cannot convert dictionary update sequence element #\(index) to a sequence")
      }
      guard pair.count == 2 else {
        throw PythonError.valueError(
          "dictionary update sequence element #\(index) has length \(pair.count); 2 is required")
      }
      try set(pair[0], pair[1])
      index += 1
      if index & 0x3FF == 0 { try Operations.checkInterrupt() }
    }
  }

  open override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard op == .equal || op == .notEqual, let other = other.dict else { return nil }
    return .bool(try isEqual(to: other) == (op == .equal))
  }

  private func isEqual(to other: Dict) throws -> Bool {
    guard count == other.count else { return false }
    return try Recursion.deeper(" in comparison") {
      for (index, (key, value)) in pairs.enumerated() {
        if index & 0xFFF == 0 { try Operations.checkInterrupt() }
        guard let found = try other.get(key), try Operations.equal(value, found) else {
          return false
        }
      }
      return true
    }
  }

  open override func hash() throws -> Int {
    throw PythonError.typeError("unhashable type: '\(type.name)'")
  }

  open override func copied(_ copying: Copying) throws -> Object? {
    let copy = emptyCopy()
    try copying.begin(copy, of: self)
    for (key, value) in pairs { try copy.set(copying.part(key), copying.part(value)) }
    return copy
  }

  open override func repr() throws -> String {
    if count == 0 { return "{}" }
    try Sequences.checkMemory(count, times: 2, bytesEach: MemoryLayout<Value>.stride)
    return try Recursion.showing(self, else: "{...}") {
      var text = "{"
      var growth = TextGrowth()
      for (index, pair) in pairs.enumerated() {
        if index > 0 { text += ", " }
        text += try "\(Operations.repr(pair.key)): \(Operations.repr(pair.value))"
        try growth.check(text)
        if index & 0xFFF == 0 { try Operations.checkInterrupt() }
      }
      return text + "}"
    }
  }
}
