import PseudoTerminals
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What others wrote reads only under the current folder, and writes only there, or, where it is
/// replayed or loaded, not at all unless that is allowed.
@Suite struct OthersProgramTests {
  /// What `dojo COMMAND` shows of a program, started in the folder `here` of a home.
  private func output(of command: String, _ program: String, in home: Home) throws -> String {
    mkdir(home.path + "/here", 0o755)
    home.write("secret", to: "outside.txt")
    home.write("welcome", to: "here/inside.txt")
    symlink(home.path + "/outside.txt", home.path + "/here/out")
    symlink("inside.txt", home.path + "/here/in")
    symlink("..", home.path + "/here/up")
    home.write(program, to: "here/program.py")
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "cd \(home.path)/here && exec \(Program.path) \(command) program.py"],
      environment: ["HOME": home.path, "TERM": "dumb", "PATH": "/usr/bin:/bin", "SECRET": "key"])
    _ = try terminal.waitForExit(seconds: 60)
    return terminal.output + terminal.rest(milliseconds: 100)
  }

  @Test(arguments: [
    ("print(open('inside.txt').read())", "welcome"), ("print(open('./in').read())", "welcome"),
    ("open('../outside.txt')", "PermissionError"), ("open('out')", "PermissionError"),
    ("open('up/outside.txt')", "PermissionError"), ("open('/etc/passwd')", "PermissionError"),
    ("open('x/../../outside.txt')", "Error"), ("open('/proc/self/environ')", "PermissionError"),
    ("open('new.txt', 'w')", "--allow-write"), ("open('inside.txt', 'a')", "--allow-write"),
    // Parts of the library are written in Python: they do not loosen what holds the program.
    (
      "import torch; torch.nn.Linear(2, 2); torch.save(torch.zeros(1), 'new.txt')",
      "--allow-write"
    ),
    ("import torch; torch.nn.Linear(2, 2); torch.load('../outside.txt')", "PermissionError"),
    ("import torch; torch.load('out')", "PermissionError"),
    ("import safetensors.torch as s; s.load_file('out')", "PermissionError"),
    ("import matplotlib.pyplot as plt; plt.plot([1]); plt.savefig('new.svg')", "--allow-write"),
    ("import os; print(os.getenv('SECRET'))", "None"),
    ("import os; print(os.path.exists('/etc/passwd'))", "False"),
    ("import os; print(os.path.isfile('out'), os.path.isdir('up'))", "False False"),
    ("import os; os.listdir('..')", "PermissionError"),
    ("import os; os.listdir('up')", "PermissionError"),
    (
      "import os; print(sorted(os.listdir('.')))", "['in', 'inside.txt', 'out', 'program.py', 'up']"
    ),
    ("import os; os.path.getsize('up/outside.txt')", "PermissionError"),
    ("import subprocess", "Error"), ("import socket", "Error"),
    ("__import__('os').system('ls')", "Error"),
    (
      "print('\\x1b[2J\\x1b]0;title\\x07\\x9b5n\\u202e')",
      "\\x1b[2J\\x1b]0;title\\x07\\x9b5n\\u202e"
    ),
  ])
  func heldToTheCurrentFolder(program: String, shown: String) throws {
    let home = try Home()
    let output = try output(of: "replay", program, in: home)
    #expect(output.contains(shown), "\(output)")
    #expect(!output.contains("secret") && !output.contains("key"))
    #expect(access(home.path + "/here/new.txt", F_OK) != 0)
  }

  /// names.txt is read from where it lies, above the current folder too.
  @Test func namesAreRead() throws {
    let home = try Home()
    home.write("emma", to: "names.txt")
    let output = try output(of: "run", "print(open('../names.txt').read())", in: home)
    #expect(output.contains("../names.txt is read from") && output.contains("emma"))
  }

  /// But a link of that name does not lead out, nor does it stand in for another.
  @Test(arguments: ["names.txt", "../nowhere/names.txt"])
  func aLinkIsNoNamesFile(path: String) throws {
    let home = try Home()
    mkdir(home.path + "/here", 0o755)
    symlink(home.path + "/outside.txt", home.path + "/here/names.txt")
    let output = try output(of: "run", "print(open('\(path)').read())", in: home)
    #expect(!output.contains("secret") && output.contains("Error"))
  }

  @Test(arguments: ["run", "replay --allow-write"])
  func writesUnderTheCurrentFolderWhereThatIsAllowed(command: String) throws {
    let home = try Home()
    let program = """
      with open('new.txt', 'w') as file: n = file.write('ok')
      print(open('new.txt').read())
      for path in ('../new.txt', 'out', 'up/new.txt', '/tmp/dojo-new.txt'):
        try: open(path, 'w')
        except PermissionError: print('refused')
      """
    let output = try output(of: command, program, in: home)
    #expect(output.contains("ok"))
    #expect(output.split(separator: "refused").count == 5)
  }

  @Test func aPipeIsNotWaitedFor() throws {
    let home = try Home()
    mkdir(home.path + "/here", 0o755)
    mkfifo(home.path + "/here/pipe", 0o644)
    for mode in ["r", "w", "a"] {
      let output = try output(of: "run", "open('pipe', '\(mode)')", in: home)
      #expect(output.contains("Error: [Errno"), "\(output)")
    }
  }

  @Test func aLinkThatIsSwappedMeanwhileLeadsNowhereElse() throws {
    let home = try Home()
    mkdir(home.path + "/here", 0o755)
    home.write("secret", to: "outside.txt")
    home.write("welcome", to: "here/inside.txt")
    mkdir(home.path + "/here/folder", 0o755)
    home.write("welcome", to: "here/folder/outside.txt")
    let swap = home.path + "/here/swap"
    symlink("inside.txt", swap)
    let program = """
      import time
      seen = {}
      end = time.time() + 2
      while time.time() < end:
        for path in ('swap', 'swapped/outside.txt'):
          try: answer = open(path).read()
          except OSError as error: answer = type(error).__name__
          seen[answer] = seen.get(answer, 0) + 1
      print('seen:', sorted(seen))
      """
    home.write(program, to: "here/program.py")
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "cd \(home.path)/here && exec \(Program.path) replay program.py"],
      environment: ["HOME": home.path, "TERM": "dumb", "PATH": "/usr/bin:/bin"])
    // A file's name, and a folder's on the way, lead inside and outside in turn.
    let new = home.path + "/here/new"
    while !terminal.hasEnded {
      for (target, folder) in [("inside.txt", "folder"), ("../outside.txt", "..")] {
        symlink(target, new)
        rename(new, swap)
        symlink(folder, new)
        rename(new, home.path + "/here/swapped")
      }
    }
    let output = terminal.rest(milliseconds: 200)
    #expect(output.contains("'PermissionError'") && output.contains("'welcome'"), "\(output)")
    #expect(!output.contains("secret"))
  }

  @Test(
    "A file's name cannot drive the terminal",
    arguments: ["run", "replay", "replay --check", "convert"])
  func fileNames(command: String) throws {
    let home = try Home()
    let name = "no\u{1B}[2J\u{1B}]0;title\u{7}.ipynb"
    let rest = command == "convert" ? " x.py" : ""
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "cd \(home.path) && exec \(Program.path) \(command) '\(name)'\(rest)"],
      environment: ["HOME": home.path, "TERM": "dumb", "PATH": "/usr/bin:/bin"])
    _ = try terminal.waitForExit(seconds: 60)
    let output = terminal.output + terminal.rest(milliseconds: 100)
    #expect(output.contains("no\\x1b[2J\\x1b]0;title\\x07.ipynb"), "\(output)")
    #expect(!output.contains("\u{1B}"))
  }

  @Test func theWordsOfAnExerciseCannotDriveTheTerminal() throws {
    let home = try Home()
    let evil = "\u{1B}]0;title\u{7}\u{9B}5n"
    home.write(
      """
      #: exercise own\(evil)
      #: title words\(evil)
      # %% Setup
      #: setup
      import torch
      W = torch.ones(3, requires_grad=True)
      # %% Forward
      #: forward
      y = W * W
      loss = y.sum()
      # %% Reference
      #: reference
      W.grad = None
      y.retain_grad()
      loss.backward()
      # %% y
      #: answer y\(evil)
      #: rule A sum\(evil) hands on.
      dy = torch.ones_like(y)

      """, to: "evil.py")
    let terminal = try Program.start(home: home, colours: true)
    try terminal.expectEditor()
    terminal.type(":load \(home.path)/evil.py\r")
    try terminal.expect("forward 0/2")
    for command in [":where", ":run", ":next", ":hint", ":progress", ":graph", ":vars"] {
      terminal.type(command + "\r")
    }
    terminal.type("print('al' + 'ive')\r")
    try terminal.expect("alive")
    let shown = terminal.output + terminal.rest(milliseconds: 100)
    #expect(shown.contains("y\\x1b]0;title\\x07\\x9b5n"))
    #expect(!shown.contains("\u{1B}]0;title") && !shown.contains("\u{9B}"), "\(shown)")
  }
}
