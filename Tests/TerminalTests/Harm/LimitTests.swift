import PseudoTerminals
import Testing

/// What asks for too much ends in Python's error, and the workspace is as it was.
@Suite struct LimitTests {
  @Test(arguments: [
    ("[0] * 10**12", "MemoryError"), ("'a' * 10**12", "MemoryError"),
    ("torch.zeros(10**12)", "MemoryError"), ("list(range(10**12))", "MemoryError"),
    ("1 << 10**12", "MemoryError"), ("10 ** 10**9", "MemoryError"),
    ("bytes(10**12)", "MemoryError"), ("'a'.ljust(10**12)", "MemoryError"),
    ("for i in range(50): kept += kept", "MemoryError"),
    ("s = 'ab'\nwhile True: s += s\n", "MemoryError"),
    ("x = []\nwhile True: x.append(torch.ones(10**6))\n", "MemoryError"),
    ("x = {}\nfor i in range(10**9): x[i] = [i]\n", "MemoryError"),
    ("{(i, i) for i in range(10**9)}", "MemoryError"),
    ("open('/dev/zero').read()", "MemoryError"),
    ("str(10 ** 5000)", "ValueError: Exceeds the limit (4300 digits)"),
    ("int('1' * 5000)", "ValueError: Exceeds the limit (4300 digits)"),
    ("f = lambda: f(); f()", "RecursionError"),
    ("x = []\nfor i in range(10**5): x = [x]\n\nrepr(x)", "RecursionError"),
    ("x = ()\nfor i in range(10**5): x = (x,)\n\nhash(x)", "RecursionError"),
    ("x, y = [], []\nfor i in range(10**5): x, y = [x], [y]\n\nx == y", "RecursionError"),
    ("import copy; x = []\nfor i in range(10**5): x = [x]\n\ncopy.deepcopy(x)", "RecursionError"),
  ])
  func anErrorAndNothingElse(statement: String, error: String) throws {
    let home = try Home()
    let terminal = try Program.start(home: home, arguments: ["small", "--memory", "400M"])
    try terminal.expectEditor()
    terminal.type("import torch; kept = [1, 2, 3]\r")
    try terminal.expectEditor()
    for line in statement.split(separator: "\n", omittingEmptySubsequences: false) {
      terminal.type(line + "\r")
    }
    try terminal.expect(error, seconds: 60)
    terminal.type("\rkept\r")
    try terminal.expect("[1, 2, 3]", seconds: 30)
  }

  @Test(
    "Where the system grants little memory, the limit is half of that",
    .disabled(if: Program.isSanitized),
    arguments: [
      "x = []\nwhile True: x.append(1)", "x = {}\nfor i in range(10**9): x[i] = i",
      "x = {i for i in range(10**9)}", "x = 'ab'\nwhile True: x += x",
      "x = []\nwhile True: x.append(torch.ones(10**6))", "x = torch.ones(10**8)",
      "x = torch.arange(10**8).tolist()",
    ])
  func underTheSystemsLimit(statement: String) throws {
    let home = try Home()
    let body = statement.split(separator: "\n").map { "  \($0)\n" }.joined()
    home.write(
      "import collections, itertools, torch\nkept = [1, 2, 3]\n"
        + "try:\n\(body)except MemoryError: x = 'refused'\nprint(kept, x)\n", to: "program.py")
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "ulimit -v 450000 && exec \(Program.path) run \(home.path)/program.py"],
      environment: ["HOME": home.path, "TERM": "dumb", "PATH": "/usr/bin:/bin"])
    try terminal.expect("[1, 2, 3] refused", seconds: 60)
    #expect(try terminal.waitForExit(seconds: 10) == 0)
  }

  @Test func bracketsAndLongLinesEndInAnError() throws {
    let home = try Home()
    home.write(String(repeating: "(", count: 200_000), to: "brackets.py")
    home.write("x = " + String(repeating: "-", count: 200_000) + "1", to: "signs.py")
    home.write("x = '" + String(repeating: "a", count: 1_000_000) + "' + 1", to: "long.py")
    home.write("x = " + String(repeating: "9", count: 1_000_000), to: "digits.py")
    home.write("x = len(" + String(repeating: "1, ", count: 100_000) + ")", to: "many.py")
    home.write("x = " + String(repeating: "'a' ", count: 100_000) + "+ 1", to: "pieces.py")
    home.write("x = 1 \u{0} 2", to: "nul.py")
    home.write([0x78, 0x20, 0x3D, 0x20, 0xFF, 0xFE, 0x0A], to: "latin.py")
    home.write(String(repeating: "[", count: 1_000_000), to: "bomb.ipynb")
    for (file, error) in [
      ("brackets.py", "Error"), ("signs.py", "RecursionError"), ("bomb.ipynb", "Nested too deeply"),
      ("long.py", "TypeError: can only concatenate str"),
      ("digits.py", "SyntaxError: Exceeds the limit (4300 digits)"),
      ("many.py", "TypeError: len() takes exactly one argument (100000 given)"),
      ("pieces.py", "TypeError: can only concatenate str"),
      ("nul.py", "null byte"), ("latin.py", "it is not UTF-8 text"),
    ] {
      let terminal = try Program.start(home: home, arguments: ["run", home.path + "/" + file])
      let shown = try terminal.expect(error, seconds: 60)
      #expect(shown.utf8.count < 4000, "\(file)")
      let status = try terminal.waitForExit(seconds: 60)
      #expect(status == 1 << 8, "\(file)")
    }
  }
}

/// Ctrl-C ends what runs soon, whatever it is.
@Suite struct StopTests {
  @Test(arguments: [
    "while True: pass\r", "while True: continue\r", "sum(itertools.count())",
    "list(itertools.count())",
    "-1 in itertools.count()", "[i for i in itertools.count()]",
    "any(x < 0 for x in itertools.count())",
    "f = lambda n: n if n < 2 else f(n - 1) + f(n - 2); f(80)",
    "torch.combinations(torch.arange(10**5))", "torch.zeros(10**8).logcumsumexp(0)",
    "for i in range(10**9): x @ x\r", "torch.randn(10**7).sort()", "7 ** 10**8",
    "sorted(range(2 * 10**6), key=lambda v: -v)", "print(list(range(10**8)))",
    "'ab' * 10**8 == repr('ab' * 10**8)", "torch.randn(3 * 10**8)", "import time; time.sleep(100)",
    "'ab' * 10**8 % ()", "(b'ab' * 10**8).hex()", "l = [1] * 10**6\rwhile True: l.extend(l * 5)\r",
    "torch.set_printoptions(threshold=10**9); print(torch.randn(10**7))",
    "import random; random.vonmisesvariate(0, float('nan'))",
    "import random; random.gammavariate(float('inf'), 1)",
    "import matplotlib.pyplot as plt\rwhile True: plt.plot(range(10**6)); plt.close()\r",
    "import matplotlib.pyplot as plt; plt.plot(['a' * 10**5] * 10**6)",
    "list(torch.zeros(2 * 10**7))", "torch.zeros(10**7).repeat_interleave(9)",
    "import collections; str(collections.Counter(range(3 * 10**6)))",
    "import matplotlib.pyplot as plt; plt.scatter(range(3 * 10**7), torch.arange(3 * 10**7))",
  ])
  func ctrlC(statement: String) throws {
    let home = try Home()
    let terminal = try Program.start(home: home)
    try terminal.expectEditor()
    terminal.type("import torch, itertools; x = torch.randn(1000, 1000)\r")
    try terminal.expectEditor()
    terminal.type(statement + "\r")
    _ = terminal.rest(milliseconds: 400)
    terminal.type("\u{3}")
    let clock = ContinuousClock()
    let time = try clock.measure { try terminal.expect("KeyboardInterrupt", seconds: 30) }
    // A release build takes at most 100 ms; this may be a debug build on a busy machine.
    #expect(time < .seconds(8))
    terminal.type("\r6 * 7\r")
    try terminal.expect("42")
  }
}
