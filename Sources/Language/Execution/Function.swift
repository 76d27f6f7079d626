/// A function of the program.
package final class Function: Object {
  let code: Code
  /// Default values of the last positional parameters.
  private(set) var defaults: [Value]
  /// Default values of keyword-only parameters.
  let keywordDefaults: [Name: Value]
  /// The variables of outer functions that it uses.
  let cells: [Cell]
  let annotations: [(Name, Value)]
  /// What was set on it: `f.__dict__`, and what overrides `__name__` and its like.
  private var attributes: Dict?

  init(
    _ code: Code, defaults: [Value] = [], keywordDefaults: [Name: Value] = [:],
    annotations: [(Name, Value)] = [], cells: [Cell] = []
  ) {
    self.code = code
    self.defaults = defaults
    self.keywordDefaults = keywordDefaults
    self.annotations = annotations
    self.cells = cells
    super.init(layout: .function)
  }

  deinit {
    if !defaults.isEmpty { Disposal.drop(&defaults) }
    if attributes != nil { Disposal.drop(&attributes) }
  }

  /// `f.__name__`
  package var name: String {
    if case .str(let text)? = attributes?["__name__"] { return text.text }
    return code.name
  }

  package override var keywordNames: [Name] {
    let list = code.parameters
    let named = list.positionalCount + list.keywordOnlyCount
    return Array(list.names.prefix(named).dropFirst(list.positionalOnlyCount))
  }

  package override var type: TypeObject { .function }
  package override var isMethod: Bool { true }
  package override var isCallable: Bool { true }

  package override func bound(to receiver: Value?, in type: TypeObject) throws -> Value {
    receiver.map { .object(BoundMethod($0, self)) } ?? .object(self)
  }

  package override func call(_ arguments: Arguments) throws -> Value {
    try Machine.shared.call(self, arguments)
  }

  package override func repr() throws -> String {
    "<function \(qualifiedName) at \(address)>"
  }

  package override var prettyText: String? {
    "<function __main__.\(qualifiedName)\(signatureText)>"
  }

  private var qualifiedName: String {
    if case .str(let text)? = attributes?["__qualname__"] { return text.text }
    return code.qualifiedName
  }

  // MARK: Attributes

  package override func getAttribute(_ name: Name) throws -> Value {
    if let value = attributes?[name.text] { return value }
    switch name.text {
    case "__name__": return .str(code.name)
    case "__qualname__": return .str(code.qualifiedName)
    case "__doc__": return code.documentation
    case "__module__": return .str("__main__")
    case "__defaults__": return defaults.isEmpty ? .none : .tuple(defaults)
    case "__kwdefaults__":
      if keywordDefaults.isEmpty { return .none }
      let pairs = keywordDefaults.sorted { $0.key.text < $1.key.text }
      return .object(Dict(names: pairs.map { ($0.key.text, $0.value) }))
    case "__code__": return .object(CodeObject(code))
    case "__closure__":
      return cells.isEmpty ? .none : .tuple(cells.map { .object(CellObject($0)) })
    case "__globals__": return .object(code.interpreter.globals.dictionary)
    case "__annotations__":
      let dict = Value.object(Dict(names: annotations.map { ($0.0.text, $0.1) }))
      try setAttribute(name, dict)
      return dict
    case "__dict__": return .object(makeAttributes())
    default: return try genericGetAttribute(name)
    }
  }

  package override func setAttribute(_ name: Name, _ value: Value) throws {
    makeAttributes()[name.text] = value
  }

  package override func deleteAttribute(_ name: Name) throws {
    guard try attributes?.remove(.str(name.text)) != nil else { throw noAttribute(name) }
  }

  @discardableResult
  private func makeAttributes() -> Dict {
    if let attributes { return attributes }
    willChange()
    let new = Dict()
    attributes = new
    return new
  }

  package override var ownAttributes: [Name] {
    attributes?.keys.compactMap { $0.string.map { Name($0.text) } } ?? []
  }

  package override func restoration() -> (() -> Void)? {
    let old = attributes
    return { [self] in attributes = old }
  }
}

extension TypeObject {
  package nonisolated(unsafe) static let function = TypeObject(
    "function", populate: DescriptorMethods.define(on:))
  package nonisolated(unsafe) static let generator = TypeObject(
    "generator", bases: [.iterator], populate: Generator.populate)
  package nonisolated(unsafe) static let `super` = TypeObject(
    "super", constructor: Super.construct)
}
