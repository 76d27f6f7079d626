import Testing

@testable import Language

/// Native functions bind their arguments as Python binds them, with Python's messages.
@Suite struct SignatureTests {
  private func bound(
    _ signature: String, _ values: [Value], _ keywords: [Name] = [],
    style: Signature.Style = .python
  ) -> String {
    do {
      let values = try Arguments.with(values, keywords: keywords) {
        try Signature(signature, style: style).bind($0, to: "f")
      }
      return try values.map(Operations.repr).joined(separator: " ")
    } catch {
      return (try? PythonError(any: error).exception.str()) ?? "?"
    }
  }

  @Test func defaultsAndKinds() {
    #expect(bound("a, b=2, *, c=None", [.int(1)]) == "1 2 None")
    #expect(bound("a, b=2, *, c=None", [.int(1), .int(5), .int(6)], ["c"]) == "1 5 6")
    #expect(bound("a, *rest, k='x'", [.int(1), .int(2), .int(3)]) == "1 (2, 3) 'x'")
    #expect(bound("a, **rest", [.int(1), .int(2)], ["b"]) == "1 {'b': 2}")
    #expect(bound("a=..., b=-1.5, c=True", []) == "<undefined> -1.5 True")
    #expect(bound("dim|axis=None", [.int(3)], ["axis"]) == "3")
    #expect(bound("a, /, a2=',='", [.int(1)]) == "1 ',='")
  }

  @Test func misuseOfAPythonFunction() {
    #expect(bound("a", []) == "f() missing 1 required positional argument: 'a'")
    #expect(bound("a, b", []) == "f() missing 2 required positional arguments: 'a' and 'b'")
    #expect(
      bound("a, b, c", []) == "f() missing 3 required positional arguments: 'a', 'b', and 'c'")
    #expect(bound("*, k", []) == "f() missing 1 required keyword-only argument: 'k'")
    #expect(bound("", [.none]) == "f() takes 0 positional arguments but 1 was given")
    #expect(bound("a", [.none, .none]) == "f() takes 1 positional argument but 2 were given")
    #expect(
      bound("a, b=1", [.none, .none, .none])
        == "f() takes from 1 to 2 positional arguments but 3 were given")
    #expect(bound("a", [.none, .none], ["z"]) == "f() got an unexpected keyword argument 'z'")
    #expect(bound("a", [.none, .none], ["a"]) == "f() got multiple values for argument 'a'")
    #expect(
      bound("a, /", [.none], ["a"])
        == "f() got some positional-only arguments passed as keyword arguments: 'a'")
  }

  @Test func misuseOfABuiltinFunction() {
    #expect(bound("a", [], style: .builtin) == "f() missing required argument 'a' (pos 1)")
    #expect(
      bound("a, b=1", [.none, .none, .none], style: .builtin)
        == "f() takes at most 2 arguments (3 given)")
    #expect(
      bound("*, k=1", [.none], style: .builtin) == "f() takes no positional arguments")
    #expect(
      bound("a", [.none, .none], ["z"], style: .builtin)
        == "'z' is an invalid keyword argument for f()")
  }
}
