import Foundation
import Testing

@testable import Language
@testable import Library

/// Programs that use Python's modules print what CPython 3.11 prints; `Programs` holds them with
/// its output.
@Suite struct ModuleTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Programs")

  @Test(arguments: [
    "modules", "dataclass", "collections_shown", "tqdm_loops", "derived_collections",
    "queues_and_json", "pprinted", "contexts", "lazy_iterators", "regex", "more_modules",
    "helped",
  ])
  func program(_ name: String) throws {
    let file = Self.folder.appending(path: "\(name).py")
    let expected = try String(
      contentsOf: file.deletingPathExtension().appendingPathExtension("out"), encoding: .utf8)
    let text = try String(contentsOf: file, encoding: .utf8)
    let shown = printed(by: text).replacing(/0x[0-9a-f]{6,}/, with: "0x")
    #expect(shown == expected)
  }

  /// What a program prints, with the error that ends it.
  private func printed(by text: String) -> String {
    var output = ""
    let interpreter = Interpreter { output += $0 }
    Library.install(into: interpreter)
    interpreter.builtins["pretty"] = .object(
      NativeFunction("pretty") { .str(try Pretty.format($0[0])) })
    do {
      try interpreter.run(Source(text, name: "<cell>"))
    } catch let error as PythonError {
      output += Traceback.render(error) + "\n"
    } catch {
      output += "\(error)\n"
    }
    return output
  }

  @Test func progressIsToldAndUndone() throws {
    final class Sink: ProgressSink {
      var steps: [Int] = []
      var ends: [Int] = []
      func progressed(_ label: String, done: Int, total: Int?, seconds: Double) {
        steps.append(done)
      }
      func finished(_ label: String, done: Int, total: Int?, seconds: Double) {
        ends.append(done)
      }
    }
    let sink = Sink()
    TqdmModule.sink = sink
    defer { TqdmModule.sink = nil }
    #expect(printed(by: "from tqdm import trange\nprint(sum(trange(50)))") == "1225\n")
    #expect(sink.ends == [50])
    #expect(sink.steps.first == 1)
  }
}
