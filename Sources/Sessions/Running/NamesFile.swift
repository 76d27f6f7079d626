import Language

/// Files that a program means but would not find: names.txt, and what lies beside a notebook.
package enum NamesFile {
  private static let name = "names.txt"

  /// Lets a program open names.txt by any path.
  ///
  /// Where the path leads to no file, the project's is read (`Locations.names`); a file that the
  /// user named is read in place of every names.txt. A relative path that leads nowhere is looked
  /// for in `folder` too, the notebook's. `note` hears of each stand-in once.
  package static func install(
    in interpreter: Interpreter, explicit: String?, beside folder: String? = nil,
    note: @escaping (String) -> Void = { _ in }
  ) {
    var noted: Set<String> = []
    interpreter.files.standIn = { path in
      guard let found = standIn(for: path, explicit: explicit, beside: folder) else { return nil }
      if noted.insert(path).inserted { note("\(path) is read from \(found)") }
      return found
    }
  }

  private static func standIn(
    for path: String, explicit: String?, beside folder: String?
  ) -> String? {
    let isNames = path == name || path.hasSuffix("/" + name)
    if isNames, let explicit { return explicit }
    guard !Files.exists(path) else { return nil }
    if let folder, !path.hasPrefix("/"), Files.isBelow(folder, "\(folder)/\(path)") {
      return "\(folder)/\(path)"
    }
    return isNames ? Locations.names(explicit: nil) : nil
  }
}
