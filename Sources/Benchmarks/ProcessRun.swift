#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a child process took.
struct ProcessRun {
  let milliseconds: Double
  /// The most memory that was resident, in megabytes.
  let megabytes: Double
  let exitCode: Int32

  /// Runs a command to its end with input from a text and its output thrown away; nil if it cannot
  /// be started.
  init?(_ command: [String], input: String = "") {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
    posix_spawn_file_actions_addclose(&actions, ends[1])
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)

    var arguments = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    let start = ProcessRun.now
    let status = posix_spawnp(&process, command[0], &actions, nil, &arguments, environ)
    close(ends[0])
    _ = input.withCString { write(ends[1], $0, strlen($0)) }
    close(ends[1])
    guard status == 0 else { return nil }
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
  }

  /// Nanoseconds of a clock that only goes forward.
  static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
