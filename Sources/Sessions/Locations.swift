#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the files stand that come with the program: names.txt and the sessions.
package enum Locations {
  /// names.txt: the given path, `$DOJO_NAMES`, the current folder and those above it, the installed
  /// share folder, the package that the program was built from; nil where none of them has it.
  package static func names(explicit: String?) -> String? {
    if let given = explicit ?? Environment.value("DOJO_NAMES") { return given }
    return find("names.txt")
  }

  /// The folder of exercises and worked sessions, looked for in the same places.
  package static func sessions() -> String? {
    if let given = Environment.value("DOJO_SESSIONS") { return given }
    return find("sessions/exercise-1.py").map { String($0.dropLast("/exercise-1.py".count)) }
  }

  private static func find(_ file: String) -> String? {
    (currentAndParents + [share, package]).lazy.map { "\($0)/\(file)" }.first(where: Files.exists)
  }

  /// The current folder, as a path from the root; `.` where the system does not tell.
  package static var currentFolder: String {
    guard let buffer = getcwd(nil, 0) else { return "." }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  private static var currentAndParents: [String] {
    sequence(first: currentFolder) { $0.isEmpty ? nil : parent(of: $0) }.map { $0 }
  }

  /// `share/dojo` beside the `bin` that holds the program.
  private static var share: String {
    parent(of: parent(of: executable)) + "/share/dojo"
  }

  /// The package's folder at the time of building: this file stands in its Sources/Sessions.
  private static var package: String {
    parent(of: parent(of: parent(of: #filePath)))
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[..<slash])
  }

  private static var executable: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    #if os(Linux)
      guard readlink("/proc/self/exe", &buffer, Int(PATH_MAX)) > 0 else { return "" }
    #else
      var size = UInt32(PATH_MAX)
      guard _NSGetExecutablePath(&buffer, &size) == 0 else { return "" }
    #endif
    return buffer.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { String(cString: $0) } ?? ""
    }
  }
}
