import Testing

@testable import Language

/// Tracebacks read as CPython 3.11's.
@Suite struct TracebackTests {
  @Test func placesAndCarets() {
    #expect(
      printed(
        by: """
          def f(x):
              return g(x) + 1
          def g(x):
              return [1,2][x]
          f(5)
          """) == """
          Traceback (most recent call last):
            File "<cell>", line 5, in <module>
              f(5)
            File "<cell>", line 2, in f
              return g(x) + 1
                     ^^^^
            File "<cell>", line 4, in g
              return [1,2][x]
                     ~~~~~^^^
          IndexError: list index out of range

          """)
  }

  @Test func whatAnErrorsTextChangesIsTakenBack() throws {
    let interpreter = Interpreter { _ in }
    let program = """
      shown = []
      class Loud(Exception):
        def __str__(self):
          shown.append(1)
          return f'shown {len(shown)} times'
      raise Loud
      """
    for _ in 0..<2 {
      let error = try #require(throws: PythonError.self) {
        try interpreter.run(Source(program, name: "<cell>"))
      }
      #expect(Traceback.render(error).hasSuffix("Loud: shown 1 times"))
      #expect(interpreter.globals["shown"]?.list?.items.isEmpty == true)
    }
  }

  @Test func operatorsHaveTheirOwnMark() {
    #expect(
      printed(by: "a = 5; b = 'x'\nc = (a + 1) *  (b - 2)") == """
        Traceback (most recent call last):
          File "<cell>", line 2, in <module>
            c = (a + 1) *  (b - 2)
                            ~~^~~
        TypeError: unsupported operand type(s) for -: 'str' and 'int'

        """)
  }

  @Test(
    "a name that is not there is underlined by itself",
    arguments: [
      ("y = x + zz", "    ^^"), ("y = zz + x", "^^"), ("x[zz]", "  ^^"), ("zz.real", "^^"),
      ("zz.f(x)", "^^"), ("y = -zz", " ^^"), ("zz[0] = 1", "^^"), ("x[zz] = 1", "  ^^"),
      ("zz.a = 1", "^^"), ("x if x < zz else 0", "         ^^"), ("max(x, zz)", "       ^^"),
    ])
  func missingNames(_ line: String, _ marks: String) {
    let indent = String(repeating: " ", count: line.hasPrefix("y = ") ? 8 : 4)
    let shown = printed(by: "x = 5\n" + line).split(separator: "\n")
    #expect(shown.count == 5 && shown[3] == indent + marks, "\(shown)")
  }

  @Test func causesAndContexts() {
    #expect(
      printed(
        by: """
          try:
              {}['k']
          except KeyError as e:
              raise ValueError("bad") from e
          """) == """
          Traceback (most recent call last):
            File "<cell>", line 2, in <module>
              {}['k']
              ~~^^^^^
          KeyError: 'k'

          The above exception was the direct cause of the following exception:

          Traceback (most recent call last):
            File "<cell>", line 4, in <module>
              raise ValueError("bad") from e
          ValueError: bad

          """)
  }

  @Test func recursionIsFolded() {
    #expect(
      printed(by: "def f(n): return f(n+1)\nf(0)") == """
        Traceback (most recent call last):
          File "<cell>", line 2, in <module>
            f(0)
          File "<cell>", line 1, in f
            def f(n): return f(n+1)
                             ^^^^^^
          File "<cell>", line 1, in f
            def f(n): return f(n+1)
                             ^^^^^^
          File "<cell>", line 1, in f
            def f(n): return f(n+1)
                             ^^^^^^
          [Previous line repeated 996 more times]
        RecursionError: maximum recursion depth exceeded

        """)
  }

  @Test(arguments: [
    ("lenn([])", "NameError: name 'lenn' is not defined. Did you mean: 'len'?"),
    ("hprebn = 1\nhpreb", "NameError: name 'hpreb' is not defined. Did you mean: 'hprebn'?"),
    ("'a'.uper()", "AttributeError: 'str' object has no attribute 'uper'. Did you mean: 'upper'?"),
    ("zzzzzzzz", "NameError: name 'zzzzzzzz' is not defined"),
    ("raise KeyError('k')", "KeyError: 'k'"),
    ("class E(Exception): pass\nraise E", "E"),
    (
      "def f():\n  x += 1\nf()",
      "UnboundLocalError: cannot access local variable 'x' where it is not associated with a value"
    ),
  ])
  func lastLine(_ program: String, _ expected: String) {
    let lines = printed(by: program).split(separator: "\n")
    #expect(lines.last.map(String.init) == expected)
  }

  @Test func syntaxErrorsShowThePlace() {
    #expect(
      printed(by: "x = 1\n  y = (1 2)") == """
          File "<cell>", line 2
            y = (1 2)
        IndentationError: unexpected indent

        """)
    #expect(
      printed(by: "y = foo(1 2)") == """
          File "<cell>", line 1
            y = foo(1 2)
                    ^^^
        SyntaxError: invalid syntax. Perhaps you forgot a comma?

        """)
  }

  /// Values that describe themselves, as tensors do with their shapes, are shown under the text.
  @Test func operandsAreAnnotated() {
    final class Shaped: Object {
      override var annotation: String? { "[32, 27]" }
    }
    let interpreter = Interpreter { _ in }
    interpreter.globals["a"] = .object(Shaped())
    interpreter.globals["bb"] = .object(Shaped())
    do {
      try interpreter.run(Source("c = a.x if 0 else a  @  bb", name: "<cell>"))
      Issue.record("no error")
    } catch let error as PythonError {
      let lines = Traceback.render(error).split(separator: "\n").map(String.init)
      #expect(lines[2] == "    c = a.x if 0 else a  @  bb")
      #expect(lines[3] == "                      ~~~^~~~~")
      #expect(lines[4] == "                  [32, 27]  [32, 27]")
    } catch {
      Issue.record(error)
    }
  }
}
