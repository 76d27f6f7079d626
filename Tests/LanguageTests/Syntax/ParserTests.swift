import Testing

@testable import Language

/// The syntax tree.
@Suite struct ParserTests {
  private func statement(_ text: String) throws -> Statement {
    try #require(try parse(Source(text, name: "<cell>")).first)
  }

  /// The spans of expressions are their text, brackets around them aside.
  @Test(arguments: [
    ("x = (a + b) * c", ["x", "(a + b) * c"]),
    ("dlogits[range(n), Yb] -= 1", ["dlogits[range(n), Yb]", "1"]),
    ("for k, v in d.items(): pass", ["k, v", "d.items()"]),
    ("größe = 'é' + ñ", ["größe", "'é' + ñ"]),
    ("f(a,\n  b)", ["f(a,\n  b)"]),
    ("assert x, f'{y!r}'", ["x", "f'{y!r}'"]),
  ])
  func spans(_ text: String, _ expected: [String]) throws {
    let source = Source(text, name: "<cell>")
    let expressions = try statement(text).expressions
    #expect(expressions.map { source.text(at: $0.span) } == expected)
  }

  @Test(arguments: [
    ("dW2 = h.T @ dlogits", ["h", "dlogits"], ["dW2"]),
    ("a, (b, *c) = f(x)[i]", ["f", "x", "i"], ["a", "b", "c"]),
    ("dC[ix] += demb[k, j]", ["dC", "ix", "demb", "k", "j"], []),
    ("x += y", ["x", "y"], ["x"]),
    ("for i in range(n):\n  s += i\nelse: t = s", ["range", "n", "s", "i"], ["i", "s", "t"]),
    ("r = [x * k for x in xs if x]", ["xs", "k"], ["r"]),
    ("def f(a, b=c): return a + d", ["c", "d"], ["f"]),
    ("import a.b, c as d", [], ["a", "d"]),
    ("from m import x as y, z", [], ["y", "z"]),
    ("with open(p) as fh: data = fh.read()", ["open", "p", "fh"], ["fh", "data"]),
    ("if (n := len(a)) > 1: pass", ["len", "a"], ["n"]),
    ("g = lambda v: v + w", ["w"], ["g"]),
    ("x.grad = y", ["y", "x"], []),
    ("print(f'{loss.item():{w}}')", ["print", "loss", "w"], []),
  ])
  func names(_ text: String, _ reads: [String], _ binds: [String]) throws {
    let statement = try statement(text)
    #expect(Set(statement.readNames.map(\.text)) == Set(reads))
    #expect(statement.boundNames.map(\.text) == binds)
  }

  @Test func literals() throws {
    let texts = [
      "0x_ff": "255", "1_000": "1000", "1e3": "1000.0", ".5": "0.5", "5.": "5.0",
      "99999999999999999999": "99999999999999999999", "'a' \"b\" '''c'''": "'abc'",
      "'\\x41\\u00e9\\t'": "'Aé\\t'", "r'\\n'": "'\\\\n'", "...": "Ellipsis",
    ]
    for (text, expected) in texts {
      guard case .expression(let value) = try statement(text).kind,
        case .constant(let constant) = value.kind
      else {
        Issue.record("no constant: \(text)")
        continue
      }
      #expect(try Operations.repr(constant) == expected)
    }
  }

  @Test func linesEndInEveryWay() {
    #expect(Source("a\r\nb\rc\nd", name: "").lines == ["a", "b", "c", "d"])
    #expect(Source("a\n", name: "").lines == ["a", ""])
  }
}
