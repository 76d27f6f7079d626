/// Keeps Swift's own stack safe where values nest: every recursive descent counts its depth.
package enum Recursion {
  private nonisolated(unsafe) static var depth = 0
  /// How deep values may nest before `RecursionError`.
  package static let limit = 1000
  private nonisolated(unsafe) static var shown: [ObjectIdentifier] = []

  /// Runs `body` one level deeper; throws `RecursionError` at the limit. `activity` ends the
  /// message, such as ` in comparison`.
  @inline(__always)
  package static func deeper<R>(_ activity: String, _ body: () throws -> R) throws -> R {
    guard depth < limit else {
      throw PythonError(.recursionError, "maximum recursion depth exceeded\(activity)")
    }
    try StackGuard.check()
    depth &+= 1
    defer { depth &-= 1 }
    return try body()
  }

  /// The representation of a container, or `placeholder` while the same one is being shown.
  package static func showing(
    _ object: Object, else placeholder: String, _ body: () throws -> String
  ) throws -> String {
    let id = ObjectIdentifier(object)
    if shown.contains(id) { return placeholder }
    shown.append(id)
    defer { shown.removeLast() }
    return try deeper(" while getting the repr of an object", body)
  }
}
