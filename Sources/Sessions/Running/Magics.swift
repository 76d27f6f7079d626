import Language

/// A notebook cell's text, with IPython's own lines told apart from Python's.
struct CellSource {
  /// What the cell asks of IPython.
  enum Magic: Equatable {
    /// `%%time`: say how long the cell took.
    case timeCell
    /// `%%timeit`: run the cell over and over, and say how long one run takes.
    case timeitCell
    /// A line that is named and passed over.
    case passedOver(line: Int, text: String)
  }

  /// A stretch of the program: plain Python, or one statement to be timed.
  enum Part: Equatable {
    case python(String)
    /// `%time statement`
    case time(String)
    /// `%timeit statement`
    case timeit(String)
  }

  private(set) var magics: [Magic] = []
  private(set) var parts: [Part] = []

  init(_ text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var isInString = false
    for place in lines.indices {
      let line = lines[place]
      defer { isInString = CellSource.endsInString(line, startingIn: isInString) }
      guard !isInString, let mark = line.first(where: { $0 != " " && $0 != "\t" }) else { continue }
      guard mark == "%" || mark == "!" || mark == "?" else { continue }
      read(line, at: place, of: &lines)
    }
    let rest = lines.joined(separator: "\n")
    if !rest.allSatisfy(\.isWhitespace) { parts.append(.python(rest)) }
  }

  /// Takes an IPython line out of the program, leaving an empty one so that line numbers stay.
  private mutating func read(_ line: String, at place: Int, of lines: inout [String]) {
    let text = line.trimmed
    let (word, rest) = text.splitOnce()
    switch word {
    case "%%time": magics.append(.timeCell)
    case "%%timeit": magics.append(.timeitCell)
    case "%time" where !rest.isEmpty, "%timeit" where !rest.isEmpty:
      let before = lines[..<place].joined(separator: "\n")
      if !before.allSatisfy(\.isWhitespace) { parts.append(.python(before)) }
      for earlier in 0..<place { lines[earlier] = "" }
      let statement = String(repeating: "\n", count: place) + rest
      parts.append(word == "%time" ? .time(statement) : .timeit(statement))
    case "%matplotlib": break
    default: magics.append(.passedOver(line: place + 1, text: text))
    }
    lines[place] = ""
  }

  /// Whether a triple-quoted string is open at the end of a line.
  private static func endsInString(_ line: String, startingIn open: Bool) -> Bool {
    var open = open
    var rest = line[...]
    while let quote = ["\"\"\"", "'''"].compactMap({ rest.firstRange(of: $0) }).min(by: {
      $0.lowerBound < $1.lowerBound
    }) {
      open.toggle()
      rest = rest[quote.upperBound...]
    }
    return open
  }
}
