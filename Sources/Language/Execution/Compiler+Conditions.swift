/// Truth: conditions, comparisons, `and` and `or`.
extension Compiler {
  /// Emits jumps that are taken if the expression's truth is `truth`; returns them.
  func jumps(_ expression: Expression, if truth: Bool) throws -> [Int] {
    try at(expression.span) {
      switch expression.kind {
      case .not(let inner):
        return try jumps(inner, if: !truth)
      case .constant(let value):
        return (try? Operations.isTrue(value)) == truth ? [emit(.jump)] : []
      case .boolean(let op, let operands):
        return try booleanJumps(op, operands, if: truth)
      case .comparison(let first, let rest) where rest.count == 1:
        if case .value(let op) = rest[0].op {
          return [try comparisonJump(op, first, rest[0].right, if: truth)]
        }
      default:
        break
      }
      return try scratch {
        let operand = try operand(expression)
        return [emit(truth ? .jumpIfTrue : .jumpIfFalse, operand)]
      }
    }
  }

  private func booleanJumps(
    _ op: Expression.BooleanOperator, _ operands: [Expression], if truth: Bool
  ) throws -> [Int] {
    // `a and b` is false as soon as one is; `a or b` is true as soon as one is.
    let settles = op == .or
    if truth == settles {
      var result = try jumps(operands[0], if: truth)
      let before = assigned
      for operand in operands.dropFirst() { result += try jumps(operand, if: truth) }
      assigned = before
      return result
    }
    var skips = try jumps(operands[0], if: settles)
    let before = assigned
    for operand in operands.dropFirst().dropLast() { skips += try jumps(operand, if: settles) }
    let result = try operands.count > 1 ? jumps(operands[operands.count - 1], if: truth) : []
    assigned = before
    patch(skips)
    return result
  }

  private func comparisonJump(
    _ op: ComparisonOperator, _ left: Expression, _ right: Expression, if truth: Bool
  ) throws -> Int {
    try scratch {
      let (a, b) = try operands(left, right)
      let first: Opcode = truth ? .ifLess : .unlessLess
      let jump = emit(first.advanced(by: op.place), a, b)
      noteOperands([(left.span, a), (right.span, b)], of: jump)
      return jump
    }
  }

  /// `a and b`, `a or b`: the operand that settles it.
  func boolean(
    _ op: Expression.BooleanOperator, _ operands: [Expression], into target: Int32
  ) throws {
    let result = Placeholder.isTemporary(target) ? target : allocate()
    var jumps: [Int] = []
    var before = assigned
    for (index, operand) in operands.enumerated() {
      try value(operand, into: result)
      if index == 0 { before = assigned }
      if index < operands.count - 1 {
        jumps.append(emit(op == .and ? .jumpIfFalse : .jumpIfTrue, result))
      }
    }
    assigned = before
    patch(jumps)
    if result != target { emit(.move, target, result) }
  }

  func conditional(
    _ test: Expression, _ body: Expression, _ orElse: Expression, into target: Int32
  ) throws {
    let toElse = try jumps(test, if: false)
    let before = assigned
    try value(body, into: target)
    let toEnd = emit(.jump)
    assigned = before
    patch(toElse)
    try value(orElse, into: target)
    assigned = before
    patch(toEnd)
  }

  /// `a < b < c`, where `b` is evaluated once and `c` only if `a < b`.
  func comparison(
    _ first: Expression, _ rest: [Expression.Comparison], into target: Int32
  ) throws {
    if rest.count == 1 {
      let (left, right) = try operands(first, rest[0].right)
      let instruction = compare(rest[0].op, target, left, right)
      noteOperands([(first.span, left), (rest[0].right.span, right)], of: instruction)
      return
    }
    let result = Placeholder.isTemporary(target) ? target : allocate()
    var jumps: [Int] = []
    let pair = allocate(2)
    try value(first, into: pair)
    let before = assigned
    for (index, comparison) in rest.enumerated() {
      try value(comparison.right, into: pair + 1)
      compare(comparison.op, result, pair, pair + 1)
      if index < rest.count - 1 {
        jumps.append(emit(.jumpIfFalse, result))
        emit(.move, pair, pair + 1)
      }
    }
    assigned = before
    patch(jumps)
    if result != target { emit(.move, target, result) }
  }

  @discardableResult
  private func compare(
    _ op: Expression.Comparison.Operator, _ target: Int32, _ left: Int32, _ right: Int32
  ) -> Int {
    switch op {
    case .value(let op): emit(Opcode.less.advanced(by: op.place), target, left, right)
    case .is: emit(.identical, target, left, right)
    case .isNot: emit(.notIdentical, target, left, right)
    case .in: emit(.contains, target, left, right)
    case .notIn: emit(.notContains, target, left, right)
    }
  }
}
