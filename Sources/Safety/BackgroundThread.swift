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
    let work = Unmanaged.passRetained(Work(body))
    let status = pthread_create(
      &thread, nil,
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
