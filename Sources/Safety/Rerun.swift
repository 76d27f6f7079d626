/// Statements that ran before and run again, so that a session that was cut off can go on.
///
/// What the world gave them then (the time, seeds that nobody can foresee) is given to them again,
/// and what they gave to the world (files) is not given twice.
package enum Rerun {
  /// Whether what runs now has run before.
  package private(set) nonisolated(unsafe) static var isRunning = false
  /// What the world gave since the last `take`; nil once that was more than is kept.
  private nonisolated(unsafe) static var taken: [UInt64]? = []
  /// What is still to be given again.
  private nonisolated(unsafe) static var given: ArraySlice<UInt64> = []
  /// A loop that looks at the clock all the time is not worth keeping.
  private static let limit = 1 << 14

  /// Something that the world gives: read now, or what it was when the statement ran first.
  package static func value(_ read: () -> UInt64) -> UInt64 {
    if let earlier = given.popFirst() {
      taken?.append(earlier)
      return earlier
    }
    let value = read()
    if let count = taken?.count { count < limit ? taken?.append(value) : (taken = nil) }
    return value
  }

  /// What the world gave since the last call; nothing where that was too much to keep.
  package static func take() -> [UInt64] {
    defer { taken = [] }
    return taken ?? []
  }

  /// Runs again what once got `values` from the world.
  package static func run<R>(given values: [UInt64] = [], _ body: () throws -> R) rethrows -> R {
    let (wasRunning, rest) = (isRunning, given)
    (isRunning, given) = (true, values[...])
    defer {
      (isRunning, given) = (wasRunning, rest)
      taken = []
    }
    return try body()
  }
}
