import Language
import Testing

@testable import Library

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What PyTorch showed for a list of expressions, compared with what the interpreter shows.
///
/// The records are looked for in `$DOJO_GOLDEN`, else in a folder `shared/golden` next to the
/// package; without them the test is skipped.
@Suite struct GoldenPrintTests {
  private static let records = GoldenRecords.printed()

  @Test(.enabled(if: !records.isEmpty, "no recorded output of PyTorch was found"))
  func `expressions show as in PyTorch`() throws {
    let interpreter = Interpreter(output: { _ in })
    Library.install(into: interpreter)
    try interpreter.run(Source("import torch", name: "<test>"))
    for record in Self.records {
      let value = try interpreter.run(Source(record.code, name: "<test>"))
      #expect(value.shown == record.text, "\(record.code)")
    }
  }
}

/// Reads the recorded files.
enum GoldenRecords {
  /// `print.json`: expressions and their representations.
  static func printed() -> [(code: String, text: String)] {
    guard let text = read("print.json") else { return [] }
    var reader = StringPairs(text)
    return reader.records()
  }

  private static func read(_ name: String) -> String? {
    let beside = #filePath.components(up: 3) + "/../shared/golden"
    let folders = [getenv("DOJO_GOLDEN").map { String(cString: $0) }, beside, beside + "/../.."]
    for case let folder? in folders {
      if let text = contents(of: folder + "/" + name) { return text }
    }
    return nil
  }

  static func contents(of path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension String {
  /// A path without its last parts.
  fileprivate func components(up count: Int) -> String {
    split(separator: "/", omittingEmptySubsequences: false).dropLast(count)
      .joined(separator: "/")
  }
}

/// All strings of a JSON text that holds records of two strings each.
private struct StringPairs {
  private var rest: Substring.UnicodeScalarView
  private var strings: [String] = []

  init(_ text: String) { rest = text[...].unicodeScalars }

  /// The records: the keys are skipped, the two values kept.
  mutating func records() -> [(code: String, text: String)] {
    while let scalar = rest.popFirst() { if scalar == "\"" { strings.append(string()) } }
    return stride(from: 0, to: strings.count - 3, by: 4).map {
      (strings[$0 + 1], strings[$0 + 3])
    }
  }

  private mutating func string() -> String {
    var result = String.UnicodeScalarView()
    while let scalar = rest.popFirst(), scalar != "\"" {
      guard scalar == "\\", let escaped = rest.popFirst() else {
        result.append(scalar)
        continue
      }
      switch escaped {
      case "n": result.append("\n")
      case "t": result.append("\t")
      default: result.append(escaped)
      }
    }
    return String(result)
  }
}
