/// How much memory a program's values may take; what goes beyond raises `MemoryError`.
package enum MemoryBudget {
  /// The limit in bytes, over everything charged and not yet released.
  package nonisolated(unsafe) static var limit = 8 << 30
  /// Bytes charged and not yet released.
  package nonisolated(unsafe) private(set) static var inUse = 0

  /// Asks for `bytes`; throws `MemoryError` when that would pass the limit or is no valid size.
  package static func charge(_ bytes: Int) throws {
    let (total, overflow) = inUse.addingReportingOverflow(bytes)
    guard bytes >= 0, !overflow, total <= limit else {
      throw NamedError("MemoryError", "\(bytes) bytes are more than the limit of \(limit)")
    }
    inUse = total
  }

  /// Gives back what `charge` granted.
  package static func release(_ bytes: Int) {
    inUse &-= bytes
  }
}
