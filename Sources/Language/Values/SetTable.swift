import Safety

/// CPython's set: open addressing with short linear probes. Iteration follows the table, so sets of
/// small ints come out in CPython's order. (Objects/setobject.c; the constants are its.)
struct SetTable {
  struct Slot {
    var hash: Int
    /// `.undefined` where the slot was never used or its item was removed.
    var item: Value
    var isFree: Bool { item.isUndefined && hash == 0 }
  }

  private static let linearProbes = 9
  private static let smallest = 8
  private static let removedHash = -1
  /// The slots of an empty set; all share them.
  private nonisolated(unsafe) static let unused = [Slot](
    repeating: Slot(hash: 0, item: .undefined), count: smallest)

  private(set) var slots = unused
  /// How many items are there.
  private(set) var count = 0
  /// How many slots were ever used since the last growth.
  private var filled = 0
  /// Counts changes, so that a search notices them.
  private(set) var version = 0

  private var mask: Int { slots.count &- 1 }

  /// The slot of an item, or nil. May run the program's `__eq__`; where that changes the set, this
  /// has to be a copy.
  func find(_ item: Value, hash: Int) throws -> Int? {
    var slot = hash & mask
    var perturbation = UInt(bitPattern: hash)
    while true {
      let last = slot &+ SetTable.linearProbes <= mask ? slot &+ SetTable.linearProbes : slot
      for place in slot...last {
        if slots[place].isFree { return nil }
        if slots[place].hash == hash, !slots[place].item.isUndefined,
          try Operations.equal(slots[place].item, item)
        {
          return place
        }
      }
      perturbation >>= 5
      slot = (slot &* 5 &+ 1 &+ Int(bitPattern: perturbation)) & mask
    }
  }

  /// Adds an item that is not in the table. Lets a request to stop through; it is there then.
  mutating func insert(_ item: Value, hash: Int) throws {
    place(item, hash: hash)
    version &+= 1
    count &+= 1
    filled &+= 1
    guard filled &* 5 >= mask &* 3 else { return }
    try resize(atLeast: count > 50_000 ? count &* 2 : count &* 4)
  }

  /// Makes room as CPython does before it merges a set of `other` items.
  mutating func prepareMerge(of other: Int) throws {
    if (filled &+ other) &* 5 >= mask &* 3 { try resize(atLeast: (count &+ other) &* 2) }
  }

  /// Takes over a table without removed items as it stands; false where that is not possible.
  mutating func adopt(_ other: SetTable) -> Bool {
    guard filled == 0, other.filled == other.count, other.mask == mask else { return false }
    replace(with: other)
    return true
  }

  /// Becomes another table.
  mutating func replace(with other: SetTable) {
    let version = max(version, other.version) &+ 1
    self = other
    self.version = version
  }

  /// Frees all that is in it, as a set is freed itself.
  mutating func dispose() {
    if Disposal.isForLater(slots.count) { return Disposal.postpone(slots) }
    if count > 0 { Disposal.dropAll(&slots) }
  }

  /// Removes the item in a slot.
  mutating func remove(at slot: Int) -> Value {
    let item = slots[slot].item
    slots[slot] = Slot(hash: SetTable.removedHash, item: .undefined)
    version &+= 1
    count &-= 1
    return item
  }

  /// Lets a request to stop through; the table is then as it was.
  private mutating func resize(atLeast wanted: Int) throws {
    var size = SetTable.smallest
    while size <= wanted { size &*= 2 }
    var grown = SetTable()
    grown.slots = try Sequences.filled(size, with: Slot(hash: 0, item: .undefined))
    do {
      try forEach { grown.place($0.item, hash: $0.hash) }
    } catch {
      if Disposal.isForLater(size) { Disposal.postpone(grown.slots) }
      throw error
    }
    (grown.count, grown.filled, grown.version) = (count, count, version)
    self = grown
  }

  /// Calls `body` with each slot that has an item; lets a request to stop through.
  func forEach(_ body: (Slot) throws -> Void) throws {
    try Interrupt.forEachStretch(of: slots.count) { stretch in
      for slot in slots[stretch] where !slot.item.isUndefined { try body(slot) }
    }
  }

  /// Puts an item into the first slot of its probe that was never used.
  private mutating func place(_ item: Value, hash: Int) {
    var slot = hash & mask
    var perturbation = UInt(bitPattern: hash)
    while true {
      let last = slot &+ SetTable.linearProbes <= mask ? slot &+ SetTable.linearProbes : slot
      for place in slot...last where slots[place].isFree {
        slots[place] = Slot(hash: hash, item: item)
        return
      }
      perturbation >>= 5
      slot = (slot &* 5 &+ 1 &+ Int(bitPattern: perturbation)) & mask
    }
  }
}
