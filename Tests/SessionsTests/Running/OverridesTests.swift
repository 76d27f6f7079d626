import Testing

@testable import Sessions

@Suite("Values set for a notebook's names")
struct OverridesTests {
  private func output(_ cells: String, set: [String]) throws -> String {
    try TestRun(cells, set: set).shown.map { $0.replacing("out: ", with: "") }.joined()
  }

  @Test("a value holds from the assignment on")
  func assignment() throws {
    #expect(try output("n = 100\nprint(n)\nn = 5; print(n)", set: ["n=2"]) == "2\n2\n")
    #expect(try output("n, m = 1, 2\nprint(n, m)", set: ["m=[0]"]) == "1 [0]\n")
    #expect(try output("n: int = 1\nprint(n)", set: ["n=3"]) == "3\n")
  }

  @Test(
    "also within a block",
    arguments: [
      "if True:\n    n = 100\n    print(n)", "for _ in range(1):\n    n = 100\n    print(n)",
      "try:\n    n = 100\n    print(n)\nfinally:\n    pass",
      "if (n := 100) > 5:\n    print(n)", "for n in [7]:\n    print(n)",
      "while True:\n    if True:\n        n = 100\n    print(n)\n    break",
      "match 1:\n    case 1:\n        n = 100\n        print(n)",
    ])
  func blocks(cell: String) throws {
    #expect(try output(cell, set: ["n=2"]) == "2\n")
  }

  @Test("`+=` goes on from the value")
  func augmented() throws {
    let cell = "i = 0\nwhile i < 3:\n    i += 1\nprint(i)"
    #expect(try output(cell, set: ["i=2"]) == "3\n")
  }

  @Test("functions keep their own names")
  func functions() throws {
    #expect(
      try output("n = 1\ndef f():\n    n = 5\n    return n\nprint(f(), n)", set: ["n=2"])
        == "5 2\n")
  }

  @Test("a name that no cell assigns to is refused")
  func unknown() {
    #expect(throws: (any Error).self) { try TestRun("n += 1", set: ["n=2"]) }
  }
}
