import Autograd
import Language
import Tensors

/// What a pickle may name and call: tensors' storages, and the functions that put them together.
///
/// The list is a part of that of PyTorch's own careful reader (`torch/_weights_only_unpickler.py`).
final class PickleGlobals {
  /// Gives the bytes of a storage by its key; nil where there are none.
  private let content: (String) -> ArraySlice<UInt8>?
  private var storages: [String: StorageReference] = [:]

  init(content: @escaping (String) -> ArraySlice<UInt8>?) { self.content = content }

  // MARK: Names

  /// A class or a function; throws `UnpicklingError` for all that is not listed.
  func find(module: String, name: String) throws -> Value {
    if module == "torch", let dtype = StorageTypes.dtype(of: name) {
      return .object(StorageType(dtype))
    }
    if module == "torch", let dtype = DTypeObject.names.first(where: { $0.key == name })?.value {
      return DTypeObject.of(dtype)
    }
    if let function = GlobalFunction.all["\(module).\(name)"] { return .object(function) }
    if StorageTypes.missing.contains(name) {
      throw PickleError.cannotRead("\(module).\(name) is not in the dojo")
    }
    throw PickleError.cannotRead(
      "Unsupported global: GLOBAL \(module).\(name) was not an allowed global by default.")
  }

  /// What calling one of them gives.
  func call(_ function: Value, _ arguments: Value) throws -> Value {
    guard let function = function.as(GlobalFunction.self), let items = arguments.tuple?.items else {
      throw PickleError.cannotRead("only functions that were named can be called")
    }
    return try function.body(items)
  }

  /// `BUILD`: plain values have no state, but PyTorch writes one for the metadata of its dicts.
  func setState(of state: Value, top: () throws -> Value) throws {
    guard try top().dict != nil, state.dict != nil else {
      throw PickleError.cannotRead("only dicts may have a state")
    }
  }

  // MARK: Storages

  /// The storage that `('storage', type, key, device, count)` names.
  func storage(_ identifier: Value) throws -> Value {
    guard let parts = identifier.tuple?.items, parts.count == 5, parts[0].string?.text == "storage",
      let type = parts[1].as(StorageType.self), let key = parts[2].string?.text,
      let count = parts[4].smallInt, count >= 0
    else { throw PickleError.cannotRead("a storage is named wrongly") }
    if let known = storages[key] {
      guard known.dtype == type.dtype else {
        throw PickleError.cannotRead("storage \(key) has two types")
      }
      return .object(known)
    }
    let (size, overflow) = count.multipliedReportingOverflow(by: type.dtype.size)
    guard !overflow, let bytes = content(key), bytes.count == size else {
      throw PickleError.cannotRead("storage \(key) is not there, or of another size")
    }
    let reference = StorageReference(
      try TensorBytes.storage(bytes, type.dtype), dtype: type.dtype, count: count)
    storages[key] = reference
    return .object(reference)
  }

  // MARK: Sets

  func makeSet(_ items: [Value]) throws -> Object {
    guard let set = try TypeObject.set.call(.list(items)).as(SetObject.self) else {
      throw PickleError.cannotRead("no set")
    }
    return set
  }

  func add(_ item: Value, to set: SetObject) throws {
    _ = try Operations.call(Operations.getAttribute(.object(set), "add"), item)
  }
}

/// A storage's class, such as `torch.FloatStorage`.
private final class StorageType: Object {
  let dtype: DType
  init(_ dtype: DType) { self.dtype = dtype }
  override var type: TypeObject { StorageReference.typeObject }
}

/// A storage that was read, before a tensor shows it.
private final class StorageReference: Object {
  let storage: Storage
  let dtype: DType
  let count: Int

  nonisolated(unsafe) static let typeObject = TypeObject("TypedStorage", module: "torch.storage")

  init(_ storage: Storage, dtype: DType, count: Int) {
    (self.storage, self.dtype, self.count) = (storage, dtype, count)
  }

  override var type: TypeObject { StorageReference.typeObject }
}

/// A function that a pickle may call.
private final class GlobalFunction: Object {
  let body: ([Value]) throws -> Value

  init(_ body: @escaping ([Value]) throws -> Value) { self.body = body }

  override var type: TypeObject { .builtinFunction }

  nonisolated(unsafe) static let all: [String: GlobalFunction] = [
    "collections.OrderedDict": GlobalFunction { arguments in
      let dict = OrderedDict()
      for pair in try arguments.first.map({ try Operations.items(of: $0) }) ?? [] {
        guard let items = pair.items, items.count == 2 else {
          throw PickleError.cannotRead("an OrderedDict is made of pairs")
        }
        try dict.set(items[0], items[1])
      }
      return .object(dict)
    },
    "torch.Size": GlobalFunction { arguments in
      let items = arguments.first?.tuple?.items ?? []
      guard items.allSatisfy({ $0.smallInt != nil }) else {
        throw PickleError.cannotRead("a torch.Size is made of ints")
      }
      return .object(SizeObject(items))
    },
    "torch.device": GlobalFunction { try DeviceObject.checked($0.first ?? .none) },
    "builtins.set": makeSet, "__builtin__.set": makeSet,
    "_codecs.encode": GlobalFunction { arguments in
      guard let text = arguments.first?.string?.text,
        text.unicodeScalars.allSatisfy({ $0.value < 256 })
      else { throw PickleError.cannotRead("_codecs.encode takes a text of bytes") }
      return .object(Bytes(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }))
    },
    "torch._utils._rebuild_tensor_v2": GlobalFunction(rebuildTensor),
    "torch._utils._rebuild_parameter": GlobalFunction { arguments in
      guard arguments.count >= 2, let tensor = arguments[0].tensor,
        case .bool(let requiresGrad) = arguments[1]
      else { throw PickleError.cannotRead("a parameter is put together wrongly") }
      var variable = tensor.variable.detach()
      try variable.setRequiresGrad(requiresGrad)
      return .object(TensorObject(variable, type: ParameterObject.typeObject))
    },
  ]

  private nonisolated(unsafe) static let makeSet = GlobalFunction { arguments in
    try TypeObject.set.call(arguments.first ?? .list([]))
  }

  /// `_rebuild_tensor_v2(storage, offset, size, stride, requires_grad, hooks)`; every element must
  /// lie in the storage.
  private static func rebuildTensor(_ arguments: [Value]) throws -> Value {
    guard arguments.count >= 5, let source = arguments[0].as(StorageReference.self),
      let offset = arguments[1].smallInt, let sizes = ints(arguments[2]),
      let strides = ints(arguments[3]), case .bool(let requiresGrad) = arguments[4],
      sizes.count == strides.count
    else { throw PickleError.cannotRead("a tensor is put together wrongly") }
    guard sizes.count <= Dims.maximum else {
      throw PickleError.cannotRead("tensors of \(sizes.count) dimensions are not in the dojo")
    }
    guard fits(offset, sizes, strides, count: source.count) else {
      throw PickleError.cannotRead(
        "a tensor of shape \(sizes) with strides \(strides) at \(offset) is out of bounds for "
          + "storage of \(source.count) elements")
    }
    var variable = Variable(
      Tensor(
        storage: source.storage, offset: offset, sizes: Dims(sizes), strides: Dims(strides),
        dtype: source.dtype))
    if requiresGrad { try variable.setRequiresGrad(true) }
    return .tensor(variable)
  }

  private static func ints(_ value: Value) -> [Int]? {
    guard let items = value.tuple?.items else { return nil }
    let numbers = items.compactMap(\.smallInt)
    return numbers.count == items.count ? numbers : nil
  }

  private static func fits(_ offset: Int, _ sizes: [Int], _ strides: [Int], count: Int) -> Bool {
    guard offset >= 0, (sizes + strides).allSatisfy({ $0 >= 0 }) else { return false }
    var (last, elements) = (offset, 1)
    for (size, stride) in zip(sizes, strides) {
      let (total, tooMany) = elements.multipliedReportingOverflow(by: max(size, 1))
      let (distance, tooFar) = max(size - 1, 0).multipliedReportingOverflow(by: stride)
      let (sum, beyond) = last.addingReportingOverflow(distance)
      if tooMany || tooFar || beyond { return false }
      (last, elements) = (sum, total)
    }
    return sizes.contains(0) ? offset <= count : last < count
  }
}
