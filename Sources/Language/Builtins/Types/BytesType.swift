/// `bytes`: its constructor and the few methods that text needs.
enum BytesType {
  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    guard arguments.keywords.isEmpty else {
      throw PythonError.notInDojo("bytes() with keyword arguments")
    }
    try ArgumentError.check(arguments.values.count, 0...2, of: "bytes")
    guard let source = arguments.at(0) else { return .object(Bytes([])) }
    if case .str(let text) = source {
      guard arguments.values.count == 2 else {
        throw PythonError.typeError("string argument without an encoding")
      }
      return .object(Bytes(Array(text.text.utf8)))
    }
    if let count = source.smallInt {
      guard count >= 0 else { throw PythonError.valueError("negative count") }
      return .object(Bytes(try Sequences.filled(count, with: 0)))
    }
    return .object(
      Bytes(
        try Operations.items(of: source).map { item in
          guard let byte = UInt8(exactly: try Operations.index(item)) else {
            throw PythonError.valueError("bytes must be in range(0, 256)")
          }
          return byte
        }))
  }

  static func populate(_ type: TypeObject) {
    SlotMethods.define(
      on: type, [.length, .items, .iteration, .containment], operators: [.add, .multiply])
    let methods = MethodTable(type) { $0.as(Bytes.self) }
    methods.method("decode", "encoding='utf-8', errors='strict'") { bytes, bound in
      let encoding = try Operations.str(bound[0]).lowercased()
      guard ["utf-8", "utf8", "ascii"].contains(encoding) else {
        throw PythonError(.lookupError, "unknown encoding: \(encoding)")
      }
      guard let text = String(validating: bytes.bytes, as: UTF8.self) else {
        throw PythonError(.unicodeDecodeError, "'utf-8' codec can't decode the bytes")
      }
      return .str(text)
    }
    methods.nullary("hex") { bytes in
      let digits = Array("0123456789abcdef".utf8)
      let text = try Sequences.made(bytes.bytes.count * 2) { place in
        digits[Int(place & 1 == 0 ? bytes.bytes[place / 2] >> 4 : bytes.bytes[place / 2] & 15)]
      }
      return .str(.ascii(text))
    }
  }
}
