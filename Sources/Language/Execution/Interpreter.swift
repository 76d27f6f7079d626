/// A running program: its global names, its modules, where its output goes.
///
/// This file is the contract with the floors above: `Library` registers modules and types,
/// `Sessions` and `Lesson` compile and run statements.
package final class Interpreter {
  /// The names of the workspace (`__main__`).
  package let globals: Namespace
  /// The names that every module sees behind its own: `print`, `len`, the exceptions.
  package let builtins = Namespace()
  /// Which files a program may open.
  package var files = FileAccess()
  /// Reads a line for `input(prompt)`, nil at the end of the input; nil where there is no input.
  package var readLine: ((_ prompt: String) throws -> String?)?
  /// Whether annotations are kept as texts: `from __future__ import annotations` was compiled.
  var postponesAnnotations = false
  /// Where `print` writes.
  package var output: (String) -> Void
  /// What `sys.stdout` is at first: `print` writes to what the program has put in its place.
  package var standardOutput: Object?
  /// Where warnings and what a program writes to `sys.stderr` go; nil drops them.
  package var errorOutput: ((String) -> Void)?
  /// Modules that a program may import, made at their first import, by their dotted name.
  package var moduleMakers: [String: (Interpreter) throws -> Module] = [:]
  /// The modules that were imported, by their dotted name.
  package internal(set) var modules: [String: Module] = [:]

  package init(output: @escaping (String) -> Void) {
    globals = Namespace()
    self.output = output
    Builtins.install(into: self)
    builtins["super"] = .object(TypeObject.super)
    globals["__name__"] = .str("__main__")
    TypeType.makeClass = UserClass.make
  }

  /// Ends the program: its names are unbound, for functions and what they refer to hold each other.
  package func end() { globals.clear() }

  /// The exception that the program is handling.
  package var handledException: Exception? { Machine.shared.handled }

  /// How deep calls may nest.
  package var recursionLimit: Int { Machine.shared.recursionLimit }

  /// `sys.setrecursionlimit(limit)`. Throws `ValueError` and `RecursionError` as CPython does.
  package func setRecursionLimit(_ limit: Int) throws {
    try Machine.shared.setRecursionLimit(limit)
  }

  // MARK: Output

  /// Writes what `print` prints: to `output`, or to what the program made `sys.stdout`.
  func write(_ text: String) throws {
    guard let standardOutput, let now = modules["sys"]?.attributes["stdout"],
      now.object !== standardOutput
    else { return try text.forEachPiece(output) }
    _ = try Operations.callMethod(now, "write", .str(text))
  }

  // MARK: Compiling

  /// The code of a whole text. Throws `SyntaxError` and its kin.
  package func compile(_ source: Source) throws -> Code {
    try compile(parse(source), of: source)
  }

  /// The code of some statements of a source, one after the other. Throws `SyntaxError`.
  package func compile(_ statements: [Statement], of source: Source) throws -> Code {
    do {
      let scope = try ScopeAnalysis.analyze(statements)
      let start = SourceSpan(line: 1, column: 0, endLine: 1, endColumn: 0)
      let compiler = Compiler(
        .module, name: "<module>", qualifiedName: "<module>", scope: scope, source: source,
        interpreter: self, span: start)
      try compiler.module(statements)
      return compiler.finish()
    } catch let failure as SyntaxFailure {
      throw PythonError(failure, in: source)
    }
  }

  // MARK: Running

  /// Runs code in the workspace; the value of its last statement if that is an expression, else
  /// `.undefined`. Throws `PythonError`, with its traceback.
  @discardableResult
  package func run(_ code: Code) throws -> Value { try Machine.shared.run(code) }

  /// Compiles and runs a text.
  @discardableResult
  package func run(_ source: Source) throws -> Value { try run(compile(source)) }
}

extension UserClass {
  /// `type(name, bases, dict)`.
  static func make(_ arguments: Arguments) throws -> Value {
    guard case .str(let name)? = arguments.at(0), let bases = arguments.at(1)?.tuple,
      let namespace = arguments.at(2)?.dict
    else {
      throw PythonError.typeError("type() takes a str, a tuple of classes and a dict")
    }
    return try make(name.text, bases: bases.items, keywords: [], namespace: namespace)
  }
}

extension Compiler {
  /// A module's statements; the last expression's value is the code's.
  func module(_ statements: [Statement]) throws {
    guard let last = statements.last, case .expression(let value) = last.kind else {
      try self.statements(statements)
      emit(.returnValue, constant(.undefined))
      return
    }
    try self.statements(Array(statements.dropLast()))
    try at(last.span) {
      try scratch {
        let result = allocate()
        try self.value(value, into: result)
        emit(.returnValue, result)
      }
    }
  }
}
