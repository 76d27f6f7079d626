import Language

/// Makes the variants of an answer that differ from it by one change.
///
/// What it changes are the mistakes that the rules of calculus, of broadcasting and of matrix
/// products leave room for; it knows nothing of a particular exercise.
struct Editor {
  let vocabulary: Vocabulary
  /// Whether the gradient has a dimension of length 1, which a sum has to keep.
  let keepsDims: Bool

  /// What an expression is to the one around it.
  enum Role {
    /// A number or tensor that the result is computed from.
    case value
    /// A factor of `@`.
    case matrix
    /// An argument that chooses, such as a shape or a dimension.
    case choice
    /// What stands in a subscript's brackets.
    case index
    /// A dimension that a sum, or a softmax, runs over.
    case dimension
  }

  // MARK: Statements

  /// Every variant of some statements with one change more.
  func variants(of variant: Variant, answer: String) -> [Variant] {
    let statements = variant.statements
    var found: [Variant] = []
    for (place, statement) in statements.enumerated() {
      for (changed, edit) in variants(of: statement) {
        var copy = variant
        copy.statements[place] = changed
        copy.edits.append(edit)
        found.append(copy)
      }
      if case .for = statement.kind {
        for (changed, edit) in accumulatedRounds(of: statement, answer) {
          var copy = variant
          copy.statements[place] = changed
          copy.edits.append(edit)
          found.append(copy)
        }
      }
      if let (changed, edit) = emptyStart(place, in: statements, answer) {
        var copy = variant
        copy.statements[place] = changed
        copy.edits.append(edit)
        found.append(copy)
      }
      guard statements.count > 1, let edit = removal(of: place, in: statements, answer) else {
        continue
      }
      var copy = variant
      copy.statements.remove(at: place)
      copy.edits.append(edit)
      found.append(copy)
    }
    return found + renamings(variant)
  }

  private func removal(of place: Int, in statements: [Statement], _ answer: String) -> Edit? {
    let statement = statements[place]
    guard statement.freshName == nil else { return nil }
    let text = statement.oneLine
    let isRepeated = statements.enumerated().contains { $0 != place && $1.oneLine == text }
    if isRepeated {
      return Edit(
        cause: .twice, phrase: "run twice: without the second `\(text)` the answer is right",
        cost: 0.5)
    }
    return Edit(
      cause: .path, phrase: "`\(text)` is too much: without it the answer is right", cost: 1.2)
  }

  private func variants(of statement: Statement) -> [(Statement, Edit)] {
    func rebuilt(_ kind: Statement.Kind) -> Statement { Statement(kind, statement.span) }
    switch statement.kind {
    case .assignment(let targets, let value):
      var found = (rewrites(of: value, .value) + innerSources(value)).map {
        (rebuilt(.assignment(targets: targets, value: $0.expression)), $0.edit)
      }
      found += rootInsertions(value).map {
        (rebuilt(.assignment(targets: targets, value: $0.expression)), $0.edit)
      }
      if targets.count == 1, case .subscript(let tensor, let index) = targets[0].kind {
        found += (rewrites(of: index, .index) + lookups(index, value)).map {
          let target = Expression(.subscript(tensor, $0.expression), targets[0].span)
          return (rebuilt(.assignment(targets: [target], value: value)), $0.edit)
        }
        found += accumulations(tensor, index, value, statement)
        found += pickedFactors(index, value).map {
          (rebuilt(.assignment(targets: targets, value: $0.expression)), $0.edit)
        }
        found.append(
          (
            rebuilt(.augmented(target: targets[0], op: .add, value: value)),
            Edit(
              cause: .rows,
              phrase: "`\(targets[0].text) = …` keeps only the last of several gradients of a "
                + "row; `+=` adds them up", cost: 0.8)
          ))
      }
      return found
    case .augmented(let target, let op, let value):
      var found = rewrites(of: value, .value).map {
        (rebuilt(.augmented(target: target, op: op, value: $0.expression)), $0.edit)
      }
      found += rootInsertions(value).map {
        (rebuilt(.augmented(target: target, op: op, value: $0.expression)), $0.edit)
      }
      if case .subscript(let tensor, let index) = target.kind {
        found += (rewrites(of: index, .index) + lookups(index, value)).map {
          let other = Expression(.subscript(tensor, $0.expression), target.span)
          return (rebuilt(.augmented(target: other, op: op, value: value)), $0.edit)
        }
        if op == .add { found += accumulations(tensor, index, value, statement) }
      }
      let swaps: [BinaryOperator: (BinaryOperator, Cause, String)] = [
        .add: (.subtract, .sign, "the sign: `-=` belongs where `+=` stands"),
        .subtract: (.add, .sign, "the sign: `+=` belongs where `-=` stands"),
        .multiply: (.trueDivide, .factor, "a factor: `/=` belongs where `*=` stands"),
        .trueDivide: (.multiply, .factor, "a factor: `*=` belongs where `/=` stands"),
      ]
      if let (other, cause, phrase) = swaps[op] {
        found.append(
          (
            rebuilt(.augmented(target: target, op: other, value: value)),
            Edit(cause: cause, phrase: phrase, cost: 1)
          ))
      }
      return found
    case .for(let target, let iterable, let body, let orElse):
      return ranges(iterable).map {
        (
          rebuilt(.for(target: target, iterable: $0.expression, body: body, orElse: orElse)),
          $0.edit
        )
      }
        + body.indices.flatMap { place in
          variants(of: body[place]).map { changed, edit in
            var body = body
            body[place] = changed
            return (
              rebuilt(.for(target: target, iterable: iterable, body: body, orElse: orElse)), edit
            )
          }
        }
    case .expression(let value):
      return callRewrites(value).map { (rebuilt(.expression($0.expression)), $0.edit) }
    default: return []
    }
  }

  /// Changes of what `dx.index_add_(…)` and its like are called with.
  private func callRewrites(_ call: Expression) -> [Rewrite] {
    guard case .call(let callee, _) = call.kind, callee.calledName.hasSuffix("_") else { return [] }
    let parts = call.parts
    return parts.indices.dropFirst().flatMap { place -> [Rewrite] in
      let part = parts[place]
      if case .constant = part.kind { return [] }
      let isIndex = part.readNames.contains { vocabulary.indices.contains($0.text) }
      return rewrites(of: part, isIndex ? .index : .value).map { rewrite in
        rewrite.inside { changed in
          var parts = parts
          parts[place] = changed
          return call.with(parts: parts)
        }
      }
    }
  }

  /// `dx = …` in a loop that should add up what its rounds bring.
  private func accumulatedRounds(of loop: Statement, _ answer: String) -> [(Statement, Edit)] {
    guard case .for(let target, let iterable, let body, let orElse) = loop.kind else { return [] }
    return body.indices.flatMap { place -> [(Statement, Edit)] in
      var changes: [(Statement, Edit)] = []
      if body[place].freshName?.text == answer,
        case .assignment(let targets, let value) = body[place].kind
      {
        changes = [
          (
            Statement(
              .augmented(target: targets[0], op: .add, value: value), body[place].span),
            Edit(
              cause: .sum,
              phrase: "`\(body[place].oneLine)` keeps only what the loop's last round brings; `+=` "
                + "adds up all rounds", cost: 0.8)
          )
        ]
      } else if case .for = body[place].kind {
        changes = accumulatedRounds(of: body[place], answer)
      }
      return changes.map { changed, edit in
        var body = body
        body[place] = changed
        return (
          Statement(
            .for(target: target, iterable: iterable, body: body, orElse: orElse), loop.span), edit
        )
      }
    }
  }

  /// What gradients are added to has to start at zero.
  private func emptyStart(_ place: Int, in statements: [Statement], _ answer: String) -> (
    Statement, Edit
  )? {
    guard case .assignment(let targets, let value) = statements[place].kind,
      statements[place].freshName?.text == answer, place + 1 < statements.count
    else { return nil }
    let zeros = Expression(
      .call(
        Expression(.attribute(.named("torch"), Name("zeros_like")), value.span),
        [.init(kind: .positional, value: value, span: value.span)]), value.span)
    return (
      Statement(.assignment(targets: targets, value: zeros), statements[place].span),
      Edit(
        cause: .path,
        phrase: "`\(statements[place].oneLine)` is too much: what the gradients are added to has "
          + "to start at zero", cost: 1)
    )
  }

  /// `dC[Xb] += demb` adds only one of the gradients that fall on a row.
  private func accumulations(
    _ tensor: Expression, _ index: Expression, _ value: Expression, _ statement: Statement
  ) -> [(Statement, Edit)] {
    let span = statement.span
    func argument(_ value: Expression, _ name: Name? = nil) -> Expression.Argument {
      .init(kind: name.map { .keyword($0) } ?? .positional, value: value, span: span)
    }
    let indices: Expression
    if case .tuple = index.kind {
      indices = index
    } else {
      indices = Expression(.tuple([index]), span)
    }
    let call = Expression(
      .call(
        Expression(.attribute(tensor, "index_put_"), span),
        [
          argument(indices), argument(value),
          argument(Expression(.constant(.bool(true)), span), "accumulate"),
        ]), span)
    let edit = Edit(
      cause: .rows,
      phrase: "`\(tensor.text)[\(index.text)]` names some rows more than once, and only one of "
        + "their gradients stays: all of them have to be added up", cost: 0.9)
    return [(Statement(.expression(call), span), edit)]
  }

  // MARK: Expressions

  /// Every change of one place in an expression.
  func rewrites(of expression: Expression, _ role: Role) -> [Rewrite] {
    var found = ownRewrites(of: expression, role)
    let parts = expression.parts
    for (place, part) in parts.enumerated() {
      guard let inner = self.role(ofPart: place, of: parts, in: expression, role) else { continue }
      found += rewrites(of: part, inner).map { rewrite in
        rewrite.inside { changed in
          var parts = parts
          parts[place] = changed
          return expression.with(parts: parts)
        }
      }
    }
    return found
  }

  /// What a part is; nil where no change of it makes sense.
  private func role(
    ofPart place: Int, of parts: [Expression], in expression: Expression, _ role: Role
  ) -> Role? {
    switch expression.kind {
    case .binary(.power, _, _): return place == 0 ? .value : nil
    case .binary(.matmul, _, _): return .matrix
    case .attribute(_, let name):
      return name.text == "shape" ? nil : .value
    case .subscript(let object, _):
      if case .attribute(_, let name) = object.kind, name.text == "shape" { return nil }
      return place == 0 ? .value : .index
    case .call(let callee, _):
      let name = callee.calledName
      if Vocabulary.shapeFunctions.contains(name) {
        guard place == 0, case .attribute(let object, _) = callee.kind else { return nil }
        return vocabulary.isModule(object) ? nil : .value
      }
      if name == "one_hot", place == 1 { return .index }
      if name == "roll", place == 1 { return .index }
      if place > 0 {
        if Vocabulary.sumFunctions.contains(name) {
          return vocabulary.mentionsTensor(parts[place]) ? .value : .dimension
        }
        return argument(parts[place], of: name, callee)
      }
      // A method's object is a value; a module's function is none.
      if case .attribute(let object, _) = callee.kind, !vocabulary.isModule(object) {
        return .value
      }
      return nil
    case .tuple, .list: return role == .index || role == .dimension ? role : .choice
    case .unary: return expression.number != nil && role != .value ? nil : role
    default: return role == .index ? .index : .value
    }
  }

  /// What an argument is: places where it reads tensors of whole numbers, a factor of a product, or
  /// something that is computed with; else it chooses.
  private func argument(_ argument: Expression, of name: String, _ callee: Expression) -> Role {
    if argument.readNames.contains(where: { vocabulary.indices.contains($0.text) }) {
      return .index
    }
    if ["matmul", "mm", "bmm"].contains(name) { return .matrix }
    return vocabulary.mentionsTensor(argument) ? .value : .choice
  }

  private func ownRewrites(of expression: Expression, _ role: Role) -> [Rewrite] {
    if role == .index { return indexRewrites(of: expression) }
    if role == .choice, case .binary = expression.kind { return indexRewrites(of: expression) }
    if role == .choice || role == .dimension, expression.number != nil {
      return dimensions(expression, role)
    }
    var found: [Rewrite] = []
    switch expression.kind {
    case .name(let name): found += names(name.text, expression, role)
    case .constant(let value): found += constants(value, expression, role)
    case .unary(.negative, let inner):
      found.append(
        Rewrite(inner, .sign, 1, "the sign: no minus belongs before `\(inner.text)`"))
    case .binary(let op, let left, let right):
      found += binaries(op, left, right, expression, role)
    case .call(let callee, let arguments): found += calls(callee, arguments, expression)
    case .attribute(let inner, let name) where name.text == "T":
      found.append(
        Rewrite(inner, .transpose, 1, "transposed: `\(inner.text)` belongs where its .T stands"))
    case .attribute(let inner, let name) where name.text == "values":
      if case .call(let callee, let arguments) = inner.kind {
        found += extremes(callee, arguments, expression)
      }
    case .subscript(let object, let index): found += picks(object, index, expression)
    default: break
    }
    if role == .value, vocabulary.isTensorLike(expression) { found += sums(expression) }
    if role == .value { found += marks(expression) }
    if role == .value { found += derivatives(expression) }
    return found
  }
}
