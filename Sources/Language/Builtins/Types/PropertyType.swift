/// `property`, `classmethod` and `staticmethod`: their constructors and their methods.
enum PropertyType {
  private static let signature = Signature(
    "fget=None, fset=None, fdel=None, doc=None", style: .builtin)

  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    let bound = try signature.bind(arguments, to: "property")
    return .object(Property(getter: bound[0], setter: bound[1], deleter: bound[2]))
  }

  static func constructClassMethod(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    try ArgumentError.check(arguments.values.count, 1...1, of: "classmethod")
    return .object(ClassMethod(arguments[0]))
  }

  static func constructStaticMethod(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    try ArgumentError.check(arguments.values.count, 1...1, of: "staticmethod")
    return .object(StaticMethod(arguments[0]))
  }

  static func populate(_ type: TypeObject) {
    let methods = MethodTable(type) { $0.as(Property.self) }
    methods.property("fget") { $0.getter }
    methods.property("fset") { $0.setter }
    methods.property("fdel") { $0.deleter }
    methods.property("__doc__") { property in
      property.getter.isNone ? .none : try Operations.getAttribute(property.getter, "__doc__")
    }
    DescriptorMethods.define(on: type)
    methods.unary("getter") {
      .object(Property(getter: $1, setter: $0.setter, deleter: $0.deleter))
    }
    methods.unary("setter") {
      .object(Property(getter: $0.getter, setter: $1, deleter: $0.deleter))
    }
    methods.unary("deleter") {
      .object(Property(getter: $0.getter, setter: $0.setter, deleter: $1))
    }
  }
}

/// The methods of all iterators.
enum IteratorType {
  static func populate(_ type: TypeObject) {
    let methods = MethodTable(type) { $0.as(Iterator.self) }
    methods.nullary("__iter__") { .object($0) }
    methods.nullary("__next__") { iterator in
      guard let value = try iterator.next() else {
        throw PythonError(Exception(.stopIteration, []))
      }
      return value
    }
    methods.nullary("__length_hint__") { .int($0.remaining ?? 0) }
  }
}

/// `__get__` and its kin, for those who call a descriptor by hand.
enum DescriptorMethods {
  static func define(on type: TypeObject) {
    let methods = MethodTable(type) { $0.object }
    methods.positional("__get__", 1...2) { descriptor, arguments in
      let receiver = arguments[0]
      let owner = arguments.at(1).flatMap { $0.isNone ? nil : $0.typeObject } ?? receiver.type
      return try descriptor.bound(to: receiver.isNone ? nil : receiver, in: owner)
    }
    guard type === TypeObject.property else { return }
    methods.positional("__set__", 2...2) { descriptor, arguments in
      try descriptor.assign(arguments[1], on: arguments[0])
      return .none
    }
    methods.unary("__delete__") { descriptor, receiver in
      try descriptor.assign(nil, on: receiver)
      return .none
    }
  }
}
