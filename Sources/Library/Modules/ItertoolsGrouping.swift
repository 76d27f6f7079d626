import Language

/// `itertools.groupby`: runs of items with the same key, each as a pair of the key and an iterator.
///
/// The groups share the source with it, as in CPython: a group is over once the next one is asked
/// for.
final class GroupByIterator: Iterator {
  private let source: Iterator
  private let key: Value
  /// The key of the group that was given out last.
  private var groupKey: Value?
  /// The item that comes next, and its key.
  private var pending: Value?
  private var pendingKey: Value?
  /// The group that may still take items.
  private var group: GroupIterator?

  init(_ source: Iterator, key: Value) {
    self.source = source
    self.key = key
    super.init()
  }

  private nonisolated(unsafe) static let groupBy = TypeObject(
    "groupby", module: "itertools", bases: [.iterator])

  override var type: TypeObject { GroupByIterator.groupBy }

  override func restoration() -> (() -> Void)? {
    let old = (groupKey, pending, pendingKey, group)
    return { [self] in (groupKey, pending, pendingKey, group) = old }
  }

  override func next() throws -> Value? {
    try StackGuard.check()
    willChange()
    group = nil
    repeat {
      if let pendingKey {
        guard let groupKey, try Operations.equal(groupKey, pendingKey) else { break }
      }
      try Operations.checkInterrupt()
    } while try advance()
    guard let pendingKey, try groupKey.map({ try !Operations.equal($0, pendingKey) }) ?? true
    else { return nil }
    groupKey = pendingKey
    let new = GroupIterator(self, pendingKey)
    group = new
    return .tuple([pendingKey, .object(new)])
  }

  /// Takes the next item of the source; false at its end.
  private func advance() throws -> Bool {
    guard let item = try source.next() else { return false }
    let itemKey = key.isNone ? item : try Operations.call(key, item)
    willChange()
    (pending, pendingKey) = (item, itemKey)
    return true
  }

  /// The next item of a group, or nil where the group is over.
  fileprivate func next(of asking: GroupIterator) throws -> Value? {
    guard group === asking else { return nil }
    willChange()
    if pending == nil {
      guard try advance() else { return nil }
    }
    guard let pendingKey, try Operations.equal(asking.key, pendingKey) else { return nil }
    defer { pending = nil }
    return pending
  }
}

/// One group of `groupby`.
private final class GroupIterator: Iterator {
  private let groups: GroupByIterator
  let key: Value

  init(_ groups: GroupByIterator, _ key: Value) {
    self.groups = groups
    self.key = key
    super.init()
  }

  private nonisolated(unsafe) static let grouper = TypeObject(
    "_grouper", module: "itertools", bases: [.iterator])

  override var type: TypeObject { GroupIterator.grouper }
  override func next() throws -> Value? { try groups.next(of: self) }
}

/// The items of an iterator, kept as they come, so that several may read them.
final class SharedItems {
  private let source: Iterator
  private let seen = List()

  init(_ source: Iterator) { self.source = source }

  /// How many have come.
  var count: Int { seen.count }

  /// The item at a place that is not beyond the next one; nil at the end of the source.
  func item(at place: Int) throws -> Value? {
    if place < seen.count { return seen[place] }
    guard let item = try source.next() else { return nil }
    try seen.append(item)
    return item
  }
}
