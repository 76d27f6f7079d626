import Language

/// `torch.device`: the processor, for there is no other here.
final class DeviceObject: Object {
  nonisolated(unsafe) static let cpu = Value.object(DeviceObject())

  nonisolated(unsafe) static let typeObject = TypeObject("device", module: "torch") {
    _, arguments in
    guard arguments.values.count >= 1 else {
      throw PythonError.typeError("device() missing 1 required positional arguments: \"type\"")
    }
    return try checked(arguments[0])
  }

  /// The device that a value names; throws `RuntimeError` for one that the dojo has not.
  @discardableResult
  static func checked(_ value: Value) throws -> Value {
    if value.isNone || value.as(DeviceObject.self) != nil { return cpu }
    guard let name = value.string?.text else {
      throw PythonError.typeError("device must be a str or torch.device, not \(value.type.name)")
    }
    if name == "cpu" || name == "cpu:0" { return cpu }
    if name.hasPrefix("cuda") || name.hasPrefix("mps") {
      throw PythonError.runtimeError("the device \(name) is not in the dojo: it has the cpu only")
    }
    throw PythonError.runtimeError(
      "Expected one of cpu, cuda, mps device type at start of device string: \(name)")
  }

  override var type: TypeObject { DeviceObject.typeObject }

  override func getAttribute(_ name: Name) throws -> Value {
    switch name {
    case "type": .str("cpu")
    case "index": .none
    default: try genericGetAttribute(name)
    }
  }

  override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard op == .equal || op == .notEqual else { return nil }
    return .bool((other.as(DeviceObject.self) != nil) == (op == .equal))
  }

  override func hash() throws -> Int { 1 }
  override func str() throws -> String { "cpu" }
  override func repr() throws -> String { "device(type='cpu')" }
}

/// `torch.layout`: dense memory with strides.
final class LayoutObject: Object {
  nonisolated(unsafe) static let strided = Value.object(LayoutObject())
  nonisolated(unsafe) static let typeObject = TypeObject("layout", module: "torch")

  override var type: TypeObject { LayoutObject.typeObject }
  override func repr() throws -> String { "torch.strided" }
}

/// `torch.memory_format`: row-major, and the wish to keep what is.
final class MemoryFormatObject: Object {
  private let name: String

  init(_ name: String) { self.name = name }

  nonisolated(unsafe) static let typeObject = TypeObject("memory_format", module: "torch")

  override var type: TypeObject { MemoryFormatObject.typeObject }
  override func repr() throws -> String { "torch.\(name)" }
}
