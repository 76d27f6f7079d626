import Foundation
import Safety
import Sessions
import Tensors

/// What real PyTorch computed with exactly rounded elementary functions, bit for bit: the files of
/// `$DOJO_GOLDEN`, or of a folder `shared/golden` beside the package.
package enum Recordings {
  /// The folder; nil where there is none.
  package static let folder: URL? = {
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

  package static let isAvailable = folder != nil

  /// A file's contents: dictionaries, arrays, strings, and numbers as `Int` or `Double`.
  ///
  /// `JSONSerialization` would read some numbers a few units in the last place away.
  package static func json(_ file: URL) throws -> Any {
    plain(try JSON(parsing: Array(Data(contentsOf: file))))
  }

  private static func plain(_ json: JSON) -> Any {
    switch json {
    case .null: NSNull()
    case .bool(let value): value
    case .number(let digits): Int(digits) ?? Double(digits) ?? Double.nan
    case .string(let text): text
    case .array(let elements): elements.map(plain)
    case .object(let object):
      Dictionary(object.members.map { ($0.name, plain($0.value)) }) { $1 }
    }
  }

  /// A recorded array `{"shape", "dtype", "b64"}`: little-endian raw bytes in row-major order.
  ///
  /// Throws `ValueError` where the record is none.
  package static func tensor(_ json: Any?) throws -> Tensor {
    guard let record = json as? [String: Any], let shape = record["shape"] as? [Int],
      let dtype = DType.allCases.first(where: { $0.name == record["dtype"] as? String }),
      let bytes = (record["b64"] as? String).flatMap({ Data(base64Encoded: $0) })
    else { throw NamedError("ValueError", "not a recorded array") }
    let tensor = try Tensor.empty(Dims(shape), dtype)
    guard bytes.count == tensor.count * dtype.size else {
      throw NamedError("ValueError", "a recorded array of \(bytes.count) bytes has shape \(shape)")
    }
    bytes.withUnsafeBytes { source in
      if let base = source.baseAddress {
        tensor.storage.bytes.copyMemory(from: base, byteCount: source.count)
      }
    }
    return tensor
  }
}

/// JSON's numbers as Swift's.
package func ints(_ json: Any?) -> [Int] {
  (json as? [Any] ?? []).compactMap { ($0 as? NSNumber)?.intValue }
}
