import Language

/// Writes a value as `json.dumps` does.
struct JSONEncoder {
  private let skipsKeys: Bool
  private let escapesAll: Bool
  private let allowsNaN: Bool
  /// What each level is indented with; nil where all stands on one line.
  private let indent: String?
  private let itemSeparator: String
  private let keySeparator: String
  private let standIn: Value?
  private let sortsKeys: Bool

  /// The options of `dumps`, in the order of its signature.
  init(_ options: ArraySlice<Value>) throws {
    let options = Array(options)
    skipsKeys = try Operations.isTrue(options[0])
    escapesAll = try Operations.isTrue(options[1])
    allowsNaN = try Operations.isTrue(options[2])
    if options[3].isNone {
      indent = nil
    } else if let text = options[3].string {
      indent = text.text
    } else {
      indent = String(repeating: " ", count: max(0, min(try Operations.index(options[3]), 1000)))
    }
    if options[4].isNone {
      (itemSeparator, keySeparator) = (indent == nil ? ", " : ",", ": ")
    } else {
      let pair = try Operations.items(of: options[4]).map(Operations.str)
      guard pair.count == 2 else {
        throw PythonError.valueError("not enough values to unpack (expected 2, got \(pair.count))")
      }
      (itemSeparator, keySeparator) = (pair[0], pair[1])
    }
    standIn = options[5].isNone ? nil : options[5]
    sortsKeys = try Operations.isTrue(options[6])
  }

  func text(of value: Value) throws -> String {
    var writer = Writer(encoder: self)
    try writer.write(value)
    return writer.text
  }

  private struct Writer {
    let encoder: JSONEncoder
    var text = ""
    private var growth = TextGrowth()
    private var depth = 0
    /// The containers around, for circles.
    private var path: [ObjectIdentifier] = []

    init(encoder: JSONEncoder) { self.encoder = encoder }

    mutating func write(_ value: Value) throws {
      if let string = value.string { return text += try encoder.quoted(string) }
      if let plain = try encoder.plain(value) { return text += plain }
      if let items = value.list?.items ?? value.tuple?.items {
        return try container("[", "]", items, of: value) { try $0.write($1) }
      }
      if let dict = value.dict {
        return try container("{", "}", encoder.pairs(of: dict), of: value) { writer, pair in
          let key = try writer.encoder.quoted(Str(pair.key))
          writer.text += key + writer.encoder.keySeparator
          try writer.write(pair.value)
        }
      }
      guard let standIn = encoder.standIn else {
        throw PythonError.typeError(
          "Object of type \(value.type.name) is not JSON serializable")
      }
      try within(value) { try $0.write(Operations.call(standIn, value)) }
    }

    private mutating func within(
      _ value: Value, _ body: (inout Writer) throws -> Void
    ) throws {
      if let object = value.object {
        guard !path.contains(ObjectIdentifier(object)) else {
          throw PythonError.valueError("Circular reference detected")
        }
        path.append(ObjectIdentifier(object))
      }
      defer { if value.object != nil { path.removeLast() } }
      try Recursion.deeper(" while encoding a JSON object") { try body(&self) }
    }

    private mutating func container<T>(
      _ open: String, _ close: String, _ items: [T], of value: Value,
      _ write: (inout Writer, T) throws -> Void
    ) throws {
      guard !items.isEmpty else { return text += open + close }
      try within(value) { writer in
        writer.text += open
        writer.depth += 1
        for (index, item) in items.enumerated() {
          if index & 0xFFF == 0 { try Operations.checkInterrupt() }
          if index > 0 { writer.text += writer.encoder.itemSeparator }
          writer.breakLine()
          try write(&writer, item)
          try writer.growth.check(writer.text)
        }
        writer.depth -= 1
        writer.breakLine()
        writer.text += close
      }
    }

    private mutating func breakLine() {
      guard let indent = encoder.indent else { return }
      text += "\n" + String(repeating: indent, count: depth)
    }
  }

  /// None, a bool or a number.
  private func plain(_ value: Value) throws -> String? {
    switch value {
    case .none: return "null"
    case .bool(let flag): return flag ? "true" : "false"
    default: break
    }
    let number = value.unwrapped
    if case .float(let double) = number {
      if double.isFinite { return FloatText.repr(double) }
      guard allowsNaN else {
        throw PythonError.valueError(
          "Out of range float values are not JSON compliant")
      }
      return double.isNaN ? "NaN" : double > 0 ? "Infinity" : "-Infinity"
    }
    return number.isInteger ? try Operations.repr(number) : nil
  }

  private func pairs(of dict: Dict) throws -> [(key: String, value: Value)] {
    var pairs = try dict.checkedPairs()
    if sortsKeys {
      var keys = pairs.map(\.key)
      try Sorting.sort(&keys, key: .none, descending: false)
      pairs = try keys.map { ($0, try dict.get($0) ?? .none) }
    }
    return try pairs.compactMap { pair in
      try Operations.checkInterrupt()
      if let key = try pair.key.string?.text ?? plain(pair.key) { return (key, pair.value) }
      if skipsKeys { return nil }
      throw PythonError.typeError(
        "keys must be str, int, float, bool or None, not \(pair.key.type.name)")
    }
  }

  private func quoted(_ text: Str) throws -> String {
    var result = "\""
    try text.forEachScalar { scalar in
      switch scalar {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x0A: result += "\\n"
      case 0x0D: result += "\\r"
      case 0x09: result += "\\t"
      case 0x08: result += "\\b"
      case 0x0C: result += "\\f"
      case 0..<0x20: result += escape(scalar)
      case 0x7F... where escapesAll: result += escape(scalar)
      default: result.unicodeScalars.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
      }
    }
    return result + "\""
  }

  /// `\uXXXX`, a pair of them beyond the basic plane.
  private func escape(_ scalar: UInt32) -> String {
    if scalar >= 0x10000 {
      let rest = scalar - 0x10000
      return escape(0xD800 + (rest >> 10)) + escape(0xDC00 + (rest & 0x3FF))
    }
    let digits = String(scalar, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
