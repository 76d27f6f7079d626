#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Looks at the memory that the process takes, and asks the running statement to stop where that is
/// more than `MemoryBudget.limit`.
package enum MemoryWatch {
  private nonisolated(unsafe) static var isRunning = false
  /// Microseconds between two looks, while memory changes and while it does not.
  private static let period: (quick: UInt32, calm: UInt32) =
    MemoryBudget.limit < 1 << 30 ? (5_000, 20_000) : (10_000, 100_000)
  /// What counts as a change.
  private static let step = 1 << 20

  /// Starts the thread that looks, until the process ends; it takes no signals.
  package static func start() {
    guard !isRunning else { return }
    isRunning = true
    BackgroundThread.start { look() }
  }

  private static func look() {
    var last = 0
    var pause = period.quick
    while true {
      usleep(pause)
      let now = MemoryUse.now.resident
      pause = abs(now - last) < step ? min(period.calm, pause * 2) : period.quick
      last = now
      if MemoryBudget.room < 0 { Interrupt.requestMemory() }
    }
  }
}
