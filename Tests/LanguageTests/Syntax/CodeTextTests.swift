import Testing

@testable import Language

@Suite("What a text is made of, for an editor")
struct CodeTextTests {
  private func parts(_ text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return CodeText(text).parts.map { part in
      "\(part.kind) \(String(String.UnicodeScalarView(scalars[part.range])))"
    }
  }

  @Test("keywords, names, numbers, strings and comments")
  func kinds() {
    #expect(
      parts("for i in [1.5, 'a']: # note") == [
        "keyword for", "name i", "keyword in", "number 1.5", "string 'a'", "comment # note",
      ])
    #expect(
      parts("f'{x!r}' # 1\n# two\ny") == [
        "string f'{x!r}'", "comment # 1", "comment # two", "name y",
      ])
  }

  @Test("places are code points")
  func places() {
    #expect(parts("größe = '数🎉' # ü") == ["name größe", "string '数🎉'", "comment # ü"])
  }

  @Test("what follows an error has no parts")
  func errors() {
    #expect(parts("a = 1 ? b") == ["name a", "number 1"])
    #expect(parts("a = 'open") == ["name a"])
  }

  @Test("open brackets, the innermost last")
  func brackets() {
    #expect(CodeText("f(a, g[b], (c").openBrackets == [1, 11])
    #expect(CodeText("f(a)").openBrackets == [])
    #expect(CodeText("f('(").openBrackets == [])
    #expect(CodeText("f(']'").openBrackets == [1])
  }

  @Test("The string that a text ends inside of, and the comment")
  func openEnds() {
    func string(_ text: String) -> String? {
      CodeText(text).openString.map { "\($0.start) \($0.quote)" }
    }
    #expect(string("f('a") == "3 '" && string("x = r\"") == "6 \"")
    #expect(string("'é' + '") == "7 '" && string("'''a\nb") == "3 '''")
    #expect(string("x # it's\n'") == "10 '")
    #expect(string("f'{a") == nil && string("'a'") == nil && string("a ?") == nil)
    #expect(CodeText("x # it").endsInComment && !CodeText("x # it\n").endsInComment)
    #expect(!CodeText("'# it'").endsInComment)
  }
}
