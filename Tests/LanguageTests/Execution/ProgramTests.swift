import Foundation
import Testing

@testable import Language

/// Whole programs print what CPython 3.11 prints; `Programs` holds them with its output.
@Suite struct ProgramTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Programs")

  @Test(arguments: [
    "arguments", "classes", "closures", "codecs", "control", "errors", "exceptions", "expressions",
    "growing_strs",
    "generators", "derived_builtins", "namespaces", "descriptors", "scopes",
    "changing_containers", "lists",
  ])
  func program(_ name: String) throws {
    let file = Self.folder.appending(path: "\(name).py")
    let text = try String(contentsOf: file, encoding: .utf8)
    let expected = try String(
      contentsOf: file.deletingPathExtension().appendingPathExtension("out"), encoding: .utf8)
    #expect(printed(by: text) == expected)
  }
}

/// What a program prints, with the traceback of the error that ends it.
func printed(by text: String, file: String = "<cell>") -> String {
  var output = ""
  let interpreter = Interpreter { output += $0 }
  do {
    try interpreter.run(Source(text, name: file))
  } catch let error as PythonError {
    output += Traceback.render(error) + "\n"
  } catch {
    output += "\(error)\n"
  }
  return output
}
