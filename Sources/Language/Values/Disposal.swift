/// Frees containers that nest deeply without descending into them on Swift's own stack.
enum Disposal {
  private nonisolated(unsafe) static var depth = 0
  private nonisolated(unsafe) static var waiting: [[Value]] = []
  private static let limit = 200

  /// Frees what a container held; called as the container is freed itself.
  @inline(__always)
  static func drop(_ items: inout [Value]) {
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

  @inline(never)
  private static func dropAll(_ items: UnsafeMutableBufferPointer<Value>) {
    guard let start = items.baseAddress else { return }
    if depth >= limit { waiting.append(Array(items)) }
    depth &+= 1
    for place in 0..<items.count { (start + place).release() }
    depth &-= 1
    if depth == 0, !waiting.isEmpty { drain() }
  }

  @inline(never)
  private static func dropAll(_ items: inout [Value]) {
    guard depth < limit else {
      waiting.append(items)
      items = []
      return
    }
    depth &+= 1
    items = []
    depth &-= 1
    if depth == 0, !waiting.isEmpty { drain() }
  }

  private static func drain() {
    while !waiting.isEmpty {
      depth &+= 1
      _ = waiting.popLast()
      depth &-= 1
    }
  }
}
