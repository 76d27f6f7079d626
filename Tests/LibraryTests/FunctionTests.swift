import Foundation
import Language
import Testing

@testable import Library

/// Many functions at once: programs whose output PyTorch has printed before.
@Suite struct FunctionTests {
  @Test(arguments: ["functions", "training", "inplace", "ties", "orders"])
  func `functions print what PyTorch prints`(name: String) throws {
    try expectRecorded(name)
  }

  @Test func `what PyTorch refuses is refused in its words`() throws {
    try expectRecorded("errors")
  }

  /// The programs are random ones of Tests/Differential, which says under which rules PyTorch ran
  /// them; every bit of every result is compared.
  @Test func `random programs give PyTorch's bits`() throws {
    try expectRecorded("differential")
  }

  private func expectRecorded(_ name: String) throws {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    let program = try String(contentsOfFile: "/\(folder)/Data/\(name).py", encoding: .utf8)
    let wanted = try String(contentsOfFile: "/\(folder)/Data/\(name).txt", encoding: .utf8)
    var output = ""
    let interpreter = Interpreter(output: { output += $0 })
    Library.install(into: interpreter)
    try interpreter.run(Source(program, name: "\(name).py"))
    for (line, expected) in zip(output.split(separator: "\n"), wanted.split(separator: "\n")) {
      #expect(line == expected)
    }
    #expect(output == wanted)
  }
}
