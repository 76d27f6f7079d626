import BigInt
import Language
import Tensors

/// Writes a value as PyTorch pickles it: protocol 2, tensors by the storages that they show.
struct PickleWriter {
  private var bytes: [UInt8] = []
  /// The places in the memo of objects that were written, and the objects themselves, for their
  /// addresses must not be given to others meanwhile.
  private var memo: [ObjectIdentifier: Int] = [:]
  private var memoCount = 0
  private var kept: [Object] = []
  /// The storages of the tensors, by their number in the archive.
  private(set) var storages: [(storage: Storage, dtype: DType)] = []

  /// Throws `PicklingError` for anything but tensors and plain values.
  static func write(_ value: Value) throws -> PickleWriter {
    var writer = PickleWriter()
    writer.op(.proto)
    writer.bytes.append(2)
    try writer.save(value)
    writer.op(.stop)
    return writer
  }

  /// The pickle.
  var pickle: [UInt8] { bytes }

  // MARK: Values

  private mutating func save(_ value: Value) throws {
    switch value {
    case .undefined: throw PickleError.cannotWrite("an unbound name")
    case .none: op(.none)
    case .bool(let flag): op(flag ? .newTrue : .newFalse)
    case .int(let number): save(number)
    case .float(let number):
      op(.binFloat)
      withUnsafeBytes(of: number.bitPattern.bigEndian) { bytes.append(contentsOf: $0) }
    case .str(let text): save(text.text)
    case .object(let object): try Recursion.deeper(" while pickling an object") { try save(object) }
    }
  }

  private mutating func save(_ object: Object) throws {
    if let place = memo[ObjectIdentifier(object)] { return get(place) }
    try Operations.checkInterrupt()
    if let number = Value.object(object).bigInt { return saveLong(number) }
    if let tensor = object as? TensorObject {
      try save(tensor)
    } else if let size = object as? SizeObject {
      try call("torch", "Size", [.tuple(size.items)])
    } else if let dtype = object as? DTypeObject {
      global("torch", dtype.dtype.name)
    } else if object is DeviceObject {
      try call("torch", "device", [.str("cpu")])
    } else if let data = object as? Bytes {
      let text = String(String.UnicodeScalarView(data.bytes.map { Unicode.Scalar($0) }))
      try call("_codecs", "encode", [.str(text), .str("latin1")])
    } else if object.type === TypeObject.tuple, let tuple = Value.object(object).tuple {
      return try save(tuple)
    } else {
      return try saveContainer(object)
    }
    remember(object)
  }

  private mutating func save(_ number: Int) {
    switch number {
    case 0...255:
      op(.binInt1)
      bytes.append(UInt8(number))
    case 256...65535:
      op(.binInt2)
      bytes.append(littleEndian: UInt16(number))
    case Int(Int32.min)...Int(Int32.max):
      op(.binInt)
      bytes.append(littleEndian: Int32(truncatingIfNeeded: number))
    default: saveLong(BigInt(number))
    }
  }

  private mutating func saveLong(_ number: BigInt) {
    let count = number.bitWidth / 8 + 1
    // Two's complement, the lowest byte first, sign extended.
    let words = number.words
    var digits = (0..<count).map { place in
      let word = place / 8
      let value = word < words.count ? words[word] : number < 0 ? UInt.max : 0
      return UInt8(truncatingIfNeeded: value >> (8 * UInt(place % 8)))
    }
    let sign: UInt8 = number < 0 ? 0xFF : 0
    while digits.count > 1, digits[digits.count - 1] == sign,
      digits[digits.count - 2] & 0x80 == sign & 0x80
    {
      digits.removeLast()
    }
    if digits.count < 256 {
      op(.long1)
      bytes.append(UInt8(digits.count))
    } else {
      op(.long4)
      bytes.append(littleEndian: Int32(truncatingIfNeeded: digits.count))
    }
    bytes += digits
  }

  private mutating func save(_ text: String) {
    op(.binUnicode)
    bytes.append(littleEndian: UInt32(truncatingIfNeeded: text.utf8.count))
    bytes += Array(text.utf8)
  }

  // MARK: Containers

  private mutating func save(_ tuple: Tuple) throws {
    if tuple.items.count == 0 { return op(.emptyTuple) }
    if tuple.items.count > 3 { op(.mark) }
    for item in tuple.items { try save(item) }
    switch tuple.items.count {
    case 1: op(.tuple1)
    case 2: op(.tuple2)
    case 3: op(.tuple3)
    default: op(.tuple)
    }
    remember(tuple)
  }

  private mutating func saveContainer(_ object: Object) throws {
    let value = Value.object(object)
    if object.type === TypeObject.list, let list = value.as(List.self) {
      op(.emptyList)
      remember(object)
      guard !list.isEmpty else { return }
      op(.mark)
      for item in list.items { try save(item) }
      op(.appends)
    } else if object.type === TypeObject.dict || object is OrderedDict, let dict = value.dict {
      if object is OrderedDict {
        try call("collections", "OrderedDict", [])
      } else {
        op(.emptyDict)
      }
      remember(object)
      guard dict.count > 0 else { return }
      op(.mark)
      for (key, item) in dict.pairs {
        try save(key)
        try save(item)
      }
      op(.setItems)
    } else if object.type === TypeObject.set {
      try call("__builtin__", "set", [.list(Operations.items(of: value))])
      remember(object)
    } else {
      throw PickleError.cannotWrite(try Operations.repr(value))
    }
  }

  // MARK: Tensors

  private mutating func save(_ object: TensorObject) throws {
    let variable = object.variable
    guard object.type === ParameterObject.typeObject else {
      return try saveTensor(variable.tensor, requiresGrad: variable.requiresGrad)
    }
    global("torch._utils", "_rebuild_parameter")
    op(.mark)
    try saveTensor(variable.tensor, requiresGrad: false)
    op(variable.requiresGrad ? .newTrue : .newFalse)
    try call("collections", "OrderedDict", [])
    op(.tuple)
    op(.reduce)
  }

  private mutating func saveTensor(_ tensor: Tensor, requiresGrad: Bool) throws {
    global("torch._utils", "_rebuild_tensor_v2")
    op(.mark)
    saveStorage(tensor)
    save(tensor.offset)
    try save(Tuple(tensor.sizes.map { .int($0) }))
    try save(Tuple(tensor.strides.map { .int($0) }))
    op(requiresGrad ? .newTrue : .newFalse)
    try call("collections", "OrderedDict", [])
    op(.tuple)
    op(.reduce)
  }

  /// A storage by its number; tensors that share one share it again when they are read.
  private mutating func saveStorage(_ tensor: Tensor) {
    let known = storages.firstIndex {
      $0.storage.bytes == tensor.storage.bytes && $0.dtype == tensor.dtype
    }
    let number = known ?? storages.count
    if known == nil { storages.append((tensor.storage, tensor.dtype)) }
    op(.mark)
    save("storage")
    global("torch", StorageTypes.name(of: tensor.dtype))
    save(String(number))
    save("cpu")
    save(tensor.storage.byteCount / tensor.dtype.size)
    op(.tuple)
    op(.binPersistentID)
  }

  // MARK: Operations

  private mutating func op(_ op: PickleOp) { bytes.append(op.rawValue) }

  private mutating func global(_ module: String, _ name: String) {
    op(.global)
    bytes += Array("\(module)\n\(name)\n".utf8)
  }

  /// What calling a global with some arguments gives.
  private mutating func call(_ module: String, _ name: String, _ arguments: [Value]) throws {
    global(module, name)
    try save(Tuple(arguments))
    op(.reduce)
  }

  private mutating func remember(_ object: Object) {
    memo[ObjectIdentifier(object)] = memoCount
    kept.append(object)
    if memoCount < 256 {
      op(.binPut)
      bytes.append(UInt8(memoCount))
    } else {
      op(.longBinPut)
      bytes.append(littleEndian: UInt32(truncatingIfNeeded: memoCount))
    }
    memoCount += 1
  }

  private mutating func get(_ place: Int) {
    if place < 256 {
      op(.binGet)
      bytes.append(UInt8(place))
    } else {
      op(.longBinGet)
      bytes.append(littleEndian: UInt32(truncatingIfNeeded: place))
    }
  }
}
