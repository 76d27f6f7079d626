extension Statement {
  /// The names that running the statement binds in its scope, in order, each once.
  ///
  /// `x += 1` binds `x`; `x[0] = 1` and `x.y = 1` change `x` but do not bind it.
  package var boundNames: [String] {
    var names = NameCollector()
    names.visit(self)
    return names.bound
  }

  /// The names that the statement reads, in order, each once; functions' bodies count.
  package var readNames: [String] {
    var names = NameCollector()
    names.visit(self)
    return names.read
  }

  /// The statement's own text, with comments inside it and its first line's indentation removed.
  package func text(in source: Source) -> String {
    let lines = source.lines
    guard span.line >= 1, span.endLine >= span.line, span.endLine <= lines.count else { return "" }
    var own = Array(lines[(span.line - 1)..<span.endLine])
    let last = own.count - 1
    own[last] = String(String.UnicodeScalarView(own[last].unicodeScalars.prefix(span.endColumn)))
    own[0] = String(String.UnicodeScalarView(own[0].unicodeScalars.dropFirst(span.column)))
    return own.joined(separator: "\n")
  }
}

/// Walks a statement and notes what it binds and reads.
private struct NameCollector {
  private(set) var bound: [String] = []
  private(set) var read: [String] = []

  private mutating func bind(_ name: String) {
    if !bound.contains(name) { bound.append(name) }
  }

  mutating func visit(_ statements: [Statement]) {
    for statement in statements { visit(statement) }
  }

  mutating func visit(_ statement: Statement) {
    switch statement.kind {
    case .expression(let value): visit(value)
    case .assignment(let targets, let value):
      visit(value)
      for target in targets { bind(target: target) }
    case .augmented(let target, _, let value):
      visit(target)
      visit(value)
      bind(target: target)
    case .annotated(let target, _, let value, _):
      value.map { visit($0) }
      if value != nil { bind(target: target) }
    case .delete(let targets): targets.forEach { visit($0) }
    case .if(let branches, let orElse):
      for branch in branches {
        visit(branch.test)
        visit(branch.body)
      }
      visit(orElse)
    case .while(let test, let body, let orElse):
      visit(test)
      visit(body)
      visit(orElse)
    case .for(let target, let iterable, let body, let orElse):
      visit(iterable)
      bind(target: target)
      visit(body)
      visit(orElse)
    case .with(let items, let body):
      for item in items {
        visit(item.context)
        item.target.map { bind(target: $0) }
      }
      visit(body)
    case .try(let block): visit(block)
    case .match(let subject, let cases):
      visit(subject)
      for branch in cases {
        branch.guarding.map { visit($0) }
        visit(branch.body)
      }
    case .function(let function): visit(function)
    case .class(let definition):
      definition.decorators.forEach { visit($0) }
      definition.arguments.forEach { visit($0.value) }
      bind(definition.name.text)
    case .return(let value): value.map { visit($0) }
    case .raise(let value, let cause): [value, cause].compactMap { $0 }.forEach { visit($0) }
    case .assert(let test, let message): [test, message].compactMap { $0 }.forEach { visit($0) }
    case .import(let aliases):
      for alias in aliases { bind(alias.asName?.text ?? String(alias.name.prefix { $0 != "." })) }
    case .importFrom(_, _, let aliases):
      for alias in aliases { bind(alias.asName?.text ?? alias.name) }
    case .global, .nonlocal, .pass, .break, .continue: break
    }
  }

  private mutating func visit(_ block: Statement.Try) {
    visit(block.body)
    for handler in block.handlers {
      handler.type.map { visit($0) }
      visit(handler.body)
    }
    visit(block.orElse)
    visit(block.finally)
  }

  /// A function binds its name; what its body reads, but does not bind itself, it reads too.
  private mutating func visit(_ function: Statement.FunctionDefinition) {
    function.decorators.forEach { visit($0) }
    for parameter in function.parameters.all { parameter.standard.map { visit($0) } }
    var inner = NameCollector()
    inner.visit(function.body)
    let own = Set(inner.bound + function.parameters.all.map(\.name.text))
    for name in inner.read where !own.contains(name) { note(name) }
    bind(function.name.text)
  }

  private mutating func note(_ name: String) {
    if !read.contains(name) { read.append(name) }
  }

  private mutating func visit(_ expression: Expression) {
    if case .name(let name) = expression.kind { note(name.text) }
    if case .named(let target, _) = expression.kind { bind(target: target) }
    var children: [Expression] = []
    expression.kind.forEachChild { children.append($0) }
    for child in children { visit(child) }
  }

  private mutating func bind(target: Expression) {
    switch target.kind {
    case .name(let name): bind(name.text)
    case .tuple(let items), .list(let items): items.forEach { bind(target: $0) }
    case .starred(let inner): bind(target: inner)
    default: visit(target)
    }
  }
}
