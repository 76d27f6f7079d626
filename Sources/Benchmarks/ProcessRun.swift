#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a child process took, and what it printed.
struct ProcessRun {
  let milliseconds: Double
  /// The most memory that was resident, in megabytes.
  let megabytes: Double
  let exitCode: Int32
  let output: String

  /// Runs a command to its end, without input; nil if it cannot be started.
  init?(_ command: [String]) {
    guard let file = tmpfile() else { return nil }
    defer { fclose(file) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, fileno(file), 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)

    var arguments = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    let start = ProcessRun.now
    guard posix_spawnp(&process, command[0], &actions, nil, &arguments, environ) == 0 else {
      return nil
    }
    var ending: Int32 = 0
    var usage = rusage()
    wait4(process, &ending, 0, &usage)
    milliseconds = Double(ProcessRun.now - start) / 1e6
    #if os(Linux)
      megabytes = Double(usage.ru_maxrss) / 1024
    #else
      megabytes = Double(usage.ru_maxrss) / 1_048_576
    #endif
    exitCode = ending == 0 ? 0 : 1
    output = ProcessRun.content(of: file)
  }

  private static func content(of file: UnsafeMutablePointer<FILE>) -> String {
    rewind(file)
    var bytes: [UInt8] = []
    while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Nanoseconds of a clock that only goes forward.
  private static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
