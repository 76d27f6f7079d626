import BigInt
import Language
import Tensors

/// `random.Random`: a generator of a program.
final class RandomObject: Object {
  /// The state. Call `willChange()` before a draw.
  var generator: PythonRandom
  private let exactType: TypeObject

  init(_ type: TypeObject = RandomObject.typeObject, generator: PythonRandom = PythonRandom()) {
    exactType = type
    self.generator = generator
    super.init()
  }

  override var type: TypeObject { exactType }

  override func restoration() -> (() -> Void)? {
    let old = generator
    return { [self] in generator = old }
  }

  /// Draws something; what a failed statement drew is drawn again.
  func draw<R>(_ body: (inout PythonRandom) throws -> R) rethrows -> R {
    willChange()
    return try body(&generator)
  }

  /// The class `random.Random`.
  nonisolated(unsafe) static let typeObject = TypeObject(
    "Random", module: "random", constructor: construct, populate: populate)

  private static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    let seed = try Signature("x=None").bind(arguments, to: "Random")[0]
    return .object(RandomObject(type, generator: try RandomSeed.generator(seed, version: 2)))
  }

  private static func populate(_ type: TypeObject) {
    let methods = MethodTable(type) { $0.as(RandomObject.self) }
    defineState(methods)
    defineIntegers(methods)
    defineChoices(methods)
    defineDistributions(methods)
  }

  // MARK: State

  private static func defineState(_ methods: MethodTable<RandomObject>) {
    methods.method("seed", "a=None, version=2") { random, arguments in
      let generator = try RandomSeed.generator(
        arguments[0], version: try Operations.index(arguments[1]))
      random.draw { $0 = generator }
      return .none
    }
    methods.nullary("getstate") { random in
      let engine = random.generator.engine
      let words = engine.words.map { Value.int(Int($0)) } + [.int(engine.position)]
      return .tuple([
        .int(3), .tuple(words), random.generator.nextGauss.map { .float($0) } ?? .none,
      ])
    }
    methods.method("setstate", "state") { random, arguments in
      let generator = try RandomSeed.generator(state: arguments[0])
      random.draw { $0 = generator }
      return .none
    }
  }

  // MARK: Integers

  private static func defineIntegers(_ methods: MethodTable<RandomObject>) {
    methods.nullary("random") { random in .float(random.draw { $0.random() }) }
    methods.unary("getrandbits") { random, count in
      let count = try Operations.index(count)
      guard count >= 0 else {
        throw PythonError.valueError("number of bits must be non-negative")
      }
      try Sequences.checkMemory(count / 8, times: 1, bytesEach: 1)
      return .integer(try random.draw { try $0.bits(count) })
    }
    methods.method("randbytes", "n") { random, arguments in
      let count = try Operations.index(arguments[0])
      guard count >= 0 else {
        throw PythonError.valueError("number of bits must be non-negative")
      }
      try Sequences.checkMemory(count, times: 1, bytesEach: 1)
      return .object(Bytes(random.draw { $0.bytes(count) }))
    }
    methods.method("randrange", "start, stop=None, step=1") { random, arguments in
      try random.randrange(arguments[0], arguments[1], arguments[2])
    }
    methods.method("randint", "a, b") { random, arguments in
      let stop = try Operations.binary(.add, arguments[1], .int(1))
      return try random.randrange(arguments[0], stop, .int(1))
    }
  }

  /// A number of `range(start, stop, step)`, or of `range(start)`.
  private func randrange(_ start: Value, _ stop: Value, _ step: Value) throws -> Value {
    let first = try RandomObject.integer(start, "arg 1")
    guard !stop.isNone else {
      guard case .int(1) = step else {
        throw PythonError.typeError("Missing a non-None stop argument")
      }
      guard first > 0 else { throw PythonError.valueError("empty range for randrange()") }
      return .integer(try below(first))
    }
    let last = try RandomObject.integer(stop, "stop")
    let width = last - first
    let stride = try RandomObject.integer(step, "step")
    if stride == 1 {
      guard width > 0 else {
        throw PythonError.valueError(
          "empty range for randrange() (\(first), \(last), \(width))")
      }
      return .integer(first + (try below(width)))
    }
    guard stride != 0 else { throw PythonError.valueError("zero step for randrange()") }
    guard (stride > 0) == (width > 0), width != 0 else {
      throw PythonError.valueError("empty range for randrange()")
    }
    let count = (width.magnitude + stride.magnitude - 1) / stride.magnitude
    return .integer(first + stride * (try below(BigInt(count))))
  }

  private func below(_ bound: BigInt) throws -> BigInt {
    try draw { generator in
      if let small = Int(exactly: bound) { return BigInt(generator.below(small)) }
      return try generator.below(bound)
    }
  }

  /// An argument of `randrange`: an int, or a float without fraction.
  private static func integer(_ value: Value, _ what: String) throws -> BigInt {
    if case .float(let number) = value {
      guard let whole = BigInt(exactly: number) else {
        throw PythonError.valueError("non-integer \(what) for randrange()")
      }
      return whole
    }
    return try Operations.bigIndex(value)
  }
}
