import Safety

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which files a program may open: reading is free, writing is for the current folder and below.
package struct FileAccess {
  /// Whether a file may be read.
  package var mayRead: (_ path: String) -> Bool = { _ in true }
  /// The file to read where a program opens a path; nil for the file that the path leads to.
  package var standIn: (_ path: String) -> String? = { _ in nil }
  /// Whether a file may be written.
  package var mayWrite: (_ path: String) -> Bool = FileAccess.isUnderCurrentFolder

  package init() {}

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
    if mode.contains("r") {
      guard mayRead(path) else { throw FileAccess.refusal(path) }
      return FileObject(path, mode: mode, text: try FileAccess.read(standIn(path) ?? path))
    }
    guard mayWrite(path) else { throw FileAccess.refusal(path) }
    var flags = O_WRONLY | O_CREAT
    if Rerun.isRunning {
      // What the statement wrote when it ran first is there; what comes later goes behind it.
      flags |= O_APPEND
    } else {
      flags |= mode.contains("a") ? O_APPEND : O_TRUNC
      if mode.contains("x") { flags |= O_EXCL }
    }
    return FileObject(path, mode: mode, descriptor: try FileAccess.descriptor(path, flags))
  }

  static func refusal(_ path: String) -> PythonError {
    .osError(number: Int(EACCES), "Permission denied", path: path)
  }

  /// Whether a path leads to a place in the current folder or below it.
  private static func isUnderCurrentFolder(_ path: String) -> Bool {
    guard let current = resolved(".") else { return false }
    let parts = path.split(separator: "/", omittingEmptySubsequences: true)
    guard let last = parts.last, last != "..", last != "." else { return false }
    // The file may not exist, but its folder must; a link must not lead outside.
    let folder = (path.hasPrefix("/") ? "/" : "") + parts.dropLast().joined(separator: "/")
    guard let place = resolved(path) ?? resolved(folder.isEmpty ? "." : folder) else {
      return false
    }
    return place == current || place.hasPrefix(current == "/" ? "/" : current + "/")
  }

  private static func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  // MARK: System calls

  /// Opens `path`; an error names `shown`, if that is another one.
  static func descriptor(
    _ path: String, _ flags: Int32, for shown: String? = nil
  ) throws -> Int32 {
    #if canImport(Glibc)
      let descriptor = Glibc.open(path, flags | O_CLOEXEC, 0o644)
    #else
      let descriptor = Darwin.open(path, flags | O_CLOEXEC, 0o644)
    #endif
    guard descriptor >= 0 else { throw failure(shown ?? path) }
    return descriptor
  }

  static func failure(_ path: String) -> PythonError {
    let number = errno
    return .osError(number: Int(number), String(cString: strerror(number)), path: path)
  }

  /// The bytes of a file.
  static func readBytes(_ path: String) throws -> [UInt8] {
    let descriptor = try descriptor(path, O_RDONLY)
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
      guard count >= 0 else { throw failure(path) }
      if count == 0 { break }
      bytes += buffer[..<count]
      try Sequences.checkMemory(bytes.count, times: 2, bytesEach: 1)
    }
    return bytes
  }

  /// The whole text of a file, with line ends as `\n`.
  private static func read(_ path: String) throws -> Str {
    var bytes = try readBytes(path)
    if bytes.contains(UInt8(ascii: "\r")) { bytes = withUniversalNewlines(bytes) }
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
