import Autograd
import Language
import Tensors

/// The arguments of one call of a function of PyTorch: a value for each parameter of an overload.
///
/// They have been checked against the parameters' types, so what the readers here still throw is
/// only what a type does not show.
struct Call {
  let function: TorchFunction
  private let overload: Int
  private let values: UnsafeMutablePointer<Value>

  init(_ function: TorchFunction, overload: Int, _ values: UnsafeMutablePointer<Value>) {
    self.function = function
    self.overload = overload
    self.values = values
  }

  /// The value of a parameter.
  @inline(__always)
  subscript(index: Int) -> Value { values[index] }

  // MARK: Tensors

  /// The tensor object that was given.
  @inline(__always)
  func object(_ index: Int) throws -> TensorObject {
    guard let object = values[index].tensor else { throw unexpected(index) }
    return object
  }

  /// A tensor.
  @inline(__always)
  func variable(_ index: Int) throws -> Variable { try object(index).variable }

  /// A tensor of which a view will be taken.
  @inline(__always)
  func base(_ index: Int) throws -> Variable { try object(index).base }

  /// The numbers of a tensor, for what has no derivative.
  @inline(__always)
  func tensor(_ index: Int) throws -> Tensor { try object(index).tensor }

  /// The receiver after an in-place change of its variable: what every `f_` returns.
  @inline(__always)
  func changed(_ index: Int, by change: (inout Variable) throws -> Void) throws -> Value {
    try object(index).change(recorded: GradMode.isEnabled, change)
    return values[index]
  }

  /// A tensor that may be missing.
  func optionalVariable(_ index: Int) -> Variable? { values[index].tensor?.variable }

  /// A tensor or a number.
  @inline(__always)
  func operand(_ index: Int) throws -> VariableOperand {
    guard let operand = VariableOperand(values[index]) else { throw unexpected(index) }
    return operand
  }

  /// The tensors of a list or a tuple.
  func variables(_ index: Int) throws -> [Variable] {
    try (values[index].items ?? []).enumerated().map { i, item in
      guard let object = item.tensor else {
        throw PythonError.typeError(
          "expected Tensor as element \(i) in argument \(index), but got \(item.type.name)")
      }
      return object.variable
    }
  }

  // MARK: Numbers

  func scalar(_ index: Int) throws -> Scalar {
    guard let scalar = try optionalScalar(index) else { throw unexpected(index) }
    return scalar
  }

  func optionalScalar(_ index: Int) throws -> Scalar? {
    if let scalar = values[index].scalar { return scalar }
    if let object = values[index].tensor { return try object.tensor.item() }
    if values[index].isInteger { throw PythonError.valueError("Overflow when unpacking long long") }
    return nil
  }

  func double(_ index: Int) throws -> Double { try scalar(index).asDouble }

  func optionalDouble(_ index: Int) throws -> Double? { try optionalScalar(index)?.asDouble }

  @inline(__always)
  func int(_ index: Int) throws -> Int {
    if case .int(let number) = values[index] { return number }
    return try scalar(index).asInt
  }

  func optionalInt(_ index: Int) throws -> Int? { try optionalScalar(index)?.asInt }

  @inline(__always)
  func bool(_ index: Int) -> Bool {
    if case .bool(let flag) = values[index] { flag } else { false }
  }

  func optionalBool(_ index: Int) -> Bool? {
    if case .bool(let flag) = values[index] { flag } else { nil }
  }

  /// One int, or several.
  func ints(_ index: Int) throws -> [Int] {
    if case .int(let number) = values[index] { return [number] }
    guard let items = values[index].items else { return [try int(index)] }
    return try items.enumerated().map { i, item in
      if case .int(let number) = item { return number }
      guard ParameterType.isIndex(item), let number = try item.tensor?.tensor.item().asInt else {
        throw PythonError.typeError(
          "\(function.name)(): argument '\(parameter(index).name)' failed to unpack the object "
            + "at pos \(i + 1) with error \"type must be tuple of ints,but got \(item.type.name)\"")
      }
      return number
    }
  }

  func optionalInts(_ index: Int) throws -> [Int]? {
    values[index].isNone ? nil : try ints(index)
  }

  /// A shape.
  func dims(_ index: Int) throws -> Dims { try Dims(checking: ints(index)) }

  // MARK: Other types

  func text(_ index: Int) -> String { values[index].string?.text ?? "" }

  func optionalText(_ index: Int) -> String? { values[index].string?.text }

  func dtype(_ index: Int) -> DType? { DTypeObject.dtype(of: values[index]) }

  /// The generator that was given, or PyTorch's default one.
  func generator(_ index: Int) -> Tensors.Generator {
    values[index].as(GeneratorObject.self)?.generator ?? .shared
  }

  // MARK: Errors

  /// An argument that the dojo does not know what to do with.
  @inline(never)
  func unexpected(_ index: Int) -> PythonError {
    .typeError(
      "\(function.name)(): argument '\(parameter(index).name)' must be "
        + "\(parameter(index).type.shown), not \(values[index].type.name)")
  }

  private func parameter(_ index: Int) -> Overload.Parameter { parameters[index] }

  /// The parameters of the overload that was chosen.
  var parameters: [Overload.Parameter] { function.overloads[overload].parameters }

  /// The tensor that was given as `out=`.
  var output: TensorObject? { function.overloads[overload].outIndex.flatMap { self[$0].tensor } }
}
