import Language
import Sessions

// What is suggested where a file's name is wanted.
extension REPL {
  /// The files that could be meant by the argument of `:save` or `:load`; nil behind the file's name.
  func fileSuggestions(forArgument argument: String, of line: String) -> Suggestions? {
    let (word, names) = argument.splitOnce()
    if REPL.holdsTensors(word), !names.isEmpty || argument.count > word.count { return nil }
    let isQuoted = argument.hasPrefix("\"") || argument.hasPrefix("'")
    let path = isQuoted ? String(argument.dropFirst()) : argument
    return files(startingWith: path, at: line.unicodeScalars.count, ending: "")
  }

  /// The files that could be meant by a string that is not closed yet; nil outside of strings.
  func fileSuggestionsInString(of code: CodeText, _ line: String) -> Suggestions? {
    guard let string = code.openString else { return nil }
    let path = String(String.UnicodeScalarView(line.unicodeScalars.dropFirst(string.start)))
    return files(startingWith: path, at: line.unicodeScalars.count, ending: string.quote)
  }

  /// The files and folders of the folder that `path`, which ends at `end`, names up to its last
  /// slash. Hidden ones must be asked for by their dot.
  private func files(startingWith path: String, at end: Int, ending: String) -> Suggestions {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let (folder, name) = (Files.expandingHome(String(path[..<slash])), path[slash...])
    if path == "~" {
      return Suggestions(start: end - 1, items: [Suggestions.Item(text: "~/", note: "")])
    }
    let names = ((try? Files.list(folder.isEmpty ? "." : folder)) ?? []).filter {
      $0.hasPrefix(name) && (name.hasPrefix(".") || !$0.hasPrefix("."))
    }
    let items = names.sorted().map { file in
      let isFolder = Files.isFolder(folder + file)
      return Suggestions.Item(
        text: isFolder ? file + "/" : file, note: "", ending: isFolder ? "" : ending)
    }
    return Suggestions(start: end - name.unicodeScalars.count, items: items)
  }
}
