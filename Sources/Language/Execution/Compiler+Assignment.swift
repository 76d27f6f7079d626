/// Assignment to all kinds of targets.
extension Compiler {
  func assignment(_ targets: [Expression], _ value: Expression) throws {
    if targets.count == 1, try directAssignment(targets[0], value) { return }
    try scratch {
      let operand = try operand(value)
      for target in targets { try scratch { try assign(target, from: operand) } }
    }
  }

  /// An assignment that needs no register in between.
  private func directAssignment(_ target: Expression, _ value: Expression) throws -> Bool {
    switch (target.kind, value.kind) {
    case (.name(let name), _):
      try store(name, value)
      return true
    case (.tuple(let targets), .tuple(let values)) where targets.count == values.count:
      let hasStar = (targets + values).contains {
        if case .starred = $0.kind { true } else { false }
      }
      if hasStar { return false }
      try scratch {
        let window = try self.values(of: values)
        for (offset, target) in targets.enumerated() {
          try assign(target, from: window + Int32(offset))
        }
      }
      return true
    default:
      return false
    }
  }

  /// Assigns an operand's value to a target.
  func assign(_ target: Expression, from operand: Int32) throws {
    try at(target.span) {
      switch target.kind {
      case .name(let name):
        store(name, from: operand)
      case .attribute(let object, let name):
        let owner = try looseOperand(object)
        let instruction = emit(.setAttribute, owner, operand, attributeSite(name))
        noteOperands([(object.span, owner)], of: instruction)
      case .subscript(let container, let key):
        if let keys = key.plainKeys {
          let window = try values(of: [container] + keys)
          emit(.setItems, window, operand, Int32(keys.count))
        } else {
          let (owner, place) = try operands(container, key)
          let instruction = emit(.setItem, owner, place, operand)
          noteOperands([(container.span, owner), (key.span, place)], of: instruction)
        }
      case .tuple(let items), .list(let items):
        try unpack(items, from: operand)
      default:
        throw SyntaxFailure("cannot assign to \(target.description)", at: target.span)
      }
    }
  }

  private func unpack(_ targets: [Expression], from operand: Int32) throws {
    let window = allocate(max(1, targets.count))
    let star = targets.firstIndex { if case .starred = $0.kind { true } else { false } }
    if let star {
      let site = Code.UnpackSite(before: star, after: targets.count - star - 1)
      emit(.unpackStar, window, operand, add(site, to: \.unpacks))
    } else {
      emit(.unpack, window, operand, Int32(targets.count))
    }
    for (offset, target) in targets.enumerated() {
      var target = target
      if case .starred(let inner) = target.kind { target = inner }
      try scratch { try assign(target, from: window + Int32(offset)) }
    }
  }

  // MARK: Augmented

  func augmented(_ target: Expression, _ op: BinaryOperator, _ value: Expression) throws {
    let opcode = Opcode.addInPlace.advanced(by: op.place)
    try scratch {
      switch target.kind {
      case .name(let name):
        let (left, right) = try operands(target, value)
        let direct = destination(name)
        let result = direct ?? allocate()
        let instruction = emit(opcode, result, left, right)
        noteOperands([(target.span, left), (value.span, right)], of: instruction)
        if direct == nil { store(name, from: result) } else { markAssigned(name) }
      case .attribute(let object, let name):
        let object = try stableOperand(object)
        let result = allocate()
        emit(.getAttribute, result, object, attributeSite(name))
        try apply(opcode, result, target, value)
        emit(.setAttribute, object, result, attributeSite(name))
      case .subscript(let container, let key) where key.plainKeys != nil:
        let keys = key.plainKeys ?? []
        let window = try values(of: [container] + keys)
        let result = allocate()
        emit(.getItems, result, window, Int32(keys.count))
        try apply(opcode, result, target, value)
        emit(.setItems, window, result, Int32(keys.count))
      case .subscript(let container, let key):
        let container = try stableOperand(container)
        let key = try stableOperand(key)
        let result = allocate()
        let isShort = value.callsNothing
        let get = emit(isShort ? .getItemToChange : .getItem, result, container, key)
        noteOperands([(target.span, container)], of: get)
        try scratch {
          let right = try looseOperand(value)
          if isShort {
            emit(.changeItem, container, key, right)
            emit(.operand, result, Int32(op.place))
          }
          apply(opcode, result, target, right, value.span)
        }
        emit(.setItem, container, key, result)
      default:
        throw SyntaxFailure("cannot assign to \(target.description)", at: target.span)
      }
    }
  }

  private func apply(
    _ opcode: Opcode, _ result: Int32, _ target: Expression, _ value: Expression
  ) throws {
    try scratch { apply(opcode, result, target, try looseOperand(value), value.span) }
  }

  private func apply(
    _ opcode: Opcode, _ result: Int32, _ target: Expression, _ right: Int32, _ span: SourceSpan
  ) {
    let instruction = emit(opcode, result, result, right)
    noteOperands([(target.span, result), (span, right)], of: instruction)
  }

  // MARK: Annotated

  /// An annotation as it is to be evaluated: its text, after `from __future__ import annotations`.
  func kept(_ annotation: Expression) -> Expression {
    guard interpreter.postponesAnnotations else { return annotation }
    return Expression(.constant(.str(annotation.text)), annotation.span)
  }

  func annotated(
    _ target: Expression, _ annotation: Expression, _ value: Expression?, isSimple: Bool
  ) throws {
    if let value { try assignment([target], value) }
    guard kind == .module || kind == .classBody else { return }
    guard isSimple, case .name(let name) = target.kind else {
      return try effect(annotation)
    }
    try scratch {
      let text = constant(.str(scope.mangled(name).text))
      let annotation = try operand(kept(annotation))
      let dict = allocate()
      switch scope.variable("__annotations__") {
      case .classLocal(let register):
        emit(.annotations, register)
        emit(.move, dict, register)
      default:
        let slot = ~globalSlot("__annotations__")
        emit(.annotations, slot)
        emit(.move, dict, slot)
      }
      emit(.addDict, dict, text, annotation)
    }
  }

  // MARK: del

  func delete(_ target: Expression) throws {
    try at(target.span) {
      try scratch {
        switch target.kind {
        case .name(let name):
          delete(name)
        case .attribute(let object, let name):
          emit(.deleteAttribute, try looseOperand(object), 0, attributeSite(name))
        case .subscript(let container, let key):
          let (container, key) = try operands(container, key)
          emit(.deleteItem, container, key)
        case .tuple(let items), .list(let items):
          for item in items { try delete(item) }
        default:
          throw SyntaxFailure("cannot delete \(target.description)", at: target.span)
        }
      }
    }
  }
}
