/// Python's sort: stable, by one call of the key for each item, by `<` alone.
package enum Sorting {
  /// Sorts items in place; on an error they stay a permutation.
  package static func sort(_ items: inout [Value], key: Value, descending: Bool) throws {
    if items.count >= Sequences.long {
      // Keys, places, and the items in their new order.
      try Sequences.checkMemory(items.count, times: 4, bytesEach: MemoryLayout<Value>.stride)
    }
    if key.isNone {
      try sort(&items, by: { $0 }, descending: descending)
    } else {
      var keyed: [(key: Value, item: Value)] = []
      keyed.reserveCapacity(items.count)
      for (index, item) in items.enumerated() {
        keyed.append((try Operations.call(key, item), item))
        if index & 0x3FF == 0 { try Operations.checkInterrupt() }
      }
      try sort(&keyed, by: { $0.key }, descending: descending)
      items = keyed.map(\.item)
    }
  }

  /// Sorts elements by their keys, with the fastest comparison that fits all of them.
  private static func sort<Element>(
    _ elements: inout [Element], by key: (Element) -> Value, descending: Bool
  ) throws {
    guard elements.count > 1 else { return }
    // Reversing before and after keeps equal elements in their order.
    if descending { elements.reverse() }
    defer { if descending { elements.reverse() } }
    if let keys = try allInts(elements, key) {
      elements = try order(keys, <).map { elements[$0] }
    } else if let keys = try allFloats(elements, key) {
      elements = try order(keys, <).map { elements[$0] }
    } else if let keys = try allStrs(elements, key) {
      elements = try order(keys, <).map { elements[$0] }
    } else {
      var count = 0
      // The standard library's sort is stable.
      try elements.sort { a, b in
        count &+= 1
        if count & 0x3FF == 0 { try Operations.checkInterrupt() }
        return try Operations.isTrue(Operations.compare(.less, key(a), key(b)))
      }
    }
  }

  /// The places of the keys in ascending order.
  private static func order<Key>(_ keys: [Key], _ precedes: (Key, Key) -> Bool) throws -> [Int] {
    try keys.withUnsafeBufferPointer { keys in
      try keys.indices.sorted {
        try Operations.checkInterrupt()
        return precedes(keys[$0], keys[$1])
      }
    }
  }

  private static func allInts<Element>(
    _ elements: [Element], _ key: (Element) -> Value
  ) throws -> [Int]? {
    try collect(elements) { if case .int(let value) = key($0) { value } else { nil } }
  }

  private static func allFloats<Element>(
    _ elements: [Element], _ key: (Element) -> Value
  ) throws -> [Double]? {
    try collect(elements) {
      if case .float(let value) = key($0), !value.isNaN { value } else { nil }
    }
  }

  private static func allStrs<Element>(
    _ elements: [Element], _ key: (Element) -> Value
  ) throws -> [Str]? {
    try collect(elements) { key($0).string }
  }

  /// All elements transformed, or nil if one has no transform.
  private static func collect<Element, Result>(
    _ elements: [Element], _ transform: (Element) -> Result?
  ) throws -> [Result]? {
    guard let first = elements.first, transform(first) != nil else { return nil }
    var result: [Result] = []
    result.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      if index & 0xFFF == 0 { try Operations.checkInterrupt() }
      guard let transformed = transform(element) else { return nil }
      result.append(transformed)
    }
    return result
  }
}
