import ArgumentParser
import Language
import Safety

/// Feeds one part of the program with generated input, case after case, in this process.
///
/// The case that runs stands in a file: where the process ends with a signal, that is what did it.
/// `Tests/Fuzzing/fuzz.sh` starts it again and again, and keeps what crashed.
@main
struct Fuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dojo-fuzz", abstract: "Runs generated input until something breaks.")

  enum Target: String, ExpressibleByArgument, CaseIterable {
    case syntax, programs, files, tensors, keys, terminal
  }

  @Argument(help: "What is fed: syntax, programs, files, tensors, keys or terminal.")
  var target: Target

  @Option(help: "Where the generator starts; the same seed gives the same cases.")
  var seed: UInt64 = 1

  @Option(help: "How many cases to run.")
  var cases = 10_000

  @Option(help: "Ends after so many seconds, whatever is left.")
  var seconds = Int.max

  @Option(help: "The file that holds the case that runs; FILE-seed holds its seed.")
  var last = "/tmp/dojo-fuzz-case"

  @Option(help: "The folder that the cases run in.")
  var scratch = "/tmp/dojo-fuzz"

  @Option(help: "Runs the text of this file as the only case.")
  var replay: String?

  @Argument(help: "Files whose text is mutated.")
  var corpus: [String] = []

  /// Milliseconds in which a case has to stop; the slowest one beyond is kept.
  private static let quickAnswer = 100

  func run() throws {
    MemoryBudget.limit = 1 << 28
    MemoryWatch.start()
    BigStack.run { feed() }
  }

  private func feed() {
    let texts = corpus.compactMap(CaseFile.read)
    let replayed = replay.flatMap(CaseFile.read)
    let file = CaseFile(last)
    let number = CaseFile(last + "-seed")
    let slow = CaseFile(last + "-slow")
    let start = CaseFile.folder
    // Programs may write files; they do it where nothing is lost.
    CaseFile.enter(scratch)
    let target = makeTarget(texts, in: start)
    if let replay, let text = replayed {
      Watchdog.start()
      Watchdog.watch { target.run(text) }
      return print("ran \(replay)")
    }
    Watchdog.start()
    let begin = ContinuousClock.now
    var count = 0
    var slowest = Fuzz.quickAnswer
    while count < cases, ContinuousClock.now - begin < .seconds(seconds) {
      let caseSeed = seed &+ UInt64(count)
      var random = SplitMix(seed: caseSeed)
      let text = target.make(&random)
      file.write(text)
      number.write(Array("\(caseSeed)".utf8))
      Watchdog.watch { target.run(text) }
      if Watchdog.lastAnswer > slowest {
        slowest = Watchdog.lastAnswer
        slow.write(text)
      }
      count += 1
    }
    let work = Double(Watchdog.work()) / 1000
    let rate = Int((Double(count) / max(work, 0.001)).rounded())
    print(
      "\(self.target): \(count) cases from seed \(seed), \(target.summary); \(rate) a second of the "
        + "processor's; slowest answer to a stop: \(Watchdog.slowestAnswer) ms")
  }

  private func makeTarget(_ corpus: [[UInt8]], in folder: String) -> any FuzzTarget {
    switch target {
    case .syntax: SyntaxTarget(corpus)
    case .programs: ProgramTarget(corpus)
    case .files: FileTarget(corpus)
    case .tensors: TensorFileTarget(corpus)
    case .keys: KeyTarget(corpus)
    case .terminal: TerminalTarget(corpus, folder: folder)
    }
  }
}

/// A part of the program that is fed.
protocol FuzzTarget: AnyObject {
  /// What to say about the cases so far.
  var summary: String { get }
  func make(_ random: inout SplitMix) -> [UInt8]
  /// Runs a case; whatever is wrong ends the process.
  func run(_ text: [UInt8])
}

/// A small generator of random numbers whose whole state is its seed.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number below `count`, which is at least 1.
  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(1, count))) }

  /// True once in `count` times.
  mutating func once(in count: Int) -> Bool { below(count) == 0 }

  /// One of the items; there is at least one.
  mutating func one<T>(of items: [T]) -> T { items[below(items.count)] }
}
