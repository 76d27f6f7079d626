import Safety

/// What `str.format` takes its values from.
protocol FormatFields {
  /// The value of a positional field.
  func value(at index: Int) throws -> Value
  /// The value of a named field.
  func value(named name: Str) throws -> Value
}

/// The arguments of a call of `str.format`.
struct ArgumentFields: FormatFields {
  private let arguments: Arguments

  init(_ arguments: Arguments) { self.arguments = arguments }

  func value(at index: Int) throws -> Value {
    guard let value = arguments.at(index) else {
      throw PythonError.indexError(
        "Replacement index \(index) out of range for positional args tuple")
    }
    return value
  }

  func value(named name: Str) throws -> Value {
    guard let index = arguments.keywords.firstIndex(of: Name(name.text)) else {
      throw PythonError.keyError(.str(name))
    }
    return arguments.values[arguments.positionalCount + index]
  }
}

/// The mapping of `str.format_map`.
struct MappingFields: FormatFields {
  private let mapping: Value

  init(_ mapping: Value) { self.mapping = mapping }

  func value(at index: Int) throws -> Value {
    throw PythonError.valueError("Format string contains positional fields")
  }

  func value(named name: Str) throws -> Value {
    try Operations.getItem(mapping, .str(name))
  }
}

/// `str.format`: text with fields in braces, which may have attributes, indexes, conversions and
/// specifiers that have fields themselves.
struct BraceFormat {
  private let fields: any FormatFields
  /// Whether fields are numbered by hand (true) or by the formatter (false).
  private var isManual: Bool?
  private var nextIndex = 0

  static func format(_ text: Str, _ fields: any FormatFields) throws -> String {
    var formatter = BraceFormat(fields: fields)
    return try formatter.run(text.checkedScalars()[...], depth: 2)
  }

  private init(fields: any FormatFields) { self.fields = fields }

  private static let open: UInt32 = 0x7B
  private static let close: UInt32 = 0x7D

  private mutating func run(_ text: ArraySlice<UInt32>, depth: Int) throws -> String {
    guard depth > 0 else { throw PythonError.valueError("Max string recursion exceeded") }
    var result = String.UnicodeScalarView()
    var place = text.startIndex
    while place < text.endIndex {
      try Interrupt.check()
      let scalar = text[place]
      let doubled = place + 1 < text.endIndex && text[place + 1] == scalar
      place += 1
      switch scalar {
      case BraceFormat.open where !doubled:
        let end = try fieldEnd(text, from: place)
        result.append(contentsOf: try field(text[place..<end], depth: depth).unicodeScalars)
        place = end + 1
      case BraceFormat.close where !doubled:
        throw PythonError.valueError("Single '}' encountered in format string")
      case BraceFormat.open, BraceFormat.close:
        place += 1
        result.append(scalar == BraceFormat.open ? "{" : "}")
      default:
        result.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
      }
    }
    return String(result)
  }

  private func fieldEnd(_ text: ArraySlice<UInt32>, from start: Int) throws -> Int {
    guard start < text.endIndex else {
      throw PythonError.valueError("Single '{' encountered in format string")
    }
    var depth = 1
    var bracket = false
    for place in start..<text.endIndex {
      switch text[place] {
      case 0x5B where depth == 1: bracket = true
      case 0x5D: bracket = false
      case BraceFormat.open where !bracket: depth += 1
      case BraceFormat.close where !bracket:
        depth -= 1
        if depth == 0 { return place }
      default: break
      }
    }
    throw PythonError.valueError("expected '}' before end of string")
  }

  /// One field: `name!conversion:spec`.
  private mutating func field(_ text: ArraySlice<UInt32>, depth: Int) throws -> String {
    var bracket = false
    let nameEnd =
      text.firstIndex { scalar in
        if scalar == 0x5B { bracket = true }
        if scalar == 0x5D { bracket = false }
        return !bracket && (scalar == 0x21 || scalar == 0x3A)
      } ?? text.endIndex
    var value = try lookUp(text[text.startIndex..<nameEnd])
    var rest = text[nameEnd...]
    if rest.first == 0x21 {
      rest.removeFirst()
      guard let conversion = rest.popFirst() else {
        throw PythonError.valueError("end of string while looking for conversion specifier")
      }
      value = try converted(value, conversion)
      guard rest.isEmpty || rest.first == 0x3A else {
        throw PythonError.valueError("expected ':' after conversion specifier")
      }
    }
    let spec = rest.isEmpty ? "" : try run(rest.dropFirst(), depth: depth - 1)
    return try Operations.format(value, spec)
  }

  private func converted(_ value: Value, _ conversion: UInt32) throws -> Value {
    switch conversion {
    case 0x72: return .str(try Operations.repr(value))
    case 0x73: return .str(try Operations.str(value))
    case 0x61: return .str(Str.escapingNonASCII(try Operations.repr(value)))
    default:
      throw PythonError.valueError(
        "Unknown conversion specifier \(Unicode.Scalar(conversion) ?? "?")")
    }
  }

  /// The value of a field's name, with its attributes and indexes.
  private mutating func lookUp(_ name: ArraySlice<UInt32>) throws -> Value {
    let firstEnd = name.firstIndex { $0 == 0x2E || $0 == 0x5B } ?? name.endIndex
    var value = try first(name[name.startIndex..<firstEnd])
    var rest = name[firstEnd...]
    while let mark = rest.popFirst() {
      if mark == 0x2E {
        let end = rest.firstIndex { $0 == 0x2E || $0 == 0x5B } ?? rest.endIndex
        guard end > rest.startIndex else {
          throw PythonError.valueError("Empty attribute in format string")
        }
        let attribute = Str(scalars: Array(rest[..<end])).text
        value = try Operations.getAttribute(value, Name(attribute))
        rest = rest[end...]
      } else if mark == 0x5B {
        guard let end = rest.firstIndex(of: 0x5D) else {
          throw PythonError.valueError("Missing ']' in format string")
        }
        let key = Str(scalars: Array(rest[..<end]))
        guard key.count > 0 else {
          throw PythonError.valueError("Empty attribute in format string")
        }
        value = try Operations.getItem(value, BraceFormat.key(key))
        rest = rest[(end + 1)...]
      } else {
        throw PythonError.valueError("Only '.' or '[' may follow ']' in format field specifier")
      }
    }
    return value
  }

  /// An index in brackets: a number if it is all digits, else a str.
  private static func key(_ text: Str) throws -> Value {
    guard text.scalars.allSatisfy({ (0x30...0x39).contains($0) }) else { return .str(text) }
    guard let index = Int(text.text) else { throw tooManyDigits }
    return .int(index)
  }

  private static var tooManyDigits: PythonError {
    .valueError("Too many decimal digits in format string")
  }

  private mutating func first(_ name: ArraySlice<UInt32>) throws -> Value {
    let text = Str(scalars: Array(name))
    if name.isEmpty {
      try number(manually: false)
      nextIndex += 1
      return try fields.value(at: nextIndex - 1)
    }
    if name.allSatisfy({ (0x30...0x39).contains($0) }) {
      guard let index = Int(text.text) else { throw BraceFormat.tooManyDigits }
      try number(manually: true)
      return try fields.value(at: index)
    }
    return try fields.value(named: text)
  }

  private mutating func number(manually: Bool) throws {
    if let isManual, isManual != manually {
      let (from, to) = ("manual field specification", "automatic field numbering")
      throw PythonError.valueError(
        manually ? "cannot switch from \(to) to \(from)" : "cannot switch from \(from) to \(to)")
    }
    isManual = manually
  }
}
