/// The class of `NotImplemented`.
package final class NotImplementedType: Object {
  /// `NotImplemented`.
  package nonisolated(unsafe) static let shared = NotImplementedType()

  package override var type: TypeObject { .notImplementedType }
  package override func repr() throws -> String { "NotImplemented" }
}

/// The class of `Ellipsis`.
package final class EllipsisType: Object {
  /// `...`.
  package nonisolated(unsafe) static let shared = EllipsisType()

  package override var type: TypeObject { .ellipsisType }
  package override func repr() throws -> String { "Ellipsis" }
}
