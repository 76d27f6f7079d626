/// The slots of instances: each calls the special method of its name.
extension Instance {
  private static let binaryNames: [BinaryOperator: String] = [
    .add: "add", .subtract: "sub", .multiply: "mul", .trueDivide: "truediv",
    .floorDivide: "floordiv", .modulo: "mod", .power: "pow", .matmul: "matmul",
    .leftShift: "lshift", .rightShift: "rshift", .and: "and", .or: "or", .xor: "xor",
  ]

  private static func names(_ prefix: String) -> [Name] {
    BinaryOperator.allCases.map { Name("__\(prefix)\(binaryNames[$0] ?? "")__") }
  }

  static let forwardNames = names("")
  static let reflectedNames = names("r")
  static let inPlaceNames = names("i")
  static let comparisonNames: [Name] = [
    "__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__",
  ]

  /// Throws unless a special method returned an instance of a class.
  func checked(_ value: Value, _ method: String, _ expected: TypeObject) throws -> Value {
    guard value.type.isSubclass(of: expected) else {
      throw PythonError.typeError(
        "\(method) returned non-\(expected.name) (type \(value.type.name))")
    }
    return value
  }

  func text(_ method: Name) throws -> String? {
    guard let value = try invoke(method) else { return nil }
    return try checked(value, method.text, .str).string?.text ?? ""
  }
}
