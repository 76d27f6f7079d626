extension Builtins {
  static var attributeFunctions: [NativeFunction] {
    [
      positional("isinstance", 2...2) { arguments in
        .bool(try isInstance(arguments[0].type, arguments[1], .instance(arguments[0])))
      },
      positional("issubclass", 2...2) { arguments in
        guard let type = arguments[0].typeObject else {
          throw PythonError.typeError("issubclass() arg 1 must be a class")
        }
        return .bool(try isInstance(type, arguments[1], .subclass))
      },
      positional("hasattr", 2...2) { arguments in
        .bool(
          try Operations.attributeIfAny(arguments[0], attributeName(arguments[1])) != nil)
      },
      positional("getattr", 2...3) { arguments in
        let name = try attributeName(arguments[1])
        guard let standard = arguments.at(2) else {
          return try Operations.getAttribute(arguments[0], name)
        }
        return try Operations.attributeIfAny(arguments[0], name) ?? standard
      },
      positional("setattr", 3...3) { arguments in
        try Operations.setAttribute(arguments[0], attributeName(arguments[1]), arguments[2])
        return .none
      },
      positional("delattr", 2...2) { arguments in
        try Operations.deleteAttribute(arguments[0], attributeName(arguments[1]))
        return .none
      },
      unary("callable") { .bool(Operations.isCallable($0)) },
      unary("id") { .int(Operations.identity($0)) },
      unary("hash") { .int(try Operations.hash($0)) },
    ]
  }

  /// The name that an argument gives; throws `TypeError` unless it is a str.
  static func attributeName(_ value: Value) throws -> Name {
    guard let text = value.string else {
      throw PythonError.typeError("attribute name must be string, not '\(value.type.name)'")
    }
    return Name(text.text)
  }

  /// What is asked about a class: `isinstance(value, spec)`, or `issubclass(cls, spec)`.
  private enum ClassQuestion {
    case instance(Value)
    case subclass
  }

  /// Whether a class is one of those that `spec` names: a class, a union, a tuple of such.
  private static func isInstance(
    _ type: TypeObject, _ spec: Value, _ question: ClassQuestion
  ) throws -> Bool {
    if let other = spec.typeObject {
      if type.isSubclass(of: other) { return true }
      switch question {
      case .instance(let value): return try other.metaAnswer("__instancecheck__", value) ?? false
      case .subclass: return try other.metaAnswer("__subclasscheck__", .object(type)) ?? false
      }
    }
    if let tuple = spec.tuple {
      return try tuple.items.contains { try isInstance(type, $0, question) }
    }
    if let origin = spec.object?.checkedClass {
      return try isInstance(type, .object(origin), question)
    }
    if let union = spec.as(TypeUnion.self) {
      return try union.members.contains { member in
        member.isNone ? type === TypeObject.noneType : try isInstance(type, member, question)
      }
    }
    let asksInstance = if case .instance = question { true } else { false }
    let kind = asksInstance ? "a type" : "a class"
    throw PythonError.typeError(
      "\(asksInstance ? "isinstance" : "issubclass")() arg 2 must be \(kind), a tuple of \(kind == "a type" ? "types" : "classes"), "
        + "or a union")
  }

  /// What `dir(value)` lists, in order.
  package static func attributeNames(of value: Value) -> [Name] {
    var names: Set<Name> = []
    if let object = value.object { names.formUnion(object.ownAttributes) }
    for type in (value.typeObject ?? value.type).order { names.formUnion(type.attributeNames) }
    return names.sorted { Str($0.text) < Str($1.text) }
  }

  static func scopeFunctions(_ interpreter: Interpreter) -> [NativeFunction] {
    let reference = ProgramReference(interpreter)
    return [
      positional("dir", 0...1) { arguments in
        guard let value = arguments.at(0) else {
          var names = try locals(of: reference.program).keys
          try Sorting.sort(&names, key: .none, descending: false)
          return .list(names)
        }
        return .list(attributeNames(of: value).map { .str($0.text) })
      },
      positional("vars", 0...1) { arguments in
        guard let value = arguments.at(0) else { return .object(locals(of: try reference.program)) }
        guard let attributes = try Operations.attributeIfAny(value, "__dict__") else {
          throw PythonError.typeError("vars() argument must have __dict__ attribute")
        }
        return attributes
      },
      positional("globals", 0...0) { _ in
        .object(try reference.program.globals.dictionary)
      },
      positional("locals", 0...0) { _ in
        .object(locals(of: try reference.program))
      },
    ]
  }

  /// What `locals()` gives: the running function's variables, or at module level the names of the
  /// workspace.
  private static func locals(of interpreter: Interpreter) -> Dict {
    Machine.shared.locals ?? interpreter.globals.dictionary.refreshed()
  }
}
