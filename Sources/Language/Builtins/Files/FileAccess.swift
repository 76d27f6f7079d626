import Safety

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which files a program may open.
///
/// Writing is for the current folder and below. What others wrote is held to more: it reads there
/// only, too, and writes nothing unless the user allows it.
package struct FileAccess {
  /// Whether the program is what others wrote: a script, a notebook, a loaded session.
  package var isRestricted = false
  /// Whether a program that others wrote may write, too (`--allow-write`).
  package var allowsWriting = false
  /// The file to read where a program opens a path; nil for the file that the path leads to.
  package var standIn: (_ path: String) -> String? = { _ in nil }

  package init() {}

  /// What reads only under the current folder and writes nothing.
  package static var restricted: FileAccess {
    var access = FileAccess()
    access.isRestricted = true
    return access
  }

  /// `open(path, mode)`; throws `OSError` where the system or the policy refuses.
  package func open(_ path: String, mode: String) throws -> FileObject {
    guard mode.allSatisfy({ "rwaxt".contains($0) }), !mode.isEmpty,
      mode.filter({ "rwax".contains($0) }).count == 1
    else {
      if mode.contains("b") || mode.contains("+") {
        throw PythonError.notInDojo("open() with mode '\(mode)'")
      }
      throw PythonError.valueError("invalid mode: '\(mode)'")
    }
    guard !path.utf8.contains(0) else { throw PythonError.valueError("embedded null byte") }
    if mode.contains("r") { return FileObject(path, mode: mode, text: try readText(path)) }
    // What a statement wrote when it ran first is there; what comes later goes behind it.
    let flags =
      Rerun.isRunning
      ? O_APPEND
      : (mode.contains("a") ? O_APPEND : O_TRUNC) | (mode.contains("x") ? O_EXCL : 0)
    return FileObject(path, mode: mode, descriptor: try openForWriting(path, flags))
  }

  // MARK: System calls

  static let readsBelow = "what a file runs reads only under the current folder"

  private func openForReading(_ path: String) throws -> Int32 {
    if let file = standIn(path) { return try FileAccess.descriptor(file, O_RDONLY) }
    guard isRestricted else { return try FileAccess.descriptor(path, O_RDONLY) }
    // A pipe or a device would wait for its other side.
    return try within(path, FileAccess.readsBelow) {
      () throws(FolderWalk.Refusal) in
      let descriptor = try FolderWalk.open(path, O_RDONLY | O_NONBLOCK)
      guard FileAccess.kind(of: descriptor) == S_IFREG else {
        let isFolder = FileAccess.kind(of: descriptor) == S_IFDIR
        close(descriptor)
        if isFolder { throw .system(EISDIR) }
        throw .outside
      }
      return descriptor
    }
  }

  /// Opens `path` for writing; an error names `shown`, if that is another one.
  func openForWriting(_ path: String, _ flags: Int32, for shown: String? = nil) throws -> Int32 {
    guard !isRestricted || allowsWriting else {
      throw PythonError.osError(
        number: Int(EACCES), "what is replayed or loaded writes nothing without --allow-write",
        path: shown ?? path)
    }
    return try within(shown ?? path, "files are written only under the current folder") {
      () throws(FolderWalk.Refusal) in
      // A pipe would wait for a reader.
      let descriptor = try FolderWalk.open(path, O_WRONLY | O_CREAT | O_NONBLOCK | flags)
      guard FileAccess.kind(of: descriptor) == S_IFREG else {
        close(descriptor)
        throw .system(ENXIO)
      }
      return descriptor
    }
  }

  /// Opens a file through a walk; `reason` says why a path that leads out is refused.
  func within(
    _ path: String, _ reason: String, _ open: () throws(FolderWalk.Refusal) -> Int32
  ) throws -> Int32 {
    do throws(FolderWalk.Refusal) {
      return try open()
    } catch {
      switch error {
      case .outside: throw PythonError.osError(number: Int(EACCES), reason, path: path)
      case .system(let number): throw FileAccess.failure(path, number)
      }
    }
  }

  private static func kind(of descriptor: Int32) -> mode_t {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : 0
  }

  private static func descriptor(_ path: String, _ flags: Int32) throws -> Int32 {
    let descriptor = systemOpen(path, flags | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, errno) }
    if kind(of: descriptor) == S_IFDIR {
      close(descriptor)
      throw failure(path, EISDIR)
    }
    return descriptor
  }

  static func failure(_ path: String, _ number: Int32) -> PythonError {
    .osError(number: Int(number), String(cString: strerror(number)), path: path)
  }

  /// The bytes of a file; throws `OSError` where the system or the policy refuses, `MemoryError`
  /// where they are too many.
  package func readBytes(_ path: String) throws -> [UInt8] {
    let descriptor = try openForReading(path)
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      try Operations.checkInterrupt()
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
      #else
        let count = Darwin.read(descriptor, &buffer, buffer.count)
      #endif
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileAccess.failure(path, errno) }
      if count == 0 { break }
      bytes += buffer[..<count]
      try Sequences.checkMemory(bytes.count, times: 2, bytesEach: 1)
    }
    return bytes
  }

  /// The whole text of a file, with line ends as `\n`.
  private func readText(_ path: String) throws -> Str {
    var bytes = try readBytes(path)
    if bytes.contains(UInt8(ascii: "\r")) { bytes = FileAccess.withUniversalNewlines(bytes) }
    if bytes.allSatisfy({ $0 < 128 }) { return .ascii(bytes) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw PythonError(.unicodeDecodeError, "'utf-8' codec can't decode '\(path)'")
    }
    return Str(text)
  }

  private static func withUniversalNewlines(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == UInt8(ascii: "\r") {
        result.append(UInt8(ascii: "\n"))
      } else if byte != UInt8(ascii: "\n") || previous != UInt8(ascii: "\r") {
        result.append(byte)
      }
      previous = byte
    }
    return result
  }
}
