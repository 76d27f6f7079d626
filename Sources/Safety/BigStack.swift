#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs work on a thread whose stack is deep enough for a thousand nested calls of a program.
package enum BigStack {
  /// Reserved, not used: pages come into being when they are touched. Where addresses are few, they
  /// are for the program.
  private static let size =
    MemoryLimits.system.limitsAddresses
    ? min(512 << 20, max(16 << 20, MemoryLimits.system.granted / 16)) & ~0xFFFF : 512 << 20
  /// The work that waits for its thread; one at a time.
  private nonisolated(unsafe) static var work: (() -> Void)?

  /// Runs `body` and waits for its end. Signals go to the thread that it runs on.
  package static func run(_ body: @escaping () -> Void) {
    work = body
    guard let thread = start() else { return begin() }
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, nil)
    pthread_join(thread, nil)
  }

  private static func start() -> pthread_t? {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    guard pthread_attr_setstacksize(&attributes, size) == 0 else { return nil }
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let status = pthread_create(
      &thread, &attributes,
      { _ in
        BigStack.begin()
        return nil
      }, nil)
    return status == 0 ? thread : nil
  }

  private static func begin() {
    let body = work
    work = nil
    body?()
  }
}
