import Language

extension RegexParser {
  // MARK: Sets and escapes

  mutating func set(from start: Int) throws -> RegexSet {
    var set = RegexSet()
    set.isNegated = accept("^")
    var isFirst = true
    while true {
      let itemStart = place
      guard let character = take() else {
        throw failure("unterminated character set", at: start)
      }
      if character == "]", !isFirst { return set }
      isFirst = false
      guard let low = try setMember(character, from: itemStart, into: &set) else { continue }
      guard next == "-", place + 1 < pattern.count, pattern[place + 1] != "]" else {
        set.ranges.append(low...low)
        continue
      }
      place += 1
      let highStart = place
      guard let last = take(), let high = try setMember(last, from: highStart, into: &set),
        low <= high
      else {
        throw failure(
          "bad character range \(String(pattern[itemStart..<place]))", at: itemStart)
      }
      set.ranges.append(low...high)
    }
  }

  /// A character of a set; nil for a class, which the set takes at once.
  private mutating func setMember(
    _ character: Character, from start: Int, into set: inout RegexSet
  ) throws -> UInt32? {
    guard character == "\\" else { return RegexParser.value(character) }
    if next == "b" {
      place += 1
      return 8
    }
    switch try escape(from: start, inSet: true) {
    case .scalar(let scalar, _): return scalar
    case .set(let inner, _):
      set.classes += inner.classes
      return nil
    default: throw failure("bad escape", at: start)
    }
  }

  mutating func escape(
    from start: Int, inSet: Bool = false
  ) throws -> RegexProgram.Instruction {
    guard let character = take() else {
      throw failure("bad escape (end of pattern)", at: start)
    }
    if let found = RegexSet.Class(rawValue: character) {
      var set = RegexSet()
      set.classes = [found]
      return .set(set, ignoringCase: false)
    }
    switch character {
    case "n": return scalar(10)
    case "t": return scalar(9)
    case "r": return scalar(13)
    case "f": return scalar(12)
    case "v": return scalar(11)
    case "a": return scalar(7)
    case "x": return scalar(try hexadecimal(2, from: start))
    case "u": return scalar(try hexadecimal(4, from: start))
    case "U": return scalar(try hexadecimal(8, from: start))
    case "0": return scalar(0)
    case "b" where !inSet: return .wordBoundary(true)
    case "B" where !inSet: return .wordBoundary(false)
    case "A" where !inSet: return .textStart
    case "Z" where !inSet: return .textEnd
    case "1"..."9" where !inSet:
      place -= 1
      let group = number() ?? 0
      guard group <= program.groupCount else {
        throw failure("invalid group reference \(group)", at: start + 1)
      }
      guard !openGroups.contains(group) else {
        throw failure("cannot refer to an open group", at: start)
      }
      return .backReference(group, ignoringCase: ignoringCase)
    default:
      if character.isASCII, character.isLetter || character.isNumber {
        throw failure("bad escape \\\(character)", at: start)
      }
      return scalar(RegexParser.value(character))
    }
  }

  private mutating func hexadecimal(_ count: Int, from start: Int) throws -> UInt32 {
    let digits = String(pattern[place..<min(place + count, pattern.count)])
    guard digits.count == count, digits.allSatisfy(\.isHexDigit),
      let value = UInt32(digits, radix: 16)
    else {
      throw failure("incomplete escape \(String(pattern[start..<place]) + digits)", at: start)
    }
    place += count
    return value
  }
}
