import BigInt

/// An int that does not fit 64 bits.
package final class BigInteger: Object {
  package let value: BigInt

  /// Use `Value.integer`, which keeps small numbers in place.
  fileprivate init(_ value: BigInt) {
    self.value = value
    super.init(layout: .bigInteger)
  }

  package override var type: TypeObject { .int }
  package override func isTrue() throws -> Bool { true }
  package override func hash() throws -> Int { value.pythonHash }
  package override func repr() throws -> String { try IntegerText.decimal(value) }
  package override func format(_ spec: String) throws -> String {
    if spec.isEmpty { return try repr() }
    return try FormatSpec(spec, typeName: "int").format(value)
  }
  package override func asInt() throws -> Value? { .object(self) }
  package override func asFloat() throws -> Double? { try value.toDouble() }
}

extension BigInt {
  /// CPython's hash of an int: the number modulo 2^61 - 1, with the number's sign.
  package var pythonHash: Int {
    let modulus = BigUInt((1 << 61) - 1)
    let rest = Int(magnitude % modulus)
    let hash = sign == .minus ? -rest : rest
    return hash == -1 ? -2 : hash
  }

  /// The nearest double, ties to even; throws `OverflowError` beyond the range.
  package func toDouble() throws -> Double {
    let result = roundedDouble
    guard result.isFinite else {
      throw PythonError(.overflowError, "int too large to convert to float")
    }
    return result
  }

  /// The nearest double, ties to even; infinite beyond the range.
  package var roundedDouble: Double {
    let width = magnitude.bitWidth
    guard width > 64 else { return (sign == .minus ? -1 : 1) * Double(UInt64(magnitude)) }
    guard width <= 1024 else { return sign == .minus ? -.infinity : .infinity }
    // 64 leading bits, the last one also standing for all that follow: enough to round right.
    let shift = width - 64
    var leading = UInt64(magnitude >> shift)
    if magnitude.trailingZeroBitCount < shift { leading |= 1 }
    let result = Double(sign: .plus, exponent: shift, significand: Double(leading))
    return sign == .minus ? -result : result
  }
}

extension Value {
  /// An int of any size: in place where it fits.
  package static func integer(_ value: BigInt) -> Value {
    if let small = Int(exactly: value) { return .int(small) }
    return .object(BigInteger(value))
  }

  /// The number, if the value is an int or a bool, of any size.
  package var bigInt: BigInt? {
    switch self {
    case .int(let value): BigInt(value)
    case .bool(let value): BigInt(value ? 1 : 0)
    case .object(let object) where object.layout == .bigInteger:
      unsafeDowncast(object, to: BigInteger.self).value
    default: nil
    }
  }

  /// Whether the value is an int or a bool, of any size.
  package var isInteger: Bool {
    switch self {
    case .int, .bool: true
    case .object(let object): object.layout == .bigInteger
    default: false
    }
  }

  /// The number, if the value is an int or a bool that fits 64 bits.
  @inline(__always)
  package var smallInt: Int? {
    switch self {
    case .int(let value): value
    case .bool(let value): value ? 1 : 0
    default: nil
    }
  }
}
