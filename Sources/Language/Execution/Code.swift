/// Compiled code of a module, a function, a class body or a generator expression.
package final class Code {
  /// The function's name, or `<module>`.
  let name: String
  let qualifiedName: String
  let source: Source
  let kind: Kind
  let parameters: ParameterList
  /// The names that the program's variables have, by register.
  let variableNames: [Name]
  let documentation: Value
  /// Held, for a function may outlive the workspace that it was defined in.
  let interpreter: Interpreter
  let globals: Namespace
  /// Where the function stands in its source, with its decorators.
  let definition: SourceSpan
  /// The globals' values by slot.
  let globalValues: UnsafeMutablePointer<Value>
  /// The builtins' values by slot.
  let builtinValues: UnsafeMutablePointer<Value>
  /// How many of the variables are cells from outside; they come last.
  let freeCount: Int
  /// In a class body, the registers of its comprehensions' variables.
  let hiddenVariables: Set<Int>

  private(set) var instructions: UnsafeMutableBufferPointer<Instruction>
  private(set) var constants: UnsafeMutableBufferPointer<Value>
  /// One cache for each attribute site.
  private(set) var attributeSites: UnsafeMutableBufferPointer<AttributeSite>
  let spans: [SourceSpan]
  let handlers: [HandlerRange]
  let sites: Sites
  /// How many registers a frame needs.
  let registerCount: Int
  /// How many of them are variables.
  let variableCount: Int
  /// The first of the registers that an expression's parts stand in; each is read once.
  let firstTemporary: Int32
  /// How many arguments a call needs that has nothing to be bound; -1 if every call has.
  let plainParameterCount: Int
  /// Whether calling it makes a generator.
  let isGenerator: Bool

  enum Kind { case module, function, generator, classBody }

  /// What instructions need beyond three numbers.
  struct Sites {
    var codes: [Code] = []
    var calls: [CallSite] = []
    var formats: [FormatSite] = []
    var unpacks: [UnpackSite] = []
    var functions: [FunctionSite] = []
    var classes: [ClassSite] = []
    var imports: [ImportSite] = []
    var names: [Name] = []
    var patterns: [ClassPatternSite] = []
    /// The operands of an instruction, whose shapes an error message shows.
    var operands: [Int: [(span: SourceSpan, operand: Int32)]] = [:]
  }

  struct CallSite {
    /// Positional and keyword arguments together.
    let count: Int
    let keywords: [Name]
  }

  struct FormatSite {
    let conversion: Expression.FormattedPart.Field.Conversion?
    /// The operand with the spec, if there is one.
    let spec: Int32?
  }

  struct UnpackSite {
    let before: Int
    let after: Int
  }

  struct FunctionSite {
    let code: Int
    /// Registers from the instruction's third operand on: defaults, keyword-only defaults,
    /// annotations, cells.
    let defaults: Int
    let keywordDefaults: [Name]
    let annotations: [Name]
    /// The registers of the cells that it closes over.
    let cells: [Int32]
  }

  struct ClassSite {
    let name: Name
    let positional: Int
    let keywords: [Name]
    /// For bases with stars: a list and a dict stand in the registers instead.
    let isUnpacked: Bool
  }

  struct ImportSite {
    let module: String
    let level: Int
    /// `import a.b` binds `a`; with `as` or `from` it is `a.b` that is wanted.
    let wantsLeaf: Bool
  }

  struct ClassPatternSite {
    let type: Int32
    let positional: Int
    let keywords: [Name]
  }

  /// Where exceptions of a stretch of instructions go.
  struct HandlerRange {
    let start: Int
    let end: Int
    let target: Int
    /// The register that gets the exception.
    let register: Int32
    /// The register of the exception that is being handled around it; -1 for none.
    let enclosing: Int32
  }

  init(
    name: String, qualifiedName: String, source: Source, kind: Kind, parameters: ParameterList,
    variableNames: [Name], freeCount: Int, hiddenVariables: Set<Int>, documentation: Value,
    interpreter: Interpreter, globals: Namespace,
    instructions: [Instruction], constants: [Value], attributeNames: [Name],
    spans: [SourceSpan], handlers: [HandlerRange], sites: Sites, isGenerator: Bool,
    registerCount: Int, firstTemporary: Int32, definition: SourceSpan
  ) {
    self.definition = definition
    self.name = name
    self.qualifiedName = qualifiedName
    self.source = source
    self.kind = kind
    self.parameters = parameters
    self.variableNames = variableNames
    self.documentation = documentation
    self.interpreter = interpreter
    self.globals = globals
    globalValues = globals.values
    builtinValues = interpreter.builtins.values
    self.freeCount = freeCount
    self.hiddenVariables = hiddenVariables
    self.spans = spans
    self.handlers = handlers
    self.sites = sites
    self.isGenerator = isGenerator
    variableCount = variableNames.count
    plainParameterCount = parameters.isPlain ? parameters.positionalCount : -1
    self.registerCount = registerCount
    self.firstTemporary = firstTemporary
    self.instructions = .allocate(capacity: instructions.count)
    _ = self.instructions.initialize(from: instructions)
    self.constants = UnsafeMutableBufferPointer(
      start: .allocate(capacity: max(1, constants.count)), count: constants.count)
    _ = self.constants.initialize(from: constants)
    attributeSites = .allocate(capacity: attributeNames.count)
    _ = attributeSites.initialize(from: attributeNames.map { AttributeSite(name: $0) })
  }

  deinit {
    instructions.deinitialize().deallocate()
    constants.deinitialize().deallocate()
    attributeSites.deinitialize().deallocate()
  }
}

/// A function's parameters as a call sees them.
struct ParameterList {
  /// In the order of their registers: positional, keyword-only, `*args`, `**kwargs`.
  var names: [Name] = []
  var positionalOnlyCount = 0
  /// With the positional-only ones.
  var positionalCount = 0
  var keywordOnlyCount = 0
  var hasVariadic = false
  var hasKeywords = false

  /// Whether a call with exactly `positionalCount` positional arguments needs no binding.
  var isPlain: Bool { keywordOnlyCount == 0 && !hasVariadic && !hasKeywords }
}

/// An attribute's name at one place of the code, and what was found there last.
struct AttributeSite {
  let name: Name
  /// The look-up's result is valid for this class while no class changes.
  var type: Unmanaged<TypeObject>?
  var generation = -1
  /// For instances: their layout, and the place of the value in it.
  var shape: Unmanaged<Shape>?
  var index = 0
  /// For an assignment that adds an attribute: the instance's next layout.
  var nextShape: Shape?
  /// The class's attribute: a method to be called with the receiver.
  var method: Value = .undefined
  /// Keeps the shape, so that no other one gets its address.
  private var kept: Shape?

  init(name: Name) { self.name = name }

  mutating func keep(_ shape: Shape) {
    kept = shape
    self.shape = .passUnretained(shape)
  }
}
