/// Metaclasses: classes of the program whose instances are classes.
extension UserClass {
  /// The classes that a class statement names as its bases.
  static func classes(_ bases: [Value]) throws -> [TypeObject] {
    try bases.map { base in
      guard let type = base.typeObject else {
        throw PythonError.typeError("bases must be types")
      }
      return type
    }
  }

  /// What makes the class: the most derived metaclass of the bases and of the statement, or
  /// whatever the statement names; nil for `type`.
  static func maker(of bases: [TypeObject], _ keywords: [(Name, Value)]) throws -> Value? {
    var winner = TypeObject.type
    if let given = keywords.first(where: { $0.0 == "metaclass" })?.1 {
      guard let type = given.typeObject else { return given }
      winner = type
    }
    for base in bases {
      let other = base.type
      if winner.isSubclass(of: other) { continue }
      guard other.isSubclass(of: winner) else {
        throw PythonError.typeError(
          "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
            + "of the metaclasses of all its bases")
      }
      winner = other
    }
    if winner.lookup("__prepare__") != nil { throw PythonError.notInDojo("__prepare__") }
    return winner === TypeObject.type ? nil : .object(winner)
  }

  /// `type.__new__(self, name, bases, namespace)`, where this is a metaclass.
  func newClass(_ arguments: Arguments) throws -> Value {
    guard arguments.positionalCount == 3, let name = arguments[0].string,
      let bases = arguments[1].tuple, let namespace = arguments[2].dict
    else { throw PythonError.typeError("type.__new__() takes exactly 3 arguments") }
    let keywords = Array(Swift.zip(arguments.keywords, arguments.values[3...]))
    return try UserClass.make(
      name.text, bases: UserClass.classes(bases.items), keywords: keywords, namespace: namespace,
      meta: self)
  }

  /// A special method that the metaclass defines, for this class.
  func metaMethod(_ method: SpecialMethod) throws -> Value? {
    guard let meta, let found = meta.special(method) else { return nil }
    return try Operations.bind(found, to: .object(self), in: meta)
  }
}

extension TypeObject {
  /// `isinstance(x, self)` or `issubclass(c, self)` as the metaclass answers it; nil where it has
  /// no opinion of its own.
  func metaAnswer(_ name: Name, _ value: Value) throws -> Bool? {
    guard let meta = (self as? UserClass)?.meta, let hook = meta.lookup(name) else { return nil }
    let bound = try Operations.bind(hook, to: .object(self), in: meta)
    return try Operations.isTrue(Operations.call(bound, value))
  }
}
