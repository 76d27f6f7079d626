import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A dojo that is killed, and what the next one has of its session.
@Suite("After a crash", .serialized)
struct CrashTests {
  private static var rounds: Int {
    getenv("DOJO_CRASH_ROUNDS").flatMap { Int(String(cString: $0)) } ?? 12
  }

  /// Draws a number, keeps it and shows it: a lost or doubled statement gives other numbers.
  private static let statement =
    "v = torch.randint(10**9, (1,)).item(); log.append(v); print('drew', v)\r"

  @Test("Every statement whose prompt had come back is there, wherever the kill struck")
  func kill() throws {
    for round in 0..<CrashTests.rounds {
      let home = try Home()
      let terminal = try Program.start(home: home)
      try terminal.expectEditor()
      var drawn: [String] = []
      for _ in 0..<Int.random(in: 0...3) {
        terminal.type(CrashTests.statement)
        try terminal.expect("\u{1B}[?2004ldrew ")
        drawn.append(String(try terminal.expect("\r\n").dropLast()))
        try terminal.expectEditor()
      }
      terminal.type(CrashTests.statement)
      usleep(UInt32.random(in: 0...30_000))
      signalProcess(terminal.process, SIGKILL)
      #expect(try terminal.waitForExit() == SIGKILL)
      try checkResumed(home, holds: drawn, round)
    }
  }

  private func checkResumed(_ home: Home, holds drawn: [String], _ round: Int) throws {
    let next = try Program.start(home: home, arguments: ["--resume"])
    guard !drawn.isEmpty else {
      // Killed before or after the only statement was on the disk.
      guard (try? next.expectEditor()) != nil else {
        #expect(try next.waitForExit() == 1 << 8)
        return
      }
      next.type("print('held', len(log) < 2)\r")
      try next.expectAnswer("held True")
      return
    }
    try next.expectEditor()
    next.type("print('held', log)\r")
    try next.expect("\u{1B}[?2004lheld [")
    let text = try next.expect("]\r\n")
    let held = text.dropLast(2).split(separator: ", ").map(String.init)
    #expect(held.starts(with: drawn), "round \(round): \(held) does not hold \(drawn)")
    #expect(held.count <= drawn.count + 1)
    try next.expectEditor()
    next.type("\u{4}")
    #expect(try next.waitForExit() == 0)
  }

  @Test("The next dojo offers to go on, and does; a session that was left is not offered")
  func offer() throws {
    let home = try Home()
    let terminal = try Program.start(home: home)
    try terminal.expectEditor()
    terminal.type("x = 6\r")
    try terminal.expectEditor()
    terminal.type(":step\r")
    try terminal.expectEditor()
    signalProcess(terminal.process, SIGKILL)
    _ = try terminal.waitForExit()

    let next = try Program.start(home: home)
    try next.expect("after 2 statements")
    try next.expect("Go on with it? [Y/n] ")
    next.type("\r")
    try next.expect("forward 1/3")
    next.type("x * 7\r")
    try next.expectAnswer("42")
    try next.expectEditor()
    next.type("\u{4}")
    #expect(try next.waitForExit() == 0)

    let third = try Program.start(home: home)
    try third.expect("forward 0/3")
    third.type("\u{4}")
    #expect(try third.waitForExit() == 0)
  }

  @Test("Who does not want to go on starts afresh, and can still come back with --resume")
  func declined() throws {
    let home = try Home()
    let terminal = try Program.start(home: home)
    try terminal.expectEditor()
    terminal.type("x = 42\r")
    try terminal.expectEditor()
    signalProcess(terminal.process, SIGKILL)
    _ = try terminal.waitForExit()
    let next = try Program.start(home: home)
    try next.expect("[Y/n] ")
    next.type("n\r")
    try next.expect("forward 0/3")
    next.type("\u{4}")
    _ = try next.waitForExit()
    let third = try Program.start(home: home, arguments: ["--resume"])
    try third.expectEditor()
    third.type("x\r")
    try third.expectAnswer("42")
  }

  @Test("A damaged journal is set aside, and what stands before the damage goes on")
  func damaged() throws {
    let home = try Home()
    let terminal = try Program.start(home: home)
    for line in ["x = 41\r", "x += 1\r", "y = 'aaaa'\r", "z = 3\r"] {
      try terminal.expectEditor()
      terminal.type(line)
    }
    try terminal.expectEditor()
    signalProcess(terminal.process, SIGKILL)
    _ = try terminal.waitForExit()
    try home.change("aaaa", to: "aaab", inFilesOf: ".local/state/dojo/journal")
    let next = try Program.start(home: home, arguments: ["--resume"])
    try next.expect("set aside")
    try next.expectEditor()
    next.type("x, 'y' in globals()\r")
    try next.expectAnswer("(42, False)")
    try next.expectEditor()
    next.type("\u{4}")
    _ = try next.waitForExit()
    #expect(home.names(in: ".local/state/dojo/journal").contains { $0.hasSuffix(".damaged") })
  }

  @Test("A signal or a closed terminal leaves the journal to go on with", arguments: [true, false])
  func ended(bySignal: Bool) throws {
    let home = try Home()
    do {
      let terminal = try Program.start(home: home)
      try terminal.expectEditor()
      terminal.type("x = 42\r")
      try terminal.expectEditor()
      if bySignal {
        signalProcess(terminal.process, SIGTERM)
        #expect(try terminal.waitForExit() & 0x7F == SIGTERM)
      } else {
        terminal.hangUp()
        _ = try terminal.waitForExit()
      }
    }
    let next = try Program.start(home: home, arguments: ["--resume"])
    try next.expectEditor()
    next.type("x\r")
    try next.expectAnswer("42")
  }
}

private func signalProcess(_ process: pid_t, _ number: Int32) { _ = kill(process, number) }
