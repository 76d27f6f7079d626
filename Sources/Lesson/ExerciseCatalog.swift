import Sessions

/// The exercises that can be played: the scripts of the sessions folder that declare one.
package struct ExerciseCatalog {
  private let folder: String

  package init(folder: String) { self.folder = folder }

  /// All exercises, in the order of their names.
  package func all() throws -> [Exercise] {
    try Files.list(folder).filter { $0.hasSuffix(".py") }.sorted().compactMap {
      Exercise(try Script(parsing: Files.readText("\(folder)/\($0)")))
    }
  }

  /// The exercise of a name; throws a refusal that lists the names there are.
  package func exercise(_ name: String) throws -> Exercise {
    let all = try all()
    if let found = all.first(where: { $0.name == name }) { return found }
    let names = all.map(\.name).joined(separator: ", ")
    throw Refusal("there is no exercise '\(name)'; there are \(names)")
  }
}
