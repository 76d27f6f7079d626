import Language

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Who shows how far a loop is; set by what has a terminal, absent where there is none.
package protocol ProgressSink: AnyObject {
  /// A loop went on: `done` of `total` steps (nil: unknown), after some seconds.
  func progressed(_ label: String, done: Int, total: Int?, seconds: Double)
  /// The loop ended.
  func finished(_ label: String, done: Int, total: Int?, seconds: Double)
}

/// `from tqdm import tqdm`, and the modules that notebooks import it from.
package enum TqdmModule {
  /// Who shows the progress; nil shows nothing.
  package nonisolated(unsafe) static weak var sink: (any ProgressSink)?

  /// Where `tqdm.write` writes.
  fileprivate nonisolated(unsafe) static var write: ((String) -> Void)?

  static func make(_ name: String, _ interpreter: Interpreter) -> Module {
    write = { [weak interpreter] in interpreter?.output($0) }
    return Module(
      name,
      functions: [
        NativeFunction("trange") { arguments in
          let range = try Arguments.with(Array(arguments.positional)) {
            try Operations.call(.object(TypeObject.range), $0)
          }
          let values = [range] + Array(arguments.values[arguments.positionalCount...])
          return try Arguments.with(values, keywords: arguments.keywords) {
            try ProgressBar.construct(ProgressBar.barType, $0)
          }
        }
      ], types: [ProgressBar.barType])
  }
}

/// A loop that tells its progress.
private final class ProgressBar: Object {
  private let source: Value
  private var label: String
  private var suffix = ""
  private let total: Int?
  private let isDisabled: Bool
  private var done: Int
  private let start = ProgressBar.now
  private var lastShown = 0.0
  private var isClosed = false

  private static let signature = Signature(
    "iterable=None, desc=None, total=None, leave=True, file=None, ncols=None, mininterval=0.1, "
      + "maxinterval=10.0, miniters=None, ascii=None, disable=False, unit='it', "
      + "unit_scale=False, dynamic_ncols=False, smoothing=0.3, bar_format=None, initial=0, "
      + "position=None, postfix=None, **kwargs")

  nonisolated(unsafe) static let barType = makeType()

  private init(
    _ source: Value, label: String, total: Int?, initial: Int, isDisabled: Bool
  ) {
    self.source = source
    self.label = label
    self.total = total
    self.isDisabled = isDisabled
    done = initial
    super.init()
  }

  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    let bound = try signature.bind(arguments, to: "tqdm")
    let total = try bound[2].isNone ? length(of: bound[0]) : Int(Operations.double(bound[2]))
    return .object(
      ProgressBar(
        bound[0], label: bound[1].isNone ? "" : try Operations.str(bound[1]), total: total,
        initial: try Operations.index(bound[16]),
        isDisabled: try !bound[10].isNone && Operations.isTrue(bound[10])))
  }

  private static func length(of value: Value) -> Int? {
    if value.isNone { return nil }
    return (try? Operations.length(value)) ?? value.as(Iterator.self)?.remaining
  }

  override var type: TypeObject { ProgressBar.barType }

  override func restoration() -> (() -> Void)? {
    let old = (label, suffix, done, isClosed)
    return { [self] in (label, suffix, done, isClosed) = old }
  }

  // MARK: Iteration

  override func length() throws -> Int {
    if let total { return total }
    return try Operations.length(source)
  }

  override func isTrue() throws -> Bool { total != 0 }

  override func makeIterator() throws -> Iterator {
    let inner = try Operations.iterator(of: source)
    return ProgressIterator(self, inner)
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Counts steps, and shows the progress ten times a second.
  @inline(__always)
  func advance(by steps: Int) {
    willChange()
    done &+= steps
    // Asking for the time costs more than a step of a short loop.
    if TqdmModule.sink != nil, done & 0xF == 0 || done < 16 { show() }
  }

  private func show() {
    let now = ProgressBar.now
    guard !isDisabled, !isClosed, now - lastShown >= 0.1 else { return }
    lastShown = now
    TqdmModule.sink?.progressed(
      label + suffix, done: done, total: total, seconds: now - start)
  }

  func close() {
    guard !isClosed else { return }
    willChange()
    isClosed = true
    guard !isDisabled else { return }
    TqdmModule.sink?.finished(
      label + suffix, done: done, total: total, seconds: ProgressBar.now - start)
  }

  // MARK: Methods

  private static func makeType() -> TypeObject {
    TypeObject("tqdm", module: "tqdm.std", constructor: construct) { type in
      let methods = MethodTable(type) { $0.as(ProgressBar.self) }
      methods.method("update", "n=1") { bar, bound in
        bar.advance(by: Int(try Operations.double(bound[0])))
        return .none
      }
      methods.nullary("close") {
        $0.close()
        return .none
      }
      methods.nullary("refresh") {
        $0.show()
        return .none
      }
      for name in ["set_description", "set_description_str"] {
        methods.method(name, "desc=None, refresh=True") { bar, bound in
          bar.willChange()
          bar.label = bound[0].isNone ? "" : try Operations.str(bound[0])
          return .none
        }
      }
      methods.method("set_postfix_str", "s='', refresh=True") { bar, bound in
        bar.willChange()
        bar.suffix = " " + (try Operations.str(bound[0]))
        return .none
      }
      methods.method("set_postfix", "ordered_dict=None, refresh=True, **kwargs") { bar, bound in
        bar.willChange()
        let pairs = (bound[0].dict?.pairs ?? []) + (bound[2].dict?.pairs ?? [])
        let parts = try pairs.map { key, value in
          let text =
            if case .float(let number) = value {
              try Operations.format(.float(number), ".3g")
            } else {
              try Operations.str(value)
            }
          return "\(try Operations.str(key))=\(text)"
        }
        bar.suffix = " " + parts.joined(separator: ", ")
        return .none
      }
      methods.nullary("__iter__") { .object(try $0.makeIterator()) }
      methods.nullary("__len__") { .int(try $0.length()) }
      methods.nullary("__enter__") { .object($0) }
      methods.positional("__exit__", 3...3) { bar, _ in
        bar.close()
        return .none
      }
      methods.property("n") { .int($0.done) }
      methods.property("total") { $0.total.map { .int($0) } ?? .none }
      methods.property("desc") { .str($0.label) }
      let write = NativeFunction("write", 1...1) { arguments in
        TqdmModule.write?(try Operations.str(arguments[0]) + "\n")
        return .none
      }
      type.define("write", .object(StaticMethod(.object(write))))
    }
  }

  /// The values of a bar's iterable.
  private final class ProgressIterator: Iterator {
    private let bar: ProgressBar
    private let inner: Iterator

    init(_ bar: ProgressBar, _ inner: Iterator) {
      self.bar = bar
      self.inner = inner
      super.init()
    }

    override func next() throws -> Value? {
      guard let value = try inner.next() else {
        bar.close()
        return nil
      }
      bar.advance(by: 1)
      return value
    }

    override var remaining: Int? { inner.remaining }
  }
}
