import Safety

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// Whole files of bytes, for the formats that libraries read and write.
extension FileAccess {
  /// Replaces the file at `path` by `bytes`, at once or not at all: they go to a new file beside it,
  /// onto the disk, and then take over the name. Throws `OSError`.
  package func writeBytes(_ bytes: [UInt8], to path: String) throws {
    if Rerun.isRunning { return }
    let temporary = "\(path).\(getpid()).tmp"
    let descriptor = try openForWriting(temporary, O_EXCL, for: path)
    do {
      defer { close(descriptor) }
      try FileAccess.write(bytes, to: descriptor, path: path)
      guard fsync(descriptor) == 0 else { throw FileAccess.failure(path, errno) }
    } catch {
      unlink(temporary)
      throw error
    }
    guard rename(temporary, path) == 0 else {
      let error = FileAccess.failure(path, errno)
      unlink(temporary)
      throw error
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws {
    try bytes.withUnsafeBytes { all in
      var rest = all[...]
      while !rest.isEmpty {
        try Interrupt.check()
        let part = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 23))
        #if canImport(Glibc)
          let count = Glibc.write(descriptor, part.baseAddress, part.count)
        #else
          let count = Darwin.write(descriptor, part.baseAddress, part.count)
        #endif
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          throw failure(path, errno)
        }
      }
    }
  }
}
