/// The space at the start of lines.
enum Indentation {
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

  static func isBlank(_ line: String) -> Bool { line.unicodeScalars.allSatisfy(isSpace) }

  /// Whether `line` starts with space and holds more than that.
  static func isIndented(_ line: String) -> Bool {
    line.unicodeScalars.first.map(isSpace) == true && !isBlank(line)
  }

  /// Takes away what all lines of `text` that are not blank are indented by.
  static func removingCommon(from text: String) -> String {
    let lines: [Substring] = text.split(separator: "\n", omittingEmptySubsequences: false)
    let indents = lines.filter { !$0.unicodeScalars.allSatisfy(isSpace) }.map(depth)
    guard let common = indents.min(), common > 0 else { return text }
    return lines.map { $0.dropFirst(min(common, depth(of: $0))) }.joined(separator: "\n")
  }

  /// The deepest indentation of a line in `text` that is less than `column`; 0 if there is none.
  static func stop(below column: Int, in text: String) -> Int {
    let lines: [Substring] = text.split(separator: "\n")
    return lines.map(depth).filter { $0 < column }.max() ?? 0
  }

  /// The spaces that a line starts with.
  private static func depth(of line: Substring) -> Int { line.prefix { $0 == " " }.count }
}
