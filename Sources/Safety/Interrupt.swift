import Synchronization

/// The request to stop what is running: set by Ctrl-C, looked at by every loop that can be long.
///
/// The same look tells whether it is time to show how far a loop is, so that loops pay for one only.
package enum Interrupt {
  private static let requested = Atomic<Bool>(false)
  /// Whether `check` has something to do.
  private static let isPending = Atomic<Bool>(false)
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

  /// Forgets a request; called before a statement starts and after one was stopped.
  package static func clear() {
    requested.store(false, ordering: .relaxed)
  }

  /// Whether a stop was asked for.
  @inline(__always)
  package static var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// Whether a stop or a tick was asked for.
  @inline(__always)
  package static var needsAttention: Bool { isPending.load(ordering: .relaxed) }

  /// Throws `KeyboardInterrupt` if a stop was asked for, and forgets the request.
  @inline(__always)
  package static func check() throws {
    if needsAttention { try attend() }
  }

  @inline(never)
  private static func attend() throws {
    isPending.store(false, ordering: .sequentiallyConsistent)
    guard requested.load(ordering: .relaxed) else {
      onTick?()
      return
    }
    clear()
    throw NamedError("KeyboardInterrupt", "")
  }
}
