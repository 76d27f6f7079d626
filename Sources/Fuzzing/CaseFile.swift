#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The file that holds the case that runs, so that it outlives a crash.
struct CaseFile {
  private let descriptor: Int32

  init(_ path: String) { descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644) }

  func write(_ text: [UInt8]) {
    ftruncate(descriptor, 0)
    _ = text.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  /// The folder that the process is in.
  static var folder: String {
    guard let folder = getcwd(nil, 0) else { return "." }
    defer { free(folder) }
    return String(cString: folder)
  }

  /// Goes to a folder, which is made if there is none.
  static func enter(_ folder: String) {
    mkdir(folder, 0o755)
    chdir(folder)
  }

  static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }
}
