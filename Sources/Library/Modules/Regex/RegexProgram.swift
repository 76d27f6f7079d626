/// A regular expression as instructions for `RegexMachine`.
struct RegexProgram {
  var instructions: [Instruction] = []
  /// Groups by number, the whole match being 0.
  var groupCount = 0
  /// The numbers of the groups with names, in the order of the pattern.
  var groupNames: [(name: String, number: Int)] = []
  var flags: Flags = []

  struct Flags: OptionSet {
    let rawValue: Int
    static let ignoreCase = Flags(rawValue: 2)
    static let multiline = Flags(rawValue: 8)
    static let dotAll = Flags(rawValue: 16)
    static let unicode = Flags(rawValue: 32)
    static let verbose = Flags(rawValue: 64)
    static let ascii = Flags(rawValue: 256)

    /// As `repr` shows them: `re.IGNORECASE|re.MULTILINE`.
    var names: String {
      let names: [(Flags, String)] = [
        (.ignoreCase, "re.IGNORECASE"), (.multiline, "re.MULTILINE"), (.dotAll, "re.DOTALL"),
        (.unicode, "re.UNICODE"), (.verbose, "re.VERBOSE"), (.ascii, "re.ASCII"),
      ]
      return names.filter { contains($0.0) }.map(\.1).joined(separator: "|")
    }
  }

  indirect enum Instruction {
    case scalar(UInt32, ignoringCase: Bool)
    case any(newlines: Bool)
    case set(RegexSet, ignoringCase: Bool)
    /// Goes on at the first place, and where that fails at the second.
    case split(Int, Int)
    case jump(Int)
    /// Remembers the position as a group's start (even) or end (odd).
    case save(Int)
    case lineStart(everyLine: Bool), lineEnd(everyLine: Bool)
    case textStart, textEnd
    case wordBoundary(Bool)
    case backReference(Int, ignoringCase: Bool)
    /// Goes on at the place where a group took no part.
    case unless(group: Int, Int)
    /// Goes on if what stands up to `end` matches from here (or, for a width, up to here) as wanted.
    case look(end: Int, behind: Int?, wanted: Bool)
    /// Goes on behind what stands up to `end` as it matches first, and never comes back into it.
    case atomic(end: Int)
    /// Remembers the position in a counter.
    case mark(Int)
    /// Goes on at a place where the position has not moved since the mark: no more rounds.
    case progress(Int, exit: Int)
    case match
  }
}

/// A set of characters: `[a-z\d]`, `\w`.
struct RegexSet {
  var ranges: [ClosedRange<UInt32>] = []
  var classes: [Class] = []
  var isNegated = false

  enum Class: Character {
    case digit = "d"
    case notDigit = "D"
    case space = "s"
    case notSpace = "S"
    case word = "w"
    case notWord = "W"

    func contains(_ scalar: UInt32) -> Bool {
      switch self {
      case .digit: RegexSet.isDigit(scalar)
      case .notDigit: !RegexSet.isDigit(scalar)
      case .space: RegexSet.isSpace(scalar)
      case .notSpace: !RegexSet.isSpace(scalar)
      case .word: RegexSet.isWord(scalar)
      case .notWord: !RegexSet.isWord(scalar)
      }
    }
  }

  func contains(_ scalar: UInt32, ignoringCase: Bool) -> Bool {
    var found = has(scalar)
    if !found, ignoringCase {
      found = has(RegexSet.swappedCase(scalar)) || has(RegexSet.lowered(scalar))
    }
    return found != isNegated
  }

  private func has(_ scalar: UInt32) -> Bool {
    ranges.contains { $0.contains(scalar) } || classes.contains { $0.contains(scalar) }
  }

  // MARK: Characters

  static func isDigit(_ scalar: UInt32) -> Bool {
    if scalar < 128 { return (48...57).contains(scalar) }
    return Unicode.Scalar(scalar)?.properties.generalCategory == .decimalNumber
  }

  static func isSpace(_ scalar: UInt32) -> Bool {
    if scalar < 128 {
      return scalar == 32 || (9...13).contains(scalar) || (28...31).contains(scalar)
    }
    return Unicode.Scalar(scalar)?.properties.isWhitespace ?? false
  }

  static func isWord(_ scalar: UInt32) -> Bool {
    if scalar < 128 {
      return (48...57).contains(scalar) || (65...90).contains(scalar)
        || (97...122).contains(scalar) || scalar == 95
    }
    guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
    return properties.isAlphabetic || properties.numericType != nil
  }

  static func lowered(_ scalar: UInt32) -> UInt32 {
    if scalar < 128 { return (65...90).contains(scalar) ? scalar + 32 : scalar }
    let text = Unicode.Scalar(scalar)?.properties.lowercaseMapping.unicodeScalars
    return text?.count == 1 ? text?.first?.value ?? scalar : scalar
  }

  private static func swappedCase(_ scalar: UInt32) -> UInt32 {
    let lower = lowered(scalar)
    if lower != scalar { return lower }
    let text = Unicode.Scalar(scalar)?.properties.uppercaseMapping.unicodeScalars
    return text?.count == 1 ? text?.first?.value ?? scalar : scalar
  }
}
