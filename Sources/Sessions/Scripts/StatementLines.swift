/// Where a statement ends, by its lines alone.
///
/// A script is taken apart before anything of it is parsed, so that a statement with a syntax error
/// spoils only itself. A statement starts at the margin, and goes on while a bracket, a string or a
/// backslash is open, and over lines that are indented or continue it (`else:`). Statements on one
/// line (`a = 1; b = 2`) stay together.
package enum StatementLines {
  /// How many of `lines` belong to the statement that starts with the first.
  static func count(in lines: ArraySlice<String>) -> Int {
    var scanner = Scanner()
    var count = 0
    // So many lines are known to belong to it.
    var known = 1
    for line in lines {
      if count >= known, scanner.isBetweenLines {
        guard let more = continuation(in: lines.dropFirst(count), after: scanner) else { break }
        known = count + more
      }
      scanner.read(line)
      count += 1
    }
    return max(1, count)
  }

  /// Whether a line holds nothing but a comment, or nothing.
  static func isComment(_ line: String) -> Bool {
    let first = line.unicodeScalars.first { $0 != " " && $0 != "\t" && $0 != "\u{C}" && $0 != "\r" }
    return first == nil || first == "#"
  }

  /// How many lines of `rest` surely belong to the statement before them: those up to the next line
  /// of code, where that is indented or continues the statement; else nil.
  private static func continuation(in rest: ArraySlice<String>, after scanner: Scanner) -> Int? {
    for (place, line) in rest.enumerated() {
      if line.hasPrefix("#>") || line.hasPrefix("#:") || Script.isHeader(line) { return nil }
      if isComment(line) { continue }
      let goesOn =
        line.first == " " || line.first == "\t" || scanner.lastWasDecorator || isClause(line)
      return goesOn ? place + 1 : nil
    }
    return nil
  }

  /// Whether a line continues a compound statement.
  private static func isClause(_ line: String) -> Bool {
    let word = line.prefix { $0.isLetter }
    guard ["else", "elif", "except", "finally"].contains(word) else { return false }
    return line.dropFirst(word.count).first.map { !$0.isNumber && $0 != "_" && $0 != "=" } ?? false
  }

  /// Follows brackets, strings and backslashes over lines.
  package struct Scanner {
    package init() {}

    private var depth = 0
    /// The quotes of the string of several lines that is open.
    private var openQuote: [UInt8]?
    private var isContinued = false
    private(set) var lastWasDecorator = false

    /// Whether the next line begins within a string.
    var isInString: Bool { openQuote != nil }

    /// Whether the next line starts something of its own.
    package var isBetweenLines: Bool { depth == 0 && openQuote == nil && !isContinued }

    /// Takes in a line, without its end.
    package mutating func read(_ line: String) {
      let isFirstLine = isBetweenLines
      if isFirstLine { lastWasDecorator = line.hasPrefix("@") }
      isContinued = false
      var rest = Array(line.utf8)[...]
      while let byte = rest.first {
        if let quote = openQuote {
          skip(quote, in: &rest)
        } else {
          code(byte, in: &rest)
        }
      }
      // A string with one quote ends with its line, unless a backslash continues it.
      if openQuote?.count == 1, !isContinued { openQuote = nil }
    }

    private mutating func code(_ byte: UInt8, in rest: inout ArraySlice<UInt8>) {
      switch byte {
      case UInt8(ascii: "#"): rest = []
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let triple = [byte, byte, byte]
        openQuote = rest.starts(with: triple) ? triple : [byte]
        rest = rest.dropFirst(openQuote?.count ?? 1)
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        rest.removeFirst()
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth = max(0, depth - 1)
        rest.removeFirst()
      case UInt8(ascii: "\\"):
        isContinued = rest.count == 1
        rest.removeFirst()
      default: rest.removeFirst()
      }
    }

    /// Moves over the content of a string, and its end if that is on this line.
    private mutating func skip(_ quote: [UInt8], in rest: inout ArraySlice<UInt8>) {
      while let byte = rest.first {
        if rest.starts(with: quote) {
          rest = rest.dropFirst(quote.count)
          openQuote = nil
          return
        }
        if byte == UInt8(ascii: "\\") {
          isContinued = rest.count == 1
          rest = rest.dropFirst(2)
        } else {
          rest.removeFirst()
        }
      }
    }
  }
}
