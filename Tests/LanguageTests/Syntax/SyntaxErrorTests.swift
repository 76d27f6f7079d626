import Testing

@testable import Language

/// What CPython 3.11 says about texts that are no programs, and where it points.
@Suite struct SyntaxErrorTests {
  /// Lines of the form `text → message @ line:column`, where `⏎` ends a line of the text.
  @Test func messagesAndPlaces() throws {
    for line in table.split(separator: "\n") {
      let parts = try #require(line.firstRange(of: " → "))
      let text = line[..<parts.lowerBound].replacing("⏎", with: "\n").replacing("⇥", with: "\t")
      #expect(outcome(String(text)) == String(line[parts.upperBound...]), "\(text)")
    }
  }

  /// Nothing a person can type takes the parser down, or long.
  @Test func hostileTexts() {
    let deep = 100_000
    for text in [
      String(repeating: "(", count: deep), String(repeating: "[", count: 150),
      String(repeating: "-", count: deep) + "1", String(repeating: "not ", count: deep) + "1",
      "1" + String(repeating: "+1", count: deep), "a" + String(repeating: ".b", count: deep),
      "f" + String(repeating: "()", count: deep), "1" + String(repeating: "**1", count: deep),
      String(repeating: "lambda: ", count: deep) + "1",
      "1" + String(repeating: " if 1 else 1", count: deep), "\0", "x = '\0'",
      String(repeating: "x = ", count: deep) + "(", "'" + String(repeating: "a", count: 1 << 20),
      String(repeating: "\u{FFFD}", count: 1000), String(repeating: "1 ", count: 1 << 20),
      (0..<200).map { String(repeating: " ", count: $0) + "if 1:\n" }.joined(),
    ] {
      #expect(outcome(text) != "nothing", "\(text.prefix(20))")
    }
  }

  private func outcome(_ text: String) -> String {
    do {
      _ = try parse(Source(text, name: "<cell>"))
      return "nothing"
    } catch let error as PythonError {
      let exception = error.exception
      let message = exception.arguments.first?.string?.text ?? ""
      let place = exception.place.map { " @ \($0.span.line):\($0.span.column + 1)" } ?? ""
      let name = exception.type.name == "SyntaxError" ? "" : "\(exception.type.name): "
      return name + message + place
    } catch {
      return "\(error)"
    }
  }

  private let table = #"""
    1 = x → cannot assign to literal here. Maybe you meant '==' instead of '='? @ 1:1
    f() = 1 → cannot assign to function call here. Maybe you meant '==' instead of '='? @ 1:1
    None = 1 → cannot assign to None @ 1:1
    True = 1 → cannot assign to True @ 1:1
    a + 1 = 2 → cannot assign to expression here. Maybe you meant '==' instead of '='? @ 1:1
    (a, 1) = 3 → cannot assign to literal @ 1:5
    x = 1 = 2 → cannot assign to literal @ 1:5
    [a, b()] = 1 → cannot assign to function call @ 1:5
    if x = 3: pass → invalid syntax. Maybe you meant '==' or ':=' instead of '='? @ 1:4
    if x.y = 3: pass → cannot assign to attribute here. Maybe you meant '==' instead of '='? @ 1:4
    if x and y = 3: pass → invalid syntax @ 1:12
    while x = 1: pass → invalid syntax. Maybe you meant '==' or ':=' instead of '='? @ 1:7
    print "hello" → Missing parentheses in call to 'print'. Did you mean print(...)? @ 1:1
    print 1, 2 → Missing parentheses in call to 'print'. Did you mean print(...)? @ 1:1
    print(a b) → invalid syntax. Perhaps you forgot a comma? @ 1:7
    print("a" b) → invalid syntax. Perhaps you forgot a comma? @ 1:7
    foo(a, b c) → invalid syntax. Perhaps you forgot a comma? @ 1:8
    [1 2 3] → invalid syntax. Perhaps you forgot a comma? @ 1:2
    {1:2 3:4} → invalid syntax. Perhaps you forgot a comma? @ 1:4
    {1:2, 3} → ':' expected after dictionary key @ 1:7
    {1:} → expression expected after dictionary key and ':' @ 1:3
    {1, 2:3} → invalid syntax @ 1:6
    (1 2) → invalid syntax. Perhaps you forgot a comma? @ 1:2
    ( → '(' was never closed @ 1:1
    foo( → '(' was never closed @ 1:4
    [1, 2 → '[' was never closed @ 1:1
    { → '{' was never closed @ 1:1
    foo) → unmatched ')' @ 1:4
    foo(] → closing parenthesis ']' does not match opening parenthesis '(' @ 1:5
    x = [1, 2) → closing parenthesis ')' does not match opening parenthesis '[' @ 1:10
    'abc → unterminated string literal (detected at line 1) @ 1:1
    "abc → unterminated string literal (detected at line 1) @ 1:1
    x = 'abc → unterminated string literal (detected at line 1) @ 1:5
    """abc → unterminated triple-quoted string literal (detected at line 1) @ 1:1
    def f(a=1, b): pass → non-default argument follows default argument @ 1:12
    def f(*): pass → named arguments must follow bare * @ 1:7
    def f(**k, a): pass → arguments cannot follow var-keyword argument @ 1:12
    def f(*a, *b): pass → * argument may appear only once @ 1:11
    def f: pass → expected '(' @ 1:6
    def f() pass → expected ':' @ 1:9
    def f(x) return x → expected ':' @ 1:10
    class A pass → invalid syntax @ 1:9
    class A(: pass → invalid syntax @ 1:9
    if x pass → invalid syntax @ 1:6
    if x → expected ':' @ 1:5
    while True → expected ':' @ 1:11
    for i in range(3) → expected ':' @ 1:18
    for 1 in x: pass → cannot assign to literal @ 1:5
    for f() in x: pass → cannot assign to function call @ 1:5
    else: pass → invalid syntax @ 1:1
    elif x: pass → invalid syntax @ 1:1
    except: pass → invalid syntax @ 1:1
    try: pass → expected 'except' or 'finally' block @ 1:10
    x =  → invalid syntax @ 1:5
    x == → invalid syntax @ 1:5
    x + → invalid syntax @ 1:4
    x =+ → invalid syntax @ 1:5
    return = 1 → invalid syntax @ 1:8
    a.1 → invalid syntax @ 1:2
    1.a → invalid decimal literal @ 1:2
    1a → invalid decimal literal @ 1:1
    1_ → invalid decimal literal @ 1:2
    0b12 → invalid digit '2' in binary literal @ 1:4
    0o8 → invalid digit '8' in octal literal @ 1:3
    0xg → invalid hexadecimal literal @ 1:2
    012 → leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers @ 1:1
    1__0 → invalid decimal literal @ 1:2
    1e → invalid decimal literal @ 1:1
    x = “hello” → invalid character '“' (U+201C) @ 1:5
    x = 5 ٪ 3 → invalid character '٪' (U+066A) @ 1:7
    del f() → cannot delete function call @ 1:5
    del 1 → cannot delete literal @ 1:5
    del (a, 1) → cannot delete literal @ 1:9
    x +=  → invalid syntax @ 1:6
    f() += 1 → 'function call' is an illegal expression for augmented assignment @ 1:1
    (a, b) += 1 → 'tuple' is an illegal expression for augmented assignment @ 1:1
    [a] += 1 → 'list' is an illegal expression for augmented assignment @ 1:1
    1 += 1 → 'literal' is an illegal expression for augmented assignment @ 1:1
    (a, b): int → only single target (not tuple) can be annotated @ 1:1
    f(): int → illegal target for annotation @ 1:1
    f(**a, *b) → iterable argument unpacking follows keyword argument unpacking @ 1:8
    f(1=2) → expression cannot contain assignment, perhaps you meant "=="? @ 1:3
    f(a.b=2) → expression cannot contain assignment, perhaps you meant "=="? @ 1:3
    f(True=1) → cannot assign to True @ 1:3
    f(x for x in y, 1) → Generator expression must be parenthesized @ 1:3
    f(1, x for x in y) → Generator expression must be parenthesized @ 1:6
    f(a=) → invalid syntax @ 1:5
    lambda (x): x → Lambda expression parameters cannot be parenthesized @ 1:8
    lambda x=1, y: x → non-default argument follows default argument @ 1:13
    import a. → invalid syntax @ 1:10
    import a as → invalid syntax @ 1:12
    from x import → invalid syntax @ 1:14
    from x import ( → '(' was never closed @ 1:15
    import a,  → invalid syntax @ 1:11
    assert x = 1 → invalid syntax @ 1:10
    global 1 → invalid syntax @ 1:8
    nonlocal x y → invalid syntax @ 1:12
    with open(x) as f → expected ':' @ 1:18
    with open(x) as 1: pass → cannot assign to literal @ 1:17
    with open(x) as f(): pass → cannot assign to function call @ 1:17
    (a.b := 1) → cannot use assignment expressions with attribute @ 1:2
    x = (a = 1) → invalid syntax. Maybe you meant '==' or ':=' instead of '='? @ 1:6
    x = [a = 1] → invalid syntax. Maybe you meant '==' or ':=' instead of '='? @ 1:6
    (yield) = 1 → cannot assign to yield expression here. Maybe you meant '==' instead of '='? @ 1:2
    x = yield = 1 → assignment to yield expression not possible @ 1:5
    a if b → expected 'else' after 'if' expression @ 1:1
    a if b else → invalid syntax @ 1:12
    (a if b) → expected 'else' after 'if' expression @ 1:2
    [a if b for c in d] → expected 'else' after 'if' expression @ 1:2
    x = a if b c → expected 'else' after 'if' expression @ 1:5
    not → invalid syntax @ 1:4
    not = 1 → invalid syntax @ 1:5
    a is not → invalid syntax @ 1:9
    a <  → invalid syntax @ 1:5
    a++ → invalid syntax @ 1:4
    a-- → invalid syntax @ 1:4
    a & & b → invalid syntax @ 1:5
    lambda x → invalid syntax @ 1:9
    lambda x: → invalid syntax @ 1:10
    {} = 1 → cannot assign to dict literal here. Maybe you meant '==' instead of '='? @ 1:1
    {a} = 1 → cannot assign to set display here. Maybe you meant '==' instead of '='? @ 1:1
    "a" = 1 → cannot assign to literal here. Maybe you meant '==' instead of '='? @ 1:1
    f"a" = 1 → cannot assign to f-string expression here. Maybe you meant '==' instead of '='? @ 1:1
    ... = 1 → cannot assign to ellipsis here. Maybe you meant '==' instead of '='? @ 1:1
    -a = 1 → cannot assign to expression here. Maybe you meant '==' instead of '='? @ 1:1
    a < b = 1 → cannot assign to comparison @ 1:1
    a and b = 1 → cannot assign to expression @ 1:1
    a if b else c = 1 → cannot assign to conditional expression @ 1:1
    (x for x in y) = 1 → cannot assign to generator expression @ 1:1
    [x for x in y] = 1 → cannot assign to list comprehension here. Maybe you meant '==' instead of '='? @ 1:1
    lambda: 1 = 1 → cannot assign to lambda @ 1:1
    [*a for a in b] → iterable unpacking cannot be used in comprehension @ 1:2
    {**a for a in b} → dict unpacking cannot be used in dict comprehension @ 1:2
    [a, b for a in b] → did you forget parentheses around the comprehension target? @ 1:2
    {a: b for a in b, c} → invalid syntax @ 1:17
    a = b =  → invalid syntax @ 1:9
    pass x → invalid syntax @ 1:6
    pass 1 → invalid syntax @ 1:6
    x, y = 1 2 → invalid syntax @ 1:10
    if True: x = 1 else: y → invalid syntax @ 1:16
    @ → invalid syntax @ 1:2
    try: pass; except: pass → invalid syntax @ 1:12
    if (a b): pass → invalid syntax. Perhaps you forgot a comma? @ 1:5
    x = {'a': 1 'b': 2} → invalid syntax. Perhaps you forgot a comma? @ 1:11
    x = ['a' 'b' c] → invalid syntax. Perhaps you forgot a comma? @ 1:6
    x = ["a", b "c"] → invalid syntax @ 1:13
    d = {a b} → invalid syntax. Perhaps you forgot a comma? @ 1:6
    for x in range(10) print(x) → invalid syntax @ 1:20
    while x < 3 print(x) → invalid syntax @ 1:13
    def f(x): return x y → invalid syntax @ 1:20
    import numpy an np → invalid syntax @ 1:14
    from torch imprt nn → invalid syntax @ 1:12
    from torch import nn functional → invalid syntax @ 1:22
    class A: x y → invalid syntax @ 1:12
    dW2 = h.T @ dlogits) → unmatched ')' @ 1:20
    dlogits[range(n), Yb] -=  → invalid syntax @ 1:26
    x = torch.tensor([1, 2, 3] → '(' was never closed @ 1:17
    logits = h @ W2 + + b2 * → invalid syntax @ 1:25
    emb = C[Xb → '[' was never closed @ 1:8
    h = torch.tanh(hpreact → '(' was never closed @ 1:15
    dhpreact = (1.0 - h**2 * dh → '(' was never closed @ 1:12
    dhpreact = 1.0 - h**2) * dh → unmatched ')' @ 1:22
    db2 = dlogits.sum(0 → '(' was never closed @ 1:18
    db2 = dlogits.sum(0 keepdim=True) → invalid syntax. Perhaps you forgot a comma? @ 1:19
    db2 = dlogits.sum(0, keepdim=True → '(' was never closed @ 1:18
    db2 = dlogits.sum(0, keepdim True) → invalid syntax. Perhaps you forgot a comma? @ 1:22
    db2 = dlogits.sum 0 → invalid syntax @ 1:19
    2db = 3 → invalid decimal literal @ 1:1
    d-b = 3 → cannot assign to expression here. Maybe you meant '==' instead of '='? @ 1:1
    d.b() = 3 → cannot assign to function call here. Maybe you meant '==' instead of '='? @ 1:1
    if x:⏎pass → IndentationError: expected an indented block after 'if' statement on line 1 @ 2:1
    if x:⏎ → IndentationError: expected an indented block after 'if' statement on line 1 @ 1:6
    if x:⏎  a⏎ b → IndentationError: unindent does not match any outer indentation level @ 3:3
    if x:⏎    a⏎  b⏎ → IndentationError: unindent does not match any outer indentation level @ 3:4
    if x:⏎⇥a⏎        b⏎ → TabError: inconsistent use of tabs and spaces in indentation @ 3:1
    def f():⏎ → IndentationError: expected an indented block after function definition on line 1 @ 1:9
    def f():⏎return 1 → IndentationError: expected an indented block after function definition on line 1 @ 2:1
    class A:⏎x = 1 → IndentationError: expected an indented block after class definition on line 1 @ 2:1
    for i in x:⏎y → IndentationError: expected an indented block after 'for' statement on line 1 @ 2:1
    while x:⏎y → IndentationError: expected an indented block after 'while' statement on line 1 @ 2:1
    try:⏎  a⏎b → expected 'except' or 'finally' block @ 3:1
    try:⏎a → IndentationError: expected an indented block after 'try' statement on line 1 @ 2:1
    try:⏎  a⏎except:⏎b → IndentationError: expected an indented block after 'except' statement on line 3 @ 4:1
    try:⏎  a⏎finally:⏎b → IndentationError: expected an indented block after 'finally' statement on line 3 @ 4:1
    if a:⏎  b⏎else:⏎c → IndentationError: expected an indented block after 'else' statement on line 3 @ 4:1
    if a:⏎  b⏎elif c:⏎d → IndentationError: expected an indented block after 'elif' statement on line 3 @ 4:1
    with a:⏎b → IndentationError: expected an indented block after 'with' statement on line 1 @ 2:1
    x = (1,⏎y = 2⏎ → '(' was never closed @ 1:5
    x = [1,⏎2⏎y = 3⏎ → '[' was never closed @ 1:5
    foo(a,⏎  b⏎bar()⏎ → '(' was never closed @ 1:4
    x = '''abc⏎def⏎ → unterminated triple-quoted string literal (detected at line 2) @ 1:5
    a = 1⏎b = 'x⏎c = 2⏎ → unterminated string literal (detected at line 2) @ 2:5
    def f(a, b):⏎  return a b⏎ → invalid syntax @ 2:12
    try:⏎  a⏎except A, B:⏎  c⏎ → multiple exception types must be parenthesized @ 3:8
    x = {⏎ 'a': 1⏎ 'b': 2⏎}⏎ → invalid syntax. Perhaps you forgot a comma? @ 2:7
    x = [⏎  a⏎  b⏎]⏎ → invalid syntax. Perhaps you forgot a comma? @ 2:3
    foo(⏎  a⏎  b⏎)⏎ → invalid syntax. Perhaps you forgot a comma? @ 2:3
    a \ b → unexpected character after line continuation character @ 1:4
    for i in range(3):⏎    print(i)⏎   print(2)⏎ → IndentationError: unindent does not match any outer indentation level @ 3:12
    else:⏎  x⏎ → invalid syntax @ 1:1
    if a:⏎  b⏎  else:⏎  c⏎ → invalid syntax @ 3:3
    x = (⏎  1 +⏎ → '(' was never closed @ 1:5
    d = {'a': [1, 2}⏎ → closing parenthesis '}' does not match opening parenthesis '[' @ 1:16
    f(⏎[)⏎ → closing parenthesis ')' does not match opening parenthesis '[' @ 2:2
    @a⏎x = 1⏎ → invalid syntax @ 2:1
    class A:⏎  def f(self):⏎  return 1⏎ → IndentationError: expected an indented block after function definition on line 2 @ 3:3
    a b → invalid non-printable character U+00A0 @ 1:2
    a = 3 − 2 → invalid character '−' (U+2212) @ 1:7
    € = 3 → invalid character '€' (U+20AC) @ 1:1
    é = 1; é b → invalid syntax @ 1:10
    print('é' b) → invalid syntax. Perhaps you forgot a comma? @ 1:7
    x = 'é → unterminated string literal (detected at line 1) @ 1:5
    ((((( → '(' was never closed @ 1:5
    match x:⏎  case 1:⏎  pass⏎ → IndentationError: expected an indented block after 'case' statement on line 2 @ 3:3
    match x:⏎  case 1⏎    pass⏎ → expected ':' @ 2:9
    x = 'a' 'b → unterminated string literal (detected at line 1) @ 1:9
    return 1 2 → invalid syntax @ 1:10
    def f():⏎  x = 1⏎ y = 2⏎ → IndentationError: unindent does not match any outer indentation level @ 3:7
    if 1:⏎  pass⏎ # c⏎  x⏎ pass⏎ → IndentationError: unindent does not match any outer indentation level @ 5:6
    while True:⏎break → IndentationError: expected an indented block after 'while' statement on line 1 @ 2:1
    def f(a, /, b, /): pass → / may appear only once @ 1:16
    def f(/, a): pass → at least one argument must precede / @ 1:7
    def f(*, **k): pass → named arguments must follow bare * @ 1:7
    def f((a, b)): pass → Function parameters cannot be parenthesized @ 1:7
    def f(a, (b)): pass → Function parameters cannot be parenthesized @ 1:10
    def f(*a=1): pass → var-positional argument cannot have default value @ 1:9
    def f(a=): pass → expected default value expression @ 1:8
    0_7 → leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers @ 1:1
    1.5.2 → invalid syntax @ 1:4
    x = 0x_ → invalid hexadecimal literal @ 1:7
    x = 0b2 → invalid digit '2' in binary literal @ 1:7
    x=0o9 → invalid digit '9' in octal literal @ 1:5
    x[1:2:3:4] → invalid syntax @ 1:8
    x[a=1] → invalid syntax. Maybe you meant '==' or ':=' instead of '='? @ 1:3
    x[1 2] → invalid syntax. Perhaps you forgot a comma? @ 1:3
    x[a:b c] → invalid syntax. Perhaps you forgot a comma? @ 1:5
    a.b c → invalid syntax @ 1:5
    a.b.c = d e → invalid syntax @ 1:11
    y = (1 + 2⏎z = 3 → '(' was never closed @ 1:5
    print('it's') → unterminated string literal (detected at line 1) @ 1:12
    d = {⏎  'a': 1,⏎  'b' 2⏎} → ':' expected after dictionary key @ 3:5
    {1:2, a b} → ':' expected after dictionary key @ 1:7
    match x:⏎  case a: pass⏎  case 2: pass → name capture 'a' makes remaining patterns unreachable @ 2:8
    match x:⏎  case _ | 2: pass → wildcard makes remaining patterns unreachable @ 2:8
    match x:⏎  case [*a, *b]: pass → multiple starred names in sequence pattern @ 2:8
    f(a)(b c) → invalid syntax. Perhaps you forgot a comma? @ 1:6
    """#
}
