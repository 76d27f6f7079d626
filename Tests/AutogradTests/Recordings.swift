import Foundation
import Tensors
import Testing

/// What real PyTorch computed: files of `$DOJO_GOLDEN`, or of `shared/golden` beside the package.
enum Recordings {
  static let folder: URL? = {
    let package = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../..").standardizedFileURL
    let candidates = [
      ProcessInfo.processInfo.environment["DOJO_GOLDEN"].map { URL(filePath: $0) },
      package.appending(path: "../shared/golden").standardizedFileURL,
      package.appending(path: "../../shared/golden").standardizedFileURL,
    ]
    return candidates.compactMap { $0 }.first {
      FileManager.default.fileExists(atPath: $0.appending(path: "ops.json").path)
    }
  }()

  static let isAvailable = folder != nil
  static let absence: Comment = "no recordings: set DOJO_GOLDEN to their folder"

  static func object(_ name: String) throws -> [String: Any] {
    let file = try #require(folder).appending(path: name)
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    return try #require(json as? [String: Any])
  }

  /// Named tensors, as `graph_*.json` has them.
  static func tensors(_ json: Any?) throws -> [String: Tensor] {
    try #require(json as? [String: Any]).mapValues(tensor)
  }

  /// `{"shape", "dtype", "b64"}`: little-endian raw bytes.
  static func tensor(_ json: Any) throws -> Tensor {
    let record = try #require(json as? [String: Any])
    let dtype = try #require(DType.allCases.first { $0.name == record["dtype"] as? String })
    let result = try Tensor.empty(Dims(#require(record["shape"] as? [Int])), dtype)
    let bytes = try #require((record["b64"] as? String).flatMap { Data(base64Encoded: $0) })
    result.storage.bytes.copyMemory(from: Array(bytes), byteCount: bytes.count)
    return result
  }
}

extension Tensor {
  /// How many float32 elements differ in a bit.
  func differingElements(from other: Tensor) throws -> Int {
    guard sizes == other.sizes, dtype == .float32, other.dtype == .float32 else {
      return Swift.max(count, 1)
    }
    return zip(try toArray(Float.self), try other.toArray(Float.self))
      .count { $0.bitPattern != $1.bitPattern }
  }
}
