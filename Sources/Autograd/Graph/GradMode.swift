import Safety

/// Whether operations are recorded in the graph: `torch.no_grad` and `torch.enable_grad`.
package enum GradMode {
  /// Whether operations on tensors that require gradients are recorded.
  package nonisolated(unsafe) private(set) static var isEnabled = true
  private nonisolated(unsafe) static var epoch: UInt32 = 0

  /// Changes the mode until it is changed again; undone with the statement that did it.
  package static func set(_ enabled: Bool) {
    if epoch != UndoLog.epoch {
      epoch = UndoLog.epoch
      let old = isEnabled
      UndoLog.record { isEnabled = old }
    }
    isEnabled = enabled
  }

  /// Runs `body` with operations recorded, then goes back to the mode that was.
  package static func enabled<Result>(_ body: () throws -> Result) rethrows -> Result {
    try with(true, body)
  }

  /// Runs `body` with nothing recorded, then goes back to the mode that was.
  package static func disabled<Result>(_ body: () throws -> Result) rethrows -> Result {
    try with(false, body)
  }

  /// Runs `body` in the given mode.
  static func with<Result>(_ enabled: Bool, _ body: () throws -> Result) rethrows -> Result {
    let old = isEnabled
    isEnabled = enabled
    defer { isEnabled = old }
    return try body()
  }
}
