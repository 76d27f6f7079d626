import Synchronization

/// Frees containers that nest deeply without descending into them on Swift's own stack.
package enum Disposal {
  /// How many containers are being freed, one within the other. Atomic, for the optimizer takes it
  /// that what a release runs does not look at a plain variable, and lets changes of it cancel out.
  private static let depth = Atomic(0)
  private nonisolated(unsafe) static var waiting: [[Value]] = []
  private static let limit = 200

  @inline(__always)
  private static var isDeep: Bool { depth.load(ordering: .relaxed) >= limit }

  @inline(__always)
  private static func change(_ step: Int) {
    depth.store(depth.load(ordering: .relaxed) &+ step, ordering: .relaxed)
  }

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

  /// The same for the sources of an iterator.
  static func drop(_ sources: inout [Iterator]) {
    var values = sources.map(Value.object)
    sources = []
    dropAll(&values)
  }

  @inline(never)
  private static func dropObject(_ value: inout Value) {
    guard !isDeep else {
      waiting.append([value])
      value = .undefined
      return
    }
    change(1)
    value = .undefined
    change(-1)
    if depth.load(ordering: .relaxed) == 0, !waiting.isEmpty { drain() }
  }

  @inline(never)
  private static func dropAll(_ items: UnsafeMutableBufferPointer<Value>) {
    guard let start = items.baseAddress else { return }
    if isDeep { waiting.append(Array(items)) }
    change(1)
    for place in 0..<items.count { (start + place).release() }
    change(-1)
    if depth.load(ordering: .relaxed) == 0, !waiting.isEmpty { drain() }
  }

  @inline(never)
  package static func dropAll(_ items: inout [Value]) {
    guard !isDeep else {
      waiting.append(items)
      items = []
      return
    }
    change(1)
    items = []
    change(-1)
    if depth.load(ordering: .relaxed) == 0, !waiting.isEmpty { drain() }
  }

  private static func drain() {
    while !waiting.isEmpty {
      change(1)
      _ = waiting.popLast()
      change(-1)
    }
  }
}
