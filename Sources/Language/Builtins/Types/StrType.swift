import Safety

/// `str`: its constructor and its methods.
enum StrType {
  private static let signature = Signature("object='', encoding=..., errors=...", style: .builtin)

  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    if arguments.keywords.isEmpty, arguments.values.count == 1 {
      return .str(try Operations.strObject(arguments[0]))
    }
    let bound = try signature.bind(arguments, to: "str")
    if let bytes = bound[0].as(Bytes.self), !bound[1].isUndefined {
      return try Operations.callMethod(.object(bytes), "decode", bound[1])
    }
    guard bound[1].isUndefined else {
      throw PythonError.typeError(
        "decoding to str: need a bytes-like object, \(bound[0].type.name) found")
    }
    return .str(try Operations.strObject(bound[0]))
  }

  static func populate(_ type: TypeObject) {
    SlotMethods.define(
      on: type, [.length, .items, .iteration, .containment], operators: [.add, .multiply, .modulo])
    let methods = MethodTable(type) { $0.string }
    defineCase(methods)
    defineClassification(methods)
    defineSearch(methods)
    defineTrimming(methods)
    StrSplitting.define(methods)
    defineFormatting(methods)
    StrTranslation.define(methods)
  }

  /// The str that an argument must be.
  static func text(_ value: Value, _ function: String, _ place: Int? = nil) throws -> Str {
    guard let text = value.string else {
      let which = place.map { " \($0)" } ?? ""
      throw PythonError.typeError(
        "\(function) argument\(which) must be str, not \(value.type.name)")
    }
    return text
  }

  // MARK: Case

  private static func defineCase(_ methods: MethodTable<Str>) {
    methods.nullary("lower") { .str(try lowered($0)) }
    // Through the capitals, which fold what has no single lower-case letter.
    methods.nullary("casefold") {
      .str(try lowered(mapped($0, \.uppercaseMapping) { $0 & 0xDF }))
    }
    methods.nullary("upper") { .str(try mapped($0, \.uppercaseMapping) { $0 & 0xDF }) }
    methods.nullary("capitalize") { text in
      guard text.count > 0 else { return .str(.empty) }
      let first = Str(scalars: [text.scalar(at: 0)])
      return .str(
        try mapped(first, \.titlecaseMapping) { $0 & 0xDF }
          .concatenated(with: lowered(text.slice(1, text.count))))
    }
    methods.nullary("title") { .str(try titled($0)) }
    methods.nullary("swapcase") { text in
      .str(
        try changed(text) { scalar in
          let properties = scalar.properties
          return properties.isUppercase
            ? properties.lowercaseMapping : properties.uppercaseMapping
        })
    }
  }

  private static func lowered(_ text: Str) throws -> Str {
    try mapped(text, \.lowercaseMapping) { $0 | 0x20 }
  }

  /// The text with the mapping of each letter; ASCII letters by `ascii`.
  private static func mapped(
    _ text: Str, _ mapping: KeyPath<Unicode.Scalar.Properties, String>, ascii: (UInt8) -> UInt8
  ) throws -> Str {
    if case .ascii(let bytes) = text.content {
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count)
      try Str.forEachStretch(of: bytes.count) { places in
        for byte in bytes[places] { result.append(isLetter(byte) ? ascii(byte) : byte) }
      }
      return .ascii(result)
    }
    return try changed(text) { $0.properties[keyPath: mapping] }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
  }

  private static func changed(_ text: Str, _ change: (Unicode.Scalar) -> String) throws -> Str {
    var result = StrBuilder()
    try text.forEachScalar { scalar in
      if let valid = Unicode.Scalar(scalar) {
        for changed in change(valid).unicodeScalars { result.append(changed.value) }
      } else {
        result.append(scalar)
      }
    }
    return result.finish()
  }

  private static func titled(_ text: Str) throws -> Str {
    var follows = false
    return try changed(text) { scalar in
      let properties = scalar.properties
      defer { follows = properties.isCased }
      return follows ? properties.lowercaseMapping : properties.titlecaseMapping
    }
  }

  // MARK: Classification

  private static func defineClassification(_ methods: MethodTable<Str>) {
    func all(_ name: String, _ test: @escaping (Unicode.Scalar.Properties) -> Bool) {
      methods.nullary(name) { text in
        .bool(
          try text.count > 0
            && text.allScalars { Unicode.Scalar($0).map { test($0.properties) } ?? false })
      }
    }
    all("isalpha", isAlphabetic)
    all("isdecimal") { $0.numericType == .decimal }
    all("isdigit") { $0.numericType == .decimal || $0.numericType == .digit }
    all("isnumeric") { $0.numericType != nil }
    all("isalnum") { isAlphabetic($0) || $0.numericType != nil }
    methods.nullary("isspace") { .bool(try $0.count > 0 && $0.allScalars(Str.isSpace)) }
    methods.nullary("isascii") { if case .ascii = $0.content { .bool(true) } else { .bool(false) } }
    methods.nullary("isprintable") { text in
      .bool(try text.allScalars { $0 >= 0x20 && $0 < 0x7F || Str.printable($0) != nil })
    }
    methods.nullary("islower") { .bool(try hasCase($0, only: \.isLowercase, not: \.isUppercase)) }
    methods.nullary("isupper") { .bool(try hasCase($0, only: \.isUppercase, not: \.isLowercase)) }
    methods.nullary("istitle") { text in
      let title = try titled(text)
      return .bool(try title == text && !text.allScalars { !isCased($0) })
    }
    methods.nullary("isidentifier") { text in
      guard let first = text.count > 0 ? text.scalar(at: 0) : nil else { return .bool(false) }
      guard first == 0x5F || Unicode.Scalar(first)?.properties.isXIDStart == true else {
        return .bool(false)
      }
      for place in 1..<text.count {
        try Interrupt.check()
        guard Unicode.Scalar(text.scalar(at: place))?.properties.isXIDContinue == true else {
          return .bool(false)
        }
      }
      return .bool(true)
    }
  }

  private static func isAlphabetic(_ properties: Unicode.Scalar.Properties) -> Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  private static func isCased(_ scalar: UInt32) -> Bool {
    Unicode.Scalar(scalar)?.properties.isCased == true
  }

  private static func hasCase(
    _ text: Str, only: KeyPath<Unicode.Scalar.Properties, Bool>,
    not: KeyPath<Unicode.Scalar.Properties, Bool>
  ) throws -> Bool {
    var found = false
    let hasNoOther = try text.allScalars { scalar in
      guard let properties = Unicode.Scalar(scalar)?.properties else { return true }
      if properties[keyPath: only] { found = true }
      return !properties[keyPath: not]
    }
    return found && hasNoOther
  }

  // MARK: Search

  private static func defineSearch(_ methods: MethodTable<Str>) {
    methods.positional("find", 1...3) { .int(try search($0, $1, "find", last: false) ?? -1) }
    methods.positional("rfind", 1...3) { .int(try search($0, $1, "rfind", last: true) ?? -1) }
    for (name, last) in [("index", false), ("rindex", true)] {
      methods.positional(name, 1...3) { text, arguments in
        guard let place = try search(text, arguments, name, last: last) else {
          throw PythonError.valueError("substring not found")
        }
        return .int(place)
      }
    }
    methods.positional("count", 1...3) { .int(try count($0, $1)) }
    methods.positional("startswith", 1...3) { text, arguments in
      try affix(text, arguments, "startswith") { part, start, _ in text.matches(part, at: start) }
    }
    methods.positional("endswith", 1...3) { text, arguments in
      try affix(text, arguments, "endswith") { part, start, end in
        end - part.count >= start && text.matches(part, at: end - part.count)
      }
    }
    methods.positional("replace", 2...3) { text, arguments in
      let count = try arguments.at(2).map(Operations.index) ?? -1
      return .str(
        try StrSplitting.replaced(
          text, self.text(arguments[0], "replace()", 1), self.text(arguments[1], "replace()", 2),
          most: count < 0 ? .max : count))
    }
  }

  /// The bounds that optional arguments give, as a slice's; nil where the start lies behind the end.
  private static func bounds(_ text: Str, _ arguments: Arguments) throws -> (Int, Int)? {
    let slice = Slice(start: arguments.at(1) ?? .none, stop: arguments.at(2) ?? .none)
    let indices = try slice.indices(text.count)
    if let start = arguments.at(1)?.smallInt, start > text.count { return nil }
    return indices.start > indices.stop ? nil : (indices.start, indices.stop)
  }

  private static func search(
    _ text: Str, _ arguments: Arguments, _ name: String, last: Bool
  ) throws -> Int? {
    guard let part = arguments[0].string else {
      throw PythonError.typeError("must be str, not \(arguments[0].type.name)")
    }
    guard let (start, end) = try bounds(text, arguments) else { return nil }
    return try last
      ? text.findLast(part, from: start, to: end) : text.find(part, from: start, to: end)
  }

  private static func count(_ text: Str, _ arguments: Arguments) throws -> Int {
    guard let part = arguments[0].string else {
      throw PythonError.typeError("must be str, not \(arguments[0].type.name)")
    }
    guard let (start, end) = try bounds(text, arguments) else { return 0 }
    if part.count == 0 { return end - start + 1 }
    return try text.count(of: part, from: start, to: end)
  }

  private static func affix(
    _ text: Str, _ arguments: Arguments, _ name: String, _ test: (Str, Int, Int) -> Bool
  ) throws -> Value {
    guard let (start, end) = try bounds(text, arguments) else { return .bool(false) }
    for part in arguments[0].tuple?.items ?? [arguments[0]] {
      guard let part = part.string else {
        throw PythonError.typeError(
          "\(name) first arg must be str or a tuple of str, not \(part.type.name)")
      }
      if part.count <= end - start, test(part, start, end) { return .bool(true) }
    }
    return .bool(false)
  }

  // MARK: Trimming and padding

  private static func defineTrimming(_ methods: MethodTable<Str>) {
    for (name, left, right) in [
      ("strip", true, true), ("lstrip", true, false), ("rstrip", false, true),
    ] {
      methods.positional(name, 0...1) { text, arguments in
        guard let characters = arguments.at(0), !characters.isNone else {
          return .str(text.stripped(left: left, right: right))
        }
        guard let set = characters.string else {
          throw PythonError.typeError("\(name) arg must be None or str")
        }
        let scalars = Set(set.scalars)
        return .str(text.stripped(scalars.contains, left: left, right: right))
      }
    }
    methods.unary("removeprefix") { text, prefix in
      let prefix = try self.text(prefix, "removeprefix()")
      return .str(text.matches(prefix, at: 0) ? text.slice(prefix.count, text.count) : text)
    }
    methods.unary("removesuffix") { text, suffix in
      let suffix = try self.text(suffix, "removesuffix()")
      let place = text.count - suffix.count
      return .str(suffix.count > 0 && text.matches(suffix, at: place) ? text.slice(0, place) : text)
    }
    methods.positional("ljust", 1...2) { try padded($0, $1, left: { _, _ in 0 }) }
    methods.positional("rjust", 1...2) { try padded($0, $1, left: { room, _ in room }) }
    methods.positional("center", 1...2) {
      try padded($0, $1, left: { room, width in room / 2 + (room & width & 1) })
    }
    methods.unary("zfill") { text, width in
      let width = try Operations.index(width)
      guard width > text.count else { return .str(text) }
      try Sequences.checkMemory(width, times: 4, bytesEach: 1)
      let first = text.count > 0 ? text.scalar(at: 0) : 0
      let signs = first == 0x2B || first == 0x2D ? 1 : 0
      var result = StrBuilder()
      try result.append(text.slice(0, signs))
      try result.append(repeating: 0x30, count: width - text.count)
      try result.append(text.slice(signs, text.count))
      return .str(result.finish())
    }
    methods.method("expandtabs", "tabsize=8") { text, bound in
      let size = try Operations.index(bound[0])
      try Sequences.checkMemory(text.count, times: max(1, size), bytesEach: 4)
      var (result, column) = (StrBuilder(), 0)
      try text.forEachScalar { scalar in
        if scalar == 0x09 {
          let room = size > 0 ? size - column % size : 0
          try result.append(repeating: 0x20, count: room)
          column += room
        } else {
          result.append(scalar)
          column = scalar == 0x0A || scalar == 0x0D ? 0 : column + 1
        }
      }
      return .str(result.finish())
    }
  }

  private static func padded(
    _ text: Str, _ arguments: Arguments, left: (Int, Int) -> Int
  ) throws -> Value {
    let width = try Operations.index(arguments[0])
    guard let fill = (arguments.at(1) ?? .str(" ")).string else {
      throw PythonError.typeError(
        "The fill character must be a unicode character, not \(arguments[1].type.name)")
    }
    guard fill.count == 1 else {
      throw PythonError.typeError("The fill character must be exactly one character long")
    }
    guard width > text.count else { return .str(text) }
    try Sequences.checkMemory(width, times: 4, bytesEach: 1)
    let room = width - text.count
    let before = left(room, width)
    let scalar = fill.scalar(at: 0)
    var result = StrBuilder()
    try result.append(repeating: scalar, count: before)
    try result.append(text)
    try result.append(repeating: scalar, count: room - before)
    return .str(result.finish())
  }

  // MARK: Formatting

  private static func defineFormatting(_ methods: MethodTable<Str>) {
    let format = NativeFunction("format", owner: methods.type) { arguments in
      guard let text = arguments.at(0)?.string else {
        throw PythonError.typeError("unbound method str.format() needs an argument")
      }
      let rest = arguments.dropFirst()
      return .str(try BraceFormat.format(text, ArgumentFields(rest)))
    }
    methods.type.define("format", .object(format))
    methods.unary("format_map") { text, mapping in
      .str(try BraceFormat.format(text, MappingFields(mapping)))
    }
    methods.method("encode", "encoding='utf-8', errors='strict'") { text, bound in
      let codec = try TextCodec(
        encoding: Operations.str(bound[0]), errors: Operations.str(bound[1]))
      return .object(Bytes(try codec.encode(text)))
    }
    methods.nullary("__str__") { .str($0) }
    methods.nullary("__hash__") { .int(try $0.hash) }
  }
}
