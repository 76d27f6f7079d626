/// `bytes`: its constructor and the few methods that text needs.
enum BytesType {
  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    guard arguments.keywords.isEmpty else {
      throw PythonError.notInDojo("bytes() with keyword arguments")
    }
    try ArgumentError.check(arguments.values.count, 0...3, of: "bytes")
    guard let source = arguments.at(0) else { return .object(Bytes([])) }
    if case .str(let text) = source {
      guard let encoding = arguments.at(1) else {
        throw PythonError.typeError("string argument without an encoding")
      }
      let codec = try TextCodec(
        encoding: Operations.str(encoding),
        errors: arguments.at(2).map(Operations.str) ?? "strict")
      return .object(Bytes(try codec.encode(text)))
    }
    if arguments.values.count > 1 {
      throw PythonError.typeError("encoding without a string argument")
    }
    if let count = source.smallInt {
      guard count >= 0 else { throw PythonError.valueError("negative count") }
      return .object(Bytes(try Sequences.filled(count, with: 0)))
    }
    return .object(
      Bytes(
        try Sequences.transformed(Operations.items(of: source)) { item in
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
      let codec = try TextCodec(
        encoding: Operations.str(bound[0]), errors: Operations.str(bound[1]))
      return .str(try codec.decode(bytes.bytes))
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
