import Language
import Library
import Sessions

/// What could stand where the cursor is.
package struct Suggestions {
  package struct Item: Equatable {
    package let text: String
    /// A tensor's shape, a command's arguments, a value's class.
    package let note: String
    /// What goes behind the text once it is the only one left, such as `"]`.
    package var ending = ""
  }
  /// Where the text to replace starts, in code points of the line.
  package let start: Int
  package let items: [Item]
}

extension REPL {
  private static let keywords = [
    "and", "as", "assert", "break", "class", "continue", "def", "del", "elif", "else", "except",
    "False", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "None",
    "nonlocal", "not", "or", "pass", "raise", "return", "True", "try", "while", "with", "yield",
  ]

  /// Suggestions for the text before the cursor: commands, their arguments, names, attributes.
  package func suggestions(for line: String) -> Suggestions {
    let scalars = Array(line.unicodeScalars)
    func tail(while isPart: (Unicode.Scalar) -> Bool) -> String {
      var start = scalars.count
      while start > 0, isPart(scalars[start - 1]) { start -= 1 }
      return String(String.UnicodeScalarView(scalars[start...]))
    }
    func offered(_ word: String, _ items: [Suggestions.Item]) -> Suggestions {
      let fitting = items.filter { $0.text.hasPrefix(word) }
      return Suggestions(start: scalars.count - word.unicodeScalars.count, items: fitting)
    }
    if line.hasPrefix(":"), !line.contains(" ") {
      let commands = Command.all.map { Suggestions.Item(text: ":" + $0.name, note: $0.arguments) }
      return offered(line, commands)
    }
    if let command = line.hasPrefix(":") ? Command.named(in: line)?.name : nil {
      let word = tail { !$0.properties.isWhitespace }
      let argument = String(line.drop { !$0.isWhitespace }.drop(while: \.isWhitespace))
      switch command {
      case "save", "save!", "load":
        if let files = fileSuggestions(forArgument: argument, of: line) { return files }
      case "hint", "explain", "solution", "grad", "why", "diff", "gradcheck", "graph":
        return offered(word, variables)
      case "cmp" where argument == word: return offered(word, variables)
      case "exercise": return offered(word, exerciseNames)
      case "help":
        return offered(word, Command.all.map { Suggestions.Item(text: $0.name, note: $0.summary) })
      default: break
      }
    }
    if let keys = keySuggestions(for: line) { return keys }
    let code = CodeText(line)
    if let files = fileSuggestionsInString(of: code, line) { return files }
    if code.endsInComment { return offered("", []) }
    if let modules = moduleSuggestions(for: line) { return modules }
    let dotted = tail { isNamePart($0) || $0 == "." }
    guard let dot = dotted.lastIndex(of: ".") else {
      return offered(
        dotted,
        keywords(before: scalars.count - dotted.unicodeScalars.count, in: line)
          + names.filter { dotted.hasPrefix("_") || !$0.text.hasPrefix("_") })
    }
    let word = String(dotted[dotted.index(after: dot)...])
    let place = scalars.count - word.unicodeScalars.count - 1
    let owner = likeness(ofOperandBefore: place, in: scalars)
    let items = owner.map { attributes(of: $0, private: word.hasPrefix("_")) } ?? []
    return offered(word, items)
  }

  func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isXIDContinue
  }

  private var exerciseNames: [Suggestions.Item] {
    ((try? exercises.all()) ?? []).map { Suggestions.Item(text: $0.name, note: $0.title) }
  }

  /// The variables of the forward pass, those that are answered first.
  private var variables: [Suggestions.Item] {
    var seen: Set<String> = []
    let all = answers.order.map(\.variable) + forward.statements.flatMap { $0.bound + $0.read }
    return all.filter { seen.insert($0).inserted }.filter { name in
      forward.statements.contains { $0.bound.contains(name) } || workspace[name]?.variable != nil
    }.map { Suggestions.Item(text: $0, note: workspace[$0]?.variable.map { "\($0.sizes)" } ?? "") }
  }

  /// Every name that a statement could start with, the workspace's own first.
  private var names: [Suggestions.Item] {
    let globals = workspace.interpreter.globals
    let own = globals.boundNames.map { name in
      Suggestions.Item(text: name.text, note: note(on: globals[name]))
    }
    let builtins = workspace.interpreter.builtins.boundNames.map {
      Suggestions.Item(text: $0.text, note: "")
    }
    let answers = answers.order.map {
      Suggestions.Item(text: "d" + $0.variable, note: "answer")
    }.filter { globals[Name($0.text)] == nil }
    let keywords = REPL.keywords.map { Suggestions.Item(text: $0, note: "") }
    return own + answers + builtins + keywords
  }

  func attributes(of value: Value, private wantsPrivate: Bool) -> [Suggestions.Item] {
    var names = value.type.order.flatMap(\.attributeNames).map(\.text)
    if case .object(let object) = value { names += object.ownAttributes.map(\.text) }
    return Set(names).filter { wantsPrivate || !$0.hasPrefix("_") }.sorted().map {
      Suggestions.Item(text: $0, note: "")
    }
  }

  func note(on value: Value?) -> String {
    guard let value else { return "" }
    return value.variable.map { "\($0.sizes)" } ?? value.type.name
  }
}
