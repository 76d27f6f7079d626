import Safety

/// CPython's compact hash table: entries in the order of their insertion, and beside them a table
/// of places that is probed by hash.
struct HashTable {
  struct Entry {
    let hash: Int
    /// `.undefined` where the entry was removed.
    var key: Value
    var value: Value

    @inline(__always)
    var holdsObject: Bool {
      if case .object = key { return true }
      if case .object = value { return true }
      return false
    }
  }

  private static let empty: Int32 = -1
  private static let removed: Int32 = -2

  /// Entries in order, removed ones among them until the next growth.
  private(set) var entries: [Entry] = []
  private var places: [Int32] = []
  /// How many entries are there.
  private(set) var count = 0
  /// Counts structural changes, so that an iteration notices them.
  private(set) var version = 0

  // MARK: Looking up

  /// The index of the entry with a key, -1 if there is none; nil where only the comparison of
  /// objects can tell.
  @inline(__always)
  func findPlain(_ key: Value, hash: Int) -> Int? {
    switch key {
    case .str(let text): return search(hash) { HashTable.isSame($0, text) }
    case .int(let number): return search(hash) { HashTable.isSame($0, number) }
    default: return nil
    }
  }

  /// The index of the entry with a key, or nil. May run the program's `__eq__`; where that changes
  /// the dict, this has to be a copy.
  @inline(never)
  func find(_ key: Value, hash: Int) throws -> Int? {
    let index = try search(hash) { try HashTable.areEqual($0, key) }
    return index.flatMap { $0 >= 0 ? $0 : nil }
  }

  /// The index of the first entry with a hash for which `isSame` holds, -1 if there is none; nil
  /// where `isSame` cannot tell.
  @inline(__always)
  private func search(_ hash: Int, _ isSame: (Value) throws -> Bool?) rethrows -> Int? {
    guard count > 0 else { return -1 }
    let mask = places.count &- 1
    var slot = hash & mask
    var perturbation = UInt(bitPattern: hash)
    while true {
      let place = places[slot]
      if place == HashTable.empty { return -1 }
      if place >= 0, entries[Int(place)].hash == hash {
        guard let isFound = try isSame(entries[Int(place)].key) else { return nil }
        if isFound { return Int(place) }
      }
      perturbation >>= 5
      slot = (slot &* 5 &+ Int(bitPattern: perturbation) &+ 1) & mask
    }
  }

  @inline(__always)
  private static func isSame(_ key: Value, _ text: Str) -> Bool? {
    switch key {
    case .str(let other): other == text
    case .object: nil
    default: false
    }
  }

  @inline(__always)
  private static func isSame(_ key: Value, _ number: Int) -> Bool? {
    switch key {
    case .int(let other): other == number
    case .str: false
    default: nil
    }
  }

  @inline(__always)
  private static func areEqual(_ a: Value, _ b: Value) throws -> Bool {
    switch (a, b) {
    case (.int(let a), .int(let b)): a == b
    case (.str(let a), .str(let b)): a == b
    default: try areEqualObjects(a, b)
    }
  }

  private static func areEqualObjects(_ a: Value, _ b: Value) throws -> Bool {
    if let x = a.tuple, let y = b.tuple, x.type === TypeObject.tuple, y.type === TypeObject.tuple {
      return try x === y || Sequences.areEqual(x.items, y.items)
    }
    return try Operations.equal(a, b)
  }

  /// Where the value of an entry stands until the table changes.
  @inline(__always)
  func value(at index: Int) -> UnsafePointer<Value>? {
    entries.withUnsafeBufferPointer { entries in
      UnsafeRawPointer(entries.baseAddress.unsafelyUnwrapped + index)
        .advanced(by: MemoryLayout<Entry>.offset(of: \.value).unsafelyUnwrapped)
        .assumingMemoryBound(to: Value.self)
    }
  }

  // MARK: Changing

  /// Replaces the value of an entry.
  @inline(__always)
  mutating func replace(at index: Int, _ value: Value) { entries[index].value = value }

  /// Appends an entry whose key is not in the table. Lets a request to stop through before it does.
  @inline(__always)
  mutating func append(_ key: Value, hash: Int, _ value: Value) throws {
    if (entries.count &+ 1) &* 3 > places.count &* 2 { try grow() }
    if entries.count == entries.capacity, entries.count >= Sequences.long { try makeRoom() }
    HashTable.put(Int32(truncatingIfNeeded: entries.count), hash: hash, into: &places)
    entries.append(Entry(hash: hash, key: key, value: value))
    count &+= 1
    version &+= 1
  }

  /// Removes the entry at an index; returns what it held.
  mutating func remove(at index: Int) -> Entry {
    let entry = entries[index]
    let mask = places.count &- 1
    var slot = entry.hash & mask
    var perturbation = UInt(bitPattern: entry.hash)
    while places[slot] != Int32(truncatingIfNeeded: index) {
      perturbation >>= 5
      slot = (slot &* 5 &+ Int(bitPattern: perturbation) &+ 1) & mask
    }
    places[slot] = HashTable.removed
    entries[index].key = .undefined
    entries[index].value = .undefined
    count &-= 1
    version &+= 1
    if count == 0 { removeAll() }
    return entry
  }

  /// Removes all entries.
  mutating func removeAll() {
    entries = []
    places = []
    count = 0
    version &+= 1
  }

  /// Frees all that is in it, as a dict is freed itself.
  mutating func dispose() {
    if Disposal.isForLater(entries.count) { return Disposal.postpone(entries) }
    if entries.contains(where: \.holdsObject) { Disposal.dropAll(&entries) }
  }

  /// Takes over the entries of another table.
  mutating func adopt(_ other: HashTable) {
    let version = max(version, other.version) &+ 1
    self = other
    self.version = version
  }

  /// Makes room for some entries.
  mutating func reserve(_ capacity: Int) throws {
    entries.reserveCapacity(capacity)
    var size = max(8, places.count)
    while capacity &* 3 > size &* 2 { size &*= 2 }
    if size > places.count { places = try HashTable.places(of: entries, size) }
  }

  /// Lets the entries of a large table move to twice as much memory.
  @inline(never)
  private mutating func makeRoom() throws {
    entries = try Sequences.transformed(entries, room: entries.count * 2) { $0 }
  }

  /// Lets a request to stop through; the table is then as it was.
  @inline(never)
  private mutating func grow() throws {
    var size = 8
    while size < count &* 3 { size &*= 2 }
    if count < entries.count {
      let kept = try Sequences.transformed(entries) { $0.key.isUndefined ? nil : $0 }
      places = try HashTable.places(of: kept, size)
      entries = kept
    } else {
      places = try HashTable.places(of: entries, size)
    }
  }

  private static func places(of entries: [Entry], _ size: Int) throws -> [Int32] {
    var places = try Sequences.filled(size, with: HashTable.empty)
    func putAll(_ stretch: Swift.Range<Int>) {
      for index in stretch where !entries[index].key.isUndefined {
        put(Int32(truncatingIfNeeded: index), hash: entries[index].hash, into: &places)
      }
    }
    // A small table grows in any case: whoever sets a name does not expect an error.
    if entries.count < Sequences.long {
      putAll(entries.indices)
    } else {
      try Interrupt.forEachStretch(of: entries.count, putAll)
    }
    return places
  }

  @inline(__always)
  private static func put(_ index: Int32, hash: Int, into places: inout [Int32]) {
    let mask = places.count &- 1
    var slot = hash & mask
    var perturbation = UInt(bitPattern: hash)
    while places[slot] >= 0 {
      perturbation >>= 5
      slot = (slot &* 5 &+ Int(bitPattern: perturbation) &+ 1) & mask
    }
    places[slot] = index
  }
}
