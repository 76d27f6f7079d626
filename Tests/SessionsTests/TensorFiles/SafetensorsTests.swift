import Language
import Library
import Tensors
import Testing

@testable import Sessions

/// Against a file that the format's own library wrote (Data/TensorFiles).
@Suite("safetensors")
struct SafetensorsTests {
  private func original() throws -> [UInt8] {
    try Files.read(
      #filePath.replacing(
        "TensorFiles/SafetensorsTests.swift", with: "Data/TensorFiles/tensors.safetensors"))
  }

  private func message(_ bytes: [UInt8]) -> String {
    do {
      return "\(try Safetensors.tensors(of: bytes).map(\.name))"
    } catch let error as PythonError {
      return (try? error.exception.str()) ?? ""
    } catch {
      return "\(error)"
    }
  }

  /// A file with this header over some bytes.
  private func file(_ header: String, _ data: [UInt8] = [1, 2, 3, 4]) -> [UInt8] {
    let count = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Array($0) }
    return count + Array(header.utf8) + data
  }

  @Test("Every type is read, and written again")
  func roundTrip() throws {
    let first = try Safetensors.tensors(of: original())
    let second = try Safetensors.tensors(of: Safetensors.bytes(of: first))
    for tensors in [first, second] {
      #expect(tensors.count == 10)
      for dtype in DType.allCases {
        let tensor = try #require(tensors.first { $0.name == dtype.name }?.tensor)
        #expect(tensor.dtype == dtype && tensor.sizes == [2, 2])
        let start = try TensorBytes.read(tensor) { Array($0.prefix(dtype.size)) }
        #expect(start.allSatisfy { $0 == 0 })
        let rest = try TensorBytes.read(tensor) { Array($0.dropFirst(dtype.size)) }
        #expect(rest == Array(repeatElement(rest.prefix(dtype.size), count: 3).joined()))
        #expect(rest.contains { $0 != 0 })
      }
      #expect(tensors.first { $0.name == "empty" }?.tensor.sizes == [0, 3])
      #expect(tensors.first { $0.name == "scalar" }?.tensor.sizes == [])
    }
  }

  @Test("A file cut off anywhere is an error")
  func truncated() throws {
    let bytes = try original()
    for count in 0..<(bytes.count - 1) {
      let text = message(Array(bytes[..<count]))
      #expect(text.hasPrefix("Error while deserializing header"), "\(count): \(text)")
    }
  }

  @Test(
    "Lengths and offsets are checked",
    arguments: [
      (#"{"a":{"dtype":"U8","shape":[5],"data_offsets":[0,5]}}"#, "MetadataIncompleteBuffer"),
      (#"{"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}"#, "MetadataIncompleteBuffer"),
      (#"{"a":{"dtype":"U8","shape":[3],"data_offsets":[1,4]}}"#, "InvalidOffset: a"),
      (#"{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,4]}}"#, "TensorInvalidInfo: a"),
      (#"{"a":{"dtype":"U8","shape":[-4],"data_offsets":[0,4]}}"#, "InvalidHeaderDeserialization"),
      (#"{"a":{"dtype":"U8","shape":[4],"data_offsets":[4,0]}}"#, "InvalidHeaderDeserialization"),
      (
        #"{"a":{"dtype":"I64","shape":[4294967296,4294967296],"data_offsets":[0,4]}}"#,
        "ValidationOverflow: a"
      ),
      (
        #"{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"#
          + #""b":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}"#, "InvalidOffset"
      ),
      ("[]", "InvalidHeaderStart"), ("", "InvalidHeaderDeserialization"),
      (#"{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}"#, "type F16 are not in the dojo"),
    ])
  func checked(header: String, reason: String) {
    #expect(message(file(header)).contains(reason), "\(message(file(header)))")
  }

  @Test("A header that says it is longer than anything is refused before it is read")
  func hugeHeader() {
    #expect(message([UInt8](repeating: 0xFF, count: 16)).contains("HeaderTooLarge"))
  }
}
