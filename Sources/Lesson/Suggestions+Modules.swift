import Language

// What is suggested in an import.
extension REPL {
  /// The modules, or what a module has, that an import at the line's end could go on with; nil where
  /// there is no import.
  func moduleSuggestions(for line: String) -> Suggestions? {
    let statement: Substring =
      line.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == ";" }.last ?? ""
    let isWord: (Unicode.Scalar) -> Bool = { self.isNamePart($0) || $0 == "." }
    let before = statement.unicodeScalars.reversed().drop(while: isWord).reversed()
    let word = String(statement.unicodeScalars.dropFirst(before.count))
    let words = String(String.UnicodeScalarView(before)).split { " \t,(".contains($0) }
    let names: [Suggestions.Item]
    switch words.first {
    case "import" where words.last != "as": names = moduleNames
    case "from" where words.count == 1: names = moduleNames
    case "from" where words.count == 2: names = [Suggestions.Item(text: "import", note: "")]
    case "from" where words[2] == "import" && words.last != "as":
      let module = try? workspace.interpreter.module(named: String(words[1]))
      names = module.map { attributes(of: .object($0), private: word.hasPrefix("_")) } ?? []
    case "from", "import": names = []
    default: return nil
    }
    return Suggestions(
      start: line.unicodeScalars.count - word.unicodeScalars.count,
      items: names.filter { $0.text.hasPrefix(word) })
  }

  private var moduleNames: [Suggestions.Item] {
    let interpreter = workspace.interpreter
    let names = Set(interpreter.moduleMakers.keys).union(interpreter.modules.keys)
    return names.sorted().map { Suggestions.Item(text: $0, note: "") }
  }
}
