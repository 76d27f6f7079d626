import Language

/// Python's own modules, as far as a notebook needs them.
enum PythonModules {
  /// Registers all of them; each is made at its first import.
  ///
  /// With another interpreter to share with, they are that one's.
  static func register(in interpreter: Interpreter, sharing outer: Interpreter? = nil) {
    for (name, make) in makers {
      interpreter.moduleMakers[name] = { [weak outer] in
        try outer?.module(named: name) ?? make($0)
      }
    }
  }

  private static var makers: [(String, (Interpreter) throws -> Module)] {
    [
      ("math", { _ in MathModule.make() }),
      ("time", { try TimeModule.make($0) }),
      ("collections", { _ in CollectionsModule.make() }),
      ("itertools", { _ in ItertoolsModule.make() }),
      ("functools", { try FunctoolsModule.make($0) }),
      ("operator", { _ in OperatorModule.make() }),
      ("string", { _ in StringModule.make() }),
      ("os", { OSModule.make($0) }),
      ("os.path", { OSModule.makePath($0) }),
      ("sys", SysModule.make),
      ("copy", { _ in CopyModule.make() }),
      ("statistics", { _ in StatisticsModule.make() }),
      ("typing", { try TypingModule.make($0) }),
      ("warnings", WarningsModule.make),
      ("dataclasses", { _ in DataclassesModule.make() }),
      ("collections.abc", { try Module("collections.abc", source: collectionsABCSource, in: $0) }),
      ("enum", { try Module("enum", source: enumSource, in: $0) }),
      ("io", { try Module("io", source: ioSource, in: $0) }),
      ("datetime", { try Module("datetime", source: datetimeSource, in: $0) }),
      ("textwrap", { try Module("textwrap", source: textwrapSource, in: $0) }),
      ("fractions", { try Module("fractions", source: fractionsSource, in: $0) }),
      ("numbers", { try Module("numbers", source: numbersSource, in: $0) }),
      (
        "inspect",
        {
          try Module("inspect", source: inspectSource, with: InspectModule.functions, in: $0)
        }
      ),
      ("re", { _ in RegexModule.make() }),
      ("json", { _ in JSONModule.make() }),
      ("heapq", { try Module("heapq", source: heapqSource, in: $0) }),
      (
        "contextlib",
        { interpreter in
          let names = ["sys": .object(try interpreter.module(named: "sys"))] as [Name: Value]
          return try Module("contextlib", source: contextlibSource, with: names, in: interpreter)
        }
      ),
      ("abc", { try Module("abc", source: abcSource, in: $0) }),
      ("bisect", { try Module("bisect", source: bisectSource, in: $0) }),
      (
        "pprint",
        { interpreter in
          let names = ["print": interpreter.builtins["print"] ?? .none] as [Name: Value]
          return try Module("pprint", source: pprintSource, with: names, in: interpreter)
        }
      ),
      (
        "pydoc",
        { interpreter in
          let names = ["print": interpreter.builtins["print"] ?? .none] as [Name: Value]
          return try Module("pydoc", source: pydocSource, with: names, in: interpreter)
        }
      ),
      ("tqdm", { TqdmModule.make("tqdm", $0) }),
      ("tqdm.auto", { TqdmModule.make("tqdm.auto", $0) }),
      ("tqdm.notebook", { TqdmModule.make("tqdm.notebook", $0) }),
    ]
  }
}

extension Module {
  /// Says of what the module lacks that the dojo has not got it; `late` makes what it has late.
  func says(notInDojo owner: String, late: @escaping (Name) -> Value? = { _ in nil }) {
    fallback = { [unowned self] name in
      if let value = late(name) { return value }
      throw PythonError.attributeError(
        "\(owner).\(name) is not in the dojo", name: name, on: .object(self))
    }
  }

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
  package static func ipythonDisplay(
    with names: [Name: Value], in interpreter: Interpreter
  ) throws -> Module {
    let module = try Module(
      "IPython.display", source: ipythonDisplaySource, in: interpreter)
    for (name, value) in names { try module.setAttribute(name, value) }
    return module
  }

  /// A module that is written in Python.
  fileprivate convenience init(
    _ name: String, source: String, with names: [Name: Value] = [:], in interpreter: Interpreter
  ) throws {
    self.init(
      name, try PythonSource(module: name, text: source).run(with: names, in: interpreter))
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
  private var step: Step
  private let exactType: TypeObject

  /// `step` changes the state and gives the next value, or nil at the end.
  init(_ type: TypeObject, _ state: State, _ step: @escaping (inout State) throws -> Value?) {
    exactType = type
    self.state = state
    self.step = Step(step)
    super.init()
  }

  deinit { Disposal.drop(&step, leaving: Step { _ in nil }) }

  /// An object of its own, for it holds the iterators that it reads.
  private final class Step: Object {
    let call: (inout State) throws -> Value?

    init(_ call: @escaping (inout State) throws -> Value?) { self.call = call }
  }

  override var type: TypeObject { exactType }

  override func next() throws -> Value? {
    try StackGuard.check()
    try Operations.checkInterrupt()
    willChange()
    // The step may come back here through the program: it gets a state of its own meanwhile.
    var working = state
    let value = try step.call(&working)
    state = working
    return value
  }

  override func restoration() -> (() -> Void)? {
    let old = state
    return { [self] in state = old }
  }
}
