import Safety

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Asks the running program several times a second to say how far it is.
enum Ticker {
  /// Microseconds between two requests.
  private static let period: UInt32 = 200_000

  /// Starts a thread that ticks until the process ends; it takes no signals.
  static func start() {
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
    pthread_create(
      &thread, nil,
      { _ in
        while true {
          usleep(Ticker.period)
          Interrupt.requestTick()
        }
      }, nil)
  }
}
