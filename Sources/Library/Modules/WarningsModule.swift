import Language

/// `import warnings`: warnings go to the error output; filters decide whether they are shown.
enum WarningsModule {
  static func make(_ interpreter: Interpreter) -> Module {
    let reference = ProgramReference(interpreter)
    let filter = Filter()
    return Module(
      "warnings",
      functions: [
        NativeFunction("warn", signature: "message, category=None, stacklevel=1, source=None") {
          bound in
          guard !filter.ignoresAll else { return .none }
          let isWarning = bound[0].type.isSubclass(of: .warning)
          let category = isWarning ? bound[0].type : bound[1].typeObject ?? .userWarning
          guard category.isSubclass(of: .warning) else {
            throw PythonError.typeError("category must be a Warning subclass, not 'type'")
          }
          try reference.program.errorOutput?(
            "\(category.name): \(Operations.str(bound[0]))\n")
          return .none
        },
        NativeFunction("simplefilter") { try filter.set($0) },
        NativeFunction("filterwarnings") { try filter.set($0) },
        NativeFunction("resetwarnings", 0...0) { _ in
          filter.willChange()
          filter.ignoresAll = false
          return .none
        },
        NativeFunction("catch_warnings") { _ in .object(FilterScope(filter)) },
      ])
  }

  /// Whether warnings are shown.
  fileprivate final class Filter: Object {
    var ignoresAll = false

    override func restoration() -> (() -> Void)? {
      let old = ignoresAll
      return { [self] in ignoresAll = old }
    }

    /// `simplefilter(action, ...)`: only a filter of all warnings is known.
    func set(_ arguments: Arguments) throws -> Value {
      guard case .str(let action)? = arguments.at(0) else {
        throw PythonError.typeError("action must be a string")
      }
      willChange()
      ignoresAll = action.text == "ignore"
      return .none
    }
  }

  /// `with warnings.catch_warnings():`.
  fileprivate final class FilterScope: Object {
    let filter: Filter
    private var outer: [Bool] = []

    init(_ filter: Filter) {
      self.filter = filter
      super.init()
    }

    private nonisolated(unsafe) static let scopeType = TypeObject(
      "catch_warnings", module: "warnings",
      populate: { type in
        let methods = MethodTable(type) { $0.as(FilterScope.self) }
        methods.nullary("__enter__") { scope in
          scope.willChange()
          scope.outer.append(scope.filter.ignoresAll)
          return .none
        }
        methods.positional("__exit__", 3...3) { scope, _ in
          scope.willChange()
          scope.filter.willChange()
          if let outer = scope.outer.popLast() { scope.filter.ignoresAll = outer }
          return .none
        }
      })

    override var type: TypeObject { FilterScope.scopeType }

    override func restoration() -> (() -> Void)? {
      let old = outer
      return { [self] in outer = old }
    }
  }
}
