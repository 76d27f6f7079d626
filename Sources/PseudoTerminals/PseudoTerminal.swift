#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program that runs on a terminal of its own, and the person in front of it.
///
/// Tests and fuzzing drive the built program with it.
package final class PseudoTerminal {
  package let process: pid_t
  private var master: Int32
  /// Everything that came from the program.
  package private(set) var output = ""
  private var bytes: [UInt8] = []
  /// Up to where `expect` has looked at the output.
  private var position = 0
  private var status: Int32?

  package struct Failure: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) { self.description = description }
  }

  /// Starts `program`. Of the environment it sees `environment` only, and what sanitizers are told.
  package init(
    _ program: String, _ arguments: [String] = [], environment: [String: String],
    columns: UInt16 = 80, rows: UInt16 = 24
  ) throws {
    let slave: String
    (master, slave) = try PseudoTerminal.open()
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    process = try PseudoTerminal.spawn(
      program, arguments, environment: environment, terminal: slave)
    resize(columns: columns, rows: rows)
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    if master >= 0 { close(master) }
  }

  // MARK: Keys

  /// Sends bytes as a keyboard would.
  package func type(_ text: String) {
    type(bytes: Array(text.utf8))
  }

  /// Sends bytes, which need not be text.
  package func type(bytes: some Collection<UInt8>) {
    let all = Array(bytes)
    _ = all.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
  }

  /// Sends `text` as terminals send what is pasted.
  package func paste(_ text: String) {
    let returns = text.split(separator: "\n", omittingEmptySubsequences: false)
    type("\u{1B}[200~" + returns.joined(separator: "\r") + "\u{1B}[201~")
  }

  /// Closes the terminal, as closing its window does.
  package func hangUp() {
    close(master)
    master = -1
  }

  /// Whether `text` came at any time.
  package func output(contains text: String) -> Bool {
    String(decoding: bytes, as: UTF8.self).contains(text)
  }

  package func resize(columns: UInt16, rows: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  // MARK: Output

  /// Waits until `text` comes in the output, behind what was expected before. Returns what came up
  /// to its end.
  @discardableResult
  package func expect(_ text: String, seconds: Double = 20) throws -> String {
    let wanted = Array(text.utf8)
    let deadline = PseudoTerminal.now() + seconds * PseudoTerminal.patience
    while true {
      if let end = end(of: wanted) {
        defer { position = end }
        return String(decoding: bytes[position..<end], as: UTF8.self)
      }
      guard PseudoTerminal.now() < deadline, readMore(milliseconds: 100) else {
        throw Failure(description: "no \(text.debugDescription) in \(tail.debugDescription)")
      }
    }
  }

  /// Waits until the program has answered a line with `text`.
  @discardableResult
  package func expectAnswer(_ text: String) throws -> String {
    try expect("\u{1B}[?2004l" + text + "\r\n")
  }

  /// Waits until the program reads a line with its editor.
  package func expectEditor() throws { try expect("\u{1B}[?2004h") }

  /// What came since the last match and within the next `milliseconds`.
  package func rest(milliseconds: Int32 = 300) -> String {
    let deadline = PseudoTerminal.now() + Double(milliseconds) / 1000
    while PseudoTerminal.now() < deadline, readMore(milliseconds: 50) {}
    return tail
  }

  /// Waits for the end of the program; returns its status as `waitpid` says it.
  package func waitForExit(seconds: Double = 20) throws -> Int32 {
    if let status { return status }
    let deadline = PseudoTerminal.now() + seconds * PseudoTerminal.patience
    var result: Int32 = 0
    while waitpid(process, &result, WNOHANG) == 0 {
      guard PseudoTerminal.now() < deadline else {
        throw Failure(description: "the program goes on: \(tail.debugDescription)")
      }
      _ = readMore(milliseconds: 20)
    }
    status = result
    return result
  }

  /// Whether the program has ended.
  package var hasEnded: Bool {
    var result: Int32 = 0
    if status == nil, waitpid(process, &result, WNOHANG) == process { status = result }
    return status != nil
  }

  /// Drops what came so far.
  package func forgetOutput() {
    bytes = []
    position = 0
  }

  /// Whether the terminal echoes and edits lines itself, as programs find it.
  package var isCooked: Bool {
    var modes = termios()
    tcgetattr(master, &modes)
    return modes.c_lflag & tcflag_t(ICANON) != 0 && modes.c_lflag & tcflag_t(ECHO) != 0
  }

  private var tail: String { String(decoding: bytes[position...], as: UTF8.self) }

  private func end(of wanted: [UInt8]) -> Int? {
    guard bytes.count >= position + wanted.count else { return nil }
    return (position...(bytes.count - wanted.count)).first { bytes[$0...].starts(with: wanted) }
      .map { $0 + wanted.count }
  }

  /// False when nothing more can come.
  private func readMore(milliseconds: Int32) -> Bool {
    guard master >= 0 else { return usleep(10_000) == 0 }
    var wanted = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&wanted, 1, milliseconds) > 0 else { return true }
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = read(master, &chunk, chunk.count)
    guard count > 0 else { return false }
    bytes.append(contentsOf: chunk[0..<count])
    return true
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  // MARK: Processes

  #if canImport(Glibc)
    /// POSIX_SPAWN_SETSID of <spawn.h>.
    private static let newSession: Int16 = 0x80
  #else
    private static let newSession = Int16(POSIX_SPAWN_SETSID)
  #endif

  /// Makes a pseudo-terminal: the side of the person, and the name of the program's.
  private static func open() throws -> (master: Int32, slave: String) {
    #if canImport(Glibc)
      // Swift's Glibc lacks posix_openpt; these are its ioctls, TIOCSPTLCK and TIOCGPTN.
      let master = Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY)
      var lock: Int32 = 0
      var number: UInt32 = 0
      if master >= 0, ioctl(master, 0x4004_5431, &lock) == 0,
        ioctl(master, 0x8004_5430, &number) == 0
      {
        return (master, "/dev/pts/\(number)")
      }
    #else
      let master = posix_openpt(O_RDWR | O_NOCTTY)
      if master >= 0, grantpt(master) == 0, unlockpt(master) == 0, let name = ptsname(master) {
        return (master, String(cString: name))
      }
    #endif
    throw Failure(description: "no pseudo-terminal: \(String(cString: strerror(errno)))")
  }

  /// The options of a program that was built with a sanitizer (see `make sanitize`).
  private static let sanitizerOptions = ["ASAN_OPTIONS", "TSAN_OPTIONS"].compactMap {
    (name: String) in getenv(name).map { (key: name, value: String(cString: $0)) }
  }

  /// How much longer such a program may take.
  private static let patience: Double = sanitizerOptions.isEmpty ? 1 : 10

  /// Runs a program as the leader of a session whose terminal is `terminal`.
  private static func spawn(
    _ program: String, _ arguments: [String], environment: [String: String], terminal: String
  ) throws -> pid_t {
    var actions = FileActions()
    posix_spawn_file_actions_init(&actions.value)
    defer { posix_spawn_file_actions_destroy(&actions.value) }
    posix_spawn_file_actions_addopen(&actions.value, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions.value, 0, 1)
    posix_spawn_file_actions_adddup2(&actions.value, 0, 2)
    var attributes = Attributes()
    posix_spawnattr_init(&attributes.value)
    defer { posix_spawnattr_destroy(&attributes.value) }
    // The threads of the tests hold signals back; the program must not.
    var noSignals = sigset_t()
    sigemptyset(&noSignals)
    posix_spawnattr_setsigmask(&attributes.value, &noSignals)
    let flags = newSession | Int16(POSIX_SPAWN_SETSIGMASK)
    posix_spawnattr_setflags(&attributes.value, flags)
    let variables = (Array(environment) + sanitizerOptions).map { "\($0.key)=\($0.value)" }
    var child: pid_t = 0
    let code = withStrings([program] + arguments) { argv in
      withStrings(variables) { envp in
        posix_spawn(&child, program, &actions.value, &attributes.value, argv, envp)
      }
    }
    guard code == 0 else {
      throw Failure(description: "cannot run \(program): \(String(cString: strerror(code)))")
    }
    return child
  }

  #if canImport(Glibc)
    private struct FileActions { var value = posix_spawn_file_actions_t() }
    private struct Attributes { var value = posix_spawnattr_t() }
  #else
    private struct FileActions { var value: posix_spawn_file_actions_t? }
    private struct Attributes { var value: posix_spawnattr_t? }
  #endif

  private static func withStrings<Result>(
    _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers = strings.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeMutableBufferPointer { all in
      // The array ends with nil, so it is not empty.
      body(all.baseAddress.unsafelyUnwrapped)
    }
  }
}
