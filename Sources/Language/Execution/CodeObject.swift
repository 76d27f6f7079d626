/// `f.__code__`: what a program may ask about a function's code.
final class CodeObject: Object {
  private let code: Code

  init(_ code: Code) {
    self.code = code
    super.init()
  }

  private nonisolated(unsafe) static let codeType = TypeObject(
    "code",
    populate: { type in
      let methods = MethodTable(type) { $0.as(CodeObject.self)?.code }
      methods.property("co_name") { .str($0.name) }
      methods.property("co_qualname") { .str($0.qualifiedName) }
      methods.property("co_filename") { .str($0.source.name) }
      methods.property("co_firstlineno") { .int($0.definition.line) }
      methods.property("co_argcount") { .int($0.parameters.positionalCount) }
      methods.property("co_posonlyargcount") { .int($0.parameters.positionalOnlyCount) }
      methods.property("co_kwonlyargcount") { .int($0.parameters.keywordOnlyCount) }
      methods.property("co_varnames") { names($0.ownNames) }
      methods.property("co_nlocals") { .int($0.ownNames.count) }
      methods.property("co_freevars") { names(Array($0.variableNames.suffix($0.freeCount))) }
    })

  private static func names(_ names: [Name]) -> Value { .tuple(names.map { .str($0.text) }) }

  override var type: TypeObject { CodeObject.codeType }

  override func hash() throws -> Int { ObjectIdentifier(code).hashValue }

  override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard op == .equal || op == .notEqual, let other = other.as(CodeObject.self) else { return nil }
    return .bool((code === other.code) == (op == .equal))
  }

  override func repr() throws -> String {
    "<code object \(code.name) at \(address), file \"\(code.source.name)\", "
      + "line \(code.definition.line)>"
  }
}

extension Code {
  /// The variables that are the code's own.
  fileprivate var ownNames: [Name] { Array(variableNames.dropLast(freeCount)) }
}

/// An item of `f.__closure__`: a variable of an outer function.
final class CellObject: Object {
  private let cell: Cell

  init(_ cell: Cell) {
    self.cell = cell
    super.init()
  }

  private nonisolated(unsafe) static let cellType = TypeObject(
    "cell",
    populate: { type in
      let methods = MethodTable(type) { $0.as(CellObject.self) }
      methods.property("cell_contents") { object in
        guard !object.cell.value.isUndefined else { throw PythonError.valueError("Cell is empty") }
        return object.cell.value
      }
    })

  override var type: TypeObject { CellObject.cellType }
}
