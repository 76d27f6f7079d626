/// Python's sort: stable, by one call of the key for each item, by `<` alone.
package enum Sorting {
  /// Sorts items in place; on an error they stay as they were.
  package static func sort(_ items: inout [Value], key: Value, descending: Bool) throws {
    do {
      try sortAll(&items, key: key, descending: descending)
    } catch {
      if Disposal.isForLater(items.count) { Disposal.postpone(items) }
      throw error
    }
  }

  private static func sortAll(_ items: inout [Value], key: Value, descending: Bool) throws {
    if items.count >= Sequences.long {
      // Keys, places, and the items in their new order.
      try Sequences.checkMemory(items.count, times: 4, bytesEach: MemoryLayout<Value>.stride)
    }
    let keys =
      key.isNone ? items : try Sequences.transformed(items) { try Operations.call(key, $0) }
    guard items.count > 1 else { return }
    do {
      let places = try order(of: keys, descending: descending)
      items = try Sequences.transformed(places) { items[$0] }
    } catch {
      if Disposal.isForLater(keys.count) { Disposal.postpone(keys) }
      throw error
    }
  }

  /// The places of the keys in order, by the fastest comparison that fits all of them.
  private static func order(of keys: [Value], descending: Bool) throws -> [Int] {
    if let keys = try allInts(keys) { return try order(keys, descending ? (>) : (<)) }
    if let keys = try allFloats(keys) { return try order(keys, descending ? (>) : (<)) }
    if let keys = try allStrs(keys) {
      return try order(keys) { descending ? $1 < $0 : $0 < $1 }
    }
    var places = Array(keys.indices)
    // Reversing before and after keeps equal elements in their order.
    if descending { places.reverse() }
    var count = 0
    // The standard library's sort is stable.
    try places.sort { a, b in
      count &+= 1
      if count & 0x3FF == 0 { try Operations.checkInterrupt() }
      return try Operations.isTrue(Operations.compare(.less, keys[a], keys[b]))
    }
    if descending { places.reverse() }
    return places
  }

  @inline(__always)
  private static func order<Key>(
    _ keys: [Key], _ precedes: (Key, Key) -> Bool
  ) throws -> [Int] {
    do {
      return try keys.withUnsafeBufferPointer { keys in
        try keys.indices.sorted {
          try Operations.checkInterrupt()
          return precedes(keys[$0], keys[$1])
        }
      }
    } catch {
      if Disposal.isForLater(keys.count) { Disposal.postpone(keys) }
      throw error
    }
  }

  private static func allInts(_ keys: [Value]) throws -> [Int]? {
    try collect(keys) { if case .int(let value) = $0 { value } else { nil } }
  }

  private static func allFloats(_ keys: [Value]) throws -> [Double]? {
    try collect(keys) { if case .float(let value) = $0, !value.isNaN { value } else { nil } }
  }

  private static func allStrs(_ keys: [Value]) throws -> [Str]? {
    try collect(keys) { $0.string }
  }

  /// All keys transformed, or nil if one has no transform.
  private static func collect<Result>(
    _ keys: [Value], _ transform: (Value) -> Result?
  ) throws -> [Result]? {
    guard let first = keys.first, transform(first) != nil else { return nil }
    let results = try Sequences.transformed(keys, transform)
    return results.count == keys.count ? results : nil
  }
}
