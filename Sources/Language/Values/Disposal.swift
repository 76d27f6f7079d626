import Safety

/// Frees what holds other objects, which hold others, …, without descending far on Swift's own
/// stack: a container that would be freed too deep down waits, and the outermost frees it.
package enum Disposal {
  private nonisolated(unsafe) static var waiting: [Any] = []
  /// What was too long to be freed while a stop was on its way to the learner.
  private nonisolated(unsafe) static var postponed: [Any] = []

  /// Frees what a container held; called as the container is freed itself.
  @inline(__always)
  package static func drop(_ items: inout [Value]) {
    if items.count <= 8, !items.contains(where: { if case .object = $0 { true } else { false } }) {
      return
    }
    dropAll(&items)
  }

  /// The same for items in memory of the container's own.
  @inline(__always)
  static func drop(_ items: UnsafeMutableBufferPointer<Value>) {
    guard let start = items.baseAddress, items.count > 0 else { return }
    if items.count <= 8 {
      var (hasText, hasObject) = (false, false)
      for item in items {
        switch item {
        case .str: hasText = true
        case .object: hasObject = true
        default: break
        }
      }
      if !hasObject {
        if hasText { start.deinitialize(count: items.count) }
        return
      }
    }
    dropAll(items)
  }

  /// The same for a single value.
  @inline(__always)
  package static func drop(_ value: inout Value) {
    if case .object = value { dropObject(&value) }
  }

  /// The same for an object; `empty` takes its place.
  @inline(__always)
  package static func drop<T: Object>(_ object: inout T, leaving empty: @autoclosure () -> T) {
    guard isKnownUniquelyReferenced(&object) else { return }
    var value = Value.object(object)
    object = empty()
    dropObject(&value)
  }

  /// The same for an object that there may be.
  @inline(__always)
  package static func drop<T: Object>(_ object: inout T?) {
    guard isKnownUniquelyReferenced(&object), let last = object else { return }
    var value = Value.object(last)
    object = nil
    dropObject(&value)
  }

  /// The same for the source of an iterator.
  package static func drop(_ source: inout Iterator) { drop(&source, leaving: noItems) }

  /// The same for the sources of an iterator.
  package static func drop(_ sources: inout [Iterator]) {
    var values = sources.map(Value.object)
    sources = []
    dropAll(&values)
  }

  /// The same for attributes.
  package static func drop(_ attributes: inout [Name: Value]) {
    if attributes.isEmpty { return }
    var values = Array(attributes.values)
    attributes = [:]
    dropAll(&values)
  }

  private nonisolated(unsafe) static let noItems = Iterator()

  @inline(never)
  private static func dropObject(_ value: inout Value) {
    switch Descent.begin() {
    case .first:
      value = .undefined
      finish()
    case .within: value = .undefined
    case .tooDeep:
      wait([value])
      value = .undefined
    }
  }

  @inline(never)
  private static func dropAll(_ items: UnsafeMutableBufferPointer<Value>) {
    guard let start = items.baseAddress else { return }
    let step = Descent.begin()
    if step == .tooDeep { wait(Array(items)) }
    for place in 0..<items.count { (start + place).release() }
    if step == .first { finish() }
  }

  /// The same for what a table or a deque holds, however many that is.
  @inline(never)
  package static func dropAll<Items: ExpressibleByArrayLiteral>(_ items: inout Items) {
    switch Descent.begin() {
    case .first:
      items = []
      finish()
    case .within: items = []
    case .tooDeep:
      wait(items)
      items = []
    }
  }

  // MARK: Later

  /// Whether a container of so many items is to be freed later, for the learner waits for the answer
  /// to a Ctrl-C.
  @inline(__always)
  package static func isForLater(_ count: Int) -> Bool {
    count >= Sequences.long && Interrupt.isAnswering
  }

  /// Keeps what is about to be freed: an array, or a list with the items of one that is going.
  @inline(never)
  package static func postpone(_ items: Any) { postponed.append(items) }

  /// The array that `body` fills. Where a stop ends it, what is there already is freed later.
  @inline(__always)
  package static func filling<Item>(_ body: (inout [Item]) throws -> Void) rethrows -> [Item] {
    var items: [Item] = []
    do {
      try body(&items)
    } catch {
      if isForLater(items.count) { postpone(items) }
      throw error
    }
    return items
  }

  /// Frees what was kept; called once the answer is there, and where a program goes on after it.
  package static func settle() {
    Interrupt.didAnswer()
    if !postponed.isEmpty { postponed = [] }
  }

  // MARK: Far down

  /// Frees what waits, the outermost work being done; what that frees in turn may have to wait too.
  @inline(never)
  private static func finish() {
    while free() {}
    Descent.end()
  }

  /// Frees the last that waits; false where nothing does.
  @inline(never)
  private static func free() -> Bool { waiting.popLast() != nil }

  @inline(never)
  private static func wait(_ items: Any) { waiting.append(items) }
}
