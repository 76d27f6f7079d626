import Language

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Interpreter {
  /// `%time`: runs something and then says how long it took, in IPython's words.
  func timed(_ body: () throws -> Value?) throws -> Value? {
    let watch = Stopwatch()
    let value = try body()
    output(watch.report() + "\n")
    return value
  }

  /// `%timeit`: runs a statement over and over, within a function as IPython does; returns what one
  /// run takes, in IPython's words, nil where it was told to be quiet.
  ///
  /// Throws what the statement throws, and `ValueError` for an option that is none.
  package func timeit(_ line: String) throws -> String? {
    let options = try TimeitOptions(line)
    return try timeit(options, options.statement)
  }

  /// The same of a cell's text below `%%timeit`.
  func timeit(_ options: TimeitOptions, _ text: String) throws -> String? {
    let name = Name("__timeit")
    let old = globals[name]
    try run(Source(TimeitOptions.function("__timeit", around: text), name: "<timeit>"))
    guard let function = globals[name] else { return nil }
    globals[name] = old
    func seconds(_ loops: Int) throws -> Double {
      let start = ProcessTimes.now.wall
      _ = try Operations.call(function, .int(loops))
      return ProcessTimes.now.wall - start
    }
    let loops = try options.loops ?? TimeitOptions.loops(reaching: 0.2, seconds)
    let times = try (0..<options.runs).map { _ in try seconds(loops) / Double(loops) }
    return options.isQuiet ? nil : TimeitOptions.report(times, loops: loops)
  }
}

/// Measures from its making on.
package struct Stopwatch {
  private let start = ProcessTimes.now

  package init() {}

  /// The processor's time and the wall's since, in IPython's words.
  package func report() -> String {
    let now = ProcessTimes.now
    let (user, system) = (now.user - start.user, now.system - start.system)
    return "CPU times: user \(Duration.text(user)), sys: \(Duration.text(system)), "
      + "total: \(Duration.text(user + system))\n"
      + "Wall time: \(Duration.text(now.wall - start.wall))"
  }
}

/// What stands behind `%timeit`.
struct TimeitOptions {
  private(set) var loops: Int?
  private(set) var runs = 7
  private(set) var isQuiet = false
  private(set) var statement = ""

  /// Reads `-n LOOPS -r RUNS -q`, and the statement behind them.
  init(_ line: String) throws {
    var rest = line.trimmed
    while rest.hasPrefix("-") {
      var (word, behind) = rest.splitOnce()
      let option = word.dropFirst().prefix(1)
      if option == "q", word.count == 2 {
        isQuiet = true
        rest = behind
        continue
      }
      guard option == "n" || option == "r" else {
        throw PythonError.notInDojo("%timeit \(word)")
      }
      var digits = String(word.dropFirst(2))
      if digits.isEmpty { (digits, behind) = behind.splitOnce() }
      guard let count = Int(digits), count > 0, count <= 1_000_000_000 else {
        throw PythonError.valueError("%timeit -\(option) takes a number, not '\(digits)'")
      }
      if option == "n" { loops = count } else { runs = count }
      rest = behind
    }
    statement = rest
  }

  /// A function of the number of loops that runs `text` so many times.
  static func function(_ name: String, around text: String) -> String {
    var scanner = StatementLines.Scanner()
    let body = TextLines.split(text).map { line in
      // A string's own lines must stay as they are.
      let indented = scanner.isInString ? line : "    " + line
      scanner.read(line)
      return indented
    }
    let head = "def \(name)(__loops):\n  for __loop in range(__loops):\n    pass\n"
    return head + body.joined(separator: "\n")
  }

  /// The power of ten of loops that takes at least so many seconds.
  static func loops(reaching least: Double, _ seconds: (Int) throws -> Double) rethrows -> Int {
    var loops = 1
    while loops < 1_000_000_000, try seconds(loops) < least { loops *= 10 }
    return loops
  }

  /// IPython's line.
  static func report(_ times: [Double], loops: Int) -> String {
    let mean = times.reduce(0, +) / Double(times.count)
    let variance = times.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(times.count)
    let count = (try? Operations.format(.int(loops), ",")) ?? "\(loops)"
    let line =
      "\(Duration.text(mean)) ± \(Duration.text(variance.squareRoot())) per loop "
      + "(mean ± std. dev. of \(times.count) run\(times.count == 1 ? "" : "s"), "
      + "\(count) loop\(loops == 1 ? "" : "s") each)"
    guard let best = times.min(), let worst = times.max(), worst > 4 * best, best > 0,
      worst > 1e-6, let ratio = try? Operations.format(.float(worst / best), "0.2f")
    else { return line }
    return "The slowest run took \(ratio) times longer than the fastest. This could mean that "
      + "an intermediate result is being cached.\n" + line
  }
}

/// Seconds as IPython's `%time` writes them: `1min 5s`, `1.24 s`, `350 µs`.
enum Duration {
  static func text(_ seconds: Double) -> String {
    if seconds >= 60 { return long(seconds) }
    let units = [("s", 1.0), ("ms", 1e3), ("µs", 1e6), ("ns", 1e9)]
    let (unit, scale) = units.first { seconds * $0.1 >= 1 } ?? ("ns", 1e9)
    let number = (try? Operations.format(.float(seconds * scale), ".3g")) ?? ""
    return "\(number) \(unit)"
  }

  private static func long(_ seconds: Double) -> String {
    guard seconds < 1e12 else { return "\(seconds) s" }
    var rest = Int(seconds)
    var parts: [String] = []
    for (unit, length) in [("d", 86_400), ("h", 3600), ("min", 60), ("s", 1)] {
      if rest >= length { parts.append("\(rest / length)\(unit)") }
      rest %= length
    }
    return parts.joined(separator: " ")
  }
}

/// What the process has used up, in seconds.
private struct ProcessTimes {
  let user: Double
  let system: Double
  let wall: Double

  static var now: ProcessTimes {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    #else
      getrusage(RUSAGE_SELF, &usage)
    #endif
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return ProcessTimes(
      user: Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6,
      system: Double(usage.ru_stime.tv_sec) + Double(usage.ru_stime.tv_usec) / 1e6,
      wall: Double(time.tv_sec) + Double(time.tv_nsec) / 1e9)
  }
}
