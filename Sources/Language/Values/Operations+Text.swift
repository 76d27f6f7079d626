extension Operations {
  // MARK: Text

  /// `repr(value)`.
  package static func repr(_ value: Value) throws -> String {
    switch value {
    case .undefined: "<undefined>"
    case .none: "None"
    case .bool(let value): value ? "True" : "False"
    case .int(let value): String(value)
    case .float(let value): FloatText.repr(value)
    case .str(let text): try text.checkedRepr()
    case .object(let object): try object.repr()
    }
  }

  /// `str(value)`.
  package static func str(_ value: Value) throws -> String {
    switch value {
    case .str(let text): text.text
    case .object(let object): try object.str()
    default: try repr(value)
    }
  }

  /// `str(value)` as a `Str`.
  package static func strObject(_ value: Value) throws -> Str {
    if case .str(let text) = value { return text }
    return Str(try str(value))
  }

  /// `format(value, spec)`.
  package static func format(_ value: Value, _ spec: String) throws -> String {
    if spec.isEmpty, value.object == nil { return try str(value) }
    switch value {
    case .str(let text):
      return try FormatSpec.cached(spec, typeName: "str").format(text)
    case .float(let number):
      return try FormatSpec.cached(spec, typeName: "float").format(number)
    case .int(let number):
      return try FormatSpec.cached(spec, typeName: "int").format(number)
    case .bool(let flag):
      return try FormatSpec.cached(spec, typeName: "bool").format(flag ? 1 : 0)
    case .object(let object):
      return try object.format(spec)
    case .none, .undefined:
      throw PythonError.typeError(
        "unsupported format string passed to \(value.type.name).__format__")
    }
  }

  // MARK: Hash

  /// `hash(value)`; throws `TypeError` for an unhashable value.
  @inline(__always)
  package static func hash(_ value: Value) throws -> Int {
    switch value {
    case .str(let text): try text.hash
    case .int(let value): IntegerText.hash(value)
    case .bool(let value): value ? 1 : 0
    case .float(let value): FloatArithmetic.hash(value)
    case .none, .undefined: 0xFCA8_6420
    case .object(let object): try object.hash()
    }
  }

  /// `id(value)`: an object's place; for a value held in place, a number made of its bits.
  package static func identity(_ value: Value) -> Int {
    switch value {
    case .object(let object): object.identity
    case .str(let text): Int(bitPattern: Unmanaged.passUnretained(text).toOpaque())
    case .int(let value): 0x5500_0000_0000 &+ (value &* 32 & 0xFF_FFFF_FFFF)
    case .float(let value):
      0x5600_0000_0000 &+ (Int(truncatingIfNeeded: value.bitPattern >> 8) & 0xFF_FFFF_FFF0)
    case .bool(let value): value ? 0x5400_0000_0020 : 0x5400_0000_0000
    case .none, .undefined: 0x5400_0000_0040
    }
  }

  /// A value's address as `repr` shows it.
  package static func addressText(_ value: Value) -> String {
    "0x" + String(identity(value), radix: 16)
  }
}
