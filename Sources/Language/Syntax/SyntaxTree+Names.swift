/// Going through the syntax tree: what a statement reads and binds.
extension Expression {
  /// Visits this expression and all within it, outer ones first.
  package func walk(_ visit: (Expression) -> Void) {
    visit(self)
    kind.forEachChild { $0.walk(visit) }
  }

  /// The names that it reads, each once, in the order of the text. The variables of its own
  /// comprehensions and lambdas are not among them.
  package var readNames: [Name] {
    var collector = NameCollector()
    collector.read(self)
    return collector.reads
  }

  /// The names that it binds as a target of an assignment.
  package var targetNames: [Name] {
    switch kind {
    case .name(let name): [name]
    case .tuple(let items), .list(let items): items.flatMap(\.targetNames)
    case .starred(let inner): inner.targetNames
    default: []
    }
  }
}

extension Statement {
  /// The expressions directly in this statement, targets included, in the order of the text.
  package var expressions: [Expression] {
    switch kind {
    case .expression(let value): [value]
    case .assignment(let targets, let value): targets + [value]
    case .augmented(let target, _, let value): [target, value]
    case .annotated(let target, let annotation, let value, _):
      [target, annotation] + [value].compactMap { $0 }
    case .delete(let targets): targets
    case .if(let branches, _): branches.map(\.test)
    case .while(let test, _, _): [test]
    case .for(let target, let iterable, _, _): [target, iterable]
    case .with(let items, _):
      items.flatMap { [$0.context, $0.target].compactMap { $0 } }
    case .try(let block): block.handlers.compactMap(\.type)
    case .match(let subject, let cases): [subject] + cases.compactMap(\.guarding)
    case .function(let definition):
      definition.decorators + definition.parameters.all.compactMap(\.standard)
    case .class(let definition): definition.decorators + definition.arguments.map(\.value)
    case .return(let value): [value].compactMap { $0 }
    case .raise(let value, let cause): [value, cause].compactMap { $0 }
    case .assert(let test, let message): [test] + [message].compactMap { $0 }
    case .import, .importFrom, .global, .nonlocal, .pass, .break, .continue: []
    }
  }

  /// The statements in this one's blocks; none for functions and classes, which run later.
  package var innerStatements: [Statement] {
    switch kind {
    case .if(let branches, let orElse): branches.flatMap(\.body) + orElse
    case .while(_, let body, let orElse), .for(_, _, let body, let orElse): body + orElse
    case .with(_, let body): body
    case .try(let block):
      block.body + block.handlers.flatMap(\.body) + block.orElse + block.finally
    case .match(_, let cases): cases.flatMap(\.body)
    default: []
    }
  }

  /// The names that it binds, blocks included, each once, in the order of the text.
  package var boundNames: [Name] {
    var collector = NameCollector()
    collector.bind(self)
    return collector.binds
  }

  /// The names that it assigns to itself: not in its blocks, and not by changing what they have
  /// as `+=` does.
  package var assignedNames: [Name] {
    if case .augmented = kind { return [] }
    var collector = NameCollector()
    collector.bindDirectly(self)
    return collector.binds
  }

  /// The names that it reads, blocks and the bodies of its functions included, each once, in the
  /// order of the text.
  package var readNames: [Name] {
    var collector = NameCollector()
    collector.read(self)
    return collector.reads
  }
}

/// Collects names, each once.
private struct NameCollector {
  private(set) var reads: [Name] = []
  private(set) var binds: [Name] = []
  private var seenReads: Set<Name> = []
  private var seenBinds: Set<Name> = []
  /// Variables of the comprehensions and lambdas around.
  private var hidden: [Name] = []

  private mutating func noteRead(_ name: Name) {
    if !hidden.contains(name), seenReads.insert(name).inserted { reads.append(name) }
  }

  private mutating func noteBind(_ name: Name) {
    if seenBinds.insert(name).inserted { binds.append(name) }
  }

  // MARK: Reads

  mutating func read(_ expression: Expression) {
    switch expression.kind {
    case .name(let name):
      noteRead(name)
    case .lambda(let parameters, let body):
      for parameter in parameters.all { parameter.standard.map { read($0) } }
      hiding(parameters.all.map(\.name)) { $0.read(body) }
    case .comprehension(let comprehension):
      hiding(comprehension.clauses.flatMap(\.target.targetNames)) { collector in
        expression.kind.forEachChild { collector.read($0) }
      }
    case .named(_, let value):
      read(value)
    default:
      expression.kind.forEachChild { read($0) }
    }
  }

  private mutating func hiding(_ names: [Name], _ body: (inout NameCollector) -> Void) {
    let before = hidden
    hidden += names
    body(&self)
    hidden = before
  }

  /// A target reads what stands in its subscripts and before its dots.
  private mutating func readTarget(_ target: Expression) {
    switch target.kind {
    case .name: break
    case .tuple(let items), .list(let items): for item in items { readTarget(item) }
    case .starred(let inner): readTarget(inner)
    default: read(target)
    }
  }

  mutating func read(_ statement: Statement) {
    switch statement.kind {
    case .assignment(let targets, let value):
      read(value)
      for target in targets { readTarget(target) }
    case .annotated(let target, _, let value, _):
      if let value { read(value) }
      readTarget(target)
    case .for(let target, let iterable, _, _):
      read(iterable)
      readTarget(target)
    case .with(let items, _):
      for item in items {
        read(item.context)
        if let target = item.target { readTarget(target) }
      }
    case .function(let definition):
      for expression in statement.expressions { read(expression) }
      let bound = definition.body.flatMap(\.boundNames)
      hiding(definition.parameters.all.map(\.name) + bound) { collector in
        for inner in definition.body { collector.read(inner) }
      }
    case .class(let definition):
      for expression in statement.expressions { read(expression) }
      for inner in definition.body { read(inner) }
    default:
      for expression in statement.expressions { read(expression) }
    }
    for inner in statement.innerStatements { read(inner) }
  }

  // MARK: Bindings

  mutating func bind(_ statement: Statement) {
    bindDirectly(statement)
    for inner in statement.innerStatements { bind(inner) }
  }

  mutating func bindDirectly(_ statement: Statement) {
    for expression in statement.expressions {
      expression.walk { inner in
        if case .named(let target, _) = inner.kind {
          for name in target.targetNames { noteBind(name) }
        }
      }
    }
    switch statement.kind {
    case .assignment(let targets, _):
      for name in targets.flatMap(\.targetNames) { noteBind(name) }
    case .augmented(let target, _, _), .for(let target, _, _, _):
      for name in target.targetNames { noteBind(name) }
    case .annotated(let target, _, let value, _):
      if value != nil { for name in target.targetNames { noteBind(name) } }
    case .with(let items, _):
      for name in items.compactMap(\.target).flatMap(\.targetNames) { noteBind(name) }
    case .function(let definition): noteBind(definition.name)
    case .class(let definition): noteBind(definition.name)
    case .import(let aliases):
      for alias in aliases {
        noteBind(alias.asName ?? Name(String(alias.name.prefix { $0 != "." })))
      }
    case .importFrom(_, _, let names):
      for alias in names { noteBind(alias.asName ?? Name(alias.name)) }
    default: break
    }
  }
}
