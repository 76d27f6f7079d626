#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program of `Programs` with other numbers in its assignments, in a file of its own.
final class Script {
  let path: String

  /// Nil if there is no such program, or no room for the file.
  init?(_ name: String, _ settings: [(name: String, value: Int)]) {
    guard let source = fopen("Sources/Benchmarks/Programs/\(name).py", "r") else { return nil }
    defer { fclose(source) }
    var template = Array("/tmp/dojo-bench-XXXXXX.py".utf8CString)
    let descriptor = mkstemps(&template, 3)
    guard descriptor >= 0, let target = fdopen(descriptor, "w") else { return nil }
    defer { fclose(target) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    while let line = Script.line(of: source) {
      let setting = settings.first { line.hasPrefix("\($0.name) = ") }
      fputs(setting.map { "\($0.name) = \($0.value)\n" } ?? line, target)
    }
  }

  deinit { unlink(path) }

  private static func line(of file: UnsafeMutablePointer<FILE>) -> String? {
    var bytes: [UInt8] = []
    while case let byte = fgetc(file), byte != EOF {
      bytes.append(UInt8(truncatingIfNeeded: byte))
      if byte == 10 { break }
    }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }
}
