import Language

/// `re.Match`.
final class RegexMatch: Object {
  let pattern: RegexPattern
  let text: Str
  /// Where each group starts and ends; -1 for one that took no part.
  let places: [Int]

  init(_ pattern: RegexPattern, _ text: Str, _ places: [Int]) {
    self.pattern = pattern
    self.text = text
    self.places = places
    super.init()
  }

  nonisolated(unsafe) static let matchType = TypeObject(
    "Match", module: "re",
    populate: { type in
      let methods = MethodTable(type) { $0.as(RegexMatch.self) }
      methods.property("string") { .str($0.text) }
      methods.property("re") { .object($0.pattern) }
      methods.property("pos") { _ in .int(0) }
      methods.property("endpos") { .int($0.text.count) }
      methods.property("lastindex") { match in
        match.lastIndex.map { .int($0) } ?? .none
      }
      methods.property("lastgroup") { match in
        let names = match.pattern.program.groupNames
        return names.last { $0.number == match.lastIndex }.map { .str($0.name) } ?? .none
      }
      methods.property("regs") { match in
        .tuple(
          stride(from: 0, to: match.places.count, by: 2).map {
            .tuple([.int(match.places[$0]), .int(match.places[$0 + 1])])
          })
      }
      methods.positional("group", 0...Int.max - 1) { match, arguments in
        let values = try arguments.positional.map(match.getItem)
        return values.isEmpty
          ? match.group(0, standard: .none) : values.count == 1 ? values[0] : .tuple(values)
      }
      methods.method("groups", "default=None") { .tuple($0.groups(standard: $1[0])) }
      methods.method("groupdict", "default=None") { match, bound in
        .object(
          Dict(
            names: match.pattern.program.groupNames.map {
              ($0.name, match.group($0.number, standard: bound[0]))
            }))
      }
      methods.positional("start", 0...1) { .int($0.places[2 * (try $0.number($1.at(0)))]) }
      methods.positional("end", 0...1) { .int($0.places[2 * (try $0.number($1.at(0))) + 1]) }
      methods.positional("span", 0...1) { match, arguments in
        let number = try match.number(arguments.at(0))
        return .tuple([.int(match.places[2 * number]), .int(match.places[2 * number + 1])])
      }
      methods.unary("expand") { match, template in
        guard let text = template.string else {
          throw PythonError.typeError("expected str instance, \(template.type.name) found")
        }
        let filled = try RegexTemplate(text, for: match.pattern.program).filled(by: match)
        return .str(Str(scalars: filled))
      }
    })

  override var type: TypeObject { RegexMatch.matchType }

  override func getItem(_ key: Value) throws -> Value {
    group(try number(key), standard: .none)
  }

  override func repr() throws -> String {
    let shown = text.slice(places[0], places[1]).repr
    return "<re.Match object; span=(\(places[0]), \(places[1])), match=\(shown)>"
  }

  // MARK: Groups

  func group(_ number: Int, standard: Value) -> Value {
    let (start, end) = (places[2 * number], places[2 * number + 1])
    return start < 0 || end < start ? standard : .str(text.slice(start, end))
  }

  func groups(standard: Value) -> [Value] {
    (1..<max(1, places.count / 2)).map { group($0, standard: standard) }
  }

  /// What `findall` gives: the match, its one group, or a tuple of its groups.
  var foundText: Value {
    let empty = Value.str(.empty)
    switch pattern.program.groupCount {
    case 0: return group(0, standard: empty)
    case 1: return group(1, standard: empty)
    default: return .tuple(groups(standard: empty))
    }
  }

  private var lastIndex: Int? {
    (1..<max(1, places.count / 2)).filter { places[2 * $0] >= 0 }
      .max { (places[2 * $0 + 1], -$0) < (places[2 * $1 + 1], -$1) }
  }

  private func number(_ key: Value?) throws -> Int {
    guard let key else { return 0 }
    if let name = key.string?.text {
      if let known = pattern.program.groupNames.first(where: { $0.name == name }) {
        return known.number
      }
    } else if let number = try Operations.indexIfAny(key), number >= 0,
      number < places.count / 2
    {
      return number
    }
    throw PythonError.indexError("no such group")
  }
}

/// What replaces a match: text with `\1` and `\g<name>`.
struct RegexTemplate {
  private var parts: [Part] = []

  private enum Part {
    case text([UInt32])
    case group(Int)
  }

  init(_ template: Str, for program: RegexProgram) throws {
    let characters = template.scalars.map { Character(Unicode.Scalar($0) ?? "\u{FFFD}") }
    func failure(_ message: String, _ place: Int) -> PythonError {
      PythonError(RegexModule.error, "\(message) at position \(place)")
    }
    func checked(_ number: Int, _ place: Int) throws -> Part {
      guard number <= program.groupCount else {
        throw failure("invalid group reference \(number)", place)
      }
      return .group(number)
    }
    let escapes: [Character: UInt32] = [
      "n": 10, "t": 9, "r": 13, "f": 12, "v": 11, "a": 7, "\\": 92, "0": 0,
    ]
    var place = 0
    while place < characters.count {
      let start = place
      place += 1
      guard characters[start] == "\\" else {
        parts.append(.text([template.scalar(at: start)]))
        continue
      }
      guard place < characters.count else { throw failure("bad escape (end of pattern)", start) }
      let next = characters[place]
      place += 1
      if let scalar = escapes[next] {
        parts.append(.text([scalar]))
      } else if next == "g" {
        guard place < characters.count, characters[place] == "<",
          let end = characters[place...].firstIndex(of: ">")
        else { throw failure("missing <", place) }
        let name = String(characters[(place + 1)..<end])
        if let number = Int(name) {
          parts.append(try checked(number, place + 1))
        } else if let known = program.groupNames.first(where: { $0.name == name }) {
          parts.append(.group(known.number))
        } else {
          throw PythonError.indexError("unknown group name \(Str(name).repr)")
        }
        place = end + 1
      } else if let first = next.wholeNumberValue, next.isASCII {
        var number = first
        if place < characters.count, characters[place].isASCII,
          let second = characters[place].wholeNumberValue
        {
          number = 10 * number + second
          place += 1
        }
        parts.append(try checked(number, start + 1))
      } else if next.isASCII, next.isLetter {
        throw failure("bad escape \\\(next)", start)
      } else {
        parts.append(.text([92, template.scalar(at: place - 1)]))
      }
    }
  }

  func filled(by match: RegexMatch) -> [UInt32] {
    parts.flatMap { part in
      switch part {
      case .text(let text): text
      case .group(let number): match.group(number, standard: .none).string?.scalars ?? []
      }
    }
  }
}
