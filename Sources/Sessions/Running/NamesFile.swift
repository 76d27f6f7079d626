import Language

/// Files that a program means but would not find: names.txt, and what lies beside a notebook.
package enum NamesFile {
  private static let name = "names.txt"

  /// Lets a program open names.txt by any path.
  ///
  /// Where the path leads to no file, or to one that the program may not read, the project's is read
  /// (`Locations.names`); a file that the user named is read in place of every names.txt. A relative path that leads nowhere is looked
  /// for in `folder` too, the notebook's. `note` hears of each stand-in once.
  package static func install(
    in interpreter: Interpreter, explicit: String?, beside folder: String? = nil,
    note: @escaping (String) -> Void = { _ in }
  ) {
    var noted: Set<String> = []
    interpreter.files.standIn = { [weak interpreter] path in
      let isRestricted = interpreter?.files.isRestricted ?? true
      guard
        let found = standIn(
          for: path, explicit: explicit, beside: folder, isRestricted: isRestricted)
      else { return nil }
      if noted.insert(path).inserted { note("\(path) is read from \(found)") }
      return found
    }
  }

  private static func standIn(
    for path: String, explicit: String?, beside folder: String?, isRestricted: Bool
  ) -> String? {
    let isNames = path == name || path.hasSuffix("/" + name)
    if isNames, let explicit { return explicit }
    if Files.exists(path) {
      guard isNames, isRestricted, !Files.isBelow(".", path) else { return nil }
      return projects
    }
    if let folder, !path.hasPrefix("/"), Files.isBelow(folder, "\(folder)/\(path)") {
      return "\(folder)/\(path)"
    }
    return isNames ? projects : nil
  }

  /// The project's file; nil where that is a link which leads elsewhere, unless the user set it.
  private static var projects: String? {
    if let given = Environment.value("DOJO_NAMES") { return given }
    guard let file = Locations.names(explicit: nil) else { return nil }
    let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    return Files.isBelow(folder.isEmpty ? "/" : folder, file) ? file : nil
  }
}
