/// Comprehensions: loops within the code around them. A generator expression is code of its own.
extension Compiler {
  func comprehension(
    _ comprehension: Expression.Comprehension, _ span: SourceSpan, into target: Int32
  ) throws {
    guard let inner = scope.child(at: span) else { return }
    if comprehension.kind == .generator {
      return try generator(comprehension, inner, span, into: target)
    }
    let result = allocate()
    let before = assigned
    switch comprehension.kind {
    case .list, .generator: emit(.buildList, result, result, 0)
    case .set: emit(.buildSet, result, result, 0)
    case .dict: emit(.buildDict, result, result, 0)
    }
    try clauses(comprehension.clauses[...], inner, isFirst: true) {
      try self.scratch {
        let element = try self.stableOperand(comprehension.element)
        switch comprehension.kind {
        case .list, .generator: self.emit(.appendList, result, element)
        case .set: self.emit(.addSet, result, element)
        case .dict:
          guard let value = comprehension.value else { return }
          self.emit(.addDict, result, element, try self.operand(value))
        }
      }
    }
    assigned = before
    emit(.move, target, result)
  }

  /// The loops of a comprehension around `body`; the first iterable belongs to the scope outside.
  func clauses(
    _ clauses: ArraySlice<Expression.Comprehension.Clause>, _ inner: Scope, isFirst: Bool,
    _ body: () throws -> Void
  ) throws {
    guard let clause = clauses.first else { return try body() }
    let outer = scope
    if !isFirst { scope = inner }
    let iteration = allocate(Compiler.iterationSize)
    try iterate(clause.iterable, at: iteration)
    scope = inner
    if isFirst { makeCells(of: inner) }
    try comprehensionLoop(clause, iteration) {
      try self.clauses(clauses.dropFirst(), inner, isFirst: false, body)
    }
    scope = outer
  }

  func comprehensionLoop(
    _ clause: Expression.Comprehension.Clause, _ iteration: Int32, _ body: () throws -> Void
  ) throws {
    let start = here
    let end = try next(iteration, into: clause.target)
    var skips: [Int] = []
    for condition in clause.conditions { skips += try jumps(condition, if: false) }
    try body()
    patch(skips)
    loop(to: start)
    patch(end)
  }

  /// New cells for the variables of a comprehension that inner functions use.
  func makeCells(of scope: Scope) {
    for name in scope.bound where scope.captured.contains(name) {
      if let register = scope.registers[name] { emit(.newCell, register) }
    }
  }

  /// A generator expression: a function that gets the first iterator and yields the elements.
  private func generator(
    _ comprehension: Expression.Comprehension, _ inner: Scope, _ span: SourceSpan,
    into target: Int32
  ) throws {
    let window = allocate(2)
    guard let first = comprehension.clauses.first else { return }
    try scratch {
      let iterable = try operand(first.iterable)
      at(first.iterable.span) { emit(.iterateDelegate, window + 1, iterable) }
    }
    inner.yields = true
    let compiler = Compiler(
      .generator, name: "<genexpr>", qualifiedName: nested("<genexpr>"), scope: inner,
      source: source, interpreter: interpreter, span: span)
    compiler.parameters.names = [".0"]
    compiler.parameters.positionalCount = 1
    compiler.prologue()
    let iteration = compiler.allocate(Compiler.iterationSize)
    compiler.emit(.iterate, iteration, 0)
    try compiler.comprehensionLoop(first, iteration) {
      try compiler.clauses(comprehension.clauses.dropFirst(), inner, isFirst: false) {
        try compiler.scratch {
          let element = try compiler.operand(comprehension.element)
          compiler.emit(.yieldValue, compiler.allocate(), element)
        }
      }
    }
    compiler.emit(.returnValue, compiler.constant(.none))
    try function(compiler.finish(), inner, into: window)
    emit(.call, target, window, 1)
  }
}
