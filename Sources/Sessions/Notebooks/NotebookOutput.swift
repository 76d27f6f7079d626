/// One output of a code cell.
package struct NotebookOutput: Equatable, Sendable {
  /// The output as it is in the file.
  let object: JSONObject

  init(_ object: JSONObject) {
    self.object = object
  }

  /// What went to a standard stream, `stdout` or `stderr`.
  package static func stream(_ name: String = "stdout", _ text: String) -> NotebookOutput {
    NotebookOutput(
      JSONObject([
        ("name", .string(name)), ("output_type", .string("stream")),
        ("text", NotebookText.split(text)),
      ]))
  }

  /// The value of a cell's last expression, as IPython shows it.
  package static func result(_ text: String, executionCount: Int) -> NotebookOutput {
    result([MediaText("text/plain", text)], executionCount: executionCount)
  }

  /// The value of a cell's last expression, by media type.
  package static func result(
    _ contents: [MediaText], executionCount: Int
  ) -> NotebookOutput {
    NotebookOutput(
      JSONObject([
        ("data", data(contents)), ("execution_count", JSON(executionCount)),
        ("metadata", .object(JSONObject())), ("output_type", .string("execute_result")),
      ]))
  }

  /// Something shown, by media type. Texts are kept as lines; base64 data goes in as it is.
  package static func display(_ contents: [MediaText]) -> NotebookOutput {
    NotebookOutput(
      JSONObject([
        ("data", data(contents)), ("metadata", .object(JSONObject())),
        ("output_type", .string("display_data")),
      ]))
  }

  /// An exception that ended the cell.
  package static func error(
    name: String, value: String, traceback: [String]
  ) -> NotebookOutput {
    NotebookOutput(
      JSONObject([
        ("ename", .string(name)), ("evalue", .string(value)), ("output_type", .string("error")),
        ("traceback", .array(traceback.map { .string($0) })),
      ]))
  }

  /// What an output is, as far as the dojo compares or shows it.
  package enum Contents: Equatable, Sendable {
    case stream(name: String, text: String)
    /// The plain text of a result.
    case result(String)
    /// The plain text of something shown, if it has one.
    case display(String?)
    case error(name: String, value: String)
    case unknown
  }

  package var contents: Contents {
    switch object["output_type"]?.string {
    case "stream":
      .stream(name: object["name"]?.string ?? "stdout", text: text(of: object["text"]) ?? "")
    case "execute_result": .result(plainText ?? "")
    case "display_data": .display(plainText)
    case "error":
      .error(name: object["ename"]?.string ?? "", value: object["evalue"]?.string ?? "")
    default: .unknown
    }
  }

  private var plainText: String? { text(of: object["data"]?.object?["text/plain"]) }

  private func text(of value: JSON?) -> String? { value.flatMap(NotebookText.join) }

  private static func data(_ contents: [MediaText]) -> JSON {
    let members = contents.map { form in
      (
        form.type,
        form.type.hasPrefix("text/") || form.type == "image/svg+xml"
          ? NotebookText.split(form.text) : .string(form.text)
      )
    }
    return .object(JSONObject(members))
  }
}
