/// A method with its receiver: what `instance.method` gives.
package final class BoundMethod: Object {
  /// The receiver, passed as the first argument.
  package private(set) var receiver: Value
  /// What is called.
  package let function: Object

  package init(_ receiver: Value, _ function: Object) {
    self.receiver = receiver
    self.function = function
    super.init(layout: .boundMethod)
  }

  deinit { Disposal.drop(&receiver) }

  package override var type: TypeObject {
    function.layout == .native ? .builtinFunction : .method
  }

  package override var keywordNames: [Name] {
    // A method of the program names its receiver, as `self` mostly; the caller does not.
    Array(function.keywordNames.dropFirst(function is Function ? 1 : 0))
  }

  package override func call(_ arguments: Arguments) throws -> Value {
    try arguments.prepending(receiver) { try function.call($0) }
  }

  package override func getAttribute(_ name: Name) throws -> Value {
    switch name.text {
    case "__self__": receiver
    case "__func__": .object(function)
    case "__doc__": try function.getAttribute(name)
    default:
      if type.lookup(name) != nil {
        try genericGetAttribute(name)
      } else {
        try function.getAttribute(name)
      }
    }
  }

  package override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard op == .equal || op == .notEqual, let other = other.as(BoundMethod.self) else {
      return nil
    }
    let same = function === other.function && Operations.identical(receiver, other.receiver)
    return .bool(same == (op == .equal))
  }

  package override func hash() throws -> Int { function.identityHash ^ receiver.type.identityHash }

  package override func repr() throws -> String {
    if let native = function as? NativeFunction {
      return "<built-in method \(native.name) of \(receiver.type.name) object at "
        + "\(Operations.addressText(receiver))>"
    }
    let name = try Operations.str(function.getAttribute("__qualname__"))
    return try "<bound method \(name) of \(Operations.repr(receiver))>"
  }
}

/// `property(fget, fset, fdel)`.
package final class Property: Object {
  package private(set) var getter: Value
  package private(set) var setter: Value
  package private(set) var deleter: Value

  /// A property of up to three functions; `.none` where there is none.
  package init(getter: Value, setter: Value = .none, deleter: Value = .none) {
    self.getter = getter
    self.setter = setter
    self.deleter = deleter
  }

  deinit {
    Disposal.drop(&getter)
    Disposal.drop(&setter)
    Disposal.drop(&deleter)
  }

  /// A property that Swift code computes.
  package convenience init(_ name: String, _ get: @escaping (Value) throws -> Value) {
    self.init(getter: .object(NativeFunction(name) { try get($0[0]) }))
  }

  package override var type: TypeObject { .property }
  package override var isDataDescriptor: Bool { true }

  package override func bound(to receiver: Value?, in type: TypeObject) throws -> Value {
    guard let receiver else { return .object(self) }
    guard !getter.isNone else { throw PythonError(.attributeError, "property has no getter") }
    return try Operations.call(getter, receiver)
  }

  package override func assign(_ value: Value?, on receiver: Value) throws {
    let function = value == nil ? deleter : setter
    guard !function.isNone else {
      let kind = value == nil ? "deleter" : "setter"
      throw PythonError(
        .attributeError, "property of '\(receiver.type.name)' object has no \(kind)")
    }
    if let value {
      _ = try Operations.call(function, receiver, value)
    } else {
      _ = try Operations.call(function, receiver)
    }
  }
}

/// `classmethod(function)`.
package final class ClassMethod: Object {
  package private(set) var function: Value

  package init(_ function: Value) { self.function = function }

  deinit { Disposal.drop(&function) }

  package override var type: TypeObject { .classMethod }

  package override func getAttribute(_ name: Name) throws -> Value {
    try Descriptors.attribute(name, of: self, around: function)
  }

  package override func bound(to receiver: Value?, in type: TypeObject) throws -> Value {
    guard let function = function.object else { return self.function }
    return .object(BoundMethod(.object(type), function))
  }
}

/// `staticmethod(function)`.
package final class StaticMethod: Object {
  package private(set) var function: Value

  package init(_ function: Value) { self.function = function }

  deinit { Disposal.drop(&function) }

  package override var type: TypeObject { .staticMethod }

  package override func getAttribute(_ name: Name) throws -> Value {
    try Descriptors.attribute(name, of: self, around: function)
  }

  package override func repr() throws -> String {
    "<staticmethod(\(try Operations.repr(function)))>"
  }

  package override func bound(to receiver: Value?, in type: TypeObject) throws -> Value {
    function
  }

  package override func call(_ arguments: Arguments) throws -> Value {
    try Operations.call(function, arguments)
  }
}

/// What `classmethod` and `staticmethod` have in common.
private enum Descriptors {
  /// `__func__` and `__wrapped__`; the wrapped function's name and documentation.
  static func attribute(_ name: Name, of object: Object, around function: Value) throws -> Value {
    switch name.text {
    case "__func__", "__wrapped__": function
    case "__name__", "__qualname__", "__doc__", "__module__", "__isabstractmethod__",
      "__annotations__":
      try Operations.getAttribute(function, name)
    default: try object.genericGetAttribute(name)
    }
  }
}
