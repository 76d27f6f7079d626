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
    BackgroundThread.start {
      while true {
        usleep(period)
        Interrupt.requestTick()
      }
    }
  }
}
