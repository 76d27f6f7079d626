import Autograd
import Language
import Tensors

/// An attribute of every tensor that is computed: `x.shape`, `x.grad`.
final class TensorProperty: Object {
  private let name: String
  private let get: (TensorObject) throws -> Value
  private let set: ((TensorObject, Value) throws -> Void)?

  private init(
    _ name: String, _ get: @escaping (TensorObject) throws -> Value,
    set: ((TensorObject, Value) throws -> Void)? = nil
  ) {
    self.name = name
    self.get = get
    self.set = set
  }

  /// Defines all of them in the class.
  static func define(in type: TypeObject) {
    for property in list { type.define(Name(property.name), .object(property)) }
  }

  override var isDataDescriptor: Bool { true }

  override func bound(to receiver: Value?, in type: TypeObject) throws -> Value {
    guard let receiver else { return .object(self) }
    guard let object = receiver.tensor else {
      throw PythonError.typeError(
        "descriptor '\(name)' for 'torch._C.TensorBase' objects doesn't apply to a "
          + "'\(receiver.type.name)' object")
    }
    return try get(object)
  }

  override func assign(_ value: Value?, on receiver: Value) throws {
    guard let set, let object = receiver.tensor, value != nil || name == "grad" else {
      throw PythonError(
        .attributeError, "attribute '\(name)' of 'torch._C.TensorBase' objects is not writable")
    }
    try set(object, value ?? .none)
  }

  override func repr() throws -> String {
    "<attribute '\(name)' of 'torch._C.TensorBase' objects>"
  }

  private static var list: [TensorProperty] {
    [
      .init("shape") { $0.shape },
      .init("dtype") { DTypeObject.of($0.tensor.dtype) },
      .init("device") { _ in DeviceObject.cpu },
      .init("layout") { _ in LayoutObject.strided },
      .init("ndim") { .int($0.tensor.rank) },
      .init("itemsize") { .int($0.tensor.dtype.size) },
      .init("nbytes") { .int($0.tensor.count &* $0.tensor.dtype.size) },
      .init("is_cuda") { _ in .bool(false) },
      .init("is_cpu") { _ in .bool(true) },
      .init("is_mps") { _ in .bool(false) },
      .init("is_meta") { _ in .bool(false) },
      .init("is_quantized") { _ in .bool(false) },
      .init("is_sparse") { _ in .bool(false) },
      .init("T") { .tensor(try $0.base.reversedDimensions()) },
      .init("mT") { object in
        let rank = object.tensor.rank
        if rank == 0 { return .object(object) }
        guard rank > 1 else {
          throw PythonError.runtimeError(
            "tensor.mT is only supported on matrices or batches of matrices. Got 1-D tensor.")
        }
        return .tensor(try object.base.transpose(-2, -1))
      },
      .init("H") { .tensor(try $0.base.t()) },
      .init("requires_grad", { .bool($0.requiresGrad) }, set: setRequiresGrad),
      .init("is_leaf") { .bool($0.variable.isLeaf) },
      .init("grad", { $0.grad }, set: { try $0.setGrad($1) }),
      .init("grad_fn") { $0.variable.gradFn.map { .object(NodeObject($0)) } ?? .none },
      .init("retains_grad") { .bool($0.variable.meta?.retainsGrad ?? false) },
      .init("data", { .tensor($0.variable.data) }, set: setData),
      .init("_version") { .int($0.tensor.storage.version) },
    ]
  }

  private static func setRequiresGrad(_ object: TensorObject, _ value: Value) throws {
    guard case .bool(let flag) = value else {
      throw PythonError.runtimeError("requires_grad must be a bool")
    }
    try object.change(recorded: true) { try $0.setRequiresGrad(flag) }
  }

  private static func setData(_ object: TensorObject, _ value: Value) throws {
    guard let new = value.tensor else {
      throw PythonError.typeError("Variable data has to be a tensor, but got \(value.type.name)")
    }
    try object.change(recorded: true) { try $0.setData(new.variable) }
  }
}

extension TensorObject {
  /// `x.grad`: the same object each time.
  var grad: Value {
    guard let meta = variable.meta, let gradient = meta.grad else { return .none }
    if let known = meta.gradObject as? TensorObject { return .object(known) }
    let made = TensorObject(gradient)
    meta.gradObject = made
    return .object(made)
  }

  /// `x.grad = value`.
  func setGrad(_ value: Value) throws {
    guard !value.isNone else { return try change(recorded: true) { try $0.setGrad(nil) } }
    guard let gradient = value.tensor else {
      throw PythonError.typeError(
        "assigned grad expected to be a Tensor or None but got grad of type \(value.type.name)")
    }
    try change(recorded: true) { try $0.setGrad(gradient.variable) }
    variable.meta?.gradObject = gradient
  }
}
