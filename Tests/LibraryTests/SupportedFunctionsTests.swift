import Library
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("The table of supported functions")
struct SupportedFunctionsTests {
  @Test("the README quotes the table that the code makes")
  func readme() throws {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let text = try #require(contents(of: "/\(folder)/README.md"))
    #expect(text.contains(SupportedFunctions.summary()))
  }

  @Test("a function stands under every place that has it, once")
  func places() {
    for place in ["torch", "Tensor", "F"] {
      let names = SupportedFunctions.names(place)
      #expect(names.count == Set(names).count)
    }
    #expect(SupportedFunctions.names("torch").contains("tanh"))
    #expect(SupportedFunctions.names("Tensor").contains("tanh"))
    #expect(SupportedFunctions.names("Tensor").contains("add_"))
    #expect(!SupportedFunctions.names("torch").contains("cross_entropy"))
  }

  private func contents(of path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}
