import PseudoTerminals
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The `dojo` that was built with the tests.
enum Program {
  /// `$DOJO_PROGRAM`, or `dojo` in the folder of the test bundle.
  static var path: String {
    if let given = getenv("DOJO_PROGRAM") { return String(cString: given) }
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? executable
    var folder = bundle.split(separator: "/", omittingEmptySubsequences: false)
    while let last = folder.popLast(), !last.contains(".xctest") {}
    return folder.joined(separator: "/") + "/dojo"
  }

  /// Whether the program runs under a sanitizer (`make sanitize` sets their options): it reserves more
  /// addresses then than any limit grants.
  static var isSanitized: Bool {
    getenv("ASAN_OPTIONS") != nil || getenv("TSAN_OPTIONS") != nil
  }

  private static var executable: String {
    guard let path = realpath("/proc/self/exe", nil) else { return CommandLine.arguments[0] }
    defer { free(path) }
    return String(cString: path) + (String(cString: path).contains(".xctest") ? "" : "/x.xctest")
  }

  /// The folder of the lesson's tests' own exercise, whose setup takes no time.
  private static var exercises: String {
    let tests = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(tests)/LessonTests/Data"
  }

  /// Starts the program on a terminal, in a home of its own, at the tests' small exercise.
  static func start(
    home: Home, arguments: [String] = ["small"], terminal: String = "xterm-256color",
    colours: Bool = false, columns: UInt16 = 80, rows: UInt16 = 24
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      path, arguments,
      environment: [
        "HOME": home.path, "TERM": terminal, "PATH": "/usr/bin:/bin",
        "NO_COLOR": colours ? "" : "1",
        "DOJO_SESSIONS": exercises,
      ],
      columns: columns, rows: rows)
  }
}

/// A home folder that is removed with the last reference to it.
final class Home {
  let path: String

  init() throws {
    guard let template = strdup("/tmp/dojo-home-XXXXXX") else {
      throw PseudoTerminal.Failure(description: "no memory")
    }
    defer { free(template) }
    guard mkdtemp(template) != nil else {
      throw PseudoTerminal.Failure(description: "no temporary folder")
    }
    path = String(cString: template)
  }

  deinit { Home.remove(path) }

  /// Removes a file, or a folder with all that is in it.
  private static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    guard let folder = opendir(path) else { return }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
        start.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { remove(path + "/" + name) }
    }
    closedir(folder)
    rmdir(path)
  }

  /// The names of the files in a folder of it.
  func names(in folder: String) -> [String] {
    guard let folder = opendir("\(path)/\(folder)") else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { start in
          start.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names
  }

  /// Changes a text in all files of a folder to another of the same length.
  func change(_ old: String, to new: String, inFilesOf folder: String) throws {
    for name in names(in: folder) where !name.hasPrefix(".") {
      guard let file = fopen("\(path)/\(folder)/\(name)", "r+") else { continue }
      defer { fclose(file) }
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      let count = fread(&bytes, 1, bytes.count, file)
      let wanted = Array(old.utf8)
      guard
        let place = (0..<max(0, count - wanted.count)).first(where: { start in
          bytes[start...].starts(with: wanted)
        })
      else { continue }
      fseek(file, place, SEEK_SET)
      fwrite(Array(new.utf8), 1, new.utf8.count, file)
    }
  }

  func write(_ text: String, to name: String) {
    write(Array(text.utf8), to: name)
  }

  func write(_ bytes: [UInt8], to name: String) {
    guard let file = fopen(path + "/" + name, "w") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }
}
