/// Notebooks in files, of either format: `.ipynb`, or a percent script for any other ending.
package enum NotebookFile {
  /// Reads a notebook. Throws `FileError` or `NotebookError`.
  package static func read(_ path: String) throws -> Notebook {
    if isNotebook(path) { return try Notebook(parsing: Files.read(path)) }
    return Notebook(Script(parsing: try Files.readText(path)))
  }

  /// Writes a notebook in the format of the file's ending. Throws `FileError`.
  package static func write(_ notebook: Notebook, to path: String) throws {
    try Files.writeText(isNotebook(path) ? notebook.text : Script(notebook).text, to: path)
  }

  /// Whether a path's ending says that it is a notebook.
  package static func isNotebook(_ path: String) -> Bool { path.hasSuffix(".ipynb") }
}
