/// Names bound to values, each at a slot that never moves: compiled code refers to slots.
package final class Namespace: Object {
  private var slots: [Name: Int] = [:]
  private var names: [Name] = []
  private var values: [Value] = []

  /// The slot of a name; makes an unbound one at the first mention.
  package func slot(_ name: Name) -> Int {
    if let slot = slots[name] { return slot }
    slots[name] = names.count
    names.append(name)
    values.append(.undefined)
    return names.count - 1
  }

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

  /// The bound names, in the order of their first mention.
  package var boundNames: [Name] {
    names.indices.filter { !values[$0].isUndefined }.map { names[$0] }
  }

  package override func restoration() -> (() -> Void)? {
    let old = values
    return { [self] in
      for slot in values.indices { values[slot] = slot < old.count ? old[slot] : .undefined }
    }
  }
}
