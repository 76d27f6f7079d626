import Language

/// Python's own modules, as far as a notebook needs them.
enum PythonModules {
  /// Registers all of them; each is made at its first import.
  static func register(in interpreter: Interpreter) {
    for (name, make) in makers { interpreter.moduleMakers[name] = make }
  }

  private static var makers: [(String, (Interpreter) throws -> Module)] {
    [
      ("math", { _ in MathModule.make() }),
      ("time", { _ in TimeModule.make() }),
      ("collections", { _ in CollectionsModule.make() }),
      ("itertools", { _ in ItertoolsModule.make() }),
      ("functools", { _ in FunctoolsModule.make() }),
      ("operator", { _ in OperatorModule.make() }),
      ("string", { _ in StringModule.make() }),
      ("os", { OSModule.make($0) }),
      ("os.path", { OSModule.makePath($0) }),
      ("sys", SysModule.make),
      ("copy", { _ in CopyModule.make() }),
      ("statistics", { _ in StatisticsModule.make() }),
      ("typing", { _ in TypingModule.make() }),
      ("warnings", WarningsModule.make),
      ("dataclasses", { _ in DataclassesModule.make() }),
      ("json", { _ in JSONModule.make() }),
      ("heapq", { _ in try Module("heapq", source: heapqSource) }),
      ("contextlib", { _ in try Module("contextlib", source: contextlibSource) }),
      ("abc", { _ in try Module("abc", source: abcSource) }),
      ("bisect", { _ in try Module("bisect", source: bisectSource) }),
      (
        "pprint",
        { interpreter in
          let names = ["print": interpreter.builtins["print"] ?? .none] as [Name: Value]
          return try Module("pprint", source: pprintSource, with: names)
        }
      ),
      ("tqdm", { TqdmModule.make("tqdm", $0) }),
      ("tqdm.auto", { TqdmModule.make("tqdm.auto", $0) }),
      ("tqdm.notebook", { TqdmModule.make("tqdm.notebook", $0) }),
    ]
  }
}

extension Module {
  /// A module of functions, classes and other values.
  convenience init(
    _ name: String, functions: [NativeFunction], types: [TypeObject] = [],
    values: [Name: Value] = [:]
  ) {
    var attributes = values
    for function in functions { attributes[Name(function.name)] = .object(function) }
    for type in types { attributes[Name(type.name)] = .object(type) }
    attributes["__name__"] = .str(name)
    self.init(name, attributes)
  }
}

extension Module {
  /// `IPython.display`, with a notebook's own `display` and `clear_output`.
  package static func ipythonDisplay(with names: [Name: Value]) throws -> Module {
    let module = try Module("IPython.display", source: ipythonDisplaySource)
    for (name, value) in names { try module.setAttribute(name, value) }
    return module
  }

  /// A module that is written in Python.
  convenience init(
    _ name: String, source: String, with names: [Name: Value] = [:]
  ) throws {
    self.init(name, try PythonSource(module: name, text: source).run(with: names))
  }
}

extension NativeFunction {
  /// A function of a number of positional arguments.
  convenience init(
    _ name: String, _ counts: ClosedRange<Int>, _ body: @escaping (Arguments) throws -> Value
  ) {
    self.init(name) { arguments in
      guard arguments.keywords.isEmpty else {
        throw PythonError.typeError("\(name)() takes no keyword arguments")
      }
      if counts == 1...1, arguments.values.count != 1 {
        throw PythonError.typeError(
          "\(name)() takes exactly one argument (\(arguments.values.count) given)")
      }
      try ArgumentError.check(arguments.values.count, counts, of: name)
      return try body(arguments)
    }
  }
}

/// An iterator whose whole state is one value, so that undoing restores it.
final class StatefulIterator<State>: Iterator {
  private var state: State
  private let step: (inout State) throws -> Value?
  private let exactType: TypeObject

  /// `step` changes the state and gives the next value, or nil at the end.
  init(_ type: TypeObject, _ state: State, _ step: @escaping (inout State) throws -> Value?) {
    exactType = type
    self.state = state
    self.step = step
    super.init()
  }

  override var type: TypeObject { exactType }

  override func next() throws -> Value? {
    try StackGuard.check()
    try Operations.checkInterrupt()
    willChange()
    // The step may come back here through the program: it gets a state of its own meanwhile.
    var working = state
    let value = try step(&working)
    state = working
    return value
  }

  override func restoration() -> (() -> Void)? {
    let old = state
    return { [self] in state = old }
  }
}
