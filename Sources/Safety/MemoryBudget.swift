#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

#if canImport(Glibc)
  /// Gives free memory back to the system; Swift's Glibc lacks it.
  @_silgen_name("malloc_trim") private func malloc_trim(_ pad: Int) -> Int32
#endif

/// How much memory a program may take; what goes beyond raises `MemoryError`.
///
/// Large things are charged before they are made. What grows in small steps, as a list in a loop
/// does, is seen by `MemoryWatch`, which looks at the memory that the process really takes.
package enum MemoryBudget {
  /// The limit in bytes: half of the machine's memory unless set.
  package nonisolated(unsafe) static var limit = machineMemory / 2
  /// Bytes charged and not yet released.
  package nonisolated(unsafe) private(set) static var inUse = 0
  /// Gives back to the system what is kept for later use; called where memory runs short.
  package nonisolated(unsafe) static var giveBackIdle: (() -> Void)?
  /// Requests from this size on are compared with what the process takes, too.
  private static let large = 1 << 24

  /// Asks for `bytes`; throws `MemoryError` when that would pass the limit or is no valid size.
  package static func charge(_ bytes: Int) throws {
    let (total, overflow) = inUse.addingReportingOverflow(bytes)
    guard bytes >= 0, !overflow, total <= limit, bytes < large || hasRoom(for: bytes) else {
      throw NamedError("MemoryError", "\(bytes) bytes are more than the limit of \(limit) leaves")
    }
    inUse = total
  }

  private static func hasRoom(for bytes: Int) -> Bool {
    if bytes <= limit - resident { return true }
    giveBackIdle?()
    return bytes <= limit - resident
  }

  /// Gives back what `charge` granted.
  package static func release(_ bytes: Int) {
    inUse &-= bytes
  }

  /// Whether the process takes more than the limit, once it has given back what is free.
  package static var isExceeded: Bool {
    guard resident > limit else { return false }
    giveBackIdle?()
    #if canImport(Glibc)
      _ = malloc_trim(0)
    #endif
    return resident > limit
  }

  /// The bytes of memory that the process takes now; 0 where the system does not say.
  package static var resident: Int {
    #if canImport(Glibc)
      let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return 0 }
      defer { close(file) }
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 128) { text in
        // "size resident shared …", in pages.
        let count = max(0, read(file, text.baseAddress, text.count))
        let fields = text[..<count].split(separator: UInt8(ascii: " "), maxSplits: 2)
        guard fields.count > 1 else { return 0 }
        return fields[1].reduce(0) { $0 &* 10 &+ Int($1 &- UInt8(ascii: "0")) } * pageSize
      }
    #else
      var usage = rusage_info_current()
      let status = withUnsafeMutablePointer(to: &usage) { pointer in
        pointer.withMemoryRebound(to: rusage_info_t?.self, capacity: 1) {
          proc_pid_rusage(getpid(), RUSAGE_INFO_CURRENT, $0)
        }
      }
      return status == 0 ? Int(usage.ri_phys_footprint) : 0
    #endif
  }

  private static let pageSize = max(1, sysconf(Int32(_SC_PAGESIZE)))
  private static let machineMemory = pageSize * max(1 << 20, sysconf(Int32(_SC_PHYS_PAGES)))
}
