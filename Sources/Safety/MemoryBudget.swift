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
/// does, is seen by `MemoryWatch`, which looks at the memory that the process really takes. The
/// default leaves the other half of what the system grants to what makes things and cannot fail:
/// where the system refuses memory to Swift's own containers, the process ends.
package enum MemoryBudget {
  /// The limit in bytes: half of what the system grants unless set.
  package nonisolated(unsafe) static var limit = MemoryLimits.system.granted / 2
  /// Bytes charged and not yet released.
  package nonisolated(unsafe) private(set) static var inUse = 0
  /// Gives back to the system what is kept for later use; called where memory runs short.
  package nonisolated(unsafe) static var giveBackIdle: (() -> Void)?
  /// Requests from this size on are compared with what the process takes, too.
  private static let large = min(1 << 24, max(1 << 20, MemoryLimits.system.granted / 64))

  /// Asks for `bytes`; throws `MemoryError` when that would pass the limit or is no valid size.
  package static func charge(_ bytes: Int) throws {
    let (total, overflow) = inUse.addingReportingOverflow(bytes)
    guard bytes >= 0, !overflow, total <= limit, bytes < large || hasRoom(for: bytes) else {
      throw NamedError("MemoryError", "\(bytes) bytes are more than the limit of \(limit) leaves")
    }
    inUse = total
  }

  /// Throws `MemoryError` where `bytes` more would be too much now.
  package static func check(_ bytes: Int) throws {
    try charge(bytes)
    release(bytes)
  }

  /// A block of memory, to be given back with `free`; throws `MemoryError` where the system gives none.
  package static func block(of bytes: Int, alignment: Int) throws -> UnsafeMutableRawPointer {
    var block: UnsafeMutableRawPointer?
    if posix_memalign(&block, alignment, bytes) != 0 {
      giveBackIdle?()
      block = nil
      _ = posix_memalign(&block, alignment, bytes)
    }
    guard let block else { throw NamedError("MemoryError", "the system refuses \(bytes) bytes") }
    return block
  }

  /// Frees what `block` gave.
  package static func free(_ block: UnsafeMutableRawPointer) {
    #if canImport(Glibc)
      Glibc.free(block)
    #else
      Darwin.free(block)
    #endif
  }

  private static func hasRoom(for bytes: Int) -> Bool {
    if bytes <= room { return true }
    giveBackIdle?()
    return bytes <= room
  }

  /// Gives back what `charge` granted.
  package static func release(_ bytes: Int) {
    inUse &-= bytes
  }

  /// Whether the process takes more than the limit, once it has given back what is free.
  package static var isExceeded: Bool {
    guard room < 0 else { return false }
    giveBackIdle?()
    #if canImport(Glibc)
      _ = malloc_trim(0)
    #endif
    return room < 0
  }

  /// How many bytes the process may still take; negative where it takes too much.
  package static var room: Int {
    let use = MemoryUse.now
    return min(limit &- use.resident, MemoryLimits.system.addressRoom(use))
  }
}

/// The memory of the process, in bytes.
package struct MemoryUse {
  /// What it takes of the machine's memory; 0 where the system does not say.
  package private(set) var resident = 0
  /// The addresses that are given out, and those of them that hold data of its own.
  private(set) var addresses = 0
  private(set) var data = 0

  private static let pageSize = max(1, sysconf(Int32(_SC_PAGESIZE)))

  /// As it is now.
  package static var now: MemoryUse {
    var use = MemoryUse()
    #if canImport(Glibc)
      let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return use }
      defer { close(file) }
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 128) { text in
        // "size resident shared text lib data …", in pages.
        let count = max(0, read(file, text.baseAddress, text.count))
        var (field, number) = (0, 0)
        for byte in text[..<count] {
          if byte != UInt8(ascii: " ") {
            number = number &* 10 &+ Int(byte &- UInt8(ascii: "0"))
            continue
          }
          switch field {
          case 0: use.addresses = number &* pageSize
          case 1: use.resident = number &* pageSize
          case 5: use.data = number &* pageSize
          default: break
          }
          (field, number) = (field + 1, 0)
        }
      }
    #else
      var usage = rusage_info_current()
      let status = withUnsafeMutablePointer(to: &usage) { pointer in
        pointer.withMemoryRebound(to: rusage_info_t?.self, capacity: 1) {
          proc_pid_rusage(getpid(), RUSAGE_INFO_CURRENT, $0)
        }
      }
      if status == 0 { use.resident = Int(usage.ri_phys_footprint) }
    #endif
    return use
  }
}
