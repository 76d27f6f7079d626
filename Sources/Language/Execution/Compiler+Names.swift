/// Reading and binding names.
extension Compiler {
  /// Whether negative operands are global names here.
  var hasGlobalOperands: Bool { kind == .module }

  func globalSlot(_ name: Name) -> Int32 { Int32(interpreter.globals.slot(scope.mangled(name))) }

  func builtinSlot(_ name: Name) -> Int32 { Int32(interpreter.builtins.slot(name)) }

  /// Puts a name's value into a register.
  func load(_ name: Name, into target: Int32) {
    switch scope.variable(scope.mangled(name)) {
    case .local(let register):
      checkAssigned(register, name)
      if register != target { emit(.move, target, register) }
    case .cell(let register):
      emit(.loadCell, target, register)
    case .global:
      emit(.loadGlobal, target, globalSlot(name), builtinSlot(name))
    case .classLocal(let register):
      let skip = emit(.loadClassLocal, target, register)
      emit(.loadGlobal, target, globalSlot(name), builtinSlot(name))
      patch(skip)
    }
  }

  /// An operand that has a name's value; `loose` ones may be a global name that is unbound.
  func operand(of name: Name, loose: Bool) -> Int32 {
    switch scope.variable(scope.mangled(name)) {
    case .local(let register):
      checkAssigned(register, name)
      return register
    case .global where loose && hasGlobalOperands:
      return ~globalSlot(name)
    default:
      let target = allocate()
      load(name, into: target)
      return target
    }
  }

  /// The same where that needs no instruction; nil otherwise.
  func readyOperand(of name: Name) -> Int32? {
    switch scope.variable(scope.mangled(name)) {
    case .local(let register): assigned.contains(register) ? register : nil
    case .global: hasGlobalOperands ? ~globalSlot(name) : nil
    default: nil
    }
  }

  private func checkAssigned(_ register: Int32, _ name: Name) {
    guard !assigned.contains(register) else { return }
    emit(.check, register)
    noteAssigned(register, name)
  }

  /// A variable that loses its value somewhere is checked at each use.
  private func noteAssigned(_ register: Int32, _ name: Name) {
    if !frameScope.deleted.contains(scope.mangled(name)) { assigned.insert(register) }
  }

  /// The operand that an instruction may write to bind a name; nil where it takes a store.
  func destination(_ name: Name) -> Int32? {
    switch scope.variable(scope.mangled(name)) {
    case .local(let register), .classLocal(let register): register
    case .global where hasGlobalOperands: ~globalSlot(name)
    default: nil
    }
  }

  /// Binds a name to an operand's value.
  func store(_ name: Name, from operand: Int32) {
    switch scope.variable(scope.mangled(name)) {
    case .local(let register):
      if operand != register { emit(.move, register, operand) }
      noteAssigned(register, name)
    case .classLocal(let register):
      if operand != register { emit(.move, register, operand) }
    case .cell(let register):
      emit(.storeCell, register, operand)
    case .global:
      emit(.storeGlobal, globalSlot(name), operand)
    }
  }

  /// Notes that a name was bound through its destination.
  func markAssigned(_ name: Name) {
    if case .local(let register) = scope.variable(scope.mangled(name)) {
      noteAssigned(register, name)
    }
  }

  /// Binds a name to an expression's value.
  func store(_ name: Name, _ value: Expression) throws {
    if let destination = destination(name) {
      try self.value(value, into: destination)
      markAssigned(name)
    } else {
      try scratch { store(name, from: try operand(value)) }
    }
  }

  func delete(_ name: Name) {
    switch scope.variable(scope.mangled(name)) {
    case .local(let register), .classLocal(let register):
      emit(.deleteLocal, register)
      assigned.remove(register)
    case .cell(let register):
      emit(.deleteCell, register)
    case .global:
      emit(.deleteGlobal, globalSlot(name))
    }
  }
}
