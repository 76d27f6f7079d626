extension JSON {
  /// The text of the value, on several lines with `indent` columns a level, or on one line if nil.
  ///
  /// The layout is that of Python's `json.dumps(value, ensure_ascii=False, indent=indent)`.
  package func text(indent: Int?) -> String {
    var writer = JSONWriter(indent: indent)
    writer.write(self)
    return writer.text
  }
}

private struct JSONWriter {
  var text = ""
  private let indent: Int?
  private var level = 0

  init(indent: Int?) {
    self.indent = indent
  }

  mutating func write(_ value: JSON) {
    switch value {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let digits): text += digits
    case .string(let string): write(string)
    case .array(let elements):
      list(elements, "[", "]") { writer, element in writer.write(element) }
    case .object(let object):
      list(object.members, "{", "}") { writer, member in
        writer.write(member.name)
        writer.text += ": "
        writer.write(member.value)
      }
    }
  }

  private mutating func list<Element>(
    _ elements: [Element], _ open: String, _ close: String,
    _ body: (inout JSONWriter, Element) -> Void
  ) {
    text += open
    level += 1
    for (index, element) in elements.enumerated() {
      if index > 0 { text += indent == nil ? ", " : "," }
      newLine()
      body(&self, element)
    }
    level -= 1
    if !elements.isEmpty { newLine() }
    text += close
  }

  private mutating func newLine() {
    if let indent { text += "\n" + String(repeating: " ", count: indent * level) }
  }

  private mutating func write(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{8}": text += "\\b"
      case "\u{C}": text += "\\f"
      case "\0"..<" ":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
