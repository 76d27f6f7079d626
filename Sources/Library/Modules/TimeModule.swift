import Language
import Safety

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `import time`.
enum TimeModule {
  static func make() -> Module {
    Module(
      "time",
      functions: clocks + [
        NativeFunction("sleep", 1...1) { arguments in
          try sleep(Operations.double(arguments[0]))
          return .none
        }
      ])
  }

  private static var clocks: [NativeFunction] {
    let ids: [(String, clockid_t)] = [
      ("time", CLOCK_REALTIME), ("perf_counter", CLOCK_MONOTONIC), ("monotonic", CLOCK_MONOTONIC),
      ("process_time", CLOCK_PROCESS_CPUTIME_ID),
    ]
    return ids.flatMap { name, id in
      [
        NativeFunction(name, 0...0) { _ in .float(Double(reading(of: id)) / 1e9) },
        NativeFunction(name + "_ns", 0...0) { _ in .int(reading(of: id)) },
      ]
    }
  }

  /// What a program reads off a clock.
  private static func reading(of id: clockid_t) -> Int {
    Int(truncatingIfNeeded: Rerun.value { UInt64(truncatingIfNeeded: nanoseconds(id)) })
  }

  private static func nanoseconds(_ id: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(id, &time)
    return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }

  /// Sleeps in short steps, so that Ctrl-C ends it.
  private static func sleep(_ seconds: Double) throws {
    guard seconds >= 0 else {
      throw PythonError.valueError("sleep length must be non-negative")
    }
    if Rerun.isRunning { return }
    let end = Double(nanoseconds(CLOCK_MONOTONIC)) / 1e9 + seconds
    while true {
      try Operations.checkInterrupt()
      let left = end - Double(nanoseconds(CLOCK_MONOTONIC)) / 1e9
      if left <= 0 { return }
      usleep(UInt32(min(left, 0.05) * 1e6))
    }
  }
}
