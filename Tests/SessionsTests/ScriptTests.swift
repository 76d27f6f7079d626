import Testing

@testable import Sessions

@Suite("Session scripts")
struct ScriptTests {
  static let sample = """
    # A lesson.
    #: exercise 1

    # %% Setup
    import torch
    x = [1,
      2]

    # %% [markdown] Why
    # Because.
    #
    # Twice.

    # %% loss
    #: answer loss
    # One more thing.
    for i in range(3):
      # inside

      print(i)
    #> 0
    #>
    #> 2
    print('a'); print('b')

    """

  @Test("A script has cells, and they have a kind and a title")
  func cells() {
    let script = Script(parsing: Self.sample)
    #expect(script.cells.map(\.kind) == [.code, .code, .markdown, .code])
    #expect(script.cells.map(\.title) == ["", "Setup", "Why", "loss"])
    #expect(script.cells.map(\.line) == [1, 4, 9, 14])
    #expect(script.cells[0].header == nil)
    #expect(script.cells[0].directive("exercise") == "1")
    #expect(script.cells[2].prose == "Because.\n\nTwice.\n")
  }

  @Test("A cell has statements with their line and what they should print")
  func statements() {
    let script = Script(parsing: Self.sample)
    #expect(
      script.cells[1].statements == [
        .init("import torch", line: 5), .init("x = [1,\n  2]", line: 6),
      ])
    #expect(
      script.cells[3].statements == [
        .init(
          "for i in range(3):\n  # inside\n\n  print(i)", line: 17, expected: ["0", "", "2"]),
        .init("print('a'); print('b')", line: 24),
      ])
    #expect(script.cells[3].directives == [.init("answer", "loss", line: 15)])
  }

  @Test(
    "A script is written back byte by byte",
    arguments: [
      sample, "", "\n", "x", "x\n", "\n\nx\n\n\n", "# %%", "# %%\n",
      "#%% a  b \n#:odd   one\nx=1 \n",
      "x\r\n# %% a\r\ny\r\n", "x\r\ny", "x\r\ny\n", "#>nothing\n#> before\nx\n#>  two\n#> \n",
      "  x\n y\nz\n",
      "'''\n# %%x\n#> no\n'''\n#> yes\n", "def f(\n", "é\u{301}\n#> \u{301}x\n", "\r\n\r\n",
    ])
  func roundTrip(text: String) {
    #expect(Script(parsing: text).text.utf8.elementsEqual(text.utf8))
  }

  @Test(
    "Lines belong to a statement",
    arguments: [
      ("a = 1\nb", 1), ("f(1,\n2)\nb", 2), ("a = 1 + \\\n2\nb", 2), ("'''x\n\ny'''\nb", 3),
      ("s = 'it\\'s' # (\nb", 1), ("if a:\n  b\nelse:\n  c\nd", 4), ("@d\ndef f(): pass\nx", 2),
      ("for a in b:\n  c\n# note\n  d\ne", 4), ("for a in b:\n  c\n# note\ne", 2),
      ("if a: b\n\n\nelse: c", 4),
      ("else_ = 1\nelse_ = 2", 1), ("def f():\n  return (\n1)\nx", 3), ("s = 'open\nb", 1),
      ("s = 'open \\\nclosed'\nb", 2), ("try:\n  a\nexcept E as e:\n  b\nfinally:\n  c\nx", 6),
      ("x = ')'\ny", 1), ("  a\n  b\nc", 2), ("f(\n#> 1\n)\nx", 3),
    ])
  func statementLines(text: String, count: Int) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(StatementLines.count(in: lines[...]) == count)
  }

  @Test("New expected output replaces the old, and says whether it differs")
  func update() {
    var script = Script(parsing: "x\n#> 1\n\ny\n")
    let updates: [(cell: Int, item: Int, expected: [String])] = [
      (0, 0, ["1"]), (0, 0, ["2", ""]), (0, 2, ["3"]), (0, 1, ["3"]), (5, 9, ["3"]),
    ]
    let differ = updates.map {
      script.update(cell: $0.cell, item: $0.item, expected: $0.expected)
    }
    #expect(differ == [false, true, true, false, false])
    #expect(script.text == "x\n#> 2\n#>\n\ny\n#> 3\n")
  }

  @Test("comments and empty lines within a statement belong to it, however many they are")
  func commentsWithinStatements() {
    let script = Script(
      parsing:
        "@dec\n# why\n\ndef f():\n\n  # how\n  pass\n\n# if not\nif f():\n  g()\n\n# else\nelse:\n  h()\n"
    )
    #expect(
      script.cells.flatMap(\.statements).map(\.source) == [
        "@dec\n# why\n\ndef f():\n\n  # how\n  pass", "if f():\n  g()\n\n# else\nelse:\n  h()",
      ])
    // Each line is looked at a few times at most: of so many that takes no second, squared it is hours.
    let long = "if 1:\n" + String(repeating: "  \n", count: 200_000) + "  x = 1\n"
    #expect(Script(parsing: long).cells.flatMap(\.statements).count == 1)
  }
}
