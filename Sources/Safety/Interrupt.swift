import Synchronization

/// The request to stop what is running: set by Ctrl-C, looked at by every loop that can be long.
///
/// The same look tells whether it is time to show how far a loop is, so that loops pay for one only.
package enum Interrupt {
  private static let requested = Atomic<Bool>(false)
  /// Whether the process takes more memory than it may.
  private static let memoryIsShort = Atomic<Bool>(false)
  /// Whether `check` has something to do.
  private static let isPending = Atomic<Bool>(false)
  /// When the stop that is being answered was raised.
  private nonisolated(unsafe) static var raised: ContinuousClock.Instant?
  /// Called by the running loop soon after `requestTick`.
  package nonisolated(unsafe) static var onTick: (() -> Void)?

  /// Asks the running statement to stop. Safe to call from a signal handler.
  package static func request() {
    requested.store(true, ordering: .relaxed)
    isPending.store(true, ordering: .sequentiallyConsistent)
  }

  /// Asks the running loop to call `onTick`. Safe to call from any thread.
  package static func requestTick() {
    isPending.store(true, ordering: .relaxed)
  }

  /// Asks the running statement to stop, for it takes too much memory. Safe to call from any thread.
  static func requestMemory() {
    memoryIsShort.store(true, ordering: .relaxed)
    isPending.store(true, ordering: .sequentiallyConsistent)
  }

  /// Forgets a request; called before a statement starts and after one was stopped.
  package static func clear() {
    requested.store(false, ordering: .relaxed)
    memoryIsShort.store(false, ordering: .relaxed)
  }

  /// Whether a stop was asked for.
  @inline(__always)
  package static var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// Whether a stop is on its way to the person who asked for it. What takes long and can wait, as
  /// giving back memory, is then for later; but not where a program goes on after it.
  package static var isAnswering: Bool {
    guard let raised else { return false }
    return ContinuousClock.now - raised < .seconds(1)
  }

  /// The person has the answer.
  package static func didAnswer() { raised = nil }

  /// Whether a stop or a tick was asked for.
  @inline(__always)
  package static var needsAttention: Bool { isPending.load(ordering: .relaxed) }

  /// Throws `KeyboardInterrupt` if a stop was asked for, and forgets the request; `MemoryError` where
  /// the process takes more memory than it may.
  @inline(__always)
  package static func check() throws {
    if needsAttention { try attend() }
  }

  /// Calls `body` with stretches of `0..<count`, one after the other, and lets a request to stop
  /// through between two.
  @inline(__always)
  package static func forEachStretch(
    of count: Int, length: Int = 1 << 16, _ body: (Range<Int>) throws -> Void
  ) throws {
    var start = 0
    while start < count {
      try check()
      let end = min(count, start &+ length)
      try body(start..<end)
      start = end
    }
  }

  @inline(never)
  private static func attend() throws {
    isPending.store(false, ordering: .sequentiallyConsistent)
    if requested.load(ordering: .relaxed) {
      clear()
      raised = .now
      throw NamedError("KeyboardInterrupt", "")
    }
    if memoryIsShort.exchange(false, ordering: .relaxed) {
      guard MemoryBudget.isExceeded else { return }
      throw NamedError("MemoryError", "the limit is \(MemoryBudget.limit) bytes")
    }
    onTick?()
  }
}
