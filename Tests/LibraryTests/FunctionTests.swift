import Foundation
import Language
import Testing

@testable import Library

/// Many functions at once: a program whose output PyTorch has printed before.
@Suite struct FunctionTests {
  @Test func `functions print what PyTorch prints`() throws {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    let program = try String(contentsOfFile: "/\(folder)/Data/functions.py", encoding: .utf8)
    let wanted = try String(contentsOfFile: "/\(folder)/Data/functions.txt", encoding: .utf8)
    var output = ""
    let interpreter = Interpreter(output: { output += $0 })
    Library.install(into: interpreter)
    try interpreter.run(Source(program, name: "functions.py"))
    for (line, expected) in zip(output.split(separator: "\n"), wanted.split(separator: "\n")) {
      #expect(line == expected)
    }
    #expect(output == wanted)
  }
}
