import Language

/// Reads a pattern of Python's `re` into a program. Throws `re.error` with CPython's message.
struct RegexParser {
  let pattern: [Character]
  var place = 0
  private(set) var program = RegexProgram()
  /// The flags that hold here: those of the pattern, or of a group like `(?i:...)`.
  private var flags: RegexProgram.Flags
  /// The groups that conditions ask for, and where: they may stand behind.
  private var conditions: [(number: Int, place: Int)] = []
  private(set) var openGroups: Set<Int> = []
  private var depth = 0

  static func program(
    _ pattern: Str, flags: RegexProgram.Flags
  ) throws -> RegexProgram {
    var parser = RegexParser(pattern, flags)
    let node = try parser.alternatives()
    if parser.place < parser.pattern.count {
      throw parser.failure("unbalanced parenthesis", at: parser.place)
    }
    if let unknown = parser.conditions.first(where: { $0.number > parser.program.groupCount }) {
      throw parser.failure("invalid group reference \(unknown.number)", at: unknown.place)
    }
    return try RegexEmitter.program(parser.program, node)
  }

  private init(_ pattern: Str, _ flags: RegexProgram.Flags) {
    self.pattern = pattern.scalars.map { Character(Unicode.Scalar($0) ?? "\u{FFFD}") }
    program.flags = flags
    self.flags = flags
  }

  // MARK: Characters

  var next: Character? { place < pattern.count ? pattern[place] : nil }

  mutating func accept(_ text: String) -> Bool {
    guard pattern[place...].starts(with: Array(text)) else { return false }
    place += text.count
    return true
  }

  mutating func take() -> Character? {
    guard let next else { return nil }
    place += 1
    return next
  }

  static func value(_ character: Character) -> UInt32 {
    character.unicodeScalars.first?.value ?? 0
  }

  func failure(_ message: String, at place: Int) -> PythonError {
    let error = PythonError(RegexModule.error, "\(message) at position \(place)")
    error.exception.attributes["msg"] = .str(message)
    error.exception.attributes["pos"] = .int(place)
    return error
  }

  // MARK: Structure

  private mutating func alternatives() throws -> RegexNode {
    depth += 1
    defer { depth -= 1 }
    guard depth < 200 else {
      throw PythonError(.recursionError, "maximum recursion depth exceeded")
    }
    var parts = [try sequence()]
    while accept("|") { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .alternatives(parts)
  }

  private mutating func sequence() throws -> RegexNode {
    var items: [RegexNode] = []
    while let next, next != "|", next != ")" {
      if flags.contains(.verbose), skipVerbose() { continue }
      let start = place
      guard let atom = try atom() else { continue }
      items.append(try repeated(atom, from: start))
    }
    return .sequence(items)
  }

  private mutating func skipVerbose() -> Bool {
    guard let next else { return false }
    if next.isWhitespace {
      place += 1
      return true
    }
    guard next == "#" else { return false }
    while let character = self.next, character != "\n" { place += 1 }
    return true
  }

  private mutating func repeated(_ atom: RegexNode, from start: Int) throws -> RegexNode {
    var node = atom
    var isRepeated = false
    while true {
      let quantifier = place
      guard let (least, most) = try bounds() else { return node }
      if isRepeated { throw failure("multiple repeat", at: quantifier) }
      switch node {
      case .plain(.lineStart), .plain(.textStart), .plain(.textEnd), .plain(.wordBoundary):
        throw failure("nothing to repeat", at: quantifier)
      default: break
      }
      let isGreedy = !accept("?")
      let isPossessive = isGreedy && accept("+")
      node = .repetition(node, least: least, most: most, isGreedy: isGreedy)
      if isPossessive { node = .atomic(node) }
      isRepeated = true
    }
  }

  private mutating func bounds() throws -> (Int, Int?)? {
    if accept("*") { return (0, nil) }
    if accept("+") { return (1, nil) }
    if accept("?") { return (0, 1) }
    let start = place
    guard accept("{") else { return nil }
    let least = number()
    var most = least
    if accept(",") { most = number() }
    guard accept("}"), least != nil || pattern[place - 2] == "," || most != nil else {
      place = start
      return nil
    }
    if place - start == 2 {
      place = start
      return nil
    }
    if let least, let most, most < least {
      throw failure("min repeat greater than max repeat", at: start + 1)
    }
    return (least ?? 0, most)
  }

  mutating func number() -> Int? {
    let start = place
    while let next, next.isASCII, next.isNumber { place += 1 }
    return place > start ? Int(String(pattern[start..<place])) ?? .max : nil
  }

  private mutating func atom() throws -> RegexNode? {
    let start = place
    guard let character = take() else { return nil }
    switch character {
    case ".": return .plain(.any(newlines: flags.contains(.dotAll)))
    case "^": return .plain(.lineStart(everyLine: flags.contains(.multiline)))
    case "$": return .plain(.lineEnd(everyLine: flags.contains(.multiline)))
    case "(": return try group(from: start)
    case "[": return .plain(.set(try set(from: start), ignoringCase: ignoringCase))
    case "\\": return .plain(try escape(from: start))
    case "*", "+", "?": throw failure("nothing to repeat", at: start)
    case "{":
      place = start
      if try bounds() != nil { throw failure("nothing to repeat", at: start) }
      place = start + 1
      return .plain(scalar(RegexParser.value("{")))
    default: return .plain(scalar(RegexParser.value(character)))
    }
  }

  var ignoringCase: Bool { flags.contains(.ignoreCase) }

  func scalar(_ value: UInt32) -> RegexProgram.Instruction {
    .scalar(value, ignoringCase: ignoringCase)
  }

  // MARK: Groups

  private mutating func group(from start: Int) throws -> RegexNode? {
    var name: String?
    var isCounted = true
    var isAtomic = false
    let outerFlags = flags
    defer { flags = outerFlags.union(program.flags) }
    var look: (isBehind: Bool, wanted: Bool)?
    if accept("?") {
      if accept("P<") {
        name = try groupName(until: ">")
      } else if accept("P=") {
        let text = try groupName(until: ")")
        guard let number = program.groupNames.first(where: { $0.name == text })?.number else {
          throw failure("unknown group name \(Str(text).repr)", at: start + 4)
        }
        guard !openGroups.contains(number) else {
          throw failure("cannot refer to an open group", at: start + 4)
        }
        return .plain(.backReference(number, ignoringCase: ignoringCase))
      } else if accept(">") {
        isCounted = false
        isAtomic = true
      } else if accept("(") {
        return try conditional(from: start)
      } else if accept(":") {
        isCounted = false
      } else if accept("=") {
        look = (false, true)
      } else if accept("!") {
        look = (false, false)
      } else if accept("<=") {
        look = (true, true)
      } else if accept("<!") {
        look = (true, false)
      } else if accept("#") {
        while let character = take(), character != ")" {}
        return nil
      } else {
        guard try inlineFlags(from: start) else {
          // Flags of the whole pattern, which stand at its start.
          return nil
        }
        isCounted = false
      }
    }
    let number = look == nil && isCounted ? program.groupCount + 1 : 0
    if number > 0 {
      program.groupCount = number
      openGroups.insert(number)
    }
    if let name {
      if let known = program.groupNames.first(where: { $0.name == name }) {
        throw failure(
          "redefinition of group name \(Str(name).repr) as group \(number); "
            + "was group \(known.number)", at: start + 4)
      }
      program.groupNames.append((name, number))
    }
    let inner = try alternatives()
    guard accept(")") else {
      throw failure("missing ), unterminated subpattern", at: start)
    }
    openGroups.remove(number)
    if let look { return .look(inner, isBehind: look.isBehind, wanted: look.wanted) }
    if isAtomic { return .atomic(inner) }
    return number > 0 ? .group(number, inner) : inner
  }

  /// `(?(1)yes|no)`, behind its second parenthesis.
  private mutating func conditional(from start: Int) throws -> RegexNode {
    let nameStart = place
    let name = try groupName(until: ")", isNumberAllowed: true)
    let number = Int(name) ?? program.groupNames.first { $0.name == name }?.number
    guard let number else { throw failure("unknown group name \(Str(name).repr)", at: nameStart) }
    guard number > 0 else { throw failure("bad group number", at: nameStart) }
    conditions.append((number, nameStart))
    let yes = try sequence()
    let no = accept("|") ? try sequence() : .sequence([])
    guard next != "|" else {
      throw failure("conditional backref with more than two branches", at: place)
    }
    guard accept(")") else { throw failure("missing ), unterminated subpattern", at: start) }
    return .conditional(number, yes, no)
  }

  private mutating func groupName(
    until end: Character, isNumberAllowed: Bool = false
  ) throws -> String {
    let start = place
    while let next, next != end { place += 1 }
    let name = String(pattern[start..<place])
    guard take() != nil else { throw failure("missing \(end), unterminated name", at: start) }
    guard let first = name.first else { throw failure("missing group name", at: start) }
    if isNumberAllowed, Int(name) != nil { return name }
    guard first == "_" || first.isLetter,
      name.allSatisfy({ $0 == "_" || $0.isLetter || $0.isNumber })
    else { throw failure("bad character in group name \(Str(name).repr)", at: start) }
    return name
  }

  /// What an unknown extension is called by: `(?P` and `(?<` are known with what follows.
  private func extensionText(_ first: Character) -> String {
    guard first == "P" || first == "<", let next else { return String(first) }
    return "\(first)\(next)"
  }

  /// The flags of `(?im)` or of `(?im-s:...)`; true where a group begins behind them.
  private mutating func inlineFlags(from start: Int) throws -> Bool {
    let known: [Character: RegexProgram.Flags] = [
      "i": .ignoreCase, "m": .multiline, "s": .dotAll, "x": .verbose, "a": .ascii, "u": .unicode,
    ]
    var added: RegexProgram.Flags = []
    var removed: RegexProgram.Flags = []
    var removes = false
    while let character = take() {
      switch character {
      case ")" where !removes:
        guard start == 0 else {
          throw failure("global flags not at the start of the expression", at: start)
        }
        program.flags.formUnion(added)
        return false
      case ":":
        if removes, removed.isEmpty { throw failure("missing flag", at: place - 1) }
        flags = flags.union(added).subtracting(removed)
        return true
      case "-" where !removes:
        removes = true
      default:
        guard let flag = known[character] else {
          let isFirst = added.isEmpty && !removes
          if removes, removed.isEmpty, !character.isLetter {
            throw failure("missing flag", at: place - 1)
          }
          throw failure(
            isFirst ? "unknown extension ?\(extensionText(character))" : "unknown flag",
            at: isFirst ? start + 1 : place - 1)
        }
        if removes { removed.insert(flag) } else { added.insert(flag) }
      }
    }
    if added.isEmpty, !removes { throw failure("unexpected end of pattern", at: place) }
    throw failure(removes ? "missing :" : "missing -, : or )", at: place)
  }
}
