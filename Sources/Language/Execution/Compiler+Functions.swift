/// Functions and classes.
extension Compiler {
  /// The qualified name of something defined here.
  func nested(_ name: String) -> String {
    switch kind {
    case .module: name
    case .classBody: "\(qualifiedName).\(name)"
    case .function, .generator: "\(qualifiedName).<locals>.\(name)"
    }
  }

  // MARK: Code

  /// What a function's code begins with: cells from outside, and for captured parameters.
  func prologue() {
    if let first = frameScope.free.first, let register = frameScope.freeRegisters[first] {
      emit(.copyFree, register, Int32(frameScope.free.count))
    }
    for (index, name) in frameScope.bound.enumerated() {
      guard let register = frameScope.registers[name] else { continue }
      let isParameter = index < frameScope.parameterCount
      if frameScope.captured.contains(name) {
        emit(isParameter ? .makeCell : .newCell, register)
      } else if isParameter, !frameScope.deleted.contains(name) {
        assigned.insert(register)
      }
    }
  }

  private func compiler(
    _ kind: Code.Kind, _ name: String, _ scope: Scope, at span: SourceSpan
  ) -> Compiler {
    let compiler = Compiler(
      kind, name: name, qualifiedName: nested(name), scope: scope, source: source,
      interpreter: interpreter, span: span)
    return compiler
  }

  private func list(_ parameters: Parameters) -> ParameterList {
    ParameterList(
      names: parameters.all.map { scope.mangled($0.name) },
      positionalOnlyCount: parameters.positionalOnly.count,
      positionalCount: parameters.positionalOnly.count + parameters.plain.count,
      keywordOnlyCount: parameters.keywordOnly.count,
      hasVariadic: parameters.variadic != nil, hasKeywords: parameters.keywords != nil)
  }

  // MARK: Functions

  func functionStatement(
    _ definition: Statement.FunctionDefinition, _ span: SourceSpan
  ) throws {
    guard let inner = scope.child(at: span) else { return }
    let compiler = compiler(.function, definition.name.text, inner, at: definition.header)
    compiler.parameters = list(definition.parameters)
    compiler.documentation = definition.body.first?.docstring ?? .none
    compiler.prologue()
    try compiler.statements(definition.body)
    compiler.emit(.returnValue, compiler.constant(.none))
    try decorated(definition.decorators, definition.name) { target in
      try at(definition.header) {
        try function(
          compiler.finish(), inner, definition.parameters, returns: definition.returns,
          into: target)
      }
    }
  }

  func lambda(
    _ expression: Expression, _ parameters: Parameters, _ body: Expression,
    into target: Int32
  ) throws {
    guard let inner = scope.child(at: expression.span) else { return }
    let compiler = compiler(.function, "<lambda>", inner, at: expression.span)
    compiler.parameters = list(parameters)
    compiler.prologue()
    compiler.emit(.returnValue, try compiler.operand(body))
    try function(compiler.finish(), inner, parameters, into: target)
  }

  /// Emits the making of a function: defaults and annotations first, then the function.
  func function(
    _ code: Code, _ inner: Scope, _ parameters: Parameters = Parameters(),
    returns: Expression? = nil, into target: Int32
  ) throws {
    let defaults = (parameters.positionalOnly + parameters.plain).compactMap(\.standard)
    let keywordOnly = parameters.keywordOnly.filter { $0.standard != nil }
    var annotations = parameters.inTextOrder.compactMap { parameter in
      parameter.annotation.map { (parameter.name, kept($0)) }
    }
    if let returns { annotations.append(("return", kept(returns))) }
    let site = Code.FunctionSite(
      code: Int(add(code, to: \.codes)), defaults: defaults.count,
      keywordDefaults: keywordOnly.map { scope.mangled($0.name) },
      annotations: annotations.map(\.0),
      cells: inner.free.compactMap { scope.closureCell($0) })
    try scratch {
      let window = try values(
        of: defaults + keywordOnly.compactMap(\.standard) + annotations.map(\.1))
      emit(.makeFunction, target, add(site, to: \.functions), window)
    }
  }

  /// Evaluates decorators, makes what they decorate, applies them and binds the name.
  private func decorated(
    _ decorators: [Expression], _ name: Name, _ make: (Int32) throws -> Void
  ) throws {
    if decorators.isEmpty, let destination = destination(name) {
      try make(destination)
      markAssigned(name)
      return
    }
    try scratch {
      let windows = try decorators.map { decorator in
        let window = allocate(2)
        try value(decorator, into: window)
        return (window, decorator.span)
      }
      let last = windows.last?.0
      let result = last.map { $0 + 1 } ?? allocate()
      try make(result)
      for (index, (window, span)) in windows.enumerated().reversed() {
        let target = index > 0 ? windows[index - 1].0 + 1 : window
        at(span) { emit(.call, target, window, 1) }
      }
      store(name, from: windows.first?.0 ?? result)
    }
  }

  // MARK: Classes

  func classStatement(_ definition: Statement.ClassDefinition, _ span: SourceSpan) throws {
    guard let inner = scope.child(at: span) else { return }
    let compiler = compiler(.classBody, definition.name.text, inner, at: definition.header)
    compiler.documentation = definition.body.first?.docstring ?? .none
    if let register = inner.registers["__class__"], inner.captured.contains("__class__") {
      compiler.emit(.newCell, register)
    }
    if let first = inner.free.first, let register = inner.freeRegisters[first] {
      compiler.emit(.copyFree, register, Int32(inner.free.count))
    }
    try compiler.statements(definition.body)
    compiler.emit(.returnNamespace)
    try decorated(definition.decorators, definition.name) { target in
      try at(definition.header) {
        try makeClass(definition, compiler.finish(), inner, into: target)
      }
    }
  }

  private func makeClass(
    _ definition: Statement.ClassDefinition, _ code: Code, _ inner: Scope,
    into target: Int32
  ) throws {
    let arguments = definition.arguments
    let isUnpacked = arguments.contains {
      $0.kind == .unpacked || $0.kind == .unpackedKeywords
    }
    try scratch {
      let window = allocate(isUnpacked ? 3 : arguments.count + 1)
      try function(code, inner, into: window)
      var keywords: [Name] = []
      if isUnpacked {
        try unpack(arguments, from: window)
      } else {
        for (offset, argument) in arguments.enumerated() {
          try value(argument.value, into: window + 1 + Int32(offset))
          if case .keyword(let name) = argument.kind { keywords.append(name) }
        }
      }
      let site = Code.ClassSite(
        name: definition.name, positional: arguments.count - keywords.count,
        keywords: keywords, isUnpacked: isUnpacked)
      emit(.makeClass, target, window, add(site, to: \.classes))
    }
  }
}
