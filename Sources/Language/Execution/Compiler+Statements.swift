/// Statements.
extension Compiler {
  func statements(_ statements: [Statement]) throws {
    for statement in statements { try self.statement(statement) }
  }

  func statement(_ statement: Statement) throws {
    try at(statement.span) {
      switch statement.kind {
      case .expression(let value):
        if case .constant = value.kind { break }
        try effect(value)
      case .assignment(let targets, let value): try assignment(targets, value)
      case .augmented(let target, let op, let value): try augmented(target, op, value)
      case .annotated(let target, let annotation, let value, let isSimple):
        try annotated(target, annotation, value, isSimple: isSimple)
      case .delete(let targets): for target in targets { try delete(target) }
      case .if(let branches, let orElse): try ifStatement(branches, orElse)
      case .while(let test, let body, let orElse): try whileLoop(test, body, orElse)
      case .for(let target, let iterable, let body, let orElse):
        try forLoop(target, iterable, body, orElse)
      case .with(let items, let body): try with(items[...], body)
      case .try(let block): try tryStatement(block)
      case .match(let subject, let cases): try match(subject, cases)
      case .function(let definition): try functionStatement(definition, statement.span)
      case .class(let definition): try classStatement(definition, statement.span)
      case .return(let value): try returnStatement(value, at: statement.span)
      case .raise(let value, let cause): try raise(value, cause)
      case .assert(let test, let message): try assert(test, message)
      case .import(let aliases): for alias in aliases { importModule(alias) }
      case .importFrom(let module, let level, let names):
        try importFrom(module, level, names, statement.span)
      case .global, .nonlocal, .pass: break
      case .break: try breakStatement(isContinue: false, at: statement.span)
      case .continue: try breakStatement(isContinue: true, at: statement.span)
      }
    }
  }

  private func ifStatement(_ branches: [Statement.Branch], _ orElse: [Statement]) throws {
    var ends: [Int] = []
    var outcome: Set<Int32>?
    func merge() { outcome = outcome.map { $0.intersection(assigned) } ?? assigned }
    for (index, branch) in branches.enumerated() {
      let skips = try jumps(branch.test, if: false)
      let before = assigned
      try statements(branch.body)
      if index < branches.count - 1 || !orElse.isEmpty { ends.append(emit(.jump)) }
      merge()
      assigned = before
      patch(skips)
    }
    try statements(orElse)
    merge()
    assigned = outcome ?? assigned
    patch(ends)
  }

  private func raise(_ value: Expression?, _ cause: Expression?) throws {
    try scratch {
      guard let value else {
        emit(.raise, 0, 0, 0)
        return
      }
      let exception = try stableOperand(value)
      if let cause {
        emit(.raise, exception, try operand(cause), 2)
      } else {
        emit(.raise, exception, 0, 1)
      }
    }
  }

  private func assert(_ test: Expression, _ message: Expression?) throws {
    let skips = try jumps(test, if: true)
    let before = assigned
    try scratch {
      let message = try message.map(operand)
      at(test.span) { emit(.assertionFailed, message ?? 0, 0, message == nil ? 0 : 1) }
    }
    assigned = before
    patch(skips)
  }

  // MARK: Imports

  private func importModule(_ alias: Statement.Alias) {
    let site = Code.ImportSite(module: alias.name, level: 0, wantsLeaf: alias.asName != nil)
    let root = Name(String(alias.name.prefix { $0 != "." }))
    scratch {
      let module = allocate()
      emit(.importModule, module, add(site, to: \.imports))
      store(alias.asName ?? root, from: module)
    }
  }

  private func importFrom(
    _ module: String, _ level: Int, _ names: [Statement.Alias], _ span: SourceSpan
  ) throws {
    let site = Code.ImportSite(module: module, level: level, wantsLeaf: true)
    if module == "__future__" {
      if names.contains(where: { $0.name == "annotations" }) {
        interpreter.postponesAnnotations = true
      }
      return
    }
    try scratch {
      let register = allocate()
      emit(.importModule, register, add(site, to: \.imports))
      if names.isEmpty {
        guard kind == .module else {
          throw SyntaxFailure("import * only allowed at module level", at: span)
        }
        emit(.importAll, register)
      }
      for alias in names {
        scratch {
          let value = allocate()
          emit(.importName, value, register, add(Name(alias.name), to: \.names))
          store(alias.asName ?? Name(alias.name), from: value)
        }
      }
    }
  }
}
