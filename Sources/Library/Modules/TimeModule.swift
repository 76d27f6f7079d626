import Language
import Safety

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `import time`.
enum TimeModule {
  static func make(_ interpreter: Interpreter) throws -> Module {
    var names: [Name: Value] = [:]
    for function in functions { names[Name(function.name)] = .object(function) }
    return Module(
      "time", try PythonSource(module: "time", text: timeSource).run(with: names, in: interpreter))
  }

  private static var functions: [NativeFunction] {
    clocks + [
      calendar, seconds,
      NativeFunction("sleep", 1...1) { arguments in
        try sleep(Operations.double(arguments[0]))
        return .none
      },
    ]
  }

  /// The fields of a time, of this place or of Greenwich; then the offset in seconds, and the zone.
  private static var calendar: NativeFunction {
    NativeFunction("_calendar", 2...2) { arguments in
      var seconds = time_t(try Operations.index(arguments[0]))
      var fields = tm()
      let isUTC = try Operations.isTrue(arguments[1])
      guard (isUTC ? gmtime_r(&seconds, &fields) : localtime_r(&seconds, &fields)) != nil else {
        throw PythonError(.overflowError, "timestamp out of range for platform time_t")
      }
      let numbers = [
        Int(fields.tm_year) + 1900, Int(fields.tm_mon) + 1, Int(fields.tm_mday),
        Int(fields.tm_hour), Int(fields.tm_min), Int(fields.tm_sec), (Int(fields.tm_wday) + 6) % 7,
        Int(fields.tm_yday) + 1, Int(fields.tm_isdst), fields.tm_gmtoff,
      ]
      let zone = fields.tm_zone.map { String(cString: $0) } ?? ""
      return .tuple(numbers.map { .int($0) } + [.str(zone)])
    }
  }

  /// The seconds since 1970 of a time of this place.
  private static var seconds: NativeFunction {
    NativeFunction("_seconds", 7...7) { arguments in
      let numbers = try arguments.positional.map { value in
        guard let number = Int32(exactly: try Operations.index(value)), abs(number) < 1 << 30 else {
          throw PythonError(.overflowError, "mktime argument out of range")
        }
        return number
      }
      var fields = tm()
      (fields.tm_year, fields.tm_mon, fields.tm_mday) = (
        numbers[0] - 1900, numbers[1] - 1, numbers[2]
      )
      (fields.tm_hour, fields.tm_min, fields.tm_sec) = (numbers[3], numbers[4], numbers[5])
      fields.tm_isdst = numbers[6]
      return .int(mktime(&fields))
    }
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
