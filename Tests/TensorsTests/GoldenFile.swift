import Foundation
import Tensors

/// Recorded results of real PyTorch.
enum GoldenFile {
  /// A file of this folder's `Data`.
  static func own(_ name: String, file: String = #filePath) throws -> [[String: Any]] {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    return try records(folder.appendingPathComponent("Data/\(name).json"))
  }

  /// A file of `$DOJO_GOLDEN`, or of `../shared/golden` beside the package; nil if absent.
  static func shared(_ name: String, file: String = #filePath) throws -> [[String: Any]]? {
    let package = URL(fileURLWithPath: file).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folders = [
      ProcessInfo.processInfo.environment["DOJO_GOLDEN"].map { URL(fileURLWithPath: $0) },
      package.deletingLastPathComponent().appendingPathComponent("shared/golden"),
      package.deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/golden"),
    ]
    for case let folder? in folders {
      let url = folder.appendingPathComponent("\(name).json")
      if FileManager.default.fileExists(atPath: url.path) { return try records(url) }
    }
    return nil
  }

  private static func records(_ url: URL) throws -> [[String: Any]] {
    try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [[String: Any]] ?? []
  }
}

/// JSON's numbers as Swift's.
func ints(_ json: Any?) -> [Int] {
  (json as? [Any] ?? []).compactMap { ($0 as? NSNumber)?.intValue }
}

extension Tensor {
  /// A tensor from the record's `shape`, `dtype` and `b64`.
  init?(packed json: Any?) throws {
    guard let record = json as? [String: Any], let text = record["b64"] as? String,
      let bytes = Data(base64Encoded: text),
      let dtype = DType.allCases.first(where: { $0.name == record["dtype"] as? String })
    else { return nil }
    self = try Tensor.empty(Dims(ints(record["shape"])), dtype)
    bytes.withUnsafeBytes { storage.bytes.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
  }

  /// Consecutive int64 numbers from 0 on.
  static func counting(_ sizes: [Int], from start: Int = 0) throws -> Tensor {
    let count = sizes.reduce(1, *)
    return try Tensor.from(Array(start..<start + count), sizes: Dims(sizes))
  }

  /// The elements' bytes, row-major: equal only for equal bits.
  func bits() throws -> [UInt8] {
    let dense = try contiguous()
    return Array(
      UnsafeRawBufferPointer(start: dense.pointer(as: UInt8.self), count: count * dtype.size))
  }
}
