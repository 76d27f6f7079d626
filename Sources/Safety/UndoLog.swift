/// What a statement changed, so that a failed or a taken-back one leaves no trace.
///
/// Every mutable thing (a list, a tensor's storage, a generator) keeps the epoch in which it was
/// made or last saved. Before it changes, it compares that with the log's; if the epoch differs,
/// it first records how to restore itself. So a thing is saved at most once a statement, and what
/// the statement itself made is never saved. In epoch 0 nothing is recorded.
///
/// The interpreter runs on one thread, and so does the log.
package enum UndoLog {
  /// The running statement's number; 0 while no log is kept.
  package nonisolated(unsafe) private(set) static var epoch: UInt32 = 0
  private nonisolated(unsafe) static var lastEpoch: UInt32 = 0
  private nonisolated(unsafe) static var restorations: [() -> Void] = []

  /// How to take one statement back.
  package struct Entry {
    fileprivate let restorations: [() -> Void]

    fileprivate init(restorations: [() -> Void]) { self.restorations = restorations }

    /// Takes several statements back as one; `entries` in the order in which they ran.
    package init(_ entries: [Entry]) { restorations = entries.flatMap(\.restorations) }

    /// Puts everything back as it was before the statement.
    package func undo() {
      for restore in restorations.reversed() { restore() }
    }
  }

  /// Starts to record a statement's changes.
  package static func begin() {
    restorations.removeAll()
    lastEpoch &+= 1
    epoch = lastEpoch
  }

  /// Ends the recording and keeps the changes; returns how to undo them.
  package static func commit() -> Entry {
    defer { end() }
    return Entry(restorations: restorations)
  }

  /// Ends the recording and takes the changes back.
  package static func rollback() {
    let entry = Entry(restorations: restorations)
    end()
    entry.undo()
  }

  /// Records how to restore one thing. Call it through the thing's own epoch test.
  package static func record(_ restore: @escaping () -> Void) {
    if epoch != 0 { restorations.append(restore) }
  }

  private static func end() {
    restorations = []
    epoch = 0
  }
}
