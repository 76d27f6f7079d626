import Language
import Safety

/// Numbers from a program: a number, a sequence of them, nested sequences, or a tensor.
struct ArrayInput {
  /// The lengths of the nested sequences, the outermost first.
  let shape: [Int]
  /// The numbers, row by row; NaN for `None`.
  let numbers: [Double]
  /// The strs, where the program gave strs: `numbers` are then their places in the order given.
  let categories: [String]?
  /// Whether the numbers come from float32, in which NumPy then computes.
  let isSingle: Bool

  /// Reads a value; throws `ValueError` for a ragged sequence, `TypeError` for what is no number,
  /// and PyTorch's `RuntimeError` for a tensor that requires a gradient.
  init(_ value: Value) throws {
    var reader = Reader()
    let shape = try reader.read(value)
    if reader.strings.isEmpty {
      self.shape = shape
      numbers = reader.numbers
      categories = nil
    } else {
      guard shape.count <= 1, reader.strings.count == (shape.first ?? 1) else {
        throw PythonError.typeError("text and numbers cannot be mixed in what is drawn")
      }
      self.shape = shape
      numbers = reader.strings.indices.map { Double($0) }
      categories = reader.strings
    }
    isSingle = reader.isSingle
  }

  /// Numbers in one row.
  init(numbers: [Double]) {
    shape = [numbers.count]
    self.numbers = numbers
    categories = nil
    isSingle = false
  }

  /// `(2, 3)`, as messages show a shape.
  var shapeText: String {
    "(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")")
  }

  /// How many numbers there are along the first direction; 1 for a single number.
  var length: Int { shape.first ?? 1 }

  /// The columns of a matrix; the one column of a row of numbers.
  var columns: [[Double]] {
    guard shape.count == 2 else { return [numbers] }
    let (rows, columns) = (shape[0], shape[1])
    return (0..<columns).map { column in (0..<rows).map { numbers[$0 * columns + column] } }
  }

  /// Whether the value is one that has several numbers.
  static func isSequence(_ value: Value) -> Bool {
    guard let object = value.object else { return false }
    switch object.layout {
    case .list, .tuple, .range: return true
    default: return object is NumberArray || object.type.lookup("tolist") != nil
    }
  }
}

/// Collects the numbers of nested sequences.
private struct Reader {
  var numbers: [Double] = []
  var strings: [String] = []
  var isSingle = false
  /// How many sequences are being read, one inside the other; NumPy's limit holds.
  private var depth = 0

  /// Reads a value and returns its shape.
  mutating func read(_ value: Value) throws -> [Int] {
    switch value {
    case .float(let number): numbers.append(number)
    case .int(let number): numbers.append(Double(number))
    case .bool(let flag): numbers.append(flag ? 1 : 0)
    case .none: numbers.append(.nan)
    case .str(let text): strings.append(text.text)
    case .undefined: break
    case .object(let object): return try read(object)
    }
    return []
  }

  private mutating func read(_ object: Object) throws -> [Int] {
    if let array = object as? NumberArray {
      numbers += array.numbers
      return array.shape
    }
    if let list = try asList(object) { return try read(list) }
    switch object.layout {
    case .list, .tuple, .range:
      return try read(sequence: Operations.items(of: .object(object)))
    case .dict, .set: break
    default:
      if let items = try Operations.itemsIfIterable(.object(object)) {
        return try read(sequence: items)
      }
    }
    numbers.append(try Operations.double(.object(object)))
    return []
  }

  private mutating func read(sequence items: [Value]) throws -> [Int] {
    guard depth < 64 else {
      throw PythonError.valueError(
        "setting an array element with a sequence. The requested array would exceed the maximum "
          + "number of dimension of 64.")
    }
    depth += 1
    defer { depth -= 1 }
    var inner: [Int]?
    for item in items {
      try Interrupt.check()
      let shape = try read(item)
      guard inner == nil || inner == shape else {
        throw PythonError.valueError(
          "setting an array element with a sequence. The requested array has an inhomogeneous "
            + "shape after 1 dimensions. The detected shape was (\(items.count),) "
            + "+ inhomogeneous part.")
      }
      inner = shape
    }
    return [items.count] + (inner ?? [])
  }

  /// What a tensor's `tolist` gives; nil for other objects.
  private mutating func asList(_ object: Object) throws -> Value? {
    guard object.layout == .other, object.type.lookup("tolist") != nil else { return nil }
    let value = Value.object(object)
    if let flag = try Operations.attributeIfAny(value, "requires_grad"), try Operations.isTrue(flag)
    {
      throw PythonError.runtimeError(
        "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
    }
    if let dtype = try Operations.attributeIfAny(value, "dtype") {
      isSingle = try isSingle || Operations.str(dtype) == "torch.float32"
    }
    return try Operations.call(Operations.getAttribute(value, "tolist"))
  }
}
