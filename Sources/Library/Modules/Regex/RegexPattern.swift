import Language

/// `re.Pattern`.
final class RegexPattern: Object {
  let source: Str
  let program: RegexProgram

  private init(_ source: Str, _ flags: RegexProgram.Flags) throws {
    self.source = source
    program = try RegexParser.program(source, flags: flags)
    super.init()
  }

  /// The pattern that a function of `re` gets: one that is compiled, or a str.
  static func compiled(_ value: Value, _ flags: Value) throws -> RegexPattern {
    let flags = try Operations.index(flags)
    if let pattern = value.as(RegexPattern.self) {
      guard flags == 0 else {
        throw PythonError.valueError("cannot process flags argument with a compiled pattern")
      }
      return pattern
    }
    guard let text = value.string else {
      throw PythonError.typeError("first argument must be string or compiled pattern")
    }
    return try RegexPattern(text, .init(rawValue: flags))
  }

  nonisolated(unsafe) static let patternType = TypeObject(
    "Pattern", module: "re",
    populate: { type in
      let methods = MethodTable(type) { $0.as(RegexPattern.self) }
      methods.property("pattern") { .str($0.source) }
      methods.property("flags") { .int($0.program.flags.union(.unicode).rawValue) }
      methods.property("groups") { .int($0.program.groupCount) }
      methods.property("groupindex") { pattern in
        .object(Dict(names: pattern.program.groupNames.map { ($0.name, .int($0.number)) }))
      }
      for name in ["search", "match", "fullmatch", "findall", "finditer"] {
        methods.method(name, "string, pos=0, endpos=9223372036854775807") {
          try $0.perform(name, $1)
        }
      }
      methods.method("split", "string, maxsplit=0") { try $0.perform("split", $1) }
      methods.method("sub", "repl, string, count=0") { try $0.perform("sub", $1) }
      methods.method("subn", "repl, string, count=0") { try $0.perform("subn", $1) }
    })

  override var type: TypeObject { RegexPattern.patternType }

  override func hash() throws -> Int { try Operations.hash(.str(source)) ^ program.flags.rawValue }

  override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard op == .equal || op == .notEqual, let other = other.as(RegexPattern.self) else {
      return nil
    }
    let isSame = program.flags == other.program.flags && source.text == other.source.text
    return .bool(isSame == (op == .equal))
  }

  override func repr() throws -> String {
    let shown = program.flags.subtracting(.unicode).names
    return "re.compile(\(source.repr)\(shown.isEmpty ? "" : ", \(shown)"))"
  }

  // MARK: Functions

  /// One of the functions, with its arguments in the order of its signature.
  func perform(_ name: String, _ arguments: [Value]) throws -> Value {
    switch name {
    case "search", "match", "fullmatch":
      let text = try RegexPattern.text(arguments[0])
      let (start, end) = try bounds(arguments, text.count)
      var machine = RegexMachine(program, text.scalars, end: end)
      let found =
        try name == "search"
        ? machine.search(from: start) : machine.match(at: start, whole: name == "fullmatch")
      return found.map { .object(RegexMatch(self, text, $0)) } ?? .none
    case "findall":
      return .list(try matches(arguments).map(\.foundText))
    case "finditer":
      return .object(ListIterator(List(try matches(arguments).map { .object($0) })))
    case "split":
      return try split(RegexPattern.text(arguments[0]), Operations.index(arguments[1]))
    default:
      let (text, count) = try substituted(
        RegexPattern.text(arguments[1]), arguments[0], Operations.index(arguments[2]))
      return name == "sub" ? .str(text) : .tuple([.str(text), .int(count)])
    }
  }

  private static func text(_ value: Value) throws -> Str {
    guard let text = value.string else {
      throw PythonError.typeError(
        "expected string or bytes-like object, got '\(value.type.name)'")
    }
    return text
  }

  private func bounds(_ arguments: [Value], _ count: Int) throws -> (Int, Int) {
    guard arguments.count > 2 else { return (0, count) }
    let end = min(max(0, try Operations.index(arguments[2])), count)
    return (min(max(0, try Operations.index(arguments[1])), end + 1), end)
  }

  private func matches(_ arguments: [Value]) throws -> [RegexMatch] {
    let text = try RegexPattern.text(arguments[0])
    let (start, end) = try bounds(arguments, text.count)
    return try matches(in: text, from: start, to: end)
  }

  /// All matches from left to right; an empty one does not follow another at once.
  private func matches(
    in text: Str, from start: Int = 0, to end: Int? = nil, most: Int = 0
  ) throws -> [RegexMatch] {
    let end = end ?? text.count
    var machine = RegexMachine(program, text.scalars, end: end)
    var result: [RegexMatch] = []
    var position = start
    var lastEnd = -1
    while position <= end, most <= 0 || result.count < most {
      guard let found = try machine.search(from: position, notEmptyAt: lastEnd) else { break }
      result.append(RegexMatch(self, text, found))
      // Only after an empty match must the next one be somewhere else.
      lastEnd = found[0] == found[1] ? found[1] : -1
      position = found[1]
    }
    return result
  }

  private func split(_ text: Str, _ most: Int) throws -> Value {
    var parts: [Value] = []
    var start = 0
    guard most >= 0 else { return .list([.str(text)]) }
    for match in try matches(in: text, most: most) {
      parts.append(.str(text.slice(start, match.places[0])))
      parts += match.groups(standard: .none)
      start = match.places[1]
    }
    parts.append(.str(text.slice(start, text.count)))
    return .list(parts)
  }

  private func substituted(
    _ text: Str, _ replacement: Value, _ most: Int
  ) throws -> (Str, Int) {
    let template = try replacement.string.map { try RegexTemplate($0, for: program) }
    guard template != nil || Operations.isCallable(replacement) else {
      throw PythonError.typeError(
        "decoding to str: need a bytes-like object, \(replacement.type.name) found")
    }
    guard most >= 0 else { return (text, 0) }
    var result: [UInt32] = []
    var start = 0
    let found = try matches(in: text, most: most)
    for match in found {
      result += text.slice(start, match.places[0]).scalars
      if let template {
        result += template.filled(by: match)
      } else {
        let value = try Operations.call(replacement, .object(match))
        guard let part = value.string else {
          if value.isNone { continue }
          throw PythonError.typeError(
            "expected str instance, \(value.type.name) found")
        }
        result += part.scalars
      }
      start = match.places[1]
    }
    result += text.slice(start, text.count).scalars
    return (Str(scalars: result), found.count)
  }
}
