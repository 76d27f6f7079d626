import Language
import Tensors

/// The types that PyTorch's parameters have.
enum ParameterType: String {
  case tensor = "Tensor"
  /// A Tensor for which a number may stand, as in `torch.add`.
  case operand = "Operand"
  case tensors = "Tensors"
  case number = "Number"
  case int = "int"
  case float = "float"
  case bool = "bool"
  case ints = "ints"
  /// A tuple of ints for which one int may stand, as in `x.sum(0)`.
  case intOrInts = "ints1"
  case str = "str"
  case dtype = "dtype"
  case generator = "Generator"
  case device = "device"
  case layout = "layout"
  case object = "object"

  /// How PyTorch's messages call the type.
  var shown: String {
    switch self {
    case .tensor, .operand: "Tensor"
    case .tensors: "tuple of Tensors"
    case .ints, .intOrInts: "tuple of ints"
    case .dtype: "torch.dtype"
    case .generator: "torch.Generator"
    case .device: "torch.device"
    case .layout: "torch.layout"
    default: rawValue
    }
  }

  /// Whether a value may be given for a parameter of this type.
  func accepts(_ value: Value) -> Bool {
    switch self {
    case .tensor: value.tensor != nil
    case .operand: value.tensor != nil || ParameterType.isNumber(value)
    case .tensors: value.list != nil || value.tuple != nil
    case .number: ParameterType.isNumber(value) || ParameterType.isConstant(value)
    case .int: ParameterType.isIndex(value)
    case .float: ParameterType.isNumber(value) || ParameterType.isConstant(value)
    case .bool: if case .bool = value { true } else { false }
    case .ints: ParameterType.isSequenceOfInts(value)
    case .intOrInts: ParameterType.isIndex(value) || ParameterType.isSequenceOfInts(value)
    case .str: if case .str = value { true } else { false }
    case .dtype: DTypeObject.dtype(of: value) != nil
    case .generator: value.as(GeneratorObject.self) != nil
    case .device: value.as(DeviceObject.self) != nil || value.string != nil
    case .layout: value.as(LayoutObject.self) != nil
    case .object: true
    }
  }

  /// Whether messages count a value as one of this type: they compare names, and no Python type is
  /// called Number.
  func isNameOfType(of value: Value) -> Bool {
    switch self {
    case .number: false
    case .float, .int, .bool:
      shown == value.type.name || self == .float && value.type === TypeObject.int
    case .intOrInts: ParameterType.isSequenceOfInts(value)
    case .operand: value.tensor != nil
    default: accepts(value)
    }
  }

  /// Whether a value is an int for PyTorch: a bool is not, a tensor of one integer is.
  static func isIndex(_ value: Value) -> Bool {
    switch value {
    case .int: true
    case .object(let object):
      object.layout == .bigInteger
        || value.tensor.map { $0.tensor.rank == 0 && $0.tensor.dtype.isInteger } ?? false
    default: false
    }
  }

  private static func isNumber(_ value: Value) -> Bool {
    switch value {
    case .int, .float, .bool: true
    case .object(let object): object.layout == .bigInteger
    default: false
    }
  }

  /// Whether a value is a tensor that PyTorch takes for a number.
  private static func isConstant(_ value: Value) -> Bool {
    guard let object = value.tensor else { return false }
    return object.tensor.rank == 0 && !object.requiresGrad
  }

  private static func isSequenceOfInts(_ value: Value) -> Bool {
    guard let first = value.items?.first else { return value.items != nil }
    return isIndex(first)
  }
}

extension Value {
  /// The items of a list or a tuple.
  var items: [Value]? {
    if let list { return list.items }
    if let tuple { return tuple.items }
    return nil
  }
}
