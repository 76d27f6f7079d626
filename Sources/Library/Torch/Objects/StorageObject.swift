import Autograd
import Language
import Tensors

/// `x.storage()` and `x.untyped_storage()`: the memory behind a tensor and all its views.
final class StorageObject: Object {
  /// All elements of the memory, or all its bytes.
  private let whole: Tensor
  private let isTyped: Bool

  init(of tensor: Tensor, isTyped: Bool) {
    self.isTyped = isTyped
    let dtype = isTyped ? tensor.dtype : .uint8
    let count = tensor.storage.byteCount / dtype.size
    whole = Tensor(
      storage: tensor.storage, offset: 0, sizes: [count], strides: [1], dtype: dtype)
    super.init()
  }

  nonisolated(unsafe) static let typed = makeType("TypedStorage")
  nonisolated(unsafe) static let untyped = makeType("UntypedStorage")

  private static func makeType(_ name: String) -> TypeObject {
    let type = TypeObject(name, module: "torch.storage", populate: populate)
    type.refusesSubclasses = true
    return type
  }

  private static func populate(_ type: TypeObject) {
    let methods = MethodTable(type) { $0.as(StorageObject.self) }
    methods.nullary("size") { .int($0.whole.count) }
    methods.nullary("nbytes") { .int($0.whole.storage.byteCount) }
    methods.nullary("element_size") { .int($0.whole.dtype.size) }
    methods.nullary("data_ptr") { .int(Int(bitPattern: $0.whole.storage.bytes)) }
    methods.nullary("tolist") { .list($0.items) }
    methods.nullary("is_shared") { _ in .bool(false) }
    methods.nullary("untyped") { .object(StorageObject(of: $0.whole, isTyped: false)) }
    methods.property("dtype") { DTypeObject.of($0.whole.dtype) }
    methods.property("device") { _ in DeviceObject.cpu }
    methods.property("is_cuda") { _ in .bool(false) }
  }

  override var type: TypeObject { isTyped ? StorageObject.typed : StorageObject.untyped }
  override func length() throws -> Int { whole.count }

  private var items: [Value] { (0..<whole.count).map { Value(whole.element(at: $0)) } }

  private func place(_ key: Value) throws -> Int {
    let index = try Operations.index(key)
    let place = index < 0 ? index &+ whole.count : index
    guard whole.sizes[0] > place, place >= 0 else {
      throw PythonError.indexError(
        "index \(index) out of range for storage of size \(whole.count)")
    }
    return place
  }

  override func getItem(_ key: Value) throws -> Value {
    if case .object(let slice as Slice) = key {
      return .list(try Sequences.slice(items, slice))
    }
    return Value(whole.element(at: try place(key)))
  }

  override func setItem(_ key: Value, _ value: Value) throws {
    var element = Variable(
      Tensor(
        storage: whole.storage, offset: try place(key), sizes: [], strides: [], dtype: whole.dtype))
    guard let number = value.scalar else {
      throw PythonError.typeError("can only set a storage's element to a number")
    }
    try element.fill_(number)
  }

  override func makeIterator() throws -> Iterator { try List(items).makeIterator() }

  override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard op == .equal || op == .notEqual, let other = other.as(StorageObject.self) else {
      return nil
    }
    let isSame = whole.storage === other.whole.storage && isTyped == other.isTyped
    return .bool(isSame == (op == .equal))
  }

  override func hash() throws -> Int { ObjectIdentifier(whole.storage).hashValue }

  override func repr() throws -> String {
    let lines = try items.map(Operations.str).joined(separator: "\n ")
    let kind =
      isTyped
      ? "TypedStorage(dtype=torch.\(whole.dtype.name), device=cpu)"
      : "UntypedStorage(device=cpu)"
    return " \(lines)\n[torch.storage.\(kind) of size \(whole.count)]"
  }
}
