/// Why a file is no notebook that can be read.
package struct NotebookError: Error, Equatable, CustomStringConvertible {
  package let description: String
}

/// A Jupyter notebook, nbformat 4.
///
/// Whatever the dojo does not know of it stays as it was.
package struct Notebook: Equatable, Sendable {
  package var cells: [NotebookCell]
  /// Everything but the cells; `cells` stands in it as a placeholder, for its place.
  var root: JSONObject

  /// An empty notebook for a Python kernel.
  package init() {
    cells = []
    root = Notebook.defaultRoot
  }

  /// Reads a notebook's text.
  ///
  /// Throws `NotebookError` when it is no JSON, or not what nbformat 4 says of cells.
  package init(parsing bytes: [UInt8]) throws(NotebookError) {
    let value: JSON
    do throws(JSONError) {
      value = try JSON(parsing: bytes)
    } catch {
      throw NotebookError(description: "not a notebook: \(error)")
    }
    guard var root = value.object else {
      throw NotebookError(description: "not a notebook: the outermost value is no object")
    }
    guard let version = root["nbformat"]?.int else {
      throw NotebookError(description: "not a notebook: nbformat is missing")
    }
    guard version == 4 else {
      throw NotebookError(description: "the notebook has nbformat \(version); the dojo reads 4")
    }
    guard let list = root["cells"]?.array else {
      throw NotebookError(description: "not a notebook: cells is no list")
    }
    cells = []
    for (index, element) in list.enumerated() {
      guard let object = element.object, let cell = NotebookCell(object) else {
        throw NotebookError(
          description: "cell \(index + 1) of the notebook has no cell_type or no source")
      }
      cells.append(cell)
    }
    root["cells"] = .null
    self.root = root
  }

  /// The notebook's text, laid out as Jupyter writes it.
  package var text: String {
    var object = root
    object["cells"] = .array(cells.map { .object($0.object) })
    return JSON.object(object).text(indent: 1) + "\n"
  }

  /// The notebook's metadata.
  package var metadata: JSONObject {
    get { root["metadata"]?.object ?? JSONObject() }
    set { root["metadata"] = .object(newValue) }
  }

  static let defaultRoot = JSONObject([
    ("cells", .null),
    (
      "metadata",
      .object(
        JSONObject([
          (
            "kernelspec",
            .object(
              JSONObject([
                ("display_name", .string("Python 3")), ("language", .string("python")),
                ("name", .string("python3")),
              ]))
          )
        ]))
    ),
    ("nbformat", JSON(4)),
    ("nbformat_minor", JSON(4)),
  ])
}

/// A cell of a notebook.
package struct NotebookCell: Equatable, Sendable {
  package enum Kind: String, Sendable {
    case code, markdown, raw
  }

  /// The cell as it is in the file.
  var object: JSONObject

  /// A cell without outputs.
  package init(_ kind: Kind, source: String) {
    object = NotebookCell.defaultObject(kind)
    self.source = source
  }

  /// A cell of a file; nil without a kind or a source.
  init?(_ object: JSONObject) {
    guard object["cell_type"]?.string.flatMap(Kind.init) != nil,
      object["source"].flatMap(NotebookText.join) != nil
    else { return nil }
    self.object = object
  }

  package var kind: Kind { object["cell_type"]?.string.flatMap(Kind.init) ?? .raw }

  /// The cell's text, without a line end behind the last line.
  package var source: String {
    get { object["source"].flatMap(NotebookText.join) ?? "" }
    set { object["source"] = NotebookText.split(newValue) }
  }

  /// What a code cell gave when it last ran.
  package var outputs: [NotebookOutput] {
    get { object["outputs"]?.array?.compactMap { $0.object.map(NotebookOutput.init) } ?? [] }
    set { object["outputs"] = .array(newValue.map { .object($0.object) }) }
  }

  /// The number in `In [n]:`; nil when the cell did not run.
  package var executionCount: Int? {
    get { object["execution_count"]?.int }
    set { object["execution_count"] = newValue.map { JSON($0) } ?? .null }
  }

  package var metadata: JSONObject {
    get { object["metadata"]?.object ?? JSONObject() }
    set { object["metadata"] = .object(newValue) }
  }

  /// The members of a new cell, but for its source, which is empty.
  static func defaultObject(_ kind: Kind) -> JSONObject {
    var object = JSONObject([
      ("cell_type", .string(kind.rawValue)), ("metadata", .object(JSONObject())),
    ])
    if kind == .code {
      object["execution_count"] = .null
      object["outputs"] = .array([])
    }
    object["source"] = .array([])
    return object
  }
}

/// nbformat's texts of several lines: a string, or a list of strings to be put together.
enum NotebookText {
  static func join(_ value: JSON) -> String? {
    if let text = value.string { return text }
    return lines(value)?.joined()
  }

  /// The strings of a list.
  static func lines(_ value: JSON) -> [String]? {
    guard let elements = value.array else { return nil }
    let lines = elements.compactMap(\.string)
    return lines.count == elements.count ? lines : nil
  }

  /// A list of lines, each with its line end.
  static func split(_ text: String) -> JSON {
    var lines: [JSON] = []
    let bytes = text.utf8
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let lineEnd = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
      let end = lineEnd.map(bytes.index(after:)) ?? bytes.endIndex
      lines.append(.string(String(text[start..<end])))
      start = end
    }
    return .array(lines)
  }
}
