/// Where names live: a module, a function, a class body, or a comprehension.
///
/// A comprehension's variables are its own, but they lie in the registers of the code around it.
final class Scope {
  enum Kind { case module, function, classBody, generator, comprehension }

  let kind: Kind
  let parent: Scope?
  /// The class whose private names (`__x`) are meant.
  let className: String?
  /// The names bound here, in the order of their first mention.
  private(set) var bound: [Name] = []
  private var boundSet: Set<Name> = []
  /// Parameters and their count; they come first in `bound`.
  var parameterCount = 0
  var globals: Set<Name> = []
  var nonlocals: Set<Name> = []
  /// The `nonlocal` statements, whose names have to be bound in a function around.
  var nonlocalDeclarations: [(name: Name, span: SourceSpan)] = []
  var uses: Set<Name> = []
  /// Names bound here that inner functions use: they live in cells.
  var captured: Set<Name> = []
  /// For a scope with code of its own: the names whose cells come from outside.
  private(set) var free: [Name] = []
  private(set) var children: [Scope] = []
  private var childrenBySpan: [SpanKey: Scope] = [:]
  /// Names that lose their value somewhere, and names that `:=` binds within expressions.
  var deleted: Set<Name> = []
  var rebound: Set<Name> = []
  /// The registers of bound names; see `assignRegisters`.
  private(set) var registers: [Name: Int32] = [:]
  /// The registers of the cells from outside.
  private(set) var freeRegisters: [Name: Int32] = [:]
  /// Whether it has a `yield`.
  var yields = false
  /// How many registers variables take, in a scope with code of its own.
  private(set) var variableCount: Int32 = 0
  /// For messages: the variable of each of those registers.
  private(set) var variableNames: [Name] = []

  init(_ kind: Kind, parent: Scope?, className: String?) {
    self.kind = kind
    self.parent = parent
    self.className = className
  }

  private struct SpanKey: Hashable {
    let line, column, endLine, endColumn: Int

    init(_ span: SourceSpan) {
      (line, column, endLine, endColumn) = (span.line, span.column, span.endLine, span.endColumn)
    }
  }

  /// The scope of the code that this one's instructions are part of.
  var frame: Scope { kind == .comprehension ? parent?.frame ?? self : self }

  func binds(_ name: Name) -> Bool { boundSet.contains(name) }

  func bind(_ name: Name) {
    if boundSet.insert(name).inserted { bound.append(name) }
  }

  func addFree(_ name: Name) {
    if !free.contains(name) { free.append(name) }
  }

  func add(_ child: Scope, at span: SourceSpan) {
    children.append(child)
    childrenBySpan[SpanKey(span)] = child
  }

  /// The scope that a function, lambda, class or comprehension at a place in the source makes.
  func child(at span: SourceSpan) -> Scope? { childrenBySpan[SpanKey(span)] }

  /// Private names of classes: `__x` becomes `_Class__x`.
  func mangled(_ name: Name) -> Name {
    guard let className else { return name }
    let text = name.text
    guard text.hasPrefix("__"), !text.hasSuffix("__") else { return name }
    return Name("_" + className.drop { $0 == "_" } + text)
  }

  // MARK: Resolution

  enum Variable {
    case local(Int32)
    case cell(Int32)
    case global
    /// In a class body: its own variable, or else the global one.
    case classLocal(Int32)
  }

  /// What a name means here, after the analysis.
  func variable(_ name: Name) -> Variable {
    var scope = self
    while true {
      if scope.globals.contains(name) { return .global }
      if scope.binds(name), !scope.nonlocals.contains(name), scope.kind != .module {
        guard let register = scope.registers[name] else { return .global }
        if scope.kind == .classBody { return .classLocal(register) }
        return scope.captured.contains(name) ? .cell(register) : .local(register)
      }
      if let register = scope.freeRegisters[name] { return .cell(register) }
      guard scope.kind == .comprehension, let parent = scope.parent else { return .global }
      scope = parent
      // A class body's variables are not seen from comprehensions within it.
      if scope.kind == .classBody {
        return scope.freeRegisters[name].map(Variable.cell) ?? .global
      }
    }
  }

  /// The register of the cell that an inner function takes for one of its free names.
  func closureCell(_ name: Name) -> Int32? {
    var scope = self
    while true {
      if scope.kind != .classBody || name == "__class__", scope.captured.contains(name) {
        return scope.registers[name]
      }
      guard scope.kind == .comprehension, let parent = scope.parent else {
        return scope.freeRegisters[name]
      }
      scope = parent
    }
  }

  /// Gives registers to the variables of a scope with code of its own: the parameters, the other
  /// names, those of the comprehensions within it, the cells from outside.
  func assignRegisters() {
    if kind != .module {
      for name in bound where !globals.contains(name) && !nonlocals.contains(name) {
        registers[name] = newRegister(name)
      }
    }
    assignComprehensions(of: self)
    for name in free { freeRegisters[name] = newRegister(name) }
    for child in allChildren where child.kind != .comprehension { child.assignRegisters() }
  }

  private func assignComprehensions(of scope: Scope) {
    for child in scope.children where child.kind == .comprehension {
      for name in child.bound { child.registers[name] = newRegister(name) }
      assignComprehensions(of: child)
    }
  }

  /// The registers of the variables of comprehensions within this scope.
  var comprehensionRegisters: Set<Int> {
    children.filter { $0.kind == .comprehension }.reduce(into: []) { result, child in
      result.formUnion(child.registers.values.map(Int.init))
      result.formUnion(child.comprehensionRegisters)
    }
  }

  private func newRegister(_ name: Name) -> Int32 {
    defer { variableCount += 1 }
    variableNames.append(name)
    return variableCount
  }

  /// The children, and those of the comprehensions within this scope.
  private var allChildren: [Scope] {
    children.flatMap { $0.kind == .comprehension ? [$0] + $0.allChildren : [$0] }
  }
}
