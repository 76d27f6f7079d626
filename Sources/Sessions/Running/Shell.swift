import Language
import Library

/// What IPython adds to Python: magics, `display`, and `_` for the last value.
final class Shell {
  let interpreter: Interpreter
  private let overrides: Overrides?
  /// Hears of lines that are passed over.
  private let note: (String) -> Void
  /// Shows a value in the middle of a cell.
  private let display: (Value) throws -> Void
  private var lastValue = Value.undefined
  /// The name of the running cell, for tracebacks.
  private var cellName = ""

  init(
    _ interpreter: Interpreter, overrides: Overrides?, note: @escaping (String) -> Void,
    display: @escaping (Value) throws -> Void
  ) {
    self.interpreter = interpreter
    self.overrides = overrides
    self.note = note
    self.display = display
    installNames()
  }

  // MARK: Running

  /// Runs a cell; returns the value that it shows, nil if it shows none.
  func run(cell text: String, name: String) throws -> Value? {
    cellName = name
    let cell = CellSource(text)
    guard let magic = cell.magic else { return try run(Source(cell.python, name: name)) }
    return try run(magic)
  }

  /// Runs a text statement by statement.
  ///
  /// Returns the value of the last one if it is an expression without `;` behind it, and not None.
  func run(_ source: Source) throws -> Value? {
    let statements = try parse(source)
    var value = Value.undefined
    for statement in statements {
      let statement = overrides?.applied(to: statement) ?? statement
      value = try interpreter.run(interpreter.compile([statement], of: source))
      try overrides?.apply(after: statement, in: interpreter)
    }
    guard let last = statements.last, !value.isUndefined, !value.isNone else { return nil }
    return source.hasSemicolon(behind: last) ? nil : value
  }

  /// Binds `_` to a shown value, unless the program uses the name for something else.
  func remember(_ value: Value) {
    let current = interpreter.globals["_"]
    guard current.map({ Operations.identical($0, lastValue) }) ?? true else { return }
    lastValue = value
    interpreter.globals["_"] = value
  }

  // MARK: Magics

  private func run(_ magic: CellSource.Magic) throws -> Value? {
    let body = { [self] in Source(CellSource(magic.body).python, name: cellName) }
    switch magic.name {
    case "time": return try interpreter.timed { try run(body()) }
    case "timeit":
      try interpreter.timeit(TimeitOptions(magic.line), body().text).map(printLine)
      return nil
    case "capture":
      return try silently { try run(body()) }
    default:
      note("%%\(magic.name) is not in the dojo: its cell is passed over")
      return nil
    }
  }

  private func runLine(_ name: String, _ line: String) throws -> Value? {
    switch name {
    case "matplotlib": return nil
    case "time" where !line.isEmpty:
      return try interpreter.timed { try run(Source(line, name: "<timed>")) }
    case "timeit" where !line.isEmpty:
      try interpreter.timeit(line).map(printLine)
      return nil
    case "pinfo":
      note("\(line)?\n" + (try Library.information(on: line, in: interpreter)))
      return nil
    default:
      note("%\(name) is not in the dojo: the line is passed over")
      return nil
    }
  }

  private func printLine(_ text: String) { interpreter.output(text + "\n") }

  private func silently(_ body: () throws -> Value?) rethrows -> Value? {
    let old = (interpreter.output, interpreter.errorOutput)
    defer { (interpreter.output, interpreter.errorOutput) = old }
    interpreter.output = { _ in }
    interpreter.errorOutput = nil
    _ = try body()
    return nil
  }

  // MARK: Names

  private func installNames() {
    let shell = Value.object(
      Module(
        "IPython.shell",
        [
          "run_line_magic": function("run_line_magic") { shell, arguments in
            try shell.runLine(Shell.text(arguments, 0), Shell.text(arguments, 1)) ?? .none
          },
          "system": function("system") { shell, arguments in
            shell.note("!\(try Shell.text(arguments, 0)) is passed over: the dojo runs no programs")
            return .none
          },
          "getoutput": function("getoutput") { shell, arguments in
            shell.note("!\(try Shell.text(arguments, 0)) is passed over: the dojo runs no programs")
            return .list([])
          },
        ]))
    let display = function("display") { shell, arguments in
      for value in arguments.positional { try shell.display(value) }
      return .none
    }
    let getShell = function("get_ipython") { _, _ in shell }
    interpreter.builtins["get_ipython"] = getShell
    interpreter.builtins["display"] = display
    let clear = function("clear_output") { _, _ in .none }
    var made: Module?
    let displays: (Interpreter) throws -> Module = { interpreter in
      if let made { return made }
      let module = try Module.ipythonDisplay(
        with: ["display": display, "clear_output": clear], in: interpreter)
      made = module
      return module
    }
    interpreter.moduleMakers["IPython.display"] = { try displays($0) }
    interpreter.moduleMakers["IPython"] = { interpreter in
      Module(
        "IPython",
        [
          "__name__": .str("IPython"), "display": .object(try displays(interpreter)),
          "get_ipython": getShell,
        ])
    }
  }

  private func function(
    _ name: String, _ body: @escaping (Shell, Arguments) throws -> Value
  ) -> Value {
    .object(
      NativeFunction(name) { [weak self] arguments in
        guard let self else { return .none }
        return try body(self, arguments)
      })
  }

  private static func text(_ arguments: Arguments, _ index: Int) throws -> String {
    guard index < arguments.positionalCount else { return "" }
    return try Operations.str(arguments[index])
  }
}

extension Source {
  /// Whether the last statement ends with `;`, which hides its value.
  fileprivate func hasSemicolon(behind statement: Statement) -> Bool {
    let end = statement.span
    guard lines.indices.contains(end.endLine - 1) else { return false }
    let rest = lines[end.endLine - 1].unicodeScalars.dropFirst(end.endColumn)
    return rest.first { $0 != " " && $0 != "\t" } == ";"
  }
}
