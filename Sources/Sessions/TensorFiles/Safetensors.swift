import Language
import Library
import Safety
import Tensors

/// Tensors by name in the safetensors format (github.com/huggingface/safetensors): the length of a
/// JSON header in eight bytes, the header, and the elements of one tensor behind those of the other.
package enum Safetensors {
  /// The longest header that is read, as in the format's own library.
  private static let longestHeader = 100_000_000

  private static let names: KeyValuePairs<String, DType> = [
    "BOOL": .bool, "U8": .uint8, "I8": .int8, "I16": .int16, "I32": .int32, "I64": .int64,
    "F32": .float32, "F64": .float64,
  ]

  // MARK: Writing

  /// A file of tensors, in the order in which the format's own library writes them: the widest
  /// elements first, then by name.
  package static func bytes(
    of tensors: [(name: String, tensor: Tensor)], metadata: [(String, String)] = []
  ) throws -> [UInt8] {
    let sorted = tensors.sorted {
      ($1.tensor.dtype.size, $0.name) < ($0.tensor.dtype.size, $1.name)
    }
    var header = JSONObject()
    if !metadata.isEmpty {
      header["__metadata__"] = .object(JSONObject(metadata.map { ($0, .string($1)) }))
    }
    var data: [UInt8] = []
    for (name, tensor) in sorted {
      let start = data.count
      try TensorBytes.read(tensor) { data.append(contentsOf: $0) }
      header[name] = .object(
        JSONObject([
          ("dtype", .string(text(of: tensor.dtype))),
          ("shape", .array(tensor.sizes.map { JSON($0) })),
          ("data_offsets", .array([JSON(start), JSON(data.count)])),
        ]))
    }
    var text = Array(JSON.object(header).text(indent: nil).utf8)
    // The elements begin at a multiple of eight.
    text += repeatElement(0x20, count: (8 - text.count % 8) % 8)
    return withUnsafeBytes(of: UInt64(text.count).littleEndian) { Array($0) } + text + data
  }

  private static func text(of dtype: DType) -> String {
    names.first { $0.value == dtype }?.key ?? ""
  }

  // MARK: Reading

  /// One tensor of a header.
  private struct Entry {
    let name: String
    let dtype: DType
    let sizes: Dims
    let range: Swift.Range<Int>
  }

  /// The tensors of a file; every length and offset is checked, and every byte must belong to
  /// exactly one tensor. Throws `SafetensorError`.
  static func tensors(of bytes: [UInt8]) throws -> [(name: String, tensor: Tensor)] {
    guard bytes.count >= 8 else { throw error("HeaderTooSmall") }
    let count = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard count <= longestHeader else { throw error("HeaderTooLarge") }
    let start = 8 + Int(count)
    guard start <= bytes.count else { throw error("InvalidHeaderLength") }
    let header: JSON
    do {
      header = try JSON(parsing: Array(bytes[8..<start]))
    } catch {
      throw Safetensors.error("InvalidHeaderDeserialization: \(error)")
    }
    guard let members = header.object?.members, bytes[8] == UInt8(ascii: "{") else {
      throw error("InvalidHeaderStart")
    }
    let entries = try members.filter { $0.name != "__metadata__" }.map(entry)
    try checkLayout(entries, byteCount: bytes.count - start)
    return try entries.map { entry in
      try Operations.checkInterrupt()
      let range = (start + entry.range.lowerBound)..<(start + entry.range.upperBound)
      let storage = try TensorBytes.storage(bytes[range], entry.dtype)
      return (
        entry.name,
        Tensor(
          storage: storage, offset: 0, sizes: entry.sizes,
          strides: Tensor.contiguousStrides(entry.sizes), dtype: entry.dtype)
      )
    }
  }

  private static func entry(_ member: (name: String, value: JSON)) throws -> Entry {
    guard let fields = member.value.object, let type = fields["dtype"]?.string,
      let shape = numbers(fields["shape"]), let offsets = numbers(fields["data_offsets"]),
      offsets.count == 2, offsets[0] <= offsets[1]
    else { throw error("InvalidHeaderDeserialization: \(member.name)") }
    guard let dtype = names.first(where: { $0.key == type })?.value else {
      throw PythonError(.notImplementedError, "tensors of type \(type) are not in the dojo")
    }
    guard shape.count <= Dims.maximum else {
      throw PythonError(
        .notImplementedError, "tensors of \(shape.count) dimensions are not in the dojo")
    }
    var size = dtype.size
    for length in shape {
      let (product, overflow) = size.multipliedReportingOverflow(by: length)
      guard !overflow else { throw error("ValidationOverflow: \(member.name)") }
      size = product
    }
    guard size == offsets[1] - offsets[0] else {
      throw error("TensorInvalidInfo: \(member.name)")
    }
    return Entry(
      name: member.name, dtype: dtype, sizes: Dims(shape), range: offsets[0]..<offsets[1])
  }

  /// An array of numbers from 0 on.
  private static func numbers(_ value: JSON?) -> [Int]? {
    guard let elements = value?.array else { return nil }
    let numbers = elements.compactMap(\.int)
    return numbers.count == elements.count && numbers.allSatisfy { $0 >= 0 } ? numbers : nil
  }

  private static func checkLayout(_ entries: [Entry], byteCount: Int) throws {
    var end = 0
    for entry in entries.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      guard entry.range.lowerBound == end else { throw error("InvalidOffset: \(entry.name)") }
      end = entry.range.upperBound
    }
    guard end == byteCount else { throw error("MetadataIncompleteBuffer") }
  }

  private static func error(_ reason: String) -> PythonError {
    PythonError(errorType, "Error while deserializing header: \(reason)")
  }

  /// `safetensors.SafetensorError`.
  nonisolated(unsafe) static let errorType = TypeObject(
    "SafetensorError", module: "safetensors_rust", bases: [.exception])
}
