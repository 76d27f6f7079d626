import Safety
import Synchronization
import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Asks a case that takes long to stop, as Ctrl-C does, and ends the process where it does not.
enum Watchdog {
  /// When the case that runs began, in milliseconds; 0 between cases.
  private static let begin = Atomic<Int>(0)
  private static let asked = Atomic<Int>(0)
  private nonisolated(unsafe) static var slowest = 0
  private static let patience = 150
  private static let limit = 10_000

  /// The longest time between a request to stop and the end of the case, in milliseconds.
  static var slowestAnswer: Int { slowest }

  static func watch(_ body: () -> Void) {
    Interrupt.clear()
    asked.store(0, ordering: .relaxed)
    begin.store(now(), ordering: .relaxed)
    body()
    begin.store(0, ordering: .relaxed)
    let request = asked.load(ordering: .relaxed)
    if request > 0 { slowest = max(slowest, now() - request) }
  }

  static func start() {
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    pthread_create(
      &thread, nil,
      { _ in
        while true {
          usleep(20_000)
          Watchdog.look()
        }
      }, nil)
  }

  private static func look() {
    let start = begin.load(ordering: .relaxed)
    guard start > 0 else { return }
    let time = now() - start
    if time > limit {
      Output.error.write("a case does not end\n")
      abort()
    }
    guard time > patience else { return }
    if asked.load(ordering: .relaxed) == 0 { asked.store(now(), ordering: .relaxed) }
    Interrupt.request()
  }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }
}
