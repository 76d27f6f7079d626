import Safety

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why a file could not be read or written, in the system's words.
package struct FileError: Error, Equatable, CustomStringConvertible {
  /// What was tried, such as `read`.
  package let action: String
  package let path: String
  /// The system's number, 0 when the reason is not the system's.
  package let code: Int32
  /// Such as `No such file or directory`.
  package let reason: String

  init(_ action: String, _ path: String, code: Int32) {
    self.init(action, path, reason: String(cString: strerror(code)), code: code)
  }

  package init(_ action: String, _ path: String, reason: String, code: Int32 = 0) {
    self.action = action
    self.path = path
    self.code = code
    self.reason = reason
  }

  package var description: String { "cannot \(action) \(path): \(reason)" }
}

/// Whole files, through the system's calls.
package enum Files {
  /// The bytes of the file at `path`. Throws `FileError`.
  package static func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = try openFile(path, O_RDONLY, action: "read")
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError("read", path, code: errno) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(0, min(Int(status.st_size), MemoryBudget.limit / 4)))
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = systemRead(descriptor, &chunk, chunk.count)
      if count > 0 {
        bytes.append(contentsOf: chunk[0..<count])
        guard bytes.count < MemoryBudget.limit / 4 else {
          throw FileError("read", path, reason: "it is too large for the memory there is")
        }
      } else if count == 0 {
        return bytes
      } else if errno != EINTR || Interrupt.isRequested {
        throw FileError("read", path, code: errno)
      }
    }
  }

  /// The text of the file at `path`, without a byte order mark. Throws `FileError`, also when the
  /// bytes are not UTF-8.
  package static func readText(_ path: String) throws(FileError) -> String {
    let bytes = try read(path)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: mark) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      throw FileError("read", path, reason: "it is not UTF-8 text")
    }
    return text
  }

  /// Replaces the file at `path` by `bytes`, at once or not at all.
  ///
  /// The bytes go to a new file beside it, onto the disk, and then take over the name. An existing
  /// file's permissions stay, and a symbolic link keeps pointing to the file it names. What is no
  /// regular file (a pipe, a device) is written directly. Throws `FileError`.
  package static func write(
    _ bytes: some Collection<UInt8>, to path: String, permissions: mode_t = 0o644
  ) throws(FileError) {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      let descriptor = try openFile(path, O_WRONLY, action: "write")
      defer { close(descriptor) }
      return try writeAll(bytes, to: descriptor, path: path)
    }
    let target = exists ? resolved(path) : path
    let (temporary, descriptor) = try makeTemporary(beside: target, permissions: permissions)
    do throws(FileError) {
      defer { close(descriptor) }
      if exists { _ = fchmod(descriptor, status.st_mode & 0o7777) }
      try writeAll(bytes, to: descriptor, path: path)
      guard fsync(descriptor) == 0 else { throw FileError("write", path, code: errno) }
    } catch {
      unlink(temporary)
      throw error
    }
    guard systemRename(temporary, target) == 0 else {
      let code = errno
      unlink(temporary)
      throw FileError("write", path, code: code)
    }
    synchronizeFolder(of: target)
  }

  /// Replaces the file at `path` by `text`; see `write(_:to:permissions:)` for bytes.
  package static func writeText(_ text: String, to path: String) throws(FileError) {
    try write(Array(text.utf8), to: path)
  }

  /// Adds `bytes` at the end of the file at `path`, which is made if there is none.
  ///
  /// - Parameter onDisk: whether to return only once the disk has them.
  package static func append(
    _ bytes: some Collection<UInt8>, to path: String, permissions: mode_t = 0o644,
    onDisk: Bool = false
  ) throws(FileError) {
    let descriptor = try openFile(
      path, O_WRONLY | O_APPEND | O_CREAT, permissions: permissions, action: "write")
    defer { close(descriptor) }
    try writeAll(bytes, to: descriptor, path: path)
    if onDisk, fsync(descriptor) != 0 { throw FileError("write", path, code: errno) }
  }

  /// Makes the folder at `path` and those above it, where they are missing. Throws `FileError`.
  package static func makeFolder(
    _ path: String, permissions: mode_t = 0o755
  ) throws(FileError) {
    if path.isEmpty || isFolder(path) { return }
    if let parent = folder(of: path) { try makeFolder(parent, permissions: permissions) }
    guard mkdir(path, permissions) == 0 || errno == EEXIST else {
      throw FileError("make folder", path, code: errno)
    }
  }

  /// Whether something has the name `path`.
  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// `path` with the person's home in the place of a `~` at its start.
  package static func expandingHome(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = Environment.value("HOME") else {
      return path
    }
    return home + path.dropFirst()
  }

  /// Whether a path leads to something below a folder, once links are followed.
  package static func isBelow(_ folder: String, _ path: String) -> Bool {
    guard exists(path) else { return false }
    let root = resolved(folder)
    return resolved(path).hasPrefix(root == "/" ? "/" : root + "/")
  }

  /// The names of the files and folders in a folder, in no order. Throws `FileError`.
  package static func list(_ path: String) throws(FileError) -> [String] {
    guard let folder = opendir(path) else { throw FileError("list", path, code: errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// The folder that `path` names a file of; nil when `path` is a plain name or the root.
  package static func folder(of path: String) -> String? {
    guard let slash = path.lastIndex(of: "/"), path != "/" else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  // MARK: System calls

  /// Whether `path` leads to a folder.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func openFile(
    _ path: String, _ flags: Int32, permissions: mode_t = 0o644, action: String
  ) throws(FileError) -> Int32 {
    guard !path.utf8.contains(0) else {
      throw FileError(action, path, reason: "embedded null byte")
    }
    while true {
      let descriptor = open(path, flags | O_CLOEXEC, permissions)
      if descriptor >= 0 { return descriptor }
      if errno != EINTR { throw FileError(action, path, code: errno) }
    }
  }

  private static func makeTemporary(
    beside path: String, permissions: mode_t
  ) throws(FileError) -> (path: String, descriptor: Int32) {
    let parent = folder(of: path).map { $0 == "/" ? "/" : $0 + "/" } ?? ""
    let name = path.split(separator: "/").last.map(String.init) ?? path
    var attempt = 0
    while true {
      let temporary = "\(parent).\(name).\(getpid())-\(attempt).tmp"
      do throws(FileError) {
        let flags = O_WRONLY | O_CREAT | O_EXCL
        return (
          temporary,
          try openFile(temporary, flags, permissions: permissions, action: "write")
        )
      } catch {
        guard error.code == EEXIST, attempt < 100 else {
          throw FileError("write", path, reason: error.reason, code: error.code)
        }
        attempt += 1
      }
    }
  }

  /// Writes all of `bytes` to an open file.
  static func writeAll(
    _ bytes: some Collection<UInt8>, to descriptor: Int32, path: String
  ) throws(FileError) {
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw FileError("write", path, code: errno)
      }
    }
  }

  /// The file that `path` names once symbolic links are followed.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Waits until the disk has what was written to an open file.
  static func synchronize(_ descriptor: Int32, path: String) throws(FileError) {
    #if canImport(Glibc)
      let status = fdatasync(descriptor)
    #else
      let status = fcntl(descriptor, F_FULLFSYNC)
    #endif
    // Some file systems have no such thing.
    guard status >= 0 || errno == EINVAL || errno == ENOTSUP else {
      throw FileError("write", path, code: errno)
    }
  }

  /// Gives a file another name; false where the system refuses.
  static func rename(_ path: String, to name: String) -> Bool { systemRename(path, name) == 0 }

  /// Puts the new name onto the disk too; a file system that cannot has done its best.
  static func synchronizeFolder(of path: String) {
    let descriptor = open(folder(of: path) ?? ".", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int
{
  read(descriptor, buffer, count)
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, buffer, count)
}

private func systemRename(_ path: String, _ name: String) -> Int32 { rename(path, name) }
