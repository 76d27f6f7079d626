import Language
import Safety
import Tensors

/// `torch.tensor(data)`: numbers, or lists and tuples of them, however deep.
///
/// What is wrong is said in PyTorch's order and words: first the shape along the first elements,
/// then the type of every element, then the length of every row.
struct SequenceReader {
  private let sizes: Dims
  private let dtype: DType

  /// A new tensor of the data; its type is the numbers' own where none is given.
  static func tensor(_ data: Value, dtype: DType?) throws -> Tensor {
    let sizes = try shape(of: data)
    // Most data is ints all through: try that before looking for the type of every element.
    if dtype == nil || dtype == .int64, let tensor = try readInts(data, sizes) { return tensor }
    let inferred = try dtype ?? inferredType(data, depth: 0)
    let reader = SequenceReader(sizes: sizes, dtype: inferred)
    let result = try Tensor.empty(sizes, inferred)
    var address = result.storage.bytes
    try reader.store(data, dim: 0, to: &address)
    return result
  }

  // MARK: Shape

  private static func shape(of data: Value) throws -> Dims {
    var sizes: Dims = []
    var current = data
    while let (count, first) = sequenceStart(current) {
      guard sizes.count < Dims.maximum else {
        throw PythonError.valueError("too many dimensions '\(current.type.name)'")
      }
      sizes.append(count)
      guard let first else { break }
      current = first
    }
    if case .str = current, sizes.count > 0 {
      throw PythonError.valueError("too many dimensions 'str'")
    }
    return sizes
  }

  /// How many items a list, a tuple or a range has, and the first of them.
  private static func sequenceStart(_ value: Value) -> (count: Int, first: Value?)? {
    if let list = value.list { return (list.count, list.isEmpty ? nil : list[0]) }
    return sequence(value).map { ($0.count, $0.first) }
  }

  /// The items of a list, a tuple or a range.
  private static func sequence(_ value: Value) -> [Value]? {
    if let range = value.as(Range.self) { return (0..<range.count).map { .int(range[$0]) } }
    return value.items
  }

  // MARK: Ints

  /// A tensor of ints, or nil where something else is among them or rows differ in length.
  private static func readInts(_ data: Value, _ sizes: Dims) throws -> Tensor? {
    guard sizes.count > 0, sizes.allSatisfy({ $0 > 0 }) else { return nil }
    let result = try Tensor.empty(sizes, .int64)
    let address = result.pointer(as: Int.self)
    return try NestedInts.read(data, sizes.map { $0 }, to: address) ? result : nil
  }

  // MARK: Type

  private static func inferredType(_ data: Value, depth: Int) throws -> DType {
    switch data {
    case .int: return .int64
    case .float: return .default
    case .bool: return .bool
    case .str: throw PythonError.typeError("new(): invalid data type 'str'")
    default: break
    }
    if let tensor = data.tensor { return tensor.tensor.dtype }
    if data.isInteger { return .int64 }
    guard let items = sequence(data) else {
      throw PythonError.runtimeError("Could not infer dtype of \(data.type.name)")
    }
    guard depth <= Dims.maximum else {
      throw PythonError.valueError("too many dimensions '\(data.type.name)'")
    }
    guard var result = try items.first.map({ try inferredType($0, depth: depth + 1) }) else {
      return .default
    }
    for (i, item) in items.enumerated().dropFirst() {
      if i & 0xFFF == 0 { try Operations.checkInterrupt() }
      result = .promoted(result, try inferredType(item, depth: depth + 1))
    }
    return result
  }

  // MARK: Elements

  private func store(_ data: Value, dim: Int, to address: inout UnsafeMutableRawPointer) throws {
    guard dim < sizes.count else { return try storeElement(data, to: &address) }
    guard let items = SequenceReader.sequence(data) else {
      throw PythonError.typeError("not a sequence")
    }
    guard items.count == sizes[dim] else {
      throw PythonError.valueError(
        "expected sequence of length \(sizes[dim]) at dim \(dim) (got \(items.count))")
    }
    for (i, item) in items.enumerated() {
      if i & 0xFFF == 0 { try Operations.checkInterrupt() }
      try store(item, dim: dim + 1, to: &address)
    }
  }

  private func storeElement(_ value: Value, to address: inout UnsafeMutableRawPointer) throws {
    let number = try number(value)
    try number.checkFits(dtype)
    number.store(to: address, as: dtype)
    address += dtype.size
  }

  private func number(_ value: Value) throws -> Scalar {
    switch value {
    case .int(let number): return .int(number)
    case .float(let number): return .double(number)
    case .bool(let flag): return .bool(flag)
    default: break
    }
    if let tensor = value.tensor?.tensor {
      guard tensor.count == 1 else {
        throw PythonError.valueError("only one element tensors can be converted to Python scalars")
      }
      return try tensor.item()
    }
    if value.isInteger {
      throw PythonError.valueError("Overflow when unpacking long long")
    }
    throw PythonError.typeError(
      dtype.isFloatingPoint
        ? "must be real number, not \(value.type.name)"
        : "'\(value.type.name)' object cannot be interpreted as an integer")
  }
}

extension Scalar {
  /// Writes the number as an element of a type.
  func store(to address: UnsafeMutableRawPointer, as dtype: DType) {
    func write<T: Element>(_: T.Type) { address.storeBytes(of: T(self), as: T.self) }
    switch dtype {
    case .bool: write(Bool.self)
    case .uint8: write(UInt8.self)
    case .int8: write(Int8.self)
    case .int16: write(Int16.self)
    case .int32: write(Int32.self)
    case .int64: write(Int.self)
    case .float32: write(Float.self)
    case .float64: write(Double.self)
    }
  }
}
