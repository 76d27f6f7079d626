/// Leaving blocks: `return`, `break` and `continue` through `finally`, `with` and handlers.
extension Compiler {
  /// What surrounds a statement.
  struct Block {
    enum Kind {
      case loop
      /// Exceptions go elsewhere from here.
      case protected
      /// The statements to be run on the way out.
      case finally([Statement])
      /// The register of the context's exit.
      case context(Int32)
      /// The register of the exception that is being handled, and the name it is bound to.
      case handler(Int32, Name?)
    }

    let kind: Kind
    var breaks: [Int] = []
    var continues: [Int] = []
    /// The instructions that are protected, without those run on the way out.
    var segments: [(start: Int, end: Int)] = []
    var start = 0

    init(_ kind: Kind) { self.kind = kind }
  }

  /// Compiles code whose exceptions go to a handler; returns the stretches of that code.
  func protected(
    _ kind: Block.Kind, _ body: () throws -> Void
  ) rethrows -> [(start: Int, end: Int)] {
    var block = Block(kind)
    block.start = here
    blocks.append(block)
    try body()
    block = blocks.removeLast()
    return block.segments + [(block.start, here)]
  }

  /// Leaves the blocks around, from the innermost to the one at `depth`, which stays.
  func leave(to depth: Int) throws {
    let all = blocks
    var index = all.count - 1
    while index >= depth {
      let block = all[index]
      // What runs on the way out is protected by the outer blocks only.
      pauseProtection(from: index)
      let kept = blocks
      blocks = Array(blocks[..<index])
      switch block.kind {
      case .loop, .protected: break
      case .finally(let body):
        let before = assigned
        try statements(body)
        assigned = before
      case .context(let exit): emit(.exitContext, exit)
      case .handler(_, let name):
        if let name { forget(name) }
        emit(.leaveHandler, enclosingHandler)
      }
      // Outer blocks may have got jumps and stretches meanwhile.
      blocks += kept[index...]
      index -= 1
    }
    // The jump itself stands outside of all that was left; then protection goes on.
  }

  private func pauseProtection(from index: Int) {
    for place in index..<blocks.count where blocks[place].start <= here {
      blocks[place].segments.append((blocks[place].start, here))
      blocks[place].start = Int.max
    }
  }

  /// Protection goes on after an exit from the blocks.
  func resumeProtection(from depth: Int) {
    for place in depth..<blocks.count where blocks[place].start == Int.max {
      blocks[place].start = here
    }
  }

  /// The end of an `except … as name`: the name is unbound.
  func forget(_ name: Name) {
    store(name, from: constant(.none))
    delete(name)
  }

  func returnStatement(_ value: Expression?, at span: SourceSpan) throws {
    guard kind == .function else {
      throw SyntaxFailure("'return' outside function", at: span)
    }
    try scratch {
      var operand = try value.map(self.operand) ?? constant(.none)
      if !blocks.allSatisfy({ if case .loop = $0.kind { true } else { false } }),
        !Placeholder.isConstant(operand)
      {
        // Code on the way out could change a variable.
        let register = allocate()
        emit(.move, register, operand)
        operand = register
      }
      try leave(to: 0)
      emit(.returnValue, operand)
      resumeProtection(from: 0)
    }
  }

  func breakStatement(isContinue: Bool, at span: SourceSpan) throws {
    guard
      let depth = blocks.lastIndex(where: { if case .loop = $0.kind { true } else { false } })
    else {
      throw SyntaxFailure(
        isContinue ? "'continue' not properly in loop" : "'break' outside loop", at: span)
    }
    try leave(to: depth + 1)
    // What goes on with a loop notices a stop, as its end does.
    let jump = emit(isContinue ? .loop : .jump)
    if isContinue {
      blocks[depth].continues.append(jump)
    } else {
      blocks[depth].breaks.append(jump)
    }
    resumeProtection(from: depth + 1)
  }
}
