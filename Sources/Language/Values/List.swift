/// Python's list.
package class List: Object {
  /// The items. Call `willChange()` before a change.
  package final var items: [Value]

  package init(_ items: [Value]) {
    self.items = items
    super.init(layout: .list)
  }

  deinit { Disposal.drop(&items) }

  package override var type: TypeObject { .list }

  package override func restoration() -> (() -> Void)? {
    let old = items
    return { [self] in items = old }
  }

  /// `self.append(item)`.
  @inline(__always)
  package final func append(_ item: Value) {
    willChange()
    items.append(item)
  }

  // MARK: Containers

  package override func length() throws -> Int { items.count }
  package override func isTrue() throws -> Bool { !items.isEmpty }
  package override func makeIterator() throws -> Iterator { ListIterator(self) }

  package override func contains(_ item: Value) throws -> Bool? {
    try Sequences.firstIndex(of: item, in: items) != nil
  }

  package override func getItem(_ key: Value) throws -> Value {
    if case .int(let index) = key {
      let place = try Sequences.place(index, count: items.count, "list index out of range")
      return items[place]
    }
    if let slice = key.as(Slice.self) {
      let places = try slice.indices(items.count)
      return .list(Sequences.slice(items, places))
    }
    return items[try place(key, "list index out of range")]
  }

  package override func setItem(_ key: Value, _ value: Value) throws {
    if let slice = key.as(Slice.self) { return try setSlice(slice, value) }
    let place = try place(key, "list assignment index out of range")
    willChange()
    items[place] = value
  }

  package override func deleteItem(_ key: Value) throws {
    if let slice = key.as(Slice.self) { return try deleteSlice(slice) }
    let place = try place(key, "list assignment index out of range")
    willChange()
    items.remove(at: place)
  }

  private func place(_ key: Value, _ message: String) throws -> Int {
    guard let index = try Operations.indexIfAny(key) else {
      throw PythonError.typeError(
        "list indices must be integers or slices, not \(key.type.name)")
    }
    return try Sequences.place(index, count: items.count, message)
  }

  private func setSlice(_ slice: Slice, _ value: Value) throws {
    var new: [Value] = []
    let places = try slice.indices(lengthBehind(&new, of: value, slice))
    willChange()
    if places.step == 1 {
      items.replaceSubrange(places.start..<max(places.start, places.stop), with: new)
      return
    }
    guard new.count == places.count else {
      throw PythonError.valueError(
        "attempt to assign sequence of size \(new.count) "
          + "to extended slice of size \(places.count)")
    }
    for (place, item) in zip(places.map { $0 }, new) { items[place] = item }
  }

  /// The length, once the items to assign are there: what gives them may change this list.
  private func lengthBehind(_ new: inout [Value], of value: Value, _ slice: Slice) throws -> Int {
    guard let items = try Operations.itemsIfIterable(value) else {
      throw PythonError.typeError(
        slice.step.isNone
          ? "can only assign an iterable" : "must assign iterable to extended slice")
    }
    new = items
    return self.items.count
  }

  private func deleteSlice(_ slice: Slice) throws {
    let places = try slice.indices(items.count)
    guard places.count > 0 else { return }
    willChange()
    if places.step == 1 {
      items.removeSubrange(places.start..<places.stop)
      return
    }
    let gone = Set(places.map { $0 })
    items = items.indices.filter { !gone.contains($0) }.map { items[$0] }
  }

  // MARK: Operators

  package override func binary(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    switch op {
    case .add:
      guard let other = other.list else { return nil }
      return .list(Sequences.joined(items, other.items))
    case .multiply:
      guard let count = try Sequences.repetitions(other) else { return nil }
      return .list(try Sequences.repeated(items, count))
    default:
      return nil
    }
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
      let new = try Sequences.repeated(items, count)
      willChange()
      items = new
    default:
      return nil
    }
    return .object(self)
  }

  /// `self.extend(iterable)`.
  package final func extend(_ iterable: Value) throws {
    if let other = iterable.list {
      willChange()
      items.append(contentsOf: other.items)
      return
    }
    if let new = try Operations.plainItems(of: iterable) {
      willChange()
      items.append(contentsOf: new)
      return
    }
    // What comes may look at this list, which grows meanwhile.
    try Operations.forEach(Operations.iterator(of: iterable)) { append($0) }
  }

  package override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let other = other.list else { return nil }
    return try Sequences.compare(op, items, other.items)
  }

  package override func hash() throws -> Int {
    throw PythonError.typeError("unhashable type: '\(type.name)'")
  }

  package override func copied(_ copying: Copying) throws -> Object? {
    let copy = List([])
    copying.begin(copy, of: self)
    copy.items = try items.map(copying.part)
    return copy
  }

  package override func repr() throws -> String {
    if items.isEmpty { return "[]" }
    return try Recursion.showing(self, else: "[...]") { try "[\(Sequences.repr(items))]" }
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
    guard index < list.items.count else {
      self.list = nil
      return nil
    }
    defer { index &+= 1 }
    return list.items[index]
  }

  package override var remaining: Int? { list.map { max(0, $0.items.count - index) } ?? 0 }

  package override func restoration() -> (() -> Void)? {
    let (oldList, oldIndex) = (list, index)
    return { [self] in (list, index) = (oldList, oldIndex) }
  }
}
