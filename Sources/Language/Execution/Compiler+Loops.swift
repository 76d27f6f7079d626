/// Loops.
extension Compiler {
  /// An iteration takes three registers: the iterator, or a place in a list or a range.
  static let iterationSize = 3

  /// Starts an iteration over an expression's value. `range(…)` is counted without being made.
  func iterate(_ iterable: Expression, at iteration: Int32) throws {
    if case .call(let callee, let arguments) = iterable.kind,
      case .name("range") = callee.kind, (1...3).contains(arguments.count),
      arguments.allSatisfy({ $0.kind == .positional }),
      case .global = scope.variable("range")
    {
      try scratch {
        let base = allocate(arguments.count + 1)
        try value(callee, into: base)
        for (offset, argument) in arguments.enumerated() {
          try value(argument.value, into: base + 1 + Int32(offset))
        }
        at(iterable.span) { emit(.iterateRange, iteration, base, Int32(arguments.count)) }
      }
    } else {
      try scratch { emit(.iterate, iteration, try operand(iterable)) }
    }
  }

  /// Emits the step of an iteration to a target's next value; returns the jump at the end.
  func next(_ iteration: Int32, into target: Expression) throws -> Int {
    if case .name(let name) = target.kind, let register = destination(name) {
      let end = emit(.next, register, iteration)
      markAssigned(name)
      return end
    }
    return try scratch {
      let value = allocate()
      let end = emit(.next, value, iteration)
      try assign(target, from: value)
      return end
    }
  }

  func forLoop(
    _ target: Expression, _ iterable: Expression, _ body: [Statement], _ orElse: [Statement]
  ) throws {
    try scratch {
      let iteration = allocate(Compiler.iterationSize)
      try iterate(iterable, at: iteration)
      let before = assigned
      let start = here
      let end = try next(iteration, into: target)
      blocks.append(Block(.loop))
      try statements(body)
      loop(to: start)
      let block = blocks.removeLast()
      patch(block.continues, to: start)
      assigned = before
      patch(end)
      try statements(orElse)
      assigned = before
      patch(block.breaks)
      emit(.clear, iteration, iteration + Int32(Compiler.iterationSize))
    }
  }

  func whileLoop(
    _ test: Expression, _ body: [Statement], _ orElse: [Statement]
  ) throws {
    let start = here
    let ends = try jumps(test, if: false)
    let before = assigned
    blocks.append(Block(.loop))
    try statements(body)
    loop(to: start)
    let block = blocks.removeLast()
    patch(block.continues, to: start)
    assigned = before
    patch(ends)
    try statements(orElse)
    assigned = before
    patch(block.breaks)
  }

  private func patch(_ jumps: [Int], to target: Int) {
    for jump in jumps { patch(jump, to: target) }
  }
}
