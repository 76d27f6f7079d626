/// Finds out what each name of a program means: local, from an outer function, or global.
struct ScopeAnalysis {
  private var scope: Scope
  private let root: Scope

  /// The module's scope, with all inner ones.
  static func analyze(_ statements: [Statement]) throws -> Scope {
    let root = Scope(.module, parent: nil, className: nil)
    var analysis = ScopeAnalysis(scope: root, root: root)
    try analysis.visit(statements)
    try analysis.resolve(root)
    root.assignRegisters()
    return root
  }

  // MARK: Scopes

  private mutating func within(
    _ kind: Scope.Kind, at span: SourceSpan, className: String? = nil,
    _ body: (inout ScopeAnalysis) throws -> Void
  ) rethrows {
    let outer = scope
    scope = Scope(kind, parent: outer, className: className ?? outer.className)
    outer.add(scope, at: span)
    try body(&self)
    scope = outer
  }

  private func use(_ name: Name) {
    let name = scope.mangled(name)
    scope.uses.insert(name)
    // `super()` needs the class it stands in.
    if name == "super" { scope.uses.insert("__class__") }
  }

  private func bind(_ name: Name) { scope.bind(scope.mangled(name)) }

  // MARK: Statements

  private mutating func visit(_ statements: [Statement]) throws {
    for statement in statements { try visit(statement) }
  }

  private mutating func visit(_ statement: Statement) throws {
    switch statement.kind {
    case .expression(let value): try visit(value)
    case .assignment(let targets, let value):
      try visit(value)
      for target in targets { try visitTarget(target) }
    case .augmented(let target, _, let value):
      try visit(target)
      try visit(value)
      try visitTarget(target)
    case .annotated(let target, let annotation, let value, _):
      if scope.kind != .function { try visit(annotation) }
      if let value { try visit(value) }
      try visitTarget(target)
      if scope.kind == .classBody || scope.kind == .module { bind("__annotations__") }
    case .delete(let targets):
      for target in targets {
        try visit(target)
        try visitTarget(target)
        markDeleted(target)
      }
    case .if(let branches, let orElse):
      for branch in branches {
        try visit(branch.test)
        try visit(branch.body)
      }
      try visit(orElse)
    case .while(let test, let body, let orElse):
      try visit(test)
      try visit(body)
      try visit(orElse)
    case .for(let target, let iterable, let body, let orElse):
      try visit(iterable)
      try visitTarget(target)
      try visit(body)
      try visit(orElse)
    case .with(let items, let body):
      for item in items {
        try visit(item.context)
        if let target = item.target { try visitTarget(target) }
      }
      try visit(body)
    case .try(let block): try visit(block)
    case .match(let subject, let cases):
      try visit(subject)
      for matchCase in cases {
        try visit(matchCase.pattern)
        if let guarding = matchCase.guarding { try visit(guarding) }
        try visit(matchCase.body)
      }
    case .function(let definition): try visit(definition, statement.span)
    case .class(let definition): try visit(definition, statement.span)
    case .return(let value), .raise(let value, nil):
      if let value { try visit(value) }
    case .raise(let value, let cause):
      for part in [value, cause] { if let part { try visit(part) } }
    case .assert(let test, let message):
      try visit(test)
      if let message { try visit(message) }
    case .import(let aliases):
      for alias in aliases {
        bind(alias.asName ?? Name(String(alias.name.prefix { $0 != "." })))
      }
    case .importFrom(_, _, let names):
      for alias in names { bind(alias.asName ?? Name(alias.name)) }
    case .global(let names): try declareGlobal(names, statement.span)
    case .nonlocal(let names): try declareNonlocal(names, statement.span)
    case .pass, .break, .continue: break
    }
  }

  private func markDeleted(_ target: Expression) {
    switch target.kind {
    case .name(let name): scope.deleted.insert(scope.mangled(name))
    case .tuple(let items), .list(let items): items.forEach(markDeleted)
    default: break
    }
  }

  private mutating func visit(_ block: Statement.Try) throws {
    try visit(block.body)
    for handler in block.handlers {
      if let type = handler.type { try visit(type) }
      if let name = handler.name {
        bind(name)
        scope.deleted.insert(scope.mangled(name))
      }
      try visit(handler.body)
    }
    try visit(block.orElse)
    try visit(block.finally)
  }

  private mutating func visit(_ pattern: Pattern) throws {
    switch pattern.kind {
    case .value(let value): try visit(value)
    case .capture(let name, let inner):
      if let name { bind(name) }
      if let inner { try visit(inner) }
    case .star(let name):
      if let name { bind(name) }
    case .sequence(let patterns), .alternatives(let patterns):
      for pattern in patterns { try visit(pattern) }
    case .mapping(let items, let rest):
      for item in items {
        try visit(item.key)
        try visit(item.pattern)
      }
      if let rest { bind(rest) }
    case .instance(let type, let positional, let keywords):
      try visit(type)
      for pattern in positional { try visit(pattern) }
      for keyword in keywords { try visit(keyword.pattern) }
    }
  }

  private func declareGlobal(_ names: [Name], _ span: SourceSpan) throws {
    for name in names.map(scope.mangled) {
      if scope.bound.prefix(scope.parameterCount).contains(name) {
        throw SyntaxFailure("name '\(name)' is parameter and global", at: span)
      }
      try refuseLate(name, "global", span)
      scope.globals.insert(name)
    }
  }

  private func declareNonlocal(_ names: [Name], _ span: SourceSpan) throws {
    for name in names.map(scope.mangled) {
      if scope.kind == .module {
        throw SyntaxFailure("nonlocal declaration not allowed at module level", at: span)
      }
      if scope.bound.prefix(scope.parameterCount).contains(name) {
        throw SyntaxFailure("name '\(name)' is parameter and nonlocal", at: span)
      }
      if scope.nonlocals.insert(name).inserted { try refuseLate(name, "nonlocal", span) }
      scope.nonlocalDeclarations.append((name, span))
    }
  }

  private func refuseLate(_ name: Name, _ declaration: String, _ span: SourceSpan) throws {
    if scope.kind == .module { return }
    if scope.binds(name) {
      throw SyntaxFailure(
        "name '\(name)' is assigned to before \(declaration) declaration", at: span)
    }
    if scope.uses.contains(name) {
      throw SyntaxFailure(
        "name '\(name)' is used prior to \(declaration) declaration", at: span)
    }
  }

  // MARK: Functions and classes

  private mutating func visit(
    _ definition: Statement.FunctionDefinition, _ span: SourceSpan
  ) throws {
    for decorator in definition.decorators { try visit(decorator) }
    try visitOutside(definition.parameters)
    if let returns = definition.returns { try visit(returns) }
    bind(definition.name)
    try within(.function, at: span) { analysis in
      analysis.bindParameters(definition.parameters)
      try analysis.visit(definition.body)
    }
  }

  private mutating func visit(
    _ definition: Statement.ClassDefinition, _ span: SourceSpan
  ) throws {
    for decorator in definition.decorators { try visit(decorator) }
    for argument in definition.arguments { try visit(argument.value) }
    bind(definition.name)
    try within(.classBody, at: span, className: definition.name.text) { analysis in
      try analysis.visit(definition.body)
    }
  }

  /// Defaults and annotations belong to the scope around a function.
  private mutating func visitOutside(_ parameters: Parameters) throws {
    for parameter in parameters.all {
      if let standard = parameter.standard { try visit(standard) }
      if let annotation = parameter.annotation { try visit(annotation) }
    }
  }

  private func bindParameters(_ parameters: Parameters) {
    for parameter in parameters.all { bind(parameter.name) }
    scope.parameterCount = scope.bound.count
  }

  // MARK: Expressions

  private mutating func visit(_ expression: Expression) throws {
    switch expression.kind {
    case .name(let name): use(name)
    case .lambda(let parameters, let body):
      try visitOutside(parameters)
      try within(.function, at: expression.span) { analysis in
        analysis.bindParameters(parameters)
        try analysis.visit(body)
      }
    case .comprehension(let comprehension):
      try visit(comprehension, expression.span)
    case .named(let target, let value):
      try visit(value)
      if case .name(let name) = target.kind { try bindNamed(name, target.span) }
    case .yield, .yieldFrom:
      try requireFunction(expression)
      fallthrough
    default:
      var children: [Expression] = []
      expression.kind.forEachChild { children.append($0) }
      for child in children { try visit(child) }
    }
  }

  private func requireFunction(_ expression: Expression) throws {
    switch scope.kind {
    case .function: scope.yields = true
    case .comprehension, .generator:
      let inside = scope.kind == .generator ? "generator expression" : "list comprehension"
      throw SyntaxFailure("'yield' inside \(inside)", at: expression.span)
    case .module, .classBody:
      throw SyntaxFailure("'yield' outside function", at: expression.span)
    }
  }

  /// A comprehension's walrus binds in the function around it.
  private func bindNamed(_ name: Name, _ span: SourceSpan) throws {
    var target = scope
    while target.kind == .comprehension || target.kind == .generator, let parent = target.parent {
      if target.binds(name) {
        throw SyntaxFailure(
          "assignment expression cannot rebind comprehension iteration variable '\(name)'",
          at: span)
      }
      target.uses.insert(target.mangled(name))
      target = parent
    }
    if target !== scope, target.kind == .classBody {
      throw SyntaxFailure(
        "assignment expression within a comprehension cannot be used in a class body", at: span)
    }
    if target !== scope, target.kind == .module { scope.frame.globals.insert(name) }
    target.bind(target.mangled(name))
    target.rebound.insert(target.mangled(name))
    if target !== scope, scope.frame !== target.frame, target.kind != .module {
      scope.frame.nonlocals.insert(name)
    }
  }

  private mutating func visit(
    _ comprehension: Expression.Comprehension, _ span: SourceSpan
  ) throws {
    // The first iterable is evaluated outside.
    if let first = comprehension.clauses.first { try visit(first.iterable) }
    let kind: Scope.Kind = comprehension.kind == .generator ? .generator : .comprehension
    try within(kind, at: span) { analysis in
      if kind == .generator {
        analysis.scope.bind(".0")
        analysis.scope.parameterCount = 1
      }
      for (index, clause) in comprehension.clauses.enumerated() {
        if index > 0 { try analysis.visit(clause.iterable) }
        try analysis.visitTarget(clause.target)
        for condition in clause.conditions { try analysis.visit(condition) }
      }
      try analysis.visit(comprehension.element)
      if let value = comprehension.value { try analysis.visit(value) }
    }
  }

  private mutating func visitTarget(_ target: Expression) throws {
    switch target.kind {
    case .name(let name): bind(name)
    case .tuple(let items), .list(let items):
      for item in items { try visitTarget(item) }
    case .starred(let inner): try visitTarget(inner)
    default: try visit(target)
    }
  }

  // MARK: Resolution

  /// Links each use of a name to the function that binds it, from the outermost scope inwards.
  private func resolve(_ scope: Scope) throws {
    for (name, span) in scope.nonlocalDeclarations where !isBound(name, around: scope) {
      throw SyntaxFailure("no binding for nonlocal '\(name)' found", at: span)
    }
    for name in scope.uses.union(scope.nonlocals) { link(name, from: scope) }
    for child in scope.children { try resolve(child) }
  }

  /// Whether a function around a scope binds a name, before or after the scope's own place.
  private func isBound(_ name: Name, around scope: Scope) -> Bool {
    var outer = scope.parent
    while let candidate = outer {
      switch candidate.kind {
      case .function:
        if candidate.binds(name), !candidate.globals.contains(name) { return true }
      case .classBody:
        if name == "__class__" { return true }
      case .module, .comprehension, .generator:
        break
      }
      outer = candidate.parent
    }
    return false
  }

  private func link(_ name: Name, from user: Scope) {
    var owner = user
    while true {
      if owner.globals.contains(name) || owner.kind == .module { return }
      let isOwn = owner === user
      let isVisible = owner.kind != .classBody || isOwn || name == "__class__"
      if isVisible, owner.binds(name), !owner.nonlocals.contains(name) { break }
      if owner.kind == .classBody, name == "__class__", !isOwn {
        owner.bind(name)
        break
      }
      guard let parent = owner.parent else { return }
      owner = parent
    }
    guard owner.frame !== user.frame else { return }
    owner.captured.insert(name)
    var frame = user.frame
    while frame !== owner.frame {
      frame.addFree(name)
      guard let parent = frame.parent else { return }
      frame = parent.frame
    }
  }
}
