import Foundation
import Testing

@testable import Tensors

/// Recorded results of real PyTorch: `$DOJO_GOLDEN`, or a folder `shared/golden` beside the package.
enum Golden {
  static let folder: URL? = {
    let package = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../..").standardizedFileURL
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
  static let absence: Comment = "no recorded results: set DOJO_GOLDEN to their folder"

  static func json(_ name: String) throws -> Any {
    let folder = try #require(Golden.folder)
    return try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: name)))
  }

  /// An array `{"shape", "dtype", "b64"}`, or a number by itself.
  static func tensor(_ value: Any) throws -> Tensor {
    let record = try #require(value as? [String: Any])
    let shape = Dims(try #require(record["shape"] as? [Int]))
    let name = try #require(record["dtype"] as? String)
    let dtype = try #require(DType.allCases.first { $0.name == name })
    let bytes = try #require((record["b64"] as? String).flatMap { Data(base64Encoded: $0) })
    let tensor = try Tensor.empty(shape, dtype)
    bytes.withUnsafeBytes { source in
      if let base = source.baseAddress {
        tensor.storage.bytes.copyMemory(from: base, byteCount: source.count)
      }
    }
    return tensor
  }

  /// How many elements differ in a bit; two that are not numbers count as the same.
  static func differences(_ a: Tensor, _ b: Tensor) throws -> Int {
    guard a.sizes == b.sizes, a.dtype == b.dtype else { return max(a.count, b.count, 1) }
    guard a.dtype == .float32 else {
      return zip(try a.toArray(Double.self), try b.toArray(Double.self))
        .count { !($0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN)) }
    }
    return zip(try a.toArray(Float.self), try b.toArray(Float.self))
      .count { !($0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN)) }
  }
}
