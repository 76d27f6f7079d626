/// Names bound to values, each at a slot that never moves: compiled code refers to slots.
package final class Namespace: Object {
  private var slots: [Name: Int] = [:]
  private var names: [Name] = []
  /// The values by slot. Only the part in use takes memory, so there is room for any program.
  let values: UnsafeMutablePointer<Value>
  private static let capacity = 1 << 20

  package init() {
    values = .allocate(capacity: Namespace.capacity)
    super.init()
  }

  /// The names and their values as `globals()` shows them: reads and writes go through.
  package private(set) lazy var dictionary = GlobalsDict(self)

  deinit {
    values.deinitialize(count: names.count)
    values.deallocate()
  }

  /// The slot of a name; makes an unbound one at the first mention.
  package func slot(_ name: Name) -> Int {
    if let slot = slots[name] { return slot }
    let slot = min(names.count, Namespace.capacity - 1)
    slots[name] = slot
    if slot == names.count {
      names.append(name)
      (values + slot).initialize(to: .undefined)
    }
    return slot
  }

  /// The name at a slot.
  func name(at slot: Int) -> Name { names[slot] }

  /// The value bound to a name, or nil.
  package subscript(name: Name) -> Value? {
    get {
      guard let slot = slots[name], !values[slot].isUndefined else { return nil }
      return values[slot]
    }
    set {
      let slot = slot(name)
      willChange()
      values[slot] = newValue ?? .undefined
    }
  }

  /// Unbinds all names, so that what they lead to is freed, also where it refers back to them.
  func clear() {
    for slot in names.indices { values[slot] = .undefined }
  }

  /// The bound names, in the order of their first mention.
  package var boundNames: [Name] {
    names.indices.filter { !values[$0].isUndefined }.map { names[$0] }
  }

  package override func restoration() -> (() -> Void)? {
    let old = Array(UnsafeBufferPointer(start: values, count: names.count))
    return { [self] in
      for slot in names.indices { values[slot] = slot < old.count ? old[slot] : .undefined }
    }
  }
}
