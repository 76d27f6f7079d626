@testable import Language

/// Walks an expression's tree: enough to test values without the machine that runs programs.
struct Evaluator {
  let interpreter: Interpreter
  var locals: [Name: Value] = [:]

  func evaluate(_ expression: Expression) throws -> Value {
    switch expression.kind {
    case .name(let name):
      guard let value = locals[name] ?? interpreter.builtins[name] else {
        throw PythonError.nameError(name)
      }
      return value
    case .constant(let value): return value
    case .formatted(let parts): return .str(try formatted(parts))
    case .tuple(let items): return .tuple(try all(items))
    case .list(let items): return .list(try all(items))
    case .set(let items): return .object(try SetObject(all(items)))
    case .dict(let items):
      let dict = Dict()
      for item in items {
        if let key = item.key {
          try dict.set(evaluate(key), evaluate(item.value))
        } else {
          try dict.update(from: evaluate(item.value))
        }
      }
      return .object(dict)
    case .unary(let op, let operand): return try Operations.unary(op, evaluate(operand))
    case .not(let operand): return .bool(try !Operations.isTrue(evaluate(operand)))
    case .binary(let op, let left, let right):
      return try Operations.binary(op, evaluate(left), evaluate(right))
    case .boolean(let op, let operands):
      var value = Value.none
      for operand in operands {
        value = try evaluate(operand)
        if try Operations.isTrue(value) == (op == .or) { return value }
      }
      return value
    case .comparison(let first, let rest): return try comparison(first, rest)
    case .conditional(let test, let body, let orElse):
      return try evaluate(Operations.isTrue(evaluate(test)) ? body : orElse)
    case .call(let callee, let arguments): return try call(callee, arguments)
    case .attribute(let owner, let name):
      return try Operations.getAttribute(evaluate(owner), name)
    case .subscript(let owner, let key):
      return try Operations.getItem(evaluate(owner), evaluate(key))
    case .slice(let lower, let upper, let step):
      return .object(
        Slice(
          start: try lower.map(evaluate) ?? .none, stop: try upper.map(evaluate) ?? .none,
          step: try step.map(evaluate) ?? .none))
    case .lambda(let parameters, let body):
      let names = parameters.plain.map(\.name)
      return .object(
        NativeFunction("<lambda>") { arguments in
          var inner = self
          for (name, value) in zip(names, arguments.positional) { inner.locals[name] = value }
          return try inner.evaluate(body)
        })
    case .comprehension(let comprehension): return try self.comprehension(comprehension)
    default: throw PythonError.notInDojo("this expression in a test")
    }
  }

  private func all(_ items: [Expression]) throws -> [Value] {
    try items.flatMap { item in
      if case .starred(let inner) = item.kind { return try Operations.items(of: evaluate(inner)) }
      return [try evaluate(item)]
    }
  }

  private func formatted(_ parts: [Expression.FormattedPart]) throws -> String {
    try parts.map { part in
      switch part {
      case .text(let text): return text.text
      case .field(let field):
        var value = try evaluate(field.value)
        switch field.conversion {
        case nil: break
        case .str: value = .str(try Operations.str(value))
        case .repr: value = .str(try Operations.repr(value))
        case .ascii: value = .str(Str.escapingNonASCII(try Operations.repr(value)))
        }
        return try Operations.format(value, formatted(field.spec))
      }
    }.joined()
  }

  private func comparison(
    _ first: Expression, _ rest: [Expression.Comparison]
  ) throws -> Value {
    var left = try evaluate(first)
    var result = Value.bool(true)
    for link in rest {
      let right = try evaluate(link.right)
      switch link.op {
      case .value(let op): result = try Operations.compare(op, left, right)
      case .is: result = .bool(Operations.identical(left, right))
      case .isNot: result = .bool(!Operations.identical(left, right))
      case .in: result = .bool(try Operations.contains(right, left))
      case .notIn: result = .bool(try !Operations.contains(right, left))
      }
      guard try Operations.isTrue(result) else { return result }
      left = right
    }
    return result
  }

  private func call(_ callee: Expression, _ arguments: [Expression.Argument]) throws -> Value {
    let function = try evaluate(callee)
    var positional: [Value] = []
    var keywords: [(Name, Value)] = []
    for argument in arguments {
      let value = try evaluate(argument.value)
      switch argument.kind {
      case .positional: positional.append(value)
      case .keyword(let name): keywords.append((name, value))
      case .unpacked: positional += try Operations.items(of: value)
      case .unpackedKeywords:
        for pair in value.dict?.pairs ?? [] {
          keywords.append((Name(try Operations.str(pair.key)), pair.value))
        }
      }
    }
    return try Arguments.with(positional + keywords.map(\.1), keywords: keywords.map(\.0)) {
      try Operations.call(function, $0)
    }
  }

  private func comprehension(_ comprehension: Expression.Comprehension) throws -> Value {
    var items: [(Value, Value)] = []
    func run(_ clauses: ArraySlice<Expression.Comprehension.Clause>, _ scope: Evaluator) throws {
      guard let clause = clauses.first else {
        items.append(
          (
            try scope.evaluate(comprehension.element),
            try comprehension.value.map(scope.evaluate) ?? .none
          ))
        return
      }
      for value in try Operations.items(of: scope.evaluate(clause.iterable)) {
        var inner = scope
        switch clause.target.kind {
        case .name(let name): inner.locals[name] = value
        case .tuple(let targets):
          for (target, part) in zip(targets, try Operations.items(of: value)) {
            if case .name(let name) = target.kind { inner.locals[name] = part }
          }
        default: break
        }
        let holds = try clause.conditions.allSatisfy {
          try Operations.isTrue(inner.evaluate($0))
        }
        if holds { try run(clauses.dropFirst(), inner) }
      }
    }
    try run(comprehension.clauses[...], self)
    switch comprehension.kind {
    case .list: return .list(items.map(\.0))
    case .set: return .object(try SetObject(items.map(\.0)))
    case .dict: return .object(try Dict(items))
    case .generator: return .object(ListIterator(List(items.map(\.0))))
    }
  }
}
