import Foundation
import Testing

@testable import Language

/// A value looks as IPython shows it: `Programs/pretty.out` is what IPython 8 prints.
@Suite struct PrettyTests {
  @Test func prettyPrinting() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Programs/pretty.py")
    let expected = try String(
      contentsOf: file.deletingPathExtension().appendingPathExtension("out"), encoding: .utf8)
    var output = ""
    let interpreter = Interpreter { output += $0 }
    interpreter.builtins["pretty"] = .object(
      NativeFunction("pretty") { .str(try Pretty.format($0[0])) })
    try interpreter.run(Source(String(contentsOf: file, encoding: .utf8), name: "pretty.py"))
    let shown = output.replacing(/0x[0-9a-f]{6,}/, with: "0x").split(
      separator: "---\n", omittingEmptySubsequences: false)
    let wanted = expected.split(separator: "---\n", omittingEmptySubsequences: false)
    #expect(shown.count == wanted.count)
    for (shown, wanted) in zip(shown, wanted) { #expect(shown == wanted) }
  }
}
