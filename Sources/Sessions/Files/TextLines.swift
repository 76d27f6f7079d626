/// Texts as lines.
enum TextLines {
  /// The lines between the line ends (`\n` alone) of `text`; an empty one behind the last.
  static func split(_ text: String) -> [String] {
    text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(Substring($0)) }
  }
}
