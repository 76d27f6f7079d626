/// The special methods (`__len__`, `__add__`, ...) of the builtin classes, which a program calls by
/// name: each asks the slot behind it.
package enum SlotMethods {
  static let comparisons: [(String, ComparisonOperator)] = [
    ("__lt__", .less), ("__le__", .lessEqual), ("__eq__", .equal), ("__ne__", .notEqual),
    ("__gt__", .greater), ("__ge__", .greaterEqual),
  ]

  static let binaryNames: [(name: String, op: BinaryOperator)] = [
    ("add", .add), ("sub", .subtract), ("mul", .multiply), ("truediv", .trueDivide),
    ("floordiv", .floorDivide), ("mod", .modulo), ("pow", .power), ("matmul", .matmul),
    ("lshift", .leftShift), ("rshift", .rightShift), ("and", .and), ("or", .or), ("xor", .xor),
  ]

  /// What of a class's slots shows as special methods.
  package struct Kinds: OptionSet, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let length = Kinds(rawValue: 1)
    package static let items = Kinds(rawValue: 2)
    package static let mutableItems = Kinds(rawValue: 4)
    package static let iteration = Kinds(rawValue: 8)
    package static let containment = Kinds(rawValue: 16)
    package static let number = Kinds(rawValue: 32)
  }

  /// Defines the special methods of a class.
  package static func define(
    on type: TypeObject, _ kinds: Kinds, operators: [BinaryOperator] = [],
    inPlace: [BinaryOperator] = []
  ) {
    let methods = MethodTable(type) { $0.type.isSubclass(of: type) ? $0.unwrapped : nil }
    if kinds.contains(.length) {
      methods.nullary("__len__") { .int(try Operations.length($0)) }
    }
    if kinds.contains(.items) {
      let unwrapping = MethodTable(type) { $0.type.isSubclass(of: type) ? $0 : nil }
      unwrapping.unary("__getitem__") { receiver, key in
        try receiver.as(Instance.self)?.payloadItem(key) ?? Operations.getItem(receiver, key)
      }
    }
    if kinds.contains(.mutableItems) {
      methods.positional("__setitem__", 2...2) { receiver, arguments in
        try Operations.setItem(receiver, arguments[0], arguments[1])
        return .none
      }
      methods.unary("__delitem__") {
        try Operations.deleteItem($0, $1)
        return .none
      }
    }
    if kinds.contains(.iteration) {
      methods.nullary("__iter__") { .object(try Operations.iterator(of: $0)) }
    }
    if kinds.contains(.containment) {
      methods.unary("__contains__") { .bool(try Operations.contains($0, $1)) }
    }
    if kinds.contains(.number) { defineNumber(methods) }
    for (name, op) in binaryNames where operators.contains(op) {
      defineOperator(name, op, methods)
      if inPlace.contains(op) { defineInPlace(name, op, methods) }
    }
    methods.nullary("__repr__") { .str(try Operations.repr($0)) }
    for (name, op) in comparisons {
      methods.unary(name) { try compare(op, $0, $1.unwrapped) ?? .notImplemented }
    }
  }

  private static func defineNumber(_ methods: MethodTable<Value>) {
    methods.nullary("__neg__") { try Operations.unary(.negative, $0) }
    methods.nullary("__pos__") { try Operations.unary(.positive, $0) }
    methods.nullary("__abs__") { try Builtins.absolute($0) }
    methods.nullary("__bool__") { .bool(try Operations.isTrue($0)) }
    methods.nullary("__int__") { try IntType.convert($0) }
    methods.nullary("__float__") { .float(try Operations.double($0)) }
    methods.positional("__round__", 0...1) { receiver, arguments in
      try Builtins.rounded(receiver, arguments.at(0) ?? .none)
    }
  }

  private static func defineOperator(
    _ name: String, _ op: BinaryOperator, _ methods: MethodTable<Value>
  ) {
    /// Whether the operator takes the other operand: a sequence is also multiplied by an index, and
    /// a str formats anything.
    func takes(_ a: Value, _ b: Value) throws -> Bool {
      if a.type.isCompatible(with: b) || op == .modulo && a.string != nil { return true }
      return try op == .multiply && !a.isNumber && b.object?.asIndex() != nil
    }
    methods.unary("__\(name)__") { a, b in
      let b = b.unwrapped
      return try takes(a, b) ? Operations.binary(op, a, b) : .notImplemented
    }
    methods.unary("__r\(name)__") { a, b in
      let b = b.unwrapped
      return try takes(a, b) ? Operations.binary(op, b, a) : .notImplemented
    }
  }

  private static func defineInPlace(
    _ name: String, _ op: BinaryOperator, _ methods: MethodTable<Value>
  ) {
    let type = methods.type
    let whole = MethodTable(type) { $0.type.isSubclass(of: type) ? $0 : nil }
    whole.unary("__i\(name)__") { a, b in
      if let instance = a.as(Instance.self) {
        return try instance.payloadInPlace(op, b) ?? .notImplemented
      }
      return try a.object?.inPlace(op, b.unwrapped) ?? .notImplemented
    }
  }

  /// `a op b` as a's class alone decides it; nil for `NotImplemented`.
  static func compare(_ op: ComparisonOperator, _ a: Value, _ b: Value) throws -> Value? {
    if let object = a.object {
      if let result = try object.compare(op, b) { return result }
      guard op == .equal || op == .notEqual, Operations.identical(a, b) else { return nil }
      return .bool(op == .equal)
    }
    guard a.isNumber == b.isNumber, a.isNumber || a.type === b.type else { return nil }
    return try Operations.compare(op, a, b)
  }
}

extension Value {
  /// Whether it is an int, a bool or a float.
  fileprivate var isNumber: Bool {
    if case .float = self { return true }
    return isInteger
  }
}

extension TypeObject {
  /// Whether the class's operators take the other operand without asking its class.
  fileprivate func isCompatible(with other: Value) -> Bool {
    if isSubclass(of: .int) { return other.isInteger }
    if self === TypeObject.float { return other.isNumber }
    return other.type.isSubclass(of: self) || isSubclass(of: other.type) || other.isInteger
  }
}
