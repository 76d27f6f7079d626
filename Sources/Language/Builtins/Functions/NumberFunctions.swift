import BigInt

extension Builtins {
  static var numberFunctions: [NativeFunction] {
    [
      unary("abs", absolute),
      positional("divmod", 2...2) { try divmod($0[0], $0[1]) },
      NativeFunction("pow", signature: "base, exp, mod=None", style: .builtin) {
        try power($0[0], $0[1], $0[2])
      },
      NativeFunction("round", signature: "number, ndigits=None", style: .builtin) {
        try rounded($0[0], $0[1])
      },
      unary("hex") { .str(try digits($0, radix: 16, prefix: "0x")) },
      unary("oct") { .str(try digits($0, radix: 8, prefix: "0o")) },
      unary("bin") { .str(try digits($0, radix: 2, prefix: "0b")) },
      unary("chr", character),
      unary("ord", codePoint),
    ]
  }

  /// `abs(value)`.
  static func absolute(_ value: Value) throws -> Value {
    switch value {
    case .int(let number) where number != .min: return .int(abs(number))
    case .float(let number): return .float(number.magnitude)
    case .object(let object) where object.layout != .bigInteger:
      if object.type.lookup("__abs__") != nil {
        return try Operations.callMethod(value, "__abs__")
      }
    default:
      if let big = value.bigInt { return .integer(BigInt(big.magnitude)) }
    }
    throw PythonError.typeError("bad operand type for abs(): '\(value.type.name)'")
  }

  private static func divmod(_ a: Value, _ b: Value) throws -> Value {
    if a.object?.type.lookup("__divmod__") != nil {
      return try Operations.callMethod(a, "__divmod__", b)
    }
    let (a, b) = (a.unwrapped, b.unwrapped)
    if let x = a.bigInt, let y = b.bigInt {
      let (quotient, remainder) = try IntegerArithmetic.divide(x, y)
      return .tuple([.integer(quotient), .integer(remainder)])
    }
    if a.isReal, b.isReal {
      let (x, y) = (try Operations.double(a), try Operations.double(b))
      guard y != 0 else { throw PythonError(.zeroDivisionError, "float divmod()") }
      let (quotient, remainder) = FloatArithmetic.divide(x, y)
      return .tuple([.float(quotient), .float(remainder)])
    }
    throw PythonError.typeError(
      "unsupported operand type(s) for divmod(): '\(a.type.name)' and '\(b.type.name)'")
  }

  private static func power(_ base: Value, _ exponent: Value, _ modulus: Value) throws -> Value {
    if modulus.isNone { return try Operations.binary(.power, base, exponent) }
    guard let base = base.unwrapped.bigInt, let exponent = exponent.unwrapped.bigInt,
      let modulus = modulus.unwrapped.bigInt
    else {
      throw PythonError.typeError(
        "pow() 3rd argument not allowed unless all arguments are integers")
    }
    return try IntegerArithmetic.power(base, exponent, modulus: modulus)
  }

  private static func digits(_ value: Value, radix: Int, prefix: String) throws -> String {
    let number = try Operations.bigIndex(value)
    return (number.sign == .minus ? "-" : "") + prefix + String(number.magnitude, radix: radix)
  }

  private static func character(_ value: Value) throws -> Value {
    guard let code = UInt32(exactly: try Operations.index(value)), code < 0x110000 else {
      throw PythonError.valueError("chr() arg not in range(0x110000)")
    }
    return .str(.character(code))
  }

  private static func codePoint(_ value: Value) throws -> Value {
    if let bytes = value.as(Bytes.self)?.bytes, bytes.count == 1 { return .int(Int(bytes[0])) }
    guard let text = value.string else {
      throw PythonError.typeError(
        "ord() expected string of length 1, but \(value.type.name) found")
    }
    guard text.count == 1 else {
      throw PythonError.typeError(
        "ord() expected a character, but string of length \(text.count) found")
    }
    return .int(Int(text.scalar(at: 0)))
  }

  // MARK: Rounding

  /// `round(value, digits)`: ties to even; a float's digits are those of its exact value.
  static func rounded(_ value: Value, _ digits: Value) throws -> Value {
    if case .float(let number) = value {
      if digits.isNone { return try IntType.truncated(number.rounded(.toNearestOrEven)) }
      return .float(try rounded(number, digits: Operations.index(digits)))
    }
    if let number = value.bigInt {
      if digits.isNone { return .integer(number) }
      return .integer(rounded(number, digits: try Operations.index(digits)))
    }
    guard let object = value.object, object.type.lookup("__round__") != nil else {
      throw PythonError.typeError("type \(value.type.name) doesn't define __round__ method")
    }
    return digits.isNone
      ? try Operations.callMethod(value, "__round__")
      : try Operations.callMethod(value, "__round__", digits)
  }

  private static func rounded(_ value: Double, digits: Int) throws -> Double {
    guard value.isFinite, value != 0, digits <= 323 else { return value }
    if digits < -308 { return value < 0 ? -0.0 : 0 }
    if digits >= 0 {
      let text = FloatText.fixed(value, decimals: digits)
      return Double(text) ?? value
    }
    // Round the exact integer part's digits: a fraction only breaks ties.
    let decimal = FloatText.digits(value.magnitude, count: 1)
    let kept = decimal.point + digits
    if kept < 0 { return value < 0 ? -0.0 : 0 }
    let text: String
    if kept == 0 {
      let half = Double("5e\(-digits - 1)") ?? .infinity
      text = value.magnitude > half ? "1e\(-digits)" : "0"
    } else {
      let rounded = FloatText.digits(value.magnitude, count: kept)
      text = "0.\(String(decoding: rounded.digits, as: UTF8.self))e\(rounded.point)"
    }
    guard let result = Double(text) else { return value }
    guard result.isFinite else {
      throw PythonError(.overflowError, "rounded value too large to represent")
    }
    return value < 0 ? -result : result
  }

  private static func rounded(_ value: BigInt, digits: Int) -> BigInt {
    guard digits < 0 else { return value }
    guard digits >= -value.magnitude.bitWidth else { return 0 }
    let unit = BigUInt(10).power(-digits)
    var (quotient, rest) = value.magnitude.quotientAndRemainder(dividingBy: unit)
    let doubled = rest << 1
    if doubled > unit || doubled == unit && quotient & 1 == 1 { quotient += 1 }
    rest = quotient * unit
    return value.sign == .minus ? -BigInt(rest) : BigInt(rest)
  }
}

extension Value {
  /// Whether it is an int, a bool or a float.
  package var isReal: Bool {
    if case .float = self { return true }
    return isInteger
  }
}
