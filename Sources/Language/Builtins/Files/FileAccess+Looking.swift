#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// Looking at files and folders. What is looked at is what was opened, so that a link that is put in
// its place meanwhile changes nothing.
extension FileAccess {
  /// What the system says of the file that a path leads to. Throws `OSError` where there is none,
  /// or none that the program may read.
  package func status(_ path: String) throws -> stat {
    var status = stat()
    if isRestricted, standIn(path) == nil {
      let descriptor = try openForLooking(path)
      defer { close(descriptor) }
      guard fstat(descriptor, &status) == 0 else { throw FileAccess.failure(path, errno) }
    } else {
      guard !path.utf8.contains(0) else { throw PythonError.valueError("embedded null byte") }
      guard stat(standIn(path) ?? path, &status) == 0 else {
        throw FileAccess.failure(path, errno)
      }
    }
    return status
  }

  /// The names of the files and folders in a folder, in no order. Throws `OSError`.
  package func names(in path: String) throws -> [String] {
    let descriptor =
      isRestricted ? try openForLooking(path) : systemOpen(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileAccess.failure(path, errno) }
    guard let folder = fdopendir(descriptor) else {
      let number = errno
      close(descriptor)
      throw FileAccess.failure(path, number)
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private func openForLooking(_ path: String) throws -> Int32 {
    try within(path, FileAccess.readsBelow) { () throws(FolderWalk.Refusal) in
      try FolderWalk.open(path, O_RDONLY | O_NONBLOCK)
    }
  }
}
