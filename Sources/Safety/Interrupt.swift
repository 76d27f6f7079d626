import Synchronization

/// The request to stop what is running: set by Ctrl-C, looked at by every loop that can be long.
package enum Interrupt {
  private static let requested = Atomic<Bool>(false)

  /// Asks the running statement to stop. Safe to call from a signal handler.
  package static func request() {
    requested.store(true, ordering: .relaxed)
  }

  /// Forgets a request; called before a statement starts and after one was stopped.
  package static func clear() {
    requested.store(false, ordering: .relaxed)
  }

  /// Whether a stop was asked for.
  @inline(__always)
  package static var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// Throws `KeyboardInterrupt` if a stop was asked for, and forgets the request.
  @inline(__always)
  package static func check() throws {
    if isRequested { try stop() }
  }

  @inline(never)
  private static func stop() throws {
    clear()
    throw NamedError("KeyboardInterrupt", "")
  }
}
