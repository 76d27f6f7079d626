/// Compiles the statements of one module, function, class body or generator expression.
///
/// Rules for expressions and statements stand in extensions by topic. A register is a variable's,
/// or a temporary one that is given back after use. What is numbered at the very end (temporaries
/// come after variables and constants) has placeholders until then; see `Placeholder`.
final class Compiler {
  let kind: Code.Kind
  let name: String
  let qualifiedName: String
  let source: Source
  let interpreter: Interpreter
  /// The current scope: that of the code, or a comprehension within it.
  var scope: Scope
  let frameScope: Scope

  private(set) var instructions: [Instruction] = []
  private var spans: [SourceSpan] = []
  private var constants: [Value] = []
  private var constantPlaces: [ConstantKey: Int32] = [:]
  private var attributeNames: [Name] = []
  private var handlers: [Code.HandlerRange] = []
  var sites = Code.Sites()
  /// The source of the instructions being emitted.
  var span: SourceSpan
  /// What surrounds the current statement and has to be left in order.
  var blocks: [Block] = []
  /// Variables that surely have a value here.
  var assigned: Set<Int32> = []
  private var temporaries: Int32 = 0
  private var temporaryCount: Int32 = 0
  var parameters = ParameterList()
  var documentation = Value.none

  init(
    _ kind: Code.Kind, name: String, qualifiedName: String, scope: Scope, source: Source,
    interpreter: Interpreter, span: SourceSpan
  ) {
    self.kind = kind
    self.name = name
    self.qualifiedName = qualifiedName
    self.scope = scope
    frameScope = scope
    self.source = source
    self.interpreter = interpreter
    self.span = span
  }

  /// Numbers for registers that are known only when all code is compiled.
  enum Placeholder {
    static let temporary: Int32 = 0x2000_0000
    static let constant: Int32 = 0x4000_0000

    static func isTemporary(_ operand: Int32) -> Bool {
      operand >= temporary && operand < constant
    }
    static func isConstant(_ operand: Int32) -> Bool { operand >= constant }
  }

  private enum ConstantKey: Hashable {
    case none, ellipsis
    case bool(Bool)
    case int(Int)
    case float(UInt64)
    case str([UInt32])
  }

  // MARK: Instructions

  /// Adds an instruction; returns its place.
  @discardableResult
  func emit(_ op: Opcode, _ a: Int32 = 0, _ b: Int32 = 0, _ c: Int32 = 0) -> Int {
    instructions.append(Instruction(op: op, a: a, b: b, c: c))
    spans.append(span)
    return instructions.count - 1
  }

  /// The place of the next instruction.
  var here: Int { instructions.count }

  /// Makes a jump lead to the next instruction.
  func patch(_ jump: Int) { patch(jump, to: here) }

  func patch(_ jumps: [Int]) {
    for jump in jumps { patch(jump) }
  }

  func patch(_ jump: Int, to target: Int) { instructions[jump].c = Int32(target - jump - 1) }

  /// Emits the jump back at the end of a loop.
  func loop(to start: Int) { patch(emit(.loop), to: start) }

  /// Emits with another span.
  @discardableResult
  func at<R>(_ span: SourceSpan, _ body: () throws -> R) rethrows -> R {
    let outer = self.span
    self.span = span
    defer { self.span = outer }
    return try body()
  }

  func addHandler(_ segments: [(start: Int, end: Int)], target: Int, register: Int32) {
    for segment in segments where segment.start < segment.end {
      handlers.append(
        Code.HandlerRange(
          start: segment.start, end: segment.end, target: target, register: register,
          enclosing: enclosingHandler))
    }
  }

  /// The register of the exception that is being handled here; -1 for none.
  var enclosingHandler: Int32 {
    for block in blocks.reversed() {
      if case .handler(let register, _) = block.kind { return register }
    }
    return -1
  }

  // MARK: Registers

  /// New temporaries beside each other; returns the first.
  func allocate(_ count: Int = 1) -> Int32 {
    let first = temporaries
    temporaries += Int32(count)
    temporaryCount = max(temporaryCount, temporaries)
    return Placeholder.temporary + first
  }

  /// Gives back the temporaries that `body` allocates.
  @discardableResult
  func scratch<R>(_ body: () throws -> R) rethrows -> R {
    let mark = temporaries
    defer { temporaries = mark }
    return try body()
  }

  // MARK: Tables

  /// The operand of a constant.
  func constant(_ value: Value) -> Int32 {
    let key: ConstantKey? =
      switch value {
      case .none: ConstantKey.none
      case .bool(let value): .bool(value)
      case .int(let value): .int(value)
      case .float(let value): .float(value.bitPattern)
      case .str(let text) where text.count < 64: .str(text.scalars)
      case .object(let object) where object === EllipsisType.shared: .ellipsis
      default: nil
      }
    if let key, let place = constantPlaces[key] { return place }
    let place = Placeholder.constant + Int32(constants.count)
    constants.append(value)
    if let key { constantPlaces[key] = place }
    return place
  }

  /// A new attribute site.
  func attributeSite(_ name: Name) -> Int32 {
    attributeNames.append(scope.mangled(name))
    return Int32(attributeNames.count - 1)
  }

  /// Adds to one of the tables; returns the place.
  func add<T>(_ item: T, to table: WritableKeyPath<Code.Sites, [T]>) -> Int32 {
    sites[keyPath: table].append(item)
    return Int32(sites[keyPath: table].count - 1)
  }

  /// Remembers an instruction's operands, whose shapes a message may show.
  func noteOperands(_ operands: [(SourceSpan, Int32)], of instruction: Int) {
    sites.operands[instruction] = operands.map { (span: $0.0, operand: $0.1) }
  }

  // MARK: Result

  /// The code with all operands numbered.
  func finish() -> Code {
    let variables = frameScope.variableCount
    let inRegisters: Int32 = kind == .module ? Int32(constants.count) : 0
    func number(_ operand: Int32) -> Int32 {
      if Placeholder.isConstant(operand) {
        let place = operand - Placeholder.constant
        return kind == .module ? variables + place : ~place
      }
      if Placeholder.isTemporary(operand) {
        return variables + inRegisters + operand - Placeholder.temporary
      }
      return operand
    }
    for index in instructions.indices {
      instructions[index].a = number(instructions[index].a)
      instructions[index].b = number(instructions[index].b)
      instructions[index].c = number(instructions[index].c)
    }
    return Code(
      name: name, qualifiedName: qualifiedName, source: source, kind: kind,
      parameters: parameters, variableNames: frameScope.variableNames,
      freeCount: frameScope.free.count, hiddenVariables: frameScope.comprehensionRegisters,
      documentation: documentation, interpreter: interpreter, globals: interpreter.globals,
      instructions: instructions, constants: constants, attributeNames: attributeNames,
      spans: spans, handlers: handlers.map { $0.numbered(number) },
      sites: sites.numbered(number), isGenerator: frameScope.yields,
      registerCount: Int(variables + inRegisters + temporaryCount),
      firstTemporary: variables + inRegisters, definition: span)
  }
}

extension Code.HandlerRange {
  fileprivate func numbered(_ number: (Int32) -> Int32) -> Code.HandlerRange {
    Code.HandlerRange(
      start: start, end: end, target: target, register: number(register),
      enclosing: enclosing < 0 ? enclosing : number(enclosing))
  }
}

extension Code.Sites {
  fileprivate func numbered(_ number: (Int32) -> Int32) -> Code.Sites {
    var result = self
    result.formats = formats.map {
      Code.FormatSite(conversion: $0.conversion, spec: $0.spec.map(number))
    }
    result.functions = functions.map {
      Code.FunctionSite(
        code: $0.code, defaults: $0.defaults, keywordDefaults: $0.keywordDefaults,
        annotations: $0.annotations, cells: $0.cells.map(number))
    }
    result.patterns = patterns.map {
      Code.ClassPatternSite(
        type: number($0.type), positional: $0.positional, keywords: $0.keywords)
    }
    result.operands = operands.mapValues { $0.map { ($0.span, number($0.operand)) } }
    return result
  }
}
