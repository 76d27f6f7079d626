import Safety
import Testing

@testable import Language

@Suite("How far a loop is", .serialized)
struct LoopProgressTests {
  /// What the interpreter says of its loops when the program calls `look()`.
  private static func looks(_ text: String) throws -> [String] {
    let interpreter = Interpreter(output: { _ in })
    var looks: [String] = []
    Interrupt.onTick = {
      looks.append(interpreter.loopProgress.map { "\($0.done)/\($0.total)" } ?? "none")
    }
    defer { Interrupt.onTick = nil }
    interpreter.globals["look"] = .object(
      NativeFunction("look") { _ in
        Interrupt.requestTick()
        return .none
      })
    try interpreter.run(Source(text, name: "<test>"))
    return looks
  }

  @Test(
    "the outermost loop over a range counts",
    arguments: [
      ("for i in range(3): look()", ["1/3", "2/3", "3/3"]),
      ("for i in range(2):\n  for j in range(2): look()", ["1/2", "1/2", "2/2", "2/2"]),
      ("def f():\n  for j in range(5): pass\nfor i in range(2):\n  look()\n  f()", ["1/2", "2/2"]),
      ("for x in [1, 2]:\n  for j in range(1): look()", ["none", "none"]),
      ("i = 0\nwhile i < 2:\n  look()\n  i += 1", ["none", "none"]),
    ])
  func progress(text: String, looks: [String]) throws {
    #expect(try LoopProgressTests.looks(text) == looks)
  }

  @Test("a tick stops nothing, and an interrupt still does")
  func interrupt() throws {
    #expect(throws: PythonError.self) {
      let interpreter = Interpreter(output: { _ in })
      interpreter.globals["stop"] = .object(
        NativeFunction("stop") { _ in
          Interrupt.requestTick()
          Interrupt.request()
          return .none
        })
      try interpreter.run(Source("while True: stop()", name: "<test>"))
    }
  }
}
