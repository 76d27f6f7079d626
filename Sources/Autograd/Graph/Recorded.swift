import Safety

/// A mutable part of the graph that a failed or taken-back statement puts back as it was.
///
/// Call `willChange()` before each in-place change of what `restoration()` restores.
package class Recorded {
  private var epoch: UInt32

  /// A part of something that the running statement made; or of what was there before, which then
  /// goes back to the state that it has now.
  init(belongsToNew: Bool = true) {
    epoch = belongsToNew ? UndoLog.epoch : 0
  }

  /// Saves the state for undo, once a statement.
  @inline(__always)
  package final func willChange() {
    if epoch != UndoLog.epoch { save() }
  }

  @inline(never)
  private final func save() {
    epoch = UndoLog.epoch
    if epoch != 0 { UndoLog.record(restoration()) }
  }

  /// What puts the present state back.
  func restoration() -> () -> Void { {} }
}
