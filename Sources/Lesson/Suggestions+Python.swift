import Language
import Library

// What is suggested inside of brackets: a dictionary's keys, a call's keyword arguments.
extension REPL {
  /// The keys that `d[`, `d['` or `d["` and the start of a key could become; nil elsewhere.
  func keySuggestions(for line: String) -> Suggestions? {
    let scalars = Array(line.unicodeScalars)
    guard let bracket = scalars.lastIndex(of: "[") else { return nil }
    let word = String(String.UnicodeScalarView(scalars[(bracket + 1)...]))
    let quote = word.first == "'" || word.first == "\"" ? word.first : nil
    guard let dict = owner(ofBracketAt: bracket, in: scalars) as? Dict,
      !word.dropFirst(quote == nil ? 0 : 1).contains(where: { $0 == quote || $0 == "]" })
    else { return nil }
    let items = dict.pairs.compactMap { key, value -> Suggestions.Item? in
      guard let text = keyText(key, quote: quote) else { return nil }
      return Suggestions.Item(text: text, note: note(on: value), ending: "]")
    }
    return Suggestions(start: bracket + 1, items: items.filter { $0.text.hasPrefix(word) })
  }

  /// A key as it is typed: a number, or a string in the quotes that were begun.
  private func keyText(_ key: Value, quote: Character?) -> String? {
    guard let text = try? Operations.repr(key) else { return nil }
    guard case .str(let string) = key else { return quote == nil ? text : nil }
    guard let quote, text.first != quote else { return text }
    return string.text.contains(where: { $0 == quote || $0 == "\\" || $0.isNewline })
      ? nil : "\(quote)\(string.text)\(quote)"
  }

  /// The keyword arguments of the call that a word at `start` stands in.
  func keywords(before start: Int, in line: String) -> [Suggestions.Item] {
    let scalars = Array(line.unicodeScalars.prefix(start))
    let space: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
    guard let last = scalars.last(where: { !space($0) }), last == "(" || last == ",",
      let bracket = CodeText(String(String.UnicodeScalarView(scalars))).openBrackets.last,
      scalars[bracket] == "(", let function = owner(ofBracketAt: bracket, in: scalars)
    else { return [] }
    return function.keywordNames.map { Suggestions.Item(text: $0.text + "=", note: "argument") }
  }

  /// The object that stands before a bracket.
  private func owner(ofBracketAt bracket: Int, in scalars: [Unicode.Scalar]) -> Object? {
    let value = likeness(ofOperandBefore: bracket, in: scalars)
    guard case .object(let object)? = value else { return nil }
    return object
  }
}
