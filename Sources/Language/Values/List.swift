import Safety

/// Python's list.
///
/// The items stand in memory of the list's own, or, of a short one, in the object itself; see
/// `List+Items`.
package class List: Object {
  /// Whether the memory at `start` has to be freed.
  final var hasMemory = false
  /// Where the items are.
  final var start: UnsafeMutablePointer<Value>
  /// How many there are.
  package internal(set) final var count = 0
  /// For how many there is room.
  final var room: Int

  /// An empty list.
  package init() {
    // Without room nothing is ever read or written there.
    start = UnsafeMutablePointer(bitPattern: MemoryLayout<Value>.alignment).unsafelyUnwrapped
    room = 0
    super.init(layout: .list)
  }

  /// A list of these items.
  package convenience init(_ items: [Value]) {
    self.init()
    add(items)
  }

  deinit {
    if count >= Sequences.long { dropEnd() }
    Disposal.drop(UnsafeMutableBufferPointer(start: start, count: count))
    freeMemory()
  }

  /// Frees most of many items, from the end as CPython does; what is left when a stop is asked for
  /// goes later.
  private func dropEnd() {
    let stretch = 1 << 16
    while count > stretch {
      if Interrupt.isRequested || Interrupt.isAnswering {
        Disposal.postpone(List(takingOver: self))
        (count, hasMemory) = (0, false)
        return
      }
      count -= stretch
      Disposal.drop(UnsafeMutableBufferPointer(start: start + count, count: stretch))
    }
  }

  /// Has the items of a list that is being freed.
  private init(takingOver list: List) {
    (start, count, room, hasMemory) = (list.start, list.count, list.room, list.hasMemory)
    super.init(layout: .list)
  }

  package override var type: TypeObject { .list }

  package override func restoration() -> (() -> Void)? {
    let old = items
    return { [self] in replaceAll(with: old) }
  }

  // MARK: Containers

  package override func length() throws -> Int { count }
  package override func isTrue() throws -> Bool { count > 0 }
  package override func makeIterator() throws -> Iterator { ListIterator(self) }

  package override func contains(_ item: Value) throws -> Bool? {
    try firstIndex(of: item) != nil
  }

  package override func getItem(_ key: Value) throws -> Value {
    if case .int(let index) = key {
      return self[try Sequences.place(index, count: count, "list index out of range")]
    }
    if let slice = key.as(Slice.self) { return .object(try self.slice(slice.indices(count))) }
    return self[try place(key, "list index out of range")]
  }

  package override func setItem(_ key: Value, _ value: Value) throws {
    if let slice = key.as(Slice.self) { return try setSlice(slice, value) }
    let place = try place(key, "list assignment index out of range")
    willChange()
    self[place] = value
  }

  package override func deleteItem(_ key: Value) throws {
    if let slice = key.as(Slice.self) { return try deleteSlice(slice) }
    let place = try place(key, "list assignment index out of range")
    remove(at: place)
  }

  private func place(_ key: Value, _ message: String) throws -> Int {
    guard let index = try Operations.indexIfAny(key) else {
      throw PythonError.typeError(
        "list indices must be integers or slices, not \(key.type.name)")
    }
    return try Sequences.place(index, count: count, message)
  }

  private func setSlice(_ slice: Slice, _ value: Value) throws {
    var new: [Value] = []
    let places = try slice.indices(lengthBehind(&new, of: value, slice))
    willChange()
    if places.step == 1 {
      return try replace(places.start..<max(places.start, places.stop), with: new)
    }
    guard new.count == places.count else {
      throw PythonError.valueError(
        "attempt to assign sequence of size \(new.count) "
          + "to extended slice of size \(places.count)")
    }
    for (place, item) in zip(places.map { $0 }, new) { self[place] = item }
  }

  /// The length, once the items to assign are there: what gives them may change this list.
  private func lengthBehind(_ new: inout [Value], of value: Value, _ slice: Slice) throws -> Int {
    guard let items = try Operations.itemsIfIterable(value) else {
      throw PythonError.typeError(
        slice.step.isNone
          ? "can only assign an iterable" : "must assign iterable to extended slice")
    }
    new = items
    return count
  }

  private func deleteSlice(_ slice: Slice) throws {
    let places = try slice.indices(count)
    guard places.count > 0 else { return }
    if places.step == 1 { return try replace(places.start..<places.stop, with: []) }
    let gone = Set(places.map { $0 })
    replaceAll(with: (0..<count).filter { !gone.contains($0) }.map { self[$0] })
  }

  // MARK: Operators

  package override func binary(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    switch op {
    case .add:
      guard let other = other.list else { return nil }
      if count + other.count >= Sequences.long {
        try Sequences.checkMemory(
          count + other.count, times: 1, bytesEach: MemoryLayout<Value>.stride)
      }
      let sum = List.withRoom(for: count + other.count)
      try sum.extend(with: buffer)
      try sum.extend(with: other.buffer)
      return .object(sum)
    case .multiply:
      guard let count = try Sequences.repetitions(other) else { return nil }
      return .object(try repeated(count))
    default:
      return nil
    }
  }

  package override func overwrite(
    _ op: BinaryOperator, _ other: UnsafePointer<Value>, isSecond: Bool
  ) throws -> Bool {
    // `[0] * n`: the short list is there already.
    guard op == .multiply, case .int(let times) = other.pointee, times > 0, count > 0,
      times <= room / count
    else { return false }
    willChange()
    let once = buffer
    for _ in 1..<times { add(once) }
    return true
  }

  package override func reflected(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    op == .multiply ? try binary(.multiply, other) : nil
  }

  package override func inPlace(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    switch op {
    case .add:
      try extend(other)
    case .multiply:
      guard let count = try Sequences.repetitions(other) else { return nil }
      replaceAll(with: try repeated(count).items)
    default:
      return nil
    }
    return .object(self)
  }

  /// `self.extend(iterable)`.
  package final func extend(_ iterable: Value) throws {
    if let other = iterable.list {
      willChange()
      return try extend(with: other.buffer)
    }
    if let new = try Operations.plainItems(of: iterable) {
      willChange()
      return try new.withUnsafeBufferPointer { try extend(with: $0) }
    }
    // What comes may look at this list, which grows meanwhile.
    try Operations.forEach(Operations.iterator(of: iterable)) { try append($0) }
  }

  package override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let other = other.list else { return nil }
    if op == .equal || op == .notEqual {
      return .bool(try isEqual(to: other) == (op == .equal))
    }
    return try Sequences.compare(op, items, other.items)
  }

  package override func hash() throws -> Int {
    throw PythonError.typeError("unhashable type: '\(type.name)'")
  }

  package override func copied(_ copying: Copying) throws -> Object? {
    let copy = List()
    try copying.begin(copy, of: self)
    var place = 0
    while place < count {
      try copy.append(copying.part(self[place]))
      place += 1
    }
    return copy
  }

  package override func repr() throws -> String {
    if isEmpty { return "[]" }
    try Sequences.checkMemory(count, times: 1, bytesEach: MemoryLayout<Value>.stride)
    return try Recursion.showing(self, else: "[...]") {
      var place = 0
      func next() -> Value? {
        guard place < count else { return nil }
        place += 1
        return self[place - 1]
      }
      return try "[\(Sequences.joined(", ", next, Operations.repr))]"
    }
  }
}

/// The iterator of a list; it sees what is appended meanwhile.
package final class ListIterator: Iterator {
  /// The list; nil after the end was reached.
  package private(set) var list: List?
  /// The place of the next item.
  package private(set) var index = 0

  package init(_ list: List) { self.list = list }

  package override var type: TypeObject { .listIterator }

  @inline(__always)
  package override func next() throws -> Value? {
    guard let list else { return nil }
    willChange()
    guard index < list.count else {
      self.list = nil
      return nil
    }
    defer { index &+= 1 }
    return list[index]
  }

  package override var remaining: Int? { list.map { max(0, $0.count - index) } ?? 0 }

  package override func restoration() -> (() -> Void)? {
    let (oldList, oldIndex) = (list, index)
    return { [self] in (list, index) = (oldList, oldIndex) }
  }
}
