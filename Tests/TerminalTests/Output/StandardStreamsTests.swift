import PseudoTerminals
import Testing

/// What the program does where its standard streams are not what they should be.
@Suite struct StandardStreamsTests {
  /// What a shell shows that runs `command`, with the program as `$DOJO`.
  private func output(of command: String, in home: Home) throws -> String {
    let shell = try PseudoTerminal(
      "/bin/sh", ["-c", "cd \(home.path); DOJO=\(Program.path); \(command)"],
      environment: ["HOME": home.path, "TERM": "dumb", "PATH": "/usr/bin:/bin"])
    _ = try shell.waitForExit(seconds: 60)
    return shell.output + shell.rest(milliseconds: 100)
  }

  @Test(
    "Output that cannot be written is a failure, and said so",
    arguments: ["run p.py", "replay p.py", "functions", "< p.py"])
  func fullDevice(arguments: String) throws {
    let home = try Home()
    home.write("for i in range(5): print(i)\n", to: "p.py")
    let shown = try output(of: "$DOJO \(arguments) > /dev/full; echo code $?", in: home)
    #expect(
      shown.contains("dojo: cannot write the output: No space left on device\r\n"), "\(shown)")
    #expect(shown.contains("code 1\r\n"), "\(shown)")
  }

  /// The thread sanitizer writes a file of its own as it starts.
  @Test("A file that may grow no further is an error", .disabled(if: Program.isSanitized))
  func fileSizeLimit() throws {
    let home = try Home()
    home.write("f = open('new', 'w')\nn = f.write('x' * 5000)\nf.close()\n", to: "p.py")
    let shown = try output(of: "ulimit -f 1; $DOJO run p.py; echo code $?", in: home)
    #expect(shown.contains("OSError: [Errno 27] File too large") && shown.contains("code 1\r\n"))
    let listed = try output(of: "ulimit -f 1; $DOJO functions > new; echo code $?", in: home)
    #expect(listed == "dojo: cannot write the output: File too large\r\ncode 1\r\n")
  }

  @Test("A reader that goes away is no failure")
  func goneReader() throws {
    let home = try Home()
    home.write("for i in range(100000): print(i)\n", to: "p.py")
    #expect(try output(of: "$DOJO run p.py | head -n 1", in: home) == "0\r\n")
  }

  @Test("What is printed on a closed stream comes into no file")
  func closed() throws {
    let home = try Home()
    home.write("f = open('new', 'w')\nprint('printed')\nn = f.write('ok')\nf.close()\n", to: "p.py")
    #expect(try output(of: "$DOJO run p.py >&-; echo code $?; cat new", in: home) == "code 0\r\nok")
  }
}
