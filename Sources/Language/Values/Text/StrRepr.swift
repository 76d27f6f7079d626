extension Str {
  /// `repr(self)`: in quotes, with what cannot be printed escaped.
  package var repr: String {
    let quote = preferredQuote
    return String(quote) + body(of: 0..<count, in: quote) + String(quote)
  }

  /// As `repr`; lets a request to stop through.
  func checkedRepr() throws -> String {
    let quote = preferredQuote
    var text = String(quote)
    try Str.forEachStretch(of: count) { text += body(of: $0, in: quote) }
    return text + String(quote)
  }

  /// What `repr` shows of some code points.
  private func body(of places: Swift.Range<Int>, in quote: Unicode.Scalar) -> String {
    var text = String.UnicodeScalarView()
    for place in places {
      let scalar = scalar(at: place)
      if scalar == quote.value || scalar == 0x5C {
        text.append("\\")
        text.append(Unicode.Scalar(UInt8(scalar)))
      } else if scalar >= 0x20, scalar < 0x7F {
        text.append(Unicode.Scalar(UInt8(scalar)))
      } else if let printable = Str.printable(scalar) {
        text.append(printable)
      } else {
        text.append(contentsOf: Str.escape(scalar).unicodeScalars)
      }
    }
    return String(text)
  }

  /// `ascii(self)`: as `repr`, with everything outside of ASCII escaped.
  package static func escapingNonASCII(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        result.unicodeScalars.append(scalar)
      } else {
        result += escape(scalar.value)
      }
    }
    return result
  }

  private var preferredQuote: Unicode.Scalar {
    var single = false
    var double = false
    for place in 0..<count {
      let scalar = scalar(at: place)
      if scalar == 0x27 { single = true }
      if scalar == 0x22 { double = true }
    }
    return single && !double ? "\"" : "'"
  }

  static func printable(_ scalar: UInt32) -> Unicode.Scalar? {
    guard scalar > 0xA0, let scalar = Unicode.Scalar(scalar) else { return nil }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      return nil
    default:
      return scalar
    }
  }

  private static func escape(_ scalar: UInt32) -> String {
    switch scalar {
    case 0x0A: return "\\n"
    case 0x0D: return "\\r"
    case 0x09: return "\\t"
    case ..<0x100: return "\\x" + hex(scalar, width: 2)
    case ..<0x10000: return "\\u" + hex(scalar, width: 4)
    default: return "\\U" + hex(scalar, width: 8)
    }
  }

  private static func hex(_ value: UInt32, width: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
