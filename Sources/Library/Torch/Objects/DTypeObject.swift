import Language
import Tensors

/// `torch.dtype`: there is one object for each type of elements.
final class DTypeObject: Object {
  let dtype: DType

  private init(_ dtype: DType) { self.dtype = dtype }

  private nonisolated(unsafe) static let all = DType.allCases.map(DTypeObject.init)

  /// The object of a type of elements.
  static func of(_ dtype: DType) -> Value { .object(all[Int(dtype.rawValue)]) }

  /// The types by all the names that `torch` has for them.
  static let names: KeyValuePairs<String, DType> = [
    "bool": .bool, "uint8": .uint8, "int8": .int8, "int16": .int16, "short": .int16,
    "int32": .int32, "int": .int32, "int64": .int64, "long": .int64,
    "float32": .float32, "float": .float32, "float64": .float64, "double": .float64,
  ]

  /// What a `dtype=` argument means: a `torch.dtype`, or one of Python's own number types.
  static func dtype(of value: Value) -> DType? {
    guard let object = value.object else { return nil }
    if let object = object as? DTypeObject { return object.dtype }
    if object === TypeObject.float { return .float64 }
    if object === TypeObject.int { return .int64 }
    if object === TypeObject.bool { return .bool }
    return nil
  }

  nonisolated(unsafe) static let typeObject = TypeObject("dtype", module: "torch")

  override var type: TypeObject { DTypeObject.typeObject }

  override func getAttribute(_ name: Name) throws -> Value {
    switch name {
    case "is_floating_point": .bool(dtype.isFloatingPoint)
    case "is_complex": .bool(false)
    case "is_signed": .bool(dtype != .bool && dtype != .uint8)
    case "itemsize": .int(dtype.size)
    default: try genericGetAttribute(name)
    }
  }

  override func repr() throws -> String { "torch.\(dtype.name)" }
}
