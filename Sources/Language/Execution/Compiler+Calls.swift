/// Calls. The callee and its arguments stand in registers beside each other, and the callee's own
/// registers begin at the first argument: nothing is copied.
extension Compiler {
  func call(
    _ callee: Expression, _ arguments: [Expression.Argument], into target: Int32
  ) throws {
    if try superCall(callee, arguments, into: target) { return }
    let isUnpacked = arguments.contains {
      $0.kind == .unpacked || $0.kind == .unpackedKeywords
    }
    if isUnpacked { return try unpackedCall(callee, arguments, into: target) }
    if case .attribute(let object, let name) = callee.kind {
      return try methodCall(object, name, arguments, callee.span, into: target)
    }
    let base = allocate(arguments.count + 1)
    try value(callee, into: base)
    let keywords = try place(arguments, from: base + 1)
    let instruction: Int
    if keywords.isEmpty {
      instruction = emit(.call, target, base, Int32(arguments.count))
    } else {
      let site = Code.CallSite(count: arguments.count, keywords: keywords)
      instruction = emit(.callKeywords, target, base, add(site, to: \.calls))
    }
    noteArguments(arguments, from: base + 1, of: instruction)
  }

  private func methodCall(
    _ object: Expression, _ name: Name, _ arguments: [Expression.Argument],
    _ span: SourceSpan, into target: Int32
  ) throws {
    let base = allocate(arguments.count + 2)
    let receiver = try scratch { try looseOperand(object) }
    let shortcut = append(name, arguments, to: receiver, target)
    let load = at(span) { emit(.loadMethod, base, receiver, attributeSite(name)) }
    noteOperands([(object.span, receiver)], of: load)
    let keywords = try place(arguments, from: base + 2)
    let instruction: Int
    if keywords.isEmpty {
      instruction = emit(.callMethod, target, base, Int32(arguments.count))
    } else {
      let site = Code.CallSite(count: arguments.count, keywords: keywords)
      instruction = emit(.callMethodKeywords, target, base, add(site, to: \.calls))
    }
    let operands = arguments.enumerated().map { ($1.value.span, base + 2 + Int32($0)) }
    noteOperands([(object.span, base + 1)] + operands, of: instruction)
    if let shortcut { patch(shortcut) }
  }

  /// The short way of `list.append(item)`, which loops call most; its jump over the general one.
  private func append(
    _ name: Name, _ arguments: [Expression.Argument], to receiver: Int32, _ target: Int32
  ) -> Int? {
    guard name == "append", arguments.count == 1, case .positional = arguments[0].kind,
      let item = readyOperand(arguments[0].value)
    else { return nil }
    emit(.appendMethod, target, receiver, item)
    return emit(.jump)
  }

  /// Puts arguments into registers; returns the names of the keyword ones, which come last.
  private func place(_ arguments: [Expression.Argument], from base: Int32) throws -> [Name] {
    var keywords: [Name] = []
    for (offset, argument) in arguments.enumerated() {
      try value(argument.value, into: base + Int32(offset))
      if case .keyword(let name) = argument.kind { keywords.append(name) }
    }
    return keywords
  }

  private func noteArguments(
    _ arguments: [Expression.Argument], from base: Int32, of instruction: Int
  ) {
    let operands = arguments.enumerated().map { ($1.value.span, base + Int32($0)) }
    if !operands.isEmpty { noteOperands(operands, of: instruction) }
  }

  /// A call with `*args` or `**kwargs`: a list and a dict are made first.
  private func unpackedCall(
    _ callee: Expression, _ arguments: [Expression.Argument], into target: Int32
  ) throws {
    let base = allocate(3)
    try value(callee, into: base)
    try unpack(arguments, from: base)
    emit(.callUnpacked, target, base)
  }

  /// Fills the list and the dict behind register `base` with arguments.
  func unpack(_ arguments: [Expression.Argument], from base: Int32) throws {
    let (list, dict) = (base + 1, base + 2)
    emit(.buildList, list, list, 0)
    emit(.buildDict, dict, dict, 0)
    var isMerged = false
    for argument in arguments {
      try at(argument.span) {
        try scratch {
          let operand = try operand(argument.value)
          switch argument.kind {
          case .positional: emit(.appendList, list, operand)
          case .unpacked: emit(.extendArguments, list, operand, base)
          case .keyword(let name) where isMerged:
            // What is unpacked before it may have the same name.
            let single = allocate()
            emit(.buildDict, single, single, 0)
            emit(.addDict, single, constant(.str(name.text)), operand)
            emit(.mergeKeywords, dict, single, base)
          case .keyword(let name):
            emit(.addDict, dict, constant(.str(name.text)), operand)
          case .unpackedKeywords:
            emit(.mergeKeywords, dict, operand, base)
            isMerged = true
          }
        }
      }
    }
  }

  /// `super()` without arguments stands for `super(__class__, <first parameter>)`.
  private func superCall(
    _ callee: Expression, _ arguments: [Expression.Argument], into target: Int32
  ) throws -> Bool {
    guard case .name("super") = callee.kind, arguments.isEmpty,
      case .global = scope.variable("super"),
      case .cell(let cell) = scope.variable("__class__"),
      let first = frameScope.bound.first, frameScope.parameterCount > 0
    else { return false }
    let receiver = operand(of: first, loose: false)
    emit(.loadSuper, target, cell, receiver)
    return true
  }
}
