import Foundation
import Tensors

/// What real PyTorch did, recorded by `Data/generate.py`.
enum RecordedFile {
  /// The records of a file of the folder `Data`.
  static func records(_ name: String) throws -> [[String: Any]] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Data/\(name).json").standardizedFileURL
    return try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [[String: Any]] ?? []
  }
}

extension Tensor {
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
