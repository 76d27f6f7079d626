import Language
import Tensors

extension Index {
  /// The parts of a Python subscript: a tuple's items, or the key itself.
  ///
  /// As in PyTorch, a short list that holds more than plain numbers counts as a tuple. Throws
  /// `IndexError` for what is no index.
  static func parts(of key: Value) throws -> [Index] {
    if let tuple = key.tuple { return try tuple.items.map(Index.init) }
    if let items = key.list?.items, items.count < 32, items.contains(where: isStructure) {
      return try items.map(Index.init)
    }
    return [try Index(key)]
  }

  private static func isStructure(_ value: Value) -> Bool {
    switch value {
    case .none: true
    case .object(let object):
      value.tensor != nil || value.items != nil || object is Slice || object is EllipsisType
        || object is Range
    default: false
    }
  }

  /// One part of a subscript.
  private init(_ part: Value) throws {
    switch part {
    case .int(let index):
      self = .integer(index)
    case .none:
      self = .newAxis
    case .bool(let flag):
      self = .bool(flag)
    case .object(let object):
      self = try Index(object, part)
    default:
      throw Index.invalid(part)
    }
  }

  private init(_ object: Object, _ part: Value) throws {
    if let index = part.tensor?.tensor {
      let isFlag = index.rank == 0 && (index.dtype == .bool || index.dtype == .uint8)
      self = isFlag ? .bool(try index.item().isTrue) : .tensor(index)
    } else if let slice = object as? Slice {
      self = .slice(
        start: try Index.bound(slice.start), stop: try Index.bound(slice.stop),
        step: try Index.bound(slice.step))
    } else if object is EllipsisType {
      self = .ellipsis
    } else if let index = try Index.tensor(of: part) {
      self = .tensor(index)
    } else if part.isInteger {
      throw PythonError.valueError("Overflow when unpacking long long")
    } else {
      throw Index.invalid(part)
    }
  }

  /// One end of a slice, or its step; nil where it is left out.
  private static func bound(_ value: Value) throws -> Int? {
    if value.isNone { return nil }
    if let big = value.bigInt { return Int(clamping: big) }
    if let index = try value.object?.asIndex() { return index }
    throw PythonError.typeError(
      "slice indices must be integers or None or have an __index__ method")
  }

  /// The tensor of a list or a range of ints or bools.
  private static func tensor(of value: Value) throws -> Tensor? {
    guard value.items != nil || value.as(Range.self) != nil else { return nil }
    let tensor = try SequenceReader.tensor(value, dtype: nil)
    return tensor.dtype == .bool ? tensor : try tensor.to(.int64)
  }

  private static func invalid(_ part: Value) -> PythonError {
    if case .str = part { return .typeError("new(): invalid data type 'str'") }
    return .indexError(
      "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid "
        + "indices (got \(part.type.name))")
  }
}
