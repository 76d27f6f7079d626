import Safety

extension DType {
  /// The type of new floating-point tensors; `torch.set_default_dtype` changes it.
  package nonisolated(unsafe) static var `default` = DType.float32

  /// PyTorch's name for the type in messages, such as `Long` for int64.
  package var messageName: String {
    switch self {
    case .bool: "Bool"
    case .uint8: "Byte"
    case .int8: "Char"
    case .int16: "Short"
    case .int32: "Int"
    case .int64: "Long"
    case .float32: "Float"
    case .float64: "Double"
    }
  }

  /// C++'s name for the type in messages, such as `int64_t`.
  package var cName: String {
    switch self {
    case .bool: "bool"
    case .uint8: "uint8_t"
    case .int8: "int8_t"
    case .int16: "int16_t"
    case .int32: "int32_t"
    case .int64: "int64_t"
    case .float32: "float"
    case .float64: "double"
    }
  }

  /// The smallest type that holds both (c10/core/ScalarType.cpp, `promoteTypes`).
  package static func promoted(_ a: DType, _ b: DType) -> DType {
    if a == b { return a }
    let low = min(a.rawValue, b.rawValue)
    let high = max(a, b)
    // Only uint8 is not ordered among the integers: with a signed type it needs one more size.
    if low == DType.uint8.rawValue && high == .int8 { return .int16 }
    return high
  }

  /// Bool, integers, floating point: a value of a lower category does not change a higher type.
  fileprivate var category: Int { self == .bool ? 0 : isInteger ? 1 : 2 }

  /// Whether a result of this type may be written into a tensor of another
  /// (c10/core/ScalarType.h, `canCast`): never from a higher category into a lower one.
  package func canCast(to target: DType) -> Bool { category <= target.category }

  private static func max(_ a: DType, _ b: DType) -> DType { a.rawValue < b.rawValue ? b : a }
}

/// What an operation's operands say about its type: tensors with dimensions count before tensors
/// without, and those before numbers (ATen/native/TypeProperties.cpp, `result_type`).
struct ResultTypeState {
  private var dimensioned: DType?
  private var zeroDimensional: DType?
  private var number: DType?

  mutating func add(_ operand: Operand) {
    switch operand {
    case .tensor(let tensor) where tensor.rank > 0: Self.merge(tensor.dtype, into: &dimensioned)
    case .tensor(let tensor): Self.merge(tensor.dtype, into: &zeroDimensional)
    case .scalar(let scalar): Self.merge(scalar.dtype, into: &number)
    }
  }

  var result: DType {
    let tensors = Self.combined(dimensioned, zeroDimensional)
    return Self.combined(tensors, number) ?? DType.default
  }

  private static func merge(_ type: DType, into slot: inout DType?) {
    slot = slot.map { DType.promoted($0, type) } ?? type
  }

  /// The stronger type, unless the weaker one is of a higher category.
  private static func combined(_ strong: DType?, _ weak: DType?) -> DType? {
    guard let strong else { return weak }
    guard let weak, weak.category > strong.category else { return strong }
    return weak
  }
}

extension Tensor {
  /// The type in which an operation on two operands computes, as `torch.result_type` says.
  package static func resultType(_ a: Operand, _ b: Operand) -> DType {
    var state = ResultTypeState()
    state.add(a)
    state.add(b)
    return state.result
  }

  /// The type in which an operation on three or more operands computes.
  package static func resultType(
    _ a: Operand, _ b: Operand, _ c: Operand, _ more: Operand...
  ) -> DType {
    var state = ResultTypeState()
    for operand in [a, b, c] + more { state.add(operand) }
    return state.result
  }
}

extension Scalar {
  /// Checks that the value fits a type.
  ///
  /// Throws `RuntimeError` as PyTorch's `Scalar::to` does.
  package func checkFits(_ dtype: DType) throws {
    let fits =
      switch (dtype, self) {
      case (.uint8, .int(let value)): value >= -255 && value <= 255
      case (.int8, .int(let value)): Int8(exactly: value) != nil
      case (.int16, .int(let value)): Int16(exactly: value) != nil
      case (.int32, .int(let value)): Int32(exactly: value) != nil
      case (.uint8, .double(let value)): value > -256 && value < 256
      case (.int8, .double(let value)): value >= -128 && value <= 127
      case (.int16, .double(let value)): value >= -32768 && value <= 32767
      case (.int32, .double(let value)): value >= -0x1p31 && value < 0x1p31
      case (.int64, .double(let value)): value >= -0x1p63 && value < 0x1p63
      case (.float32, .double(let value)):
        !value.isFinite || value.magnitude <= Double(Float.greatestFiniteMagnitude)
      default: true
      }
    guard fits else {
      throw NamedError(
        "RuntimeError", "value cannot be converted to type \(dtype.cName) without overflow")
    }
  }
}
