/// Expressions: their values into registers.
extension Compiler {
  // MARK: Operands

  /// An operand that has the expression's value.
  func operand(_ expression: Expression) throws -> Int32 {
    if let operand = try directOperand(expression, loose: false) { return operand }
    let target = allocate()
    try value(expression, into: target)
    return target
  }

  /// The same for instructions that look up an unbound global name themselves.
  func looseOperand(_ expression: Expression) throws -> Int32 {
    try directOperand(expression, loose: true) ?? operand(expression)
  }

  /// The operand of a constant or of a variable that needs no instruction to be read.
  func readyOperand(_ expression: Expression) -> Int32? {
    switch expression.kind {
    case .constant(let value): return constant(value)
    case .name(let name): return readyOperand(of: name)
    default: return nil
    }
  }

  private func directOperand(_ expression: Expression, loose: Bool) throws -> Int32? {
    switch expression.kind {
    case .constant(let value): return constant(value)
    case .name(let name): return at(expression.span) { operand(of: name, loose: loose) }
    case .unary(.negative, let inner): return negated(inner).map(constant)
    case .slice(let lower, let upper, let step):
      return constantSlice(lower, upper, step).map(constant)
    default: return nil
    }
  }

  /// A slice whose parts are all written as constants: made once, for a slice never changes.
  private func constantSlice(
    _ lower: Expression?, _ upper: Expression?, _ step: Expression?
  ) -> Value? {
    var parts: [Value] = []
    for part in [lower, upper, step] {
      switch part?.kind {
      case nil: parts.append(.none)
      case .constant(let value): parts.append(value)
      case .unary(.negative, let inner):
        guard let value = negated(inner) else { return nil }
        parts.append(value)
      default: return nil
      }
    }
    return .object(Slice(start: parts[0], stop: parts[1], step: parts[2]))
  }

  /// A negative number, if the expression is a number.
  private func negated(_ expression: Expression) -> Value? {
    guard case .constant(let value) = expression.kind else { return nil }
    switch value {
    case .int(let value) where value != .min: return .int(-value)
    case .float(let value): return .float(-value)
    default: return nil
    }
  }

  /// Operands of a left and a right expression. The left one is copied out of its variable if the
  /// right one could change that.
  func operands(_ left: Expression, _ right: Expression) throws -> (Int32, Int32) {
    if right.isPlain {
      return (try looseOperand(left), try looseOperand(right))
    }
    return (try stableOperand(left), try looseOperand(right))
  }

  /// An operand that keeps its value while other expressions are evaluated.
  func stableOperand(_ expression: Expression) throws -> Int32 {
    guard case .name(let name) = expression.kind else { return try operand(expression) }
    if case .local = scope.variable(scope.mangled(name)),
      !frameScope.rebound.contains(scope.mangled(name))
    {
      return try operand(expression)
    }
    let target = allocate()
    at(expression.span) { load(name, into: target) }
    return target
  }

  // MARK: Values

  /// Evaluates an expression for its effects.
  func effect(_ expression: Expression) throws {
    try scratch {
      if case .name = expression.kind {
        try value(expression, into: allocate())
      } else {
        _ = try operand(expression)
      }
    }
  }

  /// Puts an expression's value into a register, which is written by the last instruction only.
  func value(_ expression: Expression, into target: Int32) throws {
    try StackGuard.check()
    try at(expression.span) {
      try scratch { try emitValue(expression, into: target) }
    }
  }

  private func emitValue(_ expression: Expression, into target: Int32) throws {
    switch expression.kind {
    case .name(let name):
      load(name, into: target)
    case .constant(let value):
      emit(.move, target, constant(value))
    case .formatted(let parts):
      try formatted(parts, into: target)
    case .tuple(let items):
      try sequence(items, .buildTuple, into: target)
    case .list(let items):
      try sequence(items, .buildList, into: target)
    case .set(let items):
      try sequence(items, .buildSet, into: target)
    case .dict(let items):
      try dict(items, into: target)
    case .starred:
      throw SyntaxFailure("can't use starred expression here", at: expression.span)
    case .unary(let op, let inner):
      try unary(op, inner, into: target)
    case .not(let inner):
      emit(.not, target, try operand(inner))
    case .binary(let op, let left, let right):
      try binary(op, left, right, into: target)
    case .boolean(let op, let operands):
      try boolean(op, operands, into: target)
    case .comparison(let first, let rest):
      try comparison(first, rest, into: target)
    case .conditional(let test, let body, let orElse):
      try conditional(test, body, orElse, into: target)
    case .call(let callee, let arguments):
      try call(callee, arguments, into: target)
    case .attribute(let object, let name):
      let operand = try looseOperand(object)
      let instruction = emit(.getAttribute, target, operand, attributeSite(name))
      noteOperands([(object.span, operand)], of: instruction)
    case .subscript(let container, let key):
      try item(container, key, into: target)
    case .slice(let lower, let upper, let step):
      try slice(lower, upper, step, into: target)
    case .lambda(let parameters, let body):
      try lambda(expression, parameters, body, into: target)
    case .comprehension(let comprehension):
      try self.comprehension(comprehension, expression.span, into: target)
    case .named(let name, let value):
      try named(name, value, into: target)
    case .yield(let value):
      let given = try value.map(operand) ?? constant(.none)
      emit(.yieldValue, target, given)
    case .yieldFrom(let iterable):
      let base = allocate(2)
      let source = try operand(iterable)
      emit(.iterateDelegate, base, source)
      emit(.move, base + 1, constant(.none))
      emit(.delegate, target, base)
    }
  }

  private func item(
    _ container: Expression, _ key: Expression, into target: Int32
  ) throws {
    if case .slice(let lower, let upper, nil) = key.kind {
      return try stretch(container, lower, upper, into: target)
    }
    if let keys = key.plainKeys {
      if keys.count == 2, keys.allSatisfy(\.isPlain) {
        return try pair(container, keys[0], keys[1], into: target)
      }
      let window = try values(of: [container] + keys)
      let instruction = emit(.getItems, target, window, Int32(keys.count))
      noteOperands(
        keys.enumerated().map { ($1.span, window + 1 + Int32($0)) } + [(container.span, window)],
        of: instruction)
      return
    }
    let (left, right) = try operands(container, key)
    let instruction = emit(.getItem, target, left, right)
    noteOperands([(container.span, left), (key.span, right)], of: instruction)
  }

  /// `container[lower:upper]`
  private func stretch(
    _ container: Expression, _ lower: Expression?, _ upper: Expression?, into target: Int32
  ) throws {
    let bounds = [lower, upper].compactMap { $0 }
    let isPlain = bounds.allSatisfy(\.isPlain)
    let place = try isPlain ? looseOperand(container) : stableOperand(container)
    let operands = try bounds.map { try isPlain ? looseOperand($0) : stableOperand($0) }
    let none = constant(.none)
    let start = lower == nil ? none : operands[0]
    let stop = upper == nil ? none : operands[operands.count - 1]
    let instruction = emit(.getSlice, target, place, start)
    emit(.operand, stop)
    noteOperands([(container.span, place)], of: instruction)
  }

  /// `container[x, y]`, where the keys are names or constants.
  func pair(
    _ container: Expression, _ first: Expression, _ second: Expression, into target: Int32
  ) throws {
    let place = try looseOperand(container)
    let keys = (try looseOperand(first), try looseOperand(second))
    let instruction = emit(.getPair, target, place, keys.0)
    emit(.operand, keys.1)
    noteOperands(
      [(container.span, place), (first.span, keys.0), (second.span, keys.1)], of: instruction)
  }

  private func unary(
    _ op: UnaryOperator, _ inner: Expression, into target: Int32
  ) throws {
    if op == .negative, let value = negated(inner) {
      emit(.move, target, constant(value))
      return
    }
    let operand = try looseOperand(inner)
    let opcode: Opcode =
      switch op {
      case .negative: .negative
      case .positive: .positive
      case .invert: .invert
      }
    let instruction = emit(opcode, target, operand)
    noteOperands([(inner.span, operand)], of: instruction)
  }

  private func binary(
    _ op: BinaryOperator, _ left: Expression, _ right: Expression, into target: Int32
  ) throws {
    if op == .add, let item = right.singleItem {
      let (a, b) = try operands(left, item)
      let instruction = emit(.addItem, target, a, b)
      return noteOperands([(left.span, a)], of: instruction)
    }
    let (a, b) = try operands(left, right)
    let instruction = emit(Opcode.add.advanced(by: op.place), target, a, b)
    noteOperands([(left.span, a), (right.span, b)], of: instruction)
  }

  private func named(
    _ target: Expression, _ value: Expression, into register: Int32
  ) throws {
    guard case .name(let name) = target.kind else { return }
    let operand = allocate()
    try self.value(value, into: operand)
    store(name, from: operand)
    emit(.move, register, operand)
  }

  private func slice(
    _ lower: Expression?, _ upper: Expression?, _ step: Expression?, into target: Int32
  ) throws {
    let window = allocate(3)
    for (offset, part) in [lower, upper, step].enumerated() {
      if let part {
        try value(part, into: window + Int32(offset))
      } else {
        emit(.move, window + Int32(offset), constant(.none))
      }
    }
    emit(.buildSlice, target, window, 3)
  }

  // MARK: Displays

  private func sequence(
    _ items: [Expression], _ opcode: Opcode, into target: Int32
  ) throws {
    let hasStar = items.contains { if case .starred = $0.kind { true } else { false } }
    if hasStar || items.count > Compiler.largeDisplay {
      return try grownSequence(items, opcode, into: target)
    }
    let window = try values(of: items)
    emit(opcode, target, window, Int32(items.count))
  }

  /// Displays larger than this are built item by item.
  static let largeDisplay = 256

  /// The values of expressions in registers beside each other; returns the first.
  func values(of expressions: [Expression]) throws -> Int32 {
    let window = allocate(expressions.count)
    for (offset, expression) in expressions.enumerated() {
      try value(expression, into: window + Int32(offset))
    }
    return window
  }

  /// A display with stars, or a large one.
  private func grownSequence(
    _ items: [Expression], _ opcode: Opcode, into target: Int32
  ) throws {
    let isSet = opcode == .buildSet
    let list = allocate()
    emit(isSet ? .buildSet : .buildList, list, list, 0)
    for item in items {
      try scratch {
        if case .starred(let inner) = item.kind {
          emit(isSet ? .updateSet : .extendList, list, try operand(inner))
        } else {
          emit(isSet ? .addSet : .appendList, list, try operand(item))
        }
      }
    }
    emit(opcode == .buildTuple ? .listToTuple : .move, target, list)
  }

  private func dict(_ items: [Expression.DictItem], into target: Int32) throws {
    let isSimple = items.count <= Compiler.largeDisplay && items.allSatisfy { $0.key != nil }
    if isSimple {
      let window = try values(of: items.flatMap { [$0.key, $0.value].compactMap { $0 } })
      emit(.buildDict, target, window, Int32(items.count))
      return
    }
    let dict = allocate()
    emit(.buildDict, dict, dict, 0)
    for item in items {
      try scratch {
        if let key = item.key {
          let key = try stableOperand(key)
          emit(.addDict, dict, key, try operand(item.value))
        } else {
          emit(.updateDict, dict, try operand(item.value))
        }
      }
    }
    emit(.move, target, dict)
  }

  // MARK: f-strings

  private func formatted(
    _ parts: [Expression.FormattedPart], into target: Int32
  ) throws {
    let window = allocate(parts.count)
    for (offset, part) in parts.enumerated() {
      let register = window + Int32(offset)
      switch part {
      case .text(let text):
        emit(.move, register, constant(.str(text)))
      case .field(let field):
        try at(field.value.span) { try scratch { try self.field(field, into: register) } }
      }
    }
    emit(.buildString, target, window, Int32(parts.count))
  }

  private func field(
    _ field: Expression.FormattedPart.Field, into target: Int32
  ) throws {
    let value = try stableOperand(field.value)
    var spec: Int32?
    if case .text(let text)? = field.spec.first, field.spec.count == 1 {
      spec = constant(.str(text))
    } else if !field.spec.isEmpty {
      let register = allocate()
      try formatted(field.spec, into: register)
      spec = register
    }
    let site = Code.FormatSite(conversion: field.conversion, spec: spec)
    emit(.format, target, value, add(site, to: \.formats))
  }
}

extension Expression {
  /// The keys of a subscript with commas and without stars: they need no tuple.
  var plainKeys: [Expression]? {
    guard case .tuple(let items) = kind, !items.isEmpty else { return nil }
    return items.contains { if case .starred = $0.kind { true } else { false } } ? nil : items
  }

  /// Whether it is made of names, constants, operators, parts and attributes only.
  var callsNothing: Bool {
    switch kind {
    case .name, .constant: true
    case .unary(_, let inner), .attribute(let inner, _): inner.callsNothing
    case .binary(_, let left, let right), .subscript(let left, let right):
      left.callsNothing && right.callsNothing
    case .tuple(let items): items.allSatisfy(\.callsNothing)
    case .slice(let lower, let upper, let step):
      [lower, upper, step].allSatisfy { $0?.callsNothing ?? true }
    default: false
    }
  }

  /// Whether its evaluation runs no code of the program: a name or a constant.
  var isPlain: Bool {
    switch kind {
    case .name, .constant: true
    case .unary(_, let inner): if case .constant = inner.kind { true } else { false }
    default: false
    }
  }
}

extension Expression {
  /// The item of a list display that has one and no star; nil for any other expression.
  fileprivate var singleItem: Expression? {
    guard case .list(let items) = kind, items.count == 1 else { return nil }
    if case .starred = items[0].kind { return nil }
    return items[0]
  }
}
