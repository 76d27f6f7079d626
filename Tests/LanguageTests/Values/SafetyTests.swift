import Testing

@testable import Language

/// What would crash a program in Swift is an exception in Python.
@Suite struct SafetyTests {
  @Test func deepNestingEndsInRecursionError() {
    let nested = "x = None\nfor i in range(100000): x = [x]\n"
    #expect(outcome(of: nested + "len(x)") == "1")
    #expect(
      outcome(of: nested + "repr(x)")
        == "RecursionError: maximum recursion depth exceeded while getting the repr of an object")
    #expect(
      outcome(of: nested + "y = None\nfor i in range(100000): y = [y]\nx == y")
        == "RecursionError: maximum recursion depth exceeded in comparison")
    #expect(
      outcome(of: nested.replacing("[x]", with: "(x,)") + "hash(x)")
        == "RecursionError: maximum recursion depth exceeded")
  }

  @Test(
    "What holds another, and that another, is freed without descending",
    arguments: [
      "x = [x]", "x = (x,)", "x = {1: x}", "x = frozenset([x])", "x = A(x)", "x = L([x])",
      "x = A(x).method", "x = bind(x)", "x = lambda x=x: x", "x = ValueError(x)",
      "x = map(str, x)", "x = zip(x)",
    ])
  func longChainsAreFreed(link: String) {
    let program = """
      class A:
        def __init__(self, x): self.x = x
        def method(self): pass
      class L(list): pass
      def bind(x): return lambda: x
      x = ()
      for i in range(200000): \(link)
      x = None
      x
      """
    #expect(outcome(of: program) == "None")
  }

  @Test func specialMethodsThatCallThemselvesEndInRecursionError() {
    for (name, use) in [
      ("__repr__(self): return repr(self)", "repr(A())"),
      ("__len__(self): return len(self)", "len(A())"),
      ("__eq__(self, o): return self == o", "A() == 1"),
      ("__bool__(self): return bool(self)", "not A()"),
      ("__iter__(self): return iter(self)", "list(A())"),
      ("__hash__(self): return hash(self)", "{A()}"),
    ] {
      let result = outcome(of: "class A:\n  def \(name)\n\(use)")
      #expect(result == "RecursionError: maximum recursion depth exceeded", "\(use)")
    }
  }

  @Test func whatIsTooLargeIsAMemoryError() {
    for text in [
      "[0] * 10**12", "'ab' * 10**15", "(1,) * 10**11", "'a'.ljust(10**15)", "f'{1:{10**12}}'",
      "bytes(10**14)", "1 << 10**12", "10 ** 10**9",
    ] {
      #expect(outcome(of: text) == "MemoryError", "\(text)")
    }
  }

  @Test func theEndsOfSixtyFourBitsAreOrdinaryNumbers() {
    check(
      """
      -2**63 // -1 → 9223372036854775808
      -2**63 % -1 → 0
      abs(-2**63) → 9223372036854775808
      [1, 2, 3][::2**63 - 1] → [1]
      [1, 2, 3][-2**63:2**63 - 1:-2**63] → []
      'abc'[::-2**63] → 'c'
      list(range(2**63 - 3, 2**63 - 1)) → [9223372036854775805, 9223372036854775806]
      len(range(-2**63, 2**63 - 1, 3)) → 6148914691236517205
      list(reversed(range(-2**63, 2**63 - 1, 2**62)))[0] → 4611686018427387904
      2**63 - 1 in range(-2**63, 5, 3) → False
      [1, 2, 3].pop(-2**63) → IndexError: pop index out of range
      'abc'.find('c', -2**63, 2**63 - 1) → 2
      round(-2**63, -1) → -9223372036854775810
      int(-9.3e18) → -9300000000000000000
      """)
  }
}
