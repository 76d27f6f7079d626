import BigInt

/// `int`: its constructor and its methods.
enum IntType {
  private static let signature = Signature("x=0, /, base=...", style: .builtin)

  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    if arguments.keywords.isEmpty, arguments.values.count == 1 { return try convert(arguments[0]) }
    guard arguments.positionalCount <= 2 else {
      throw PythonError.typeError(
        "int() takes at most 2 arguments (\(arguments.values.count) given)")
    }
    let bound = try signature.bind(arguments, to: "int")
    if bound[1].isUndefined { return try convert(bound[0]) }
    guard let text = bound[0].string else {
      throw PythonError.typeError("int() can't convert non-string with explicit base")
    }
    return try IntegerText.parse(text, base: Operations.index(bound[1]))
  }

  /// `int(value)`.
  static func convert(_ value: Value) throws -> Value {
    switch value {
    case .int: return value
    case .bool(let flag): return .int(flag ? 1 : 0)
    case .float(let number): return try truncated(number)
    case .str(let text): return try IntegerText.parse(text, base: 10)
    case .object(let object):
      if let result = try object.asInt() { return result }
      if let index = try object.asIndex() { return .int(index) }
      if object.type.lookup("__trunc__") != nil {
        return try convert(Operations.callMethod(value, "__trunc__"))
      }
      if let bytes = value.as(Bytes.self)?.bytes {
        return try IntegerText.parse(
          Str(String(decoding: bytes, as: UTF8.self)), base: 10, shown: object.repr())
      }
    default: break
    }
    throw PythonError.typeError(
      "int() argument must be a string, a bytes-like object or a real number, "
        + "not '\(value.type.name)'")
  }

  /// A float without its fraction; throws for what is not finite.
  static func truncated(_ value: Double) throws -> Value {
    if let small = Int(exactly: value.rounded(.towardZero)) { return .int(small) }
    if value.isNaN { throw PythonError.valueError("cannot convert float NaN to integer") }
    guard value.isFinite else {
      throw PythonError(.overflowError, "cannot convert float infinity to integer")
    }
    return .integer(BigInt(value))
  }

  static func populate(_ type: TypeObject) {
    SlotMethods.define(
      on: type, [.number],
      operators: [
        .add, .subtract, .multiply, .trueDivide, .floorDivide, .modulo, .power, .leftShift,
        .rightShift, .and, .or, .xor,
      ])
    let methods = MethodTable(type) { $0.bigInt }
    methods.nullary("bit_length") { .int($0.magnitude.bitWidth) }
    methods.nullary("bit_count") { .int($0.magnitude.words.reduce(0) { $0 + $1.nonzeroBitCount }) }
    methods.nullary("conjugate") { .integer($0) }
    methods.nullary("as_integer_ratio") { .tuple([.integer($0), .int(1)]) }
    methods.nullary("is_integer") { _ in .bool(true) }
    methods.nullary("__index__") { .integer($0) }
    methods.nullary("__invert__") { IntegerArithmetic.apply(.invert, $0) }
    methods.nullary("__trunc__") { .integer($0) }
    methods.nullary("__floor__") { .integer($0) }
    methods.nullary("__ceil__") { .integer($0) }
    methods.property("real") { .integer($0) }
    methods.property("imag") { _ in .int(0) }
    methods.property("numerator") { .integer($0) }
    methods.property("denominator") { _ in .int(1) }
    methods.method("to_bytes", "length=1, byteorder='big', *, signed=False") { value, bound in
      .object(
        Bytes(
          try bytes(
            of: value, count: Operations.index(bound[0]), order: Operations.str(bound[1]),
            signed: Operations.isTrue(bound[2]))))
    }
    let fromBytes = NativeFunction(
      "from_bytes", signature: "bytes, byteorder='big', *, signed=False", style: .builtin
    ) { bound in
      try value(
        of: Operations.items(of: bound[0]).map {
          UInt8(truncatingIfNeeded: try Operations.index($0))
        },
        order: Operations.str(bound[1]), signed: Operations.isTrue(bound[2]))
    }
    type.define("from_bytes", .object(StaticMethod(.object(fromBytes))))
  }

  private static func checkOrder(_ order: String) throws {
    guard order == "big" || order == "little" else {
      throw PythonError.valueError("byteorder must be either 'little' or 'big'")
    }
  }

  private static func bytes(
    of value: BigInt, count: Int, order: String, signed: Bool
  ) throws -> [UInt8] {
    try checkOrder(order)
    guard count >= 0 else {
      throw PythonError.valueError("length argument must be non-negative")
    }
    try Sequences.checkMemory(count, times: 1, bytesEach: 1)
    guard signed || value.signum() >= 0 else {
      throw PythonError(.overflowError, "can't convert negative int to unsigned")
    }
    let bits = count * 8
    let fits =
      signed
      ? (value.signum() < 0 ? (-value - 1).magnitude.bitWidth : value.magnitude.bitWidth)
        < max(bits, 1) : value.magnitude.bitWidth <= bits
    guard fits else { throw PythonError(.overflowError, "int too big to convert") }
    var rest = value.signum() < 0 ? value + (BigInt(1) << bits) : value
    var bytes: [UInt8] = []
    for _ in 0..<count {
      bytes.append(UInt8(truncatingIfNeeded: Int(rest & 255)))
      rest >>= 8
    }
    return order == "little" ? bytes : bytes.reversed()
  }

  private static func value(of bytes: [UInt8], order: String, signed: Bool) throws -> Value {
    try checkOrder(order)
    let ordered = order == "big" ? bytes : bytes.reversed()
    var result = ordered.reduce(BigInt(0)) { $0 << 8 + BigInt($1) }
    if signed, let first = ordered.first, first > 127 {
      result -= BigInt(1) << (ordered.count * 8)
    }
    return .integer(result)
  }
}

/// `bool`: its constructor.
enum BoolType {
  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    guard arguments.keywords.isEmpty else {
      throw PythonError.typeError("bool() takes no keyword arguments")
    }
    try ArgumentError.check(arguments.values.count, 0...1, of: "bool")
    return .bool(try arguments.at(0).map(Operations.isTrue) ?? false)
  }
}
