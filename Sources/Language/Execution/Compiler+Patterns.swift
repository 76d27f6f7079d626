/// `match` statements.
extension Compiler {
  func match(_ subject: Expression, _ cases: [Statement.MatchCase]) throws {
    try scratch {
      let value = allocate()
      try self.value(subject, into: value)
      let before = assigned
      var ends: [Int] = []
      for matchCase in cases {
        var failures: [Int] = []
        try scratch {
          try pattern(matchCase.pattern, value, &failures)
          if let guarding = matchCase.guarding { failures += try jumps(guarding, if: false) }
        }
        try statements(matchCase.body)
        ends.append(emit(.jump))
        assigned = before
        patch(failures)
      }
      patch(ends)
    }
  }

  /// Emits the test of a value against a pattern, and the bindings; collects the jumps that are
  /// taken where it fails.
  private func pattern(_ pattern: Pattern, _ value: Int32, _ failures: inout [Int]) throws {
    try at(pattern.span) {
      switch pattern.kind {
      case .value(let expression):
        try compare(value, expression, &failures)
      case .capture(let name, let inner):
        if let inner { try self.pattern(inner, value, &failures) }
        if let name { store(name, from: value) }
      case .star:
        break
      case .sequence(let items):
        try sequence(items, value, &failures)
      case .mapping(let items, let rest):
        try mapping(items, rest, value, &failures)
      case .instance(let type, let positional, let keywords):
        try instance(type, positional, keywords, value, &failures)
      case .alternatives(let alternatives):
        try self.alternatives(alternatives, value, &failures)
      }
    }
  }

  private func compare(
    _ value: Int32, _ expression: Expression, _ failures: inout [Int]
  ) throws {
    try scratch {
      let other = try operand(expression)
      switch expression.kind {
      case .constant(.none), .constant(.bool):
        let result = allocate()
        emit(.identical, result, value, other)
        failures.append(emit(.jumpIfFalse, result))
      default:
        failures.append(emit(.unlessEqual, value, other))
      }
    }
  }

  private func alternatives(
    _ alternatives: [Pattern], _ value: Int32, _ failures: inout [Int]
  ) throws {
    var successes: [Int] = []
    for (index, alternative) in alternatives.enumerated() {
      var misses: [Int] = []
      try pattern(alternative, value, &misses)
      if index == alternatives.count - 1 {
        failures += misses
      } else {
        successes.append(emit(.jump))
        patch(misses)
      }
    }
    patch(successes)
  }

  private func sequence(
    _ items: [Pattern], _ value: Int32, _ failures: inout [Int]
  ) throws {
    let star = items.firstIndex { if case .star = $0.kind { true } else { false } }
    let site = Code.UnpackSite(
      before: star ?? items.count, after: star.map { items.count - $0 - 1 } ?? -1)
    failures.append(emit(.unlessSequence, value, add(site, to: \.unpacks)))
    let window = allocate(max(1, items.count))
    if star == nil {
      emit(.unpack, window, value, Int32(items.count))
    } else {
      emit(.unpackStar, window, value, add(site, to: \.unpacks))
    }
    for (offset, item) in items.enumerated() {
      let register = window + Int32(offset)
      if case .star(let name) = item.kind {
        if let name { store(name, from: register) }
      } else {
        try pattern(item, register, &failures)
      }
    }
  }

  private func mapping(
    _ items: [(key: Expression, pattern: Pattern)], _ rest: Name?, _ value: Int32,
    _ failures: inout [Int]
  ) throws {
    failures.append(emit(.unlessMapping, value, Int32(items.count)))
    let keys = try values(of: items.map(\.key))
    for (offset, item) in items.enumerated() {
      let pair = allocate(2)
      emit(.move, pair + 1, value)
      failures.append(emit(.unlessKey, pair, keys + Int32(offset)))
      try pattern(item.pattern, pair, &failures)
    }
    guard let rest else { return }
    let result = allocate()
    emit(.buildTuple, result, keys, Int32(items.count))
    emit(.mappingRest, result, value, result)
    store(rest, from: result)
  }

  private func instance(
    _ type: Expression, _ positional: [Pattern], _ keywords: [(name: Name, pattern: Pattern)],
    _ value: Int32, _ failures: inout [Int]
  ) throws {
    let type = try operand(type)
    let patterns = positional + keywords.map(\.pattern)
    let window = allocate(patterns.count + 1)
    let site = Code.ClassPatternSite(
      type: type, positional: positional.count, keywords: keywords.map(\.name))
    emit(.matchClass, window, value, add(site, to: \.patterns))
    failures.append(emit(.jumpIfFalse, window))
    for (offset, item) in patterns.enumerated() {
      try pattern(item, window + 1 + Int32(offset), &failures)
    }
  }
}
