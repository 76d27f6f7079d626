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
      var machine = RegexMachine(program, try text.checkedScalars(), end: end)
      let found =
        try name == "search"
        ? machine.search(from: start) : machine.match(at: start, whole: name == "fullmatch")
      return found.map { .object(RegexMatch(self, text, $0)) } ?? .none
    case "findall":
      let found = List()
      try forEachMatch(arguments) { try found.append($0.foundText) }
      return .object(found)
    case "finditer":
      let found = List()
      try forEachMatch(arguments) { try found.append(.object($0)) }
      return .object(ListIterator(found))
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

  private func forEachMatch(
    _ arguments: [Value], _ body: (RegexMatch) throws -> Void
  ) throws {
    let text = try RegexPattern.text(arguments[0])
    let (start, end) = try bounds(arguments, text.count)
    try forEachMatch(in: text, from: start, to: end, body)
  }

  /// Calls `body` with all matches from left to right; an empty one does not follow another at once.
  private func forEachMatch(
    in text: Str, from start: Int = 0, to end: Int? = nil, most: Int = 0,
    _ body: (RegexMatch) throws -> Void
  ) throws {
    let end = end ?? text.count
    var machine = RegexMachine(program, try text.checkedScalars(), end: end)
    var count = 0
    var position = start
    var lastEnd = -1
    while position <= end, most <= 0 || count < most {
      guard let found = try machine.search(from: position, notEmptyAt: lastEnd) else { break }
      try body(RegexMatch(self, text, found))
      count += 1
      // Only after an empty match must the next one be somewhere else.
      lastEnd = found[0] == found[1] ? found[1] : -1
      position = found[1]
    }
  }

  private func split(_ text: Str, _ most: Int) throws -> Value {
    let parts = List()
    var start = 0
    guard most >= 0 else { return .list([.str(text)]) }
    try forEachMatch(in: text, most: most) { match in
      try parts.append(.str(text.slice(start, match.places[0])))
      for group in match.groups(standard: .none) { try parts.append(group) }
      start = match.places[1]
    }
    try parts.append(.str(text.slice(start, text.count)))
    return .object(parts)
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
    var (result, start, count) = (StrBuilder(), 0, 0)
    try forEachMatch(in: text, most: most) { match in
      count += 1
      try result.append(text, start..<match.places[0])
      start = match.places[1]
      if let template {
        for scalar in template.filled(by: match) { result.append(scalar) }
        return
      }
      let value = try Operations.call(replacement, .object(match))
      if let part = value.string {
        try result.append(part)
      } else if !value.isNone {
        throw PythonError.typeError("expected str instance, \(value.type.name) found")
      }
    }
    try result.append(text, start..<text.count)
    return (result.finish(), count)
  }
}
