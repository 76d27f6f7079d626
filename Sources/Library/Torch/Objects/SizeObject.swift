import Language
import Tensors

/// `torch.Size`: a tuple of ints that says so.
final class SizeObject: Tuple {
  nonisolated(unsafe) static let typeObject = TypeObject("Size", module: "torch", bases: [.tuple]) {
    _, arguments in
    let items = try arguments.positionalCount == 0 ? [] : Operations.items(of: arguments[0])
    for (i, item) in items.enumerated() where !ParameterType.isIndex(item) {
      throw PythonError.typeError(
        "torch.Size() takes an iterable of 'int' (item \(i) is '\(item.type.name)')")
    }
    return .object(SizeObject(items))
  } populate: { type in
    let numel = NativeFunction("numel", owner: type) { arguments in
      guard let size = arguments[0].tuple else { return .none }
      return .int(size.items.reduce(1) { $0 &* ($1.smallInt ?? 1) })
    }
    type.define("numel", .object(numel))
  }

  override var type: TypeObject { SizeObject.typeObject }

  override func getItem(_ key: Value) throws -> Value {
    guard key.as(Slice.self) != nil else { return try super.getItem(key) }
    return SizeObject.wrapping(try super.getItem(key))
  }

  override func binary(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    try super.binary(op, other).map(SizeObject.wrapping)
  }

  override func repr() throws -> String { "torch.Size([" + (try Sequences.repr(items)) + "])" }

  private static func wrapping(_ tuple: Value) -> Value {
    .object(SizeObject(tuple.tuple?.items ?? []))
  }
}

extension SizeObject {
  /// The size of a tensor.
  convenience init(_ dims: Dims) {
    func item(_ d: Int) -> Value { .int(dims[d]) }
    // Arrays of a length that is known are made faster.
    switch dims.count {
    case 1: self.init([item(0)])
    case 2: self.init([item(0), item(1)])
    case 3: self.init([item(0), item(1), item(2)])
    default: self.init(dims.indices.map(item))
    }
  }

  /// Whether it is the size of a tensor.
  func isShape(_ dims: Dims) -> Bool {
    guard items.count == dims.count else { return false }
    for d in 0..<dims.count {
      guard case .int(dims[d]) = items[d] else { return false }
    }
    return true
  }
}

extension Value {
  /// A shape as a program sees it.
  static func size(_ dims: Dims) -> Value { .object(SizeObject(dims)) }
}
