import Safety
import Synchronization
import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Asks a case that takes long to stop, as Ctrl-C does, and ends the process where it does not.
///
/// It goes by the time that the processor works for the case, so that other work on the machine
/// changes nothing.
enum Watchdog {
  /// When the case that runs began, in milliseconds of work; -1 between cases.
  private static let begin = Atomic<Int>(-1)
  private static let asked = Atomic<Int>(-1)
  private nonisolated(unsafe) static var worker = pthread_self()
  private nonisolated(unsafe) static var slowest = 0
  private nonisolated(unsafe) static var last = 0
  /// Milliseconds of work before a case is asked to stop, and before it counts as endless.
  private static let patience = 60
  private static let limit = 10_000

  /// The longest work between a request to stop and the end of the case, in milliseconds.
  static var slowestAnswer: Int { slowest }
  /// The same of the last case; 0 where it was not asked.
  static var lastAnswer: Int { last }

  /// Runs a case.
  static func watch(_ body: () -> Void) {
    Interrupt.clear()
    asked.store(-1, ordering: .relaxed)
    begin.store(work(), ordering: .sequentiallyConsistent)
    body()
    begin.store(-1, ordering: .sequentiallyConsistent)
    let request = asked.load(ordering: .relaxed)
    last = request >= 0 ? max(0, work() - request) : 0
    slowest = max(slowest, last)
  }

  /// Does what is no part of the case that runs: it takes none of its time, and a stop that the case
  /// was asked for does not reach it.
  static func pause<R>(_ body: () -> R) -> R {
    let (start, pause) = (begin.exchange(-1, ordering: .sequentiallyConsistent), work())
    Interrupt.clear()
    defer {
      let length = work() - pause
      let request = asked.load(ordering: .relaxed)
      if request >= 0 { asked.store(request + length, ordering: .relaxed) }
      begin.store(start + length, ordering: .sequentiallyConsistent)
    }
    return body()
  }

  /// Starts to watch the calling thread.
  static func start() {
    worker = pthread_self()
    BackgroundThread.start {
      while true {
        usleep(10_000)
        look()
      }
    }
  }

  private static func look() {
    let start = begin.load(ordering: .sequentiallyConsistent)
    guard start >= 0 else { return }
    let time = work() - start
    if time > limit {
      Output.error.write("a case does not end\n")
      abort()
    }
    guard time > patience else { return }
    if asked.load(ordering: .relaxed) < 0 { asked.store(work(), ordering: .relaxed) }
    Interrupt.request()
  }

  /// How long the processor has worked for the watched thread, in milliseconds.
  static func work() -> Int {
    var time = timespec()
    #if canImport(Darwin)
      clock_gettime(CLOCK_MONOTONIC, &time)
    #else
      var clock = clockid_t()
      pthread_getcpuclockid(worker, &clock)
      clock_gettime(clock, &time)
    #endif
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }
}
