import Safety

/// What lists and tuples have in common.
package enum Sequences {
  /// The place that an index means; throws `IndexError` with `message` outside of the sequence.
  @inline(__always)
  package static func place(_ index: Int, count: Int, _ message: @autoclosure () -> String)
    throws -> Int
  {
    let place = index < 0 ? index &+ count : index
    guard place >= 0, place < count else { throw PythonError.indexError(message()) }
    return place
  }

  /// The items that a slice selects.
  package static func slice(_ items: [Value], _ slice: Slice) throws -> [Value] {
    try Sequences.slice(items, slice.indices(items.count))
  }

  /// The items at the places of a slice.
  static func slice(_ items: [Value], _ indices: Slice.Indices) throws -> [Value] {
    guard indices.count > 0 else { return [] }
    if indices.step == 1 {
      let part = items[indices.start..<indices.start + indices.count]
      return part.count < long ? Array(part) : try joinedInStretches(part)
    }
    if indices.count < long { return indices.map { items[$0] } }
    return try made(indices.count) { items[indices.start &+ $0 &* indices.step] }
  }

  /// `a + b`, in one allocation.
  package static func joined(_ a: [Value], _ b: [Value]) throws -> [Value] {
    if b.isEmpty { return a }
    if a.count + b.count >= long { return try joinedInStretches(a[...], b[...]) }
    var result: [Value] = []
    result.reserveCapacity(a.count + b.count)
    result.append(contentsOf: a)
    if b.count == 1 { result.append(b[0]) } else { result.append(contentsOf: b) }
    return result
  }

  /// From so many items on, a request to stop is looked for while they are copied.
  package static let long = 1 << 18

  /// The elements of both; throws `MemoryError` where they are too many, and lets a request to stop
  /// through.
  static func joinedInStretches<T>(
    _ a: ArraySlice<T>, _ b: ArraySlice<T> = []
  ) throws -> [T] {
    try checkMemory(a.count + b.count, times: 1, bytesEach: MemoryLayout<T>.stride)
    return try Disposal.filling { result in
      result.reserveCapacity(a.count + b.count)
      for part in [a, b] {
        try Interrupt.forEachStretch(of: part.count) { stretch in
          let start = part.startIndex
          result.append(contentsOf: part[start &+ stretch.lowerBound..<start &+ stretch.upperBound])
        }
      }
    }
  }

  /// What `transform` makes of the elements, without those of which it makes nothing, in an array
  /// with room for so many; throws as `made`.
  @inline(__always)
  package static func transformed<Element, Result>(
    _ elements: [Element], room: Int? = nil, _ transform: (Element) throws -> Result?
  ) throws -> [Result] {
    let room = room ?? elements.count
    if room >= long { try checkMemory(room, times: 1, bytesEach: MemoryLayout<Result>.stride) }
    return try Disposal.filling { results in
      results.reserveCapacity(room)
      try Interrupt.forEachStretch(of: elements.count) {
        for element in elements[$0] {
          if let result = try transform(element) { results.append(result) }
        }
      }
    }
  }

  /// `count` items, each made from its place; throws `MemoryError` where that is too much, and lets
  /// a request to stop through.
  package static func made<T>(_ count: Int, _ item: (Int) -> T) throws -> [T] {
    try checkMemory(count, times: 1, bytesEach: MemoryLayout<T>.stride)
    return try Disposal.filling { items in
      items.reserveCapacity(count)
      try Interrupt.forEachStretch(of: count) { for place in $0 { items.append(item(place)) } }
    }
  }

  /// An item `count` times, as `made`.
  static func filled<T>(_ count: Int, with item: T) throws -> [T] {
    if count < long { return [T](repeating: item, count: count) }
    try checkMemory(count, times: 1, bytesEach: MemoryLayout<T>.stride)
    return try Disposal.filling { items in
      items.reserveCapacity(count)
      try Interrupt.forEachStretch(of: count) {
        items.append(contentsOf: repeatElement(item, count: $0.count))
      }
    }
  }

  /// The items `count` times, one after another; throws `MemoryError` where that is too much.
  package static func repeated(_ items: [Value], _ count: Int) throws -> [Value] {
    guard count > 0, !items.isEmpty else { return [] }
    if count == 1 { return items }
    if items.count == 1 { return try filled(count, with: items[0]) }
    try checkMemory(items.count, times: count, bytesEach: MemoryLayout<Value>.stride)
    return try Disposal.filling { result in
      result.reserveCapacity(items.count * count)
      for _ in 0..<count {
        try Interrupt.forEachStretch(of: items.count) { result.append(contentsOf: items[$0]) }
      }
    }
  }

  /// Throws `MemoryError` unless `count` x `times` things of a size may be made. Before they are,
  /// it lets a request to stop through.
  package static func checkMemory(_ count: Int, times: Int, bytesEach: Int) throws {
    try Operations.checkInterrupt()
    let (total, overflow) = count.multipliedReportingOverflow(by: times)
    let (bytes, tooLarge) = total.multipliedReportingOverflow(by: bytesEach)
    do {
      try MemoryBudget.charge(overflow || tooLarge ? .max : bytes)
      MemoryBudget.release(bytes)
    } catch is NamedError {
      throw PythonError(Exception(.memoryError, []))
    }
  }

  /// How often `value` says to repeat a sequence; nil if it is no integer.
  package static func repetitions(_ value: Value) throws -> Int? {
    if let small = value.smallInt { return small }
    if let big = value.bigInt {
      guard big.signum() > 0 else { return 0 }
      throw PythonError(.overflowError, "cannot fit 'int' into an index-sized integer")
    }
    return try value.object?.asIndex()
  }

  /// Compares item by item, then by length.
  package static func compare(
    _ op: ComparisonOperator, _ a: [Value], _ b: [Value]
  ) throws -> Value {
    if op == .equal || op == .notEqual { return .bool(try areEqual(a, b) == (op == .equal)) }
    let common = min(a.count, b.count)
    return try Recursion.deeper(" in comparison") {
      for index in 0..<common {
        if try !Operations.equal(a[index], b[index]) {
          return try Operations.compare(op, a[index], b[index])
        }
        if index & 0xFFF == 0 { try Interrupt.check() }
      }
      return .bool(op.holds(a.count, b.count))
    }
  }

  /// Whether all items are equal.
  package static func areEqual(_ a: [Value], _ b: [Value]) throws -> Bool {
    guard a.count == b.count else { return false }
    return try Recursion.deeper(" in comparison") {
      for index in 0..<a.count {
        if try !Operations.equal(a[index], b[index]) { return false }
        if index & 0xFFF == 0 { try Interrupt.check() }
      }
      return true
    }
  }

  /// The first place of an item from `start` up to `end`, or nil.
  package static func firstIndex(
    of item: Value, in items: [Value], from start: Int = 0, to end: Int? = nil
  ) throws -> Int? {
    let end = min(end ?? items.count, items.count)
    var index = start
    while index < end {
      if try Operations.equal(items[index], item) { return index }
      index += 1
      if index & 0xFFF == 0 { try Interrupt.check() }
    }
    return nil
  }

  /// How many items are equal to one.
  package static func count(of item: Value, in items: [Value]) throws -> Int {
    var count = 0
    for (index, other) in items.enumerated() {
      if try Operations.equal(other, item) { count += 1 }
      if index & 0xFFF == 0 { try Interrupt.check() }
    }
    return count
  }

  /// The representations of the items, with commas between them.
  package static func repr(_ items: [Value]) throws -> String {
    var rest = items[...]
    return try joined(", ", { rest.popFirst() }, Operations.repr)
  }

  /// The texts of the items that come one by one until there is none, with a separator between them;
  /// lets a request to stop through.
  package static func joined(
    _ separator: String, _ next: () throws -> Value?, _ show: (Value) throws -> String
  ) throws -> String {
    var text = ""
    var growth = TextGrowth()
    var count = 0
    while let item = try next() {
      if count > 0 { text += separator }
      text += try show(item)
      try growth.check(text)
      count &+= 1
      if count & 0xFFF == 0 { try Interrupt.check() }
    }
    return text
  }
}

extension ComparisonOperator {
  /// Whether two things that Swift can order compare so.
  @inline(__always)
  package func holds<T: Comparable>(_ a: T, _ b: T) -> Bool {
    switch self {
    case .less: a < b
    case .lessEqual: a <= b
    case .equal: a == b
    case .notEqual: a != b
    case .greater: a > b
    case .greaterEqual: a >= b
    }
  }
}
