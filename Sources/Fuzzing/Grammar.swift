import Language

/// Makes programs at random: the language's forms over the names that the library really has.
struct Grammar {
  private static let variables = ["a", "b", "c", "d", "x", "y", "t", "f", "g", "s"]
  private static let numbers = [
    "0", "1", "-1", "2", "3", "7", "-5", "100", "0.5", "-0.0", "1e308", "1e-320", "2**31", "2**63",
    "-2**63", "2**64", "10**30", "float('nan')", "float('inf')", "True", "False", "0xff", "1_000",
  ]
  private static let values = [
    "''", "'a'", "'abc def'", "'é∂'", "'\\x00'", "b'xy'", "[]", "[1, 2, 3]", "(1,)", "()", "{}",
    "{'a': 1}", "{1, 2}", "None", "...", "range(5)", "range(5, -5, -2)", "lambda v: v",
    "lambda *k: k", "[[1, 2], [3, 4]]", "slice(1, None, 2)", "(i for i in [3, 1, 2])", "int", "str",
    "torch.zeros(2, 3)", "torch.ones(3, requires_grad=True)", "torch.arange(6).view(2, 3)",
    "torch.randn(2, 3, 4)", "torch.tensor(1.5)", "torch.tensor([])", "torch.tensor([True, False])",
    "torch.randint(0, 3, (4,))", "torch.zeros(0, 3)", "torch.randn(3, 3).t()", "torch.float64",
    "torch.randn(3, requires_grad=True).exp()", "frozenset([1])", "iter([1, 2])", "zip('ab', 'cd')",
    "collections.Counter('abca')", "collections.deque([1, 2], 3)", "collections.defaultdict(list)",
    "itertools.count()", "object()", "Wild(1)", "Wild(lambda: a.clear())", "Wild(lambda: b.pop())",
    "{Wild(1): 2}", "[Wild(lambda: c.append(1)), 2]", "{Wild(lambda: d.clear())}", "Exception('e')",
    "torch.Generator()", "random.Random(3)",
    // Sizes at which texts are printed and lists are worked through in several pieces.
    "'x' * 2**17", "'é' * 2**16", "[0] * 2**17", "list(range(2**16))", "range(2**17)",
  ]
  private static let binaries = [
    "+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^", "==", "!=", "<", "<=", ">",
    ">=", "in", "not in", "is", "is not", "and", "or",
  ]
  private static let bases = [
    "", "", "(Exception)", "(list)", "(dict)", "(str)", "(int)", "(tuple)", "(set)", "(float)",
    "(torch.nn.Module)", "(collections.Counter)", "(collections.OrderedDict)",
  ]
  private static let modules = [
    "torch", "F", "math", "random", "itertools", "collections", "functools", "operator", "copy",
    "json", "heapq", "bisect", "statistics", "string", "dataclasses", "torch.nn", "torch.optim",
    "torch.linalg", "plt",
  ]
  private static let excluded: Set<String> = ["sleep", "input", "exit", "quit", "breakpoint"]

  /// A class whose special methods do something each time they are asked.
  static let prelude = """
    class Wild:
      def __init__(self, action): self.action = action
      def act(self, answer):
        if callable(self.action): self.action()
        return answer
      def __hash__(self): return self.act(1)
      def __eq__(self, other): return self.act(self.action == 1)
      def __lt__(self, other): return self.act(True)
      def __index__(self): return self.act(1)
      def __len__(self): return self.act(2)
      def __bool__(self): return self.act(True)
      def __getitem__(self, key): return self.act(key)
      def __iter__(self): return iter([self.act(1), self.act(2)])
      def __repr__(self): return self.act('wild')
      def __call__(self, *k): return self.act(k)
      def __float__(self): return self.act(1.5)
      def __contains__(self, item): return self.act(False)
    a, b, c, d = [3, 1, 2], [[1, 2], 'x', 0.5], {'a': 1, 2: [3]}, {1, 2, (3, 4)}
    x, y, t = torch.randn(2, 3), torch.randn(3, requires_grad=True), torch.arange(6)
    f, g, s = (lambda *v: v), Wild(1), 'some text'
    """

  /// Functions by their whole names.
  private let functions: [String]
  /// The names of attributes of all kinds of values.
  private let attributes: [String]

  init(_ interpreter: Interpreter) {
    func names(_ expression: String) -> [String] {
      let source = Source("[n for n in dir(\(expression))]", name: "<grammar>")
      guard let value = try? interpreter.run(source), let items = value.list?.items else {
        return []
      }
      return items.compactMap(\.string?.text).filter { !Grammar.excluded.contains($0) }
    }
    var functions = interpreter.builtins.boundNames.map(\.text)
    for module in Grammar.modules {
      functions += names(module).filter { !$0.hasPrefix("_") }.map { "\(module).\($0)" }
    }
    self.functions = functions.filter { !Grammar.excluded.contains($0) }
    attributes = Set(Grammar.values.flatMap(names)).sorted()
  }

  // MARK: Statements

  func statement(_ random: inout SplitMix, depth: Int = 0) -> String {
    let name = random.one(of: Grammar.variables)
    switch random.below(depth > 2 ? 8 : 24) {
    case 0...3: return "\(name) = \(expression(&random))"
    case 4: return expression(&random)
    case 5:
      return "\(name) \(random.one(of: ["+", "-", "*", "/", "@", "|", "**", "//"]))= "
        + expression(&random)
    case 6: return "\(name)[\(index(&random))] = \(expression(&random))"
    case 7: return "del \(name)[\(index(&random))]"
    case 8: return "\(name), *\(random.one(of: Grammar.variables)) = \(expression(&random))"
    case 9: return "for \(name) in \(expression(&random)):" + block(&random, depth)
    case 10:
      return "if \(expression(&random)):" + block(&random, depth) + "\nelse:"
        + block(&random, depth)
    case 11:
      return "try:" + block(&random, depth) + "\nexcept \(exception(&random)) as e:"
        + block(&random, depth) + "\nfinally:" + block(&random, depth)
    case 12:
      let arguments = random.one(of: ["", "v", "v=1", "*v", "**v", "v, /", "*, v=2", "a, b=c"])
      return "def \(name)(\(arguments)):" + block(&random, depth) + "\n return "
        + expression(&random)
    case 13:
      let method = random.one(of: [
        "__eq__", "__hash__", "__len__", "__getitem__", "__repr__", "__iter__", "__next__",
        "__add__",
        "__bool__", "__call__", "__getattr__", "__lt__", "__index__", "__del__", "__contains__",
        "__enter__", "__init__", "__setattr__", "__format__", "__radd__", "__missing__",
      ])
      let base = random.one(of: Grammar.bases)
      let globals = random.once(in: 2) ? "\n  global a, b, c, d" : ""
      return "class \(name)\(base):\n def \(method)(self, *k):" + globals
        + block(&random, depth + 1) + "\n  return " + expression(&random)
    case 14:
      return "with torch.no_grad():" + block(&random, depth)
    case 15: return "assert \(expression(&random)), \(expression(&random))"
    case 16: return "raise \(exception(&random))(\(expression(&random)))"
    case 17:
      return "while \(expression(&random)):" + block(&random, depth)
        + random.one(of: ["\n break", "\n continue", ""])
    case 18: return "def \(name)():" + block(&random, depth) + "\n yield " + expression(&random)
    case 19: return "print(\(arguments(&random, 1)))"
    case 20: return "for \(name) in \(name):" + block(&random, depth)
    case 21:
      let pattern = random.one(of: [
        "[x, *y]", "{'a': x}", "int(x)", "1 | 2", "(x, y)", "str()", "_",
      ])
      return "match \(expression(&random)):\n case \(pattern):"
        + block(&random, depth + 1)
    case 22: return "\(name).\(random.one(of: attributes))(\(arguments(&random, 1)))"
    default: return "\(name).\(random.one(of: attributes)) = \(expression(&random))"
    }
  }

  private func block(_ random: inout SplitMix, _ depth: Int) -> String {
    var text = ""
    for _ in 0...random.below(2) {
      text +=
        "\n"
        + statement(&random, depth: depth + 1).split(separator: "\n")
        .map { String(repeating: " ", count: depth + 1) + $0 }.joined(separator: "\n")
    }
    return text
  }

  private func exception(_ random: inout SplitMix) -> String {
    random.one(of: ["Exception", "ValueError", "TypeError", "RuntimeError", "KeyError"])
  }

  // MARK: Expressions

  func expression(_ random: inout SplitMix, depth: Int = 0) -> String {
    if depth > 3 { return atom(&random) }
    func inner() -> String { expression(&random, depth: depth + 1) }
    switch random.below(18) {
    case 0...2: return atom(&random)
    case 3: return "(\(inner()) \(random.one(of: Grammar.binaries)) \(inner()))"
    case 4: return "\(random.one(of: ["-", "~", "not ", "+"]))(\(inner()))"
    case 5...7: return "\(random.one(of: functions))(\(arguments(&random, depth)))"
    case 8...10: return "(\(inner())).\(random.one(of: attributes))(\(arguments(&random, depth)))"
    case 11: return "(\(inner()))[\(index(&random))]"
    case 12: return "[\(inner()) for \(random.one(of: Grammar.variables)) in \(inner())]"
    case 13: return random.once(in: 2) ? "[\(inner()), *\(inner())]" : "{\(inner()): \(inner())}"
    case 14: return "f'{\(inner().replacingQuotes)!r:\(random.one(of: ["", ">9", ".3", "e"]))}'"
    case 15: return "(\(random.one(of: Grammar.variables)) := \(inner()))"
    case 16: return "sorted(\(inner()), key=lambda v: \(inner()))"
    default: return "(\(inner()) if \(inner()) else \(inner()))"
    }
  }

  private func atom(_ random: inout SplitMix) -> String {
    switch random.below(3) {
    case 0: random.one(of: Grammar.variables)
    case 1: random.one(of: Grammar.numbers)
    default: random.one(of: Grammar.values)
    }
  }

  private func arguments(_ random: inout SplitMix, _ depth: Int) -> String {
    var parts: [String] = []
    for _ in 0..<random.below(4) { parts.append(expression(&random, depth: depth + 1)) }
    if random.once(in: 5) {
      let name = random.one(of: ["dim", "keepdim", "key", "dtype", "out", "sep", "default", "step"])
      parts.append("\(name)=\(atom(&random))")
    }
    return parts.joined(separator: ", ")
  }

  private func index(_ random: inout SplitMix) -> String {
    switch random.below(5) {
    case 0: random.one(of: Grammar.numbers)
    case 1: "\(atom(&random)):\(atom(&random))"
    case 2: "\(random.one(of: ["::-1", ":", "...", "None", "1:2, 0", "..., 1", "[0, 1]", "::2"]))"
    case 3: "\(atom(&random)), \(atom(&random))"
    default: expression(&random, depth: 3)
    }
  }
}

extension String {
  /// For an expression inside of an f-string in single quotes.
  fileprivate var replacingQuotes: String {
    String(map { character in character == "'" ? "\"" : character == "\\" ? "/" : character })
  }
}
