import Language

/// The methods with two underscores (`x.__getitem__`, `x.__add__`), for programs that call them.
enum SpecialMethods {
  private static let binary: KeyValuePairs<String, BinaryOperator> = [
    "add": .add, "sub": .subtract, "mul": .multiply, "truediv": .trueDivide,
    "floordiv": .floorDivide, "mod": .modulo, "pow": .power, "matmul": .matmul, "and": .and,
    "or": .or, "xor": .xor, "lshift": .leftShift, "rshift": .rightShift,
  ]

  private static let comparisons: KeyValuePairs<String, ComparisonOperator> = [
    "lt": .less, "le": .lessEqual, "eq": .equal, "ne": .notEqual, "gt": .greater,
    "ge": .greaterEqual,
  ]

  /// Defines them in the class of tensors.
  static func define(in type: TypeObject) {
    let table = MethodTable(type) { $0.tensor }
    defineContainer(table)
    defineNumber(table)
    for (name, op) in binary {
      table.unary("__\(name)__") { try $0.binary(op, $1) ?? .notImplemented }
      table.unary("__r\(name)__") { try $0.reflected(op, $1) ?? .notImplemented }
      table.unary("__i\(name)__") { try $0.inPlace(op, $1) ?? .notImplemented }
    }
    for (name, op) in comparisons {
      table.unary("__\(name)__") { try $0.compare(op, $1) ?? .notImplemented }
    }
  }

  private static func defineContainer(_ table: MethodTable<TensorObject>) {
    table.nullary("__len__") { .int(try $0.length()) }
    table.nullary("__iter__") { .object(try $0.makeIterator()) }
    table.unary("__contains__") { .bool(try $0.containsElement($1)) }
    table.unary("__getitem__") { try $0.getItem($1) }
    table.positional("__setitem__", 2...2) { receiver, arguments in
      try receiver.setItem(arguments[0], arguments[1])
      return .none
    }
  }

  private static func defineNumber(_ table: MethodTable<TensorObject>) {
    table.nullary("__neg__") { .tensor(try $0.apply(.negative)) }
    table.nullary("__invert__") { .tensor(try $0.apply(.invert)) }
    table.nullary("__abs__") { try Operations.callMethod(.object($0), "abs") }
    table.nullary("__bool__") { .bool(try $0.isTrue()) }
    table.nullary("__int__") { try $0.asInt() ?? .none }
    table.nullary("__float__") { try $0.asFloat().map { .float($0) } ?? .none }
    table.nullary("__index__") { try $0.asIndex().map { .int($0) } ?? .none }
  }
}
