import Language
import Safety
import Tensors

/// Types of elements: their limits, the default one, and the old classes named after them.
enum TypeFunctions {
  static let table: [TorchFunction] = [
    .init("get_default_dtype", .torch, isPython: true, "") { _ in DTypeObject.of(.default) },
    .init("set_default_dtype", .torch, isPython: true, "dtype d") { c in
      guard let dtype = c.dtype(0), dtype.isFloatingPoint else {
        throw PythonError.typeError("only floating-point types are supported as the default type")
      }
      let old = DType.default
      UndoLog.record { DType.default = old }
      DType.default = dtype
      return .none
    },
    .init("result_type", .torch, "Operand tensor1, Operand tensor2") { c in
      DTypeObject.of(try Tensor.resultType(c.operand(0).plain, c.operand(1).plain))
    },
    .init("promote_types", .torch, "dtype type1, dtype type2") { c in
      guard let a = c.dtype(0), let b = c.dtype(1) else { throw c.unexpected(0) }
      return DTypeObject.of(.promoted(a, b))
    },
    .init("finfo", .torch, isPython: true, "dtype? type = None") { c in
      try limits(ofReal: c.dtype(0) ?? .default)
    },
    .init("iinfo", .torch, isPython: true, "dtype type") { c in
      try limits(ofInteger: c.dtype(0) ?? .int64)
    },
  ]

  /// `torch.FloatTensor` and its kin, by name.
  static var classes: [(String, TypeObject)] {
    DType.allCases.map { dtype in
      let name = dtype.messageName + "Tensor"
      return (
        name,
        TypeObject(name, module: "torch") { _, arguments in
          try TensorObject.construct(arguments, dtype: dtype)
        }
      )
    }
  }

  // MARK: Limits

  private static func limits(ofReal dtype: DType) throws -> Value {
    guard dtype.isFloatingPoint else {
      throw PythonError.typeError(
        "torch.finfo() requires a floating point input type. Use torch.iinfo to handle "
          + "'torch.finfo'")
    }
    let isSingle = dtype == .float32
    let max = isSingle ? Double(Float.greatestFiniteMagnitude) : .greatestFiniteMagnitude
    let tiny = isSingle ? Double(Float.leastNormalMagnitude) : .leastNormalMagnitude
    let eps = isSingle ? Double(Float.ulpOfOne) : .ulpOfOne
    return .object(
      TypeLimits(
        "finfo",
        [
          ("resolution", .float(isSingle ? 1e-6 : 1e-15)), ("min", .float(-max)),
          ("max", .float(max)), ("eps", .float(eps)), ("smallest_normal", .float(tiny)),
          ("tiny", .float(tiny)), ("bits", .int(dtype.size * 8)), ("dtype", .str(dtype.name)),
        ]))
  }

  private static func limits(ofInteger dtype: DType) throws -> Value {
    guard dtype.isInteger else {
      throw PythonError.typeError(
        "torch.iinfo() requires an integer input type. Use torch.finfo to handle "
          + "'torch.\(dtype.name)'")
    }
    let bits = dtype.size * 8
    let isSigned = dtype != .uint8
    let max = isSigned ? Int(truncatingIfNeeded: UInt.max >> (65 - UInt(bits))) : 255
    return .object(
      TypeLimits(
        "iinfo",
        [
          ("min", .int(isSigned ? -max - 1 : 0)), ("max", .int(max)), ("bits", .int(bits)),
          ("dtype", .str(dtype.name)),
        ]))
  }
}

/// `torch.finfo(dtype)` or `torch.iinfo(dtype)`.
private final class TypeLimits: Object {
  private let kind: TypeObject
  private let entries: [(name: Name, value: Value)]

  init(_ kind: String, _ entries: [(Name, Value)]) {
    self.kind = TypeObject(kind, module: "torch")
    self.entries = entries
  }

  override var type: TypeObject { kind }
  override var ownAttributes: [Name] { entries.map(\.name) }

  override func getAttribute(_ name: Name) throws -> Value {
    if let entry = entries.first(where: { $0.name == name }) { return entry.value }
    return try super.getAttribute(name)
  }

  override func repr() throws -> String {
    let shown = try entries.filter { $0.name != "bits" }.map {
      let isText = $0.name == "dtype"
      let text = try isText ? Operations.str($0.value) : TypeLimits.short($0.value)
      return "\($0.name)=\(text)"
    }
    return "\(kind.name)(\(shown.joined(separator: ", ")))"
  }

  /// Six significant digits, as C++ prints a float.
  private static func short(_ value: Value) throws -> String {
    if case .float = value { return try Operations.format(value, "g") }
    return try Operations.repr(value)
  }
}
