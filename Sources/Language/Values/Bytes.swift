import Safety

/// Python's bytes.
package final class Bytes: Object {
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package override var type: TypeObject { .bytes }
  package override func length() throws -> Int { bytes.count }
  package override func isTrue() throws -> Bool { !bytes.isEmpty }

  package override func makeIterator() throws -> Iterator {
    TupleIterator(Tuple(try Sequences.made(bytes.count) { .int(Int(bytes[$0])) }))
  }

  package override func contains(_ item: Value) throws -> Bool? {
    if let other = item.as(Bytes.self) { return try numbers().find(other.numbers()) != nil }
    let isLong = item.isInteger && item.smallInt == nil
    guard let number = try isLong ? -1 : Operations.indexIfAny(item) else {
      throw PythonError.typeError("a bytes-like object is required, not '\(item.type.name)'")
    }
    guard let byte = UInt8(exactly: number) else {
      throw PythonError.valueError("byte must be in range(0, 256)")
    }
    return bytes.contains(byte)
  }

  /// The str of the same numbers.
  private func numbers() throws -> Str {
    if bytes.allSatisfy({ $0 < 128 }) { return Str(.ascii(bytes)) }
    return try Str(.wide(Sequences.made(bytes.count) { UInt32(bytes[$0]) }))
  }

  package override func getItem(_ key: Value) throws -> Value {
    if let slice = key.as(Slice.self) {
      let places = try slice.indices(bytes.count)
      return .object(
        Bytes(try Sequences.made(places.count) { bytes[places.start &+ $0 &* places.step] }))
    }
    guard let index = try Operations.indexIfAny(key) else {
      throw PythonError.typeError(
        "byte indices must be integers or slices, not \(key.type.name)")
    }
    return .int(Int(bytes[try Sequences.place(index, count: bytes.count, "index out of range")]))
  }

  package override func binary(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    switch op {
    case .add:
      guard let other = other.as(Bytes.self) else { return nil }
      return .object(Bytes(try Sequences.joinedInStretches(bytes[...], other.bytes[...])))
    case .multiply:
      guard let count = try Sequences.repetitions(other) else { return nil }
      try Sequences.checkMemory(bytes.count, times: max(0, count), bytesEach: 1)
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count * max(0, count))
      for _ in 0..<max(0, count) {
        try Interrupt.forEachStretch(of: bytes.count) { result.append(contentsOf: bytes[$0]) }
      }
      return .object(Bytes(result))
    default: return nil
    }
  }

  package override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let other = other.as(Bytes.self) else { return nil }
    switch op {
    case .equal, .notEqual: return .bool((bytes == other.bytes) == (op == .equal))
    default:
      // The first that differs decides.
      for (a, b) in zip(bytes, other.bytes) where a != b { return .bool(op.holds(a, b)) }
      return .bool(op.holds(bytes.count, other.bytes.count))
    }
  }

  package override func hash() throws -> Int { try numbers().hash }

  package override func repr() throws -> String {
    let quote = bytes.contains(0x27) && !bytes.contains(0x22) ? "\"" : "'"
    var text = "b" + quote
    for (index, byte) in bytes.enumerated() {
      if index & 0xFFFF == 0 { try Interrupt.check() }
      switch byte {
      case 0x0A: text += "\\n"
      case 0x0D: text += "\\r"
      case 0x09: text += "\\t"
      case 0x5C: text += "\\\\"
      case 0x27 where quote == "'": text += "\\'"
      case 0x20..<0x7F: text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16)
        text += "\\x" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return text + quote
  }
}
