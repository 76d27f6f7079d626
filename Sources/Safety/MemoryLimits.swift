#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the system grants a process of memory.
package struct MemoryLimits: Sendable {
  /// The machine's memory, or that of the control group that the process is in.
  let physical: Int
  /// The limits of `ulimit -v` and `ulimit -d`; nil where there are none.
  let addresses: Int?
  let data: Int?
  /// What the process takes of both before it runs anything.
  private let atStart: MemoryUse

  /// The limits of this process, as they are at its start.
  package static let system = MemoryLimits()

  private init() {
    let machine = max(1, sysconf(Int32(_SC_PHYS_PAGES))) * max(1, sysconf(Int32(_SC_PAGESIZE)))
    #if canImport(Glibc)
      physical = ControlGroup.memoryLimits().reduce(machine, min)
      addresses = MemoryLimits.soft(RLIMIT_AS.rawValue)
      data = MemoryLimits.soft(RLIMIT_DATA.rawValue)
    #else
      (physical, addresses, data) = (machine, nil, nil)
    #endif
    atStart = MemoryUse.now
  }

  #if canImport(Glibc)
    private static func soft(_ resource: UInt32) -> Int? {
      var limit = rlimit()
      guard getrlimit(__rlimit_resource_t(resource), &limit) == 0, limit.rlim_cur < 1 << 60
      else { return nil }
      return Int(limit.rlim_cur)
    }
  #endif

  /// The bytes that a program can have at most.
  package var granted: Int {
    var least = physical
    if let addresses { least = min(least, addresses - atStart.addresses) }
    if let data { least = min(least, data - atStart.data) }
    return max(1 << 24, least)
  }

  /// How many bytes of addresses may still be asked for, but for those that are left to what asks
  /// without looking.
  func addressRoom(_ use: MemoryUse) -> Int {
    var room = Int.max
    if let addresses { room = min(room, addresses - use.addresses - granted / 8) }
    if let data { room = min(room, data - use.data - granted / 8) }
    return room
  }

  /// Whether addresses are few.
  package var limitsAddresses: Bool { addresses != nil || data != nil }
}

/// The control group that the process is in (Linux's cgroups, of both versions).
enum ControlGroup {
  /// The limits in bytes of the group and of those that it is in.
  static func memoryLimits(
    groups: String = text("/proc/self/cgroup"), root: String = "/sys/fs/cgroup"
  ) -> [Int] {
    groups.split(separator: "\n").flatMap { line -> [Int] in
      // "number:controllers:path"; version 2 has the number 0 and no controllers.
      let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { return [] }
      if fields[0] == "0", fields[1].isEmpty {
        return limits(along: fields[2], below: root, file: "memory.max")
      }
      guard fields[1].split(separator: ",").contains("memory") else { return [] }
      return limits(along: fields[2], below: root + "/memory", file: "memory.limit_in_bytes")
    }
  }

  /// The limits of a group and of all above it. Seen from within a container the path may lead
  /// nowhere; the container's own limits then stand at the root.
  private static func limits(along path: Substring, below root: String, file: String) -> [Int] {
    var folder = root
    var folders = [folder]
    for part in path.split(separator: "/") where part != ".." {
      folder += "/" + part
      folders.append(folder)
    }
    return folders.compactMap { Int(text("\($0)/\(file)").filter { !$0.isWhitespace }) }
  }

  /// The first 64 KiB of a small file; empty where it cannot be read.
  private static func text(_ path: String) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    return String(unsafeUninitializedCapacity: 1 << 16) {
      max(0, read(file, $0.baseAddress, 1 << 16))
    }
  }
}
