#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Threads beside the one that runs the statements.
package enum BackgroundThread {
  private final class Work {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private static let stackSize = 1 << 20

  /// Starts a thread; it takes no signals, which are for the thread that runs the statements. False
  /// where the system gives no thread.
  @discardableResult
  package static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    var all = sigset_t()
    var old = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &old)
    defer { pthread_sigmask(SIG_SETMASK, &old, nil) }
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    // Kernels and waiting need little; a default stack takes many of the addresses of a small process.
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackSize)
    let work = Unmanaged.passRetained(Work(body))
    let status = pthread_create(
      &thread, &attributes,
      { context in
        #if canImport(Darwin)
          let work = Unmanaged<Work>.fromOpaque(context)
        #else
          guard let context else { return nil }
          let work = Unmanaged<Work>.fromOpaque(context)
        #endif
        work.takeRetainedValue().body()
        return nil
      }, work.toOpaque())
    if status != 0 { work.release() }
    return status == 0
  }
}
